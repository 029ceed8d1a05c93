"""Whether a row goes on with the entry above it: page breaks, broken lines, merged titles."""

from dip.impor.baris import counts_on, goes_on, is_open_end
from dip.impor.entri import Catatan
from dip.impor.isi import Isi
from dip.impor.kisi import Kisi
from dip.impor.peta import Peta
from dip.impor.teks import join_lines

_WORDY = (
    *("pejabat_penguasa", "penanggung_jawab"),
    *("dasar_hukum", "konsekuensi_dibuka", "konsekuensi_ditutup"),
)
_SHORT = (
    "waktu",
    "waktu_tempat",
    "bentuk",
    "bentuk_centang",
    "retensi",
    "kategori",
    "kategori_centang",
    "jangka_teks",
    "jangka_jenis",
    "berakhir",
    "dasar",
)


def flows(kisi: Kisi, r: int, c: int, before: Catatan) -> bool:
    """Whether the cell goes on with the text of the entry above in the same column."""
    if c not in before.nilai or kisi.is_covered_from_above(r, c):
        return False
    above, text = join_lines(before.last(c)), kisi.text(r, c)
    if is_open_end(above) or counts_on(text, above):
        return True
    return goes_on(text) and not goes_on(before.nilai[c][0])


def continues_title(kisi: Kisi, peta: Peta, isi: Isi, before: Catatan) -> bool:
    """A row with a title but no number, in a numbered list, that goes on with the row above."""
    if isi.nomor or isi.label is not None or len(_clashes(kisi, peta, isi, before)) > 1:
        return False
    if any(flows(kisi, isi.r, c, before) for c in isi.judul):
        return True
    if any(kisi.is_covered_from_above(isi.r, c) for c in peta.columns("nomor_asli")):
        return False
    wordy = [c for c in isi.rinci if peta.arti[c].field in _WORDY]
    return any(flows(kisi, isi.r, c, before) for c in wordy)


def shares_entry(kisi: Kisi, peta: Peta, r: int, before: Catatan) -> bool:
    """A row inside the merged cells of the entry above: only some of its columns are parted."""
    numbers = peta.columns("nomor_asli")
    if not numbers or kisi.origin(r, numbers[0])[0] != before.baris - 1 or r < before.baris:
        return False
    covered = sum(kisi.origin(r, c)[0] == before.baris - 1 for c in peta.urut)
    return covered > len(peta.urut) / 2


def completes(kisi: Kisi, peta: Peta, isi: Isi, before: Catatan) -> bool:
    """A row without title or number: the rest of the entry above, unless it is whole itself."""
    if covered_titles(kisi, peta, isi.r):
        return True
    clashes = _clashes(kisi, peta, isi, before)
    kategori = [c for c in clashes if peta.arti[c].field.startswith("kategori")]
    return not kategori and len(clashes) < 2


def covered_titles(kisi: Kisi, peta: Peta, r: int) -> list[int]:
    columns = peta.columns("judul", "ringkasan")
    return [c for c in columns if kisi.is_covered_from_above(r, c)]


def _clashes(kisi: Kisi, peta: Peta, isi: Isi, before: Catatan) -> list[int]:
    """Short columns where the row above already has a whole value: a sign of a new entry."""
    short = [c for c in isi.rinci if peta.arti[c].field in _SHORT and before.nilai.get(c)]
    return [
        c for c in short if not goes_on(kisi.text(isi.r, c)) and not is_open_end(before.last(c))
    ]
