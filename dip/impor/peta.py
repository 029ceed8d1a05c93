"""From headers and the values under them to a settled map of columns, with what is left to ask."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dip.impor.hasil import FIELDS, HANYA_DIK, Pertanyaan
from dip.impor.isian import Isian, count_values, judge_by_values
from dip.impor.kamus import Arti
from dip.impor.kisi import Kisi
from dip.impor.pilihan import read_explicit
from dip.impor.tajuk import Kolom, Tajuk
from dip.impor.teks import (
    column_letter,
)

_SURE = 0.8
_ALL_FIELDS = (*FIELDS, *HANYA_DIK)
_LEGAL = ("pejabat_penguasa", "penanggung_jawab", "waktu", "bentuk", "retensi")

# What Pasal 49 Perki 1/2021 wants told; "retensi" is how some lists name the term.
_LEGAL_DIK = ("dasar_hukum", "konsekuensi_dibuka", ("jangka_teks", "retensi"))


@dataclass
class Peta:
    """`arti` per column index, after explicit choices and a look at the values."""

    kolom: dict[int, Kolom]
    arti: dict[int, Arti] = field(default_factory=dict)
    pertanyaan: list[Pertanyaan] = field(default_factory=list)
    diabaikan: list[str] = field(default_factory=list)
    tanpa_nama: list[str] = field(default_factory=list)

    beku: dict[tuple[str, ...], list[int]] | None = None
    urut: list[int] = field(default_factory=list)

    def columns(self, *fields: str) -> list[int]:
        if self.beku is None:
            return [c for c in sorted(self.arti) if self.arti[c].field in fields]
        if fields not in self.beku:
            self.beku[fields] = [c for c in sorted(self.arti) if self.arti[c].field in fields]
        return self.beku[fields]

    def label(self, c: int) -> str:
        """ "D (Penanggung jawab)", as messages name a column."""
        tajuk = self.kolom[c].tajuk if c in self.kolom else ""
        return f"{column_letter(c)} ({tajuk})" if tajuk else column_letter(c)

    def as_kolom(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for c, arti in sorted(self.arti.items()):
            for name in _field_names(arti):
                names.setdefault(name, self.kolom[c].tajuk or column_letter(c))
        return names

    @property
    def is_usable(self) -> bool:
        return bool(self.columns("judul", "ringkasan"))


def build_peta(
    kisi: Kisi,
    tajuk: Tajuk,
    lembar: str,
    explicit: dict[str, str] | None,
    bidang: dict[str, str] = FIELDS,
) -> Peta:
    """`bidang`: the fields of the list that is read, FIELDS or FIELDS_DIK."""
    counts = count_values(kisi, tajuk.akhir + 1)
    peta = Peta({kolom.index: kolom for kolom in tajuk.kolom})
    chosen, refused = read_explicit(peta.kolom, explicit or {}, bidang)
    for kolom in tajuk.kolom:
        if kolom.index not in chosen:
            arti = judge_by_values(kolom, counts[kolom.index], bidang)
            if arti.field and not refused & set(_field_names(arti)):
                peta.arti[kolom.index] = arti
    _settle_sub_numbers(peta, counts)
    peta.arti |= chosen
    taken = {name for arti in chosen.values() for name in _field_names(arti)}
    _settle_informasi(peta, counts)
    if "judul" not in refused and not chosen:
        _settle_titles(peta, counts)
    _settle_duplicates(peta, counts, set(chosen), taken, lembar)
    _find_unnamed_number(peta, counts)
    legal = _LEGAL_DIK if "dasar_hukum" in bidang else _LEGAL
    _collect_ignored(peta, counts, lembar, legal, asked=bool(explicit))
    peta.beku = {}
    peta.urut = sorted(peta.arti)
    return peta


def ask_all(kisi: Kisi, tajuk: Tajuk, lembar: str) -> list[Pertanyaan]:
    """A question for each column, when no list could be recognised."""
    counts = count_values(kisi, tajuk.akhir + 1)
    return [
        Pertanyaan(
            lembar,
            column_letter(kolom.index),
            kolom.tajuk,
            next(iter(_field_names(kolom.arti)), None),
            counts[kolom.index].contoh,
        )
        for kolom in tajuk.kolom
        if kolom.tajuk or counts[kolom.index].jumlah
    ]


def _field_names(arti: Arti) -> list[str]:
    """The public names of a meaning: tick columns have one per code."""
    if arti.field in ("bentuk_centang", "kategori_centang"):
        return [f"{arti.field.removesuffix('_centang')}_{code}" for code in arti.kode]
    return [arti.field] if arti.field in _ALL_FIELDS else []


def _settle_titles(peta: Peta, counts: list[Isian]) -> None:
    """ "Rincian" beside "Ringkasan" holds titles; so does "Informasi yang dikecualikan" alone."""
    if peta.columns("judul"):
        return
    rivals = [c for c in peta.columns("ringkasan") if not peta.kolom[c].sambungan]
    named = [c for c in rivals if "ringkas" in peta.kolom[c].tajuk.lower()] or rivals[-1:]
    names = {peta.kolom[c].tajuk for c in rivals if counts[c].jumlah}
    if len(rivals) == 2 == len(names):
        other = next(c for c in rivals if c != named[0])
        peta.arti[other] = Arti("judul", 0.7)
    elif not rivals:
        for c, kolom in peta.kolom.items():
            named_class = kolom.arti.field == "kategori_centang" and c not in peta.arti
            if named_class and counts[c].jumlah and "informasi" in kolom.tajuk.lower():
                peta.arti[c] = Arti("judul", 0.8)
                return


def _settle_informasi(peta: Peta, counts: list[Isian]) -> None:
    """A column "Jenis informasi" without class names holds titles, or groups when they repeat."""
    for c in peta.columns("informasi"):
        repeats = counts[c].beda <= counts[c].jumlah / 2
        has_title = bool(peta.columns("judul"))
        field = "kelompok" if repeats or has_title else "judul"
        if peta.columns(field):
            del peta.arti[c]
        else:
            peta.arti[c] = Arti(field, 0.7)


def _settle_duplicates(
    peta: Peta, counts: list[Isian], chosen: set[int], taken: set[str], lembar: str
) -> None:
    """Two columns with one meaning: the surest and fullest keeps it, the other is asked about."""
    for name in _ALL_FIELDS:
        rivals = [c for c in peta.columns(name) if not _joins_left(peta, c)]
        if len(rivals) < 2 or name == "nomor_asli":
            continue
        best = max(
            rivals, key=lambda c: (c in chosen, peta.arti[c].yakin, counts[c].jumlah > 0, -c)
        )
        for c in rivals:
            if c != best and not _same_parent(peta, best, c):
                del peta.arti[c]
                if counts[c].jumlah and name not in taken:
                    _ask(peta, c, name, counts[c], lembar)


def _joins_left(peta: Peta, c: int) -> bool:
    return peta.kolom[c].sambungan


def _same_parent(peta: Peta, one: int, other: int) -> bool:
    return bool(peta.kolom[one].induk) and peta.kolom[one].induk == peta.kolom[other].induk


def _settle_sub_numbers(peta: Peta, counts: list[Isian]) -> None:
    """Under one wide header: the narrow first column with "a", "b" beside the titles."""
    for c in peta.columns("judul", "ringkasan"):
        right = peta.kolom.get(c + 1)
        if right is None or counts[c].nomor <= counts[c].jumlah / 2:
            continue
        if right.sambungan or (not right.tajuk and counts[c + 1].jumlah):
            peta.arti[c + 1] = peta.arti[c]
            peta.arti[c] = Arti("nomor_asli", 1.0)


def _find_unnamed_number(peta: Peta, counts: list[Isian]) -> None:
    """Numbers under an empty header: left of all, or between the number and the title."""
    first = min(peta.arti, default=0)
    beside = [c + 1 for c in peta.columns("nomor_asli")]
    for c in [*range(first), *beside]:
        named = c >= len(counts) or c in peta.arti or peta.kolom[c].tajuk
        if not named and counts[c].jumlah and counts[c].nomor > counts[c].jumlah / 2:
            peta.arti[c] = Arti("nomor_asli", 1.0)


def _collect_ignored(
    peta: Peta, counts: list[Isian], lembar: str, legal: Iterable, asked: bool
) -> None:
    names = Counter(name for arti in peta.arti.values() for name in _field_names(arti))
    lacking = not asked and any(not any(name.startswith(each) for name in names) for each in legal)
    known = {question.kolom for question in peta.pertanyaan}
    most = max((count.jumlah for count in counts), default=0)
    for c, kolom in peta.kolom.items():
        arti = peta.arti.get(c)
        if arti and not asked and arti.yakin < _SURE:
            _ask(peta, c, next(iter(_field_names(arti)), None), counts[c], lembar)
        elif arti is None and (kolom.tajuk or counts[c].jumlah):
            peta.diabaikan.append(kolom.tajuk or column_letter(c))
            important = lacking and kolom.tajuk and counts[c].jumlah and not kolom.arti.field
            if not kolom.tajuk and counts[c].jumlah > most / 2:
                peta.tanpa_nama.append(column_letter(c))
            if important and column_letter(c) not in known:
                _ask(peta, c, None, counts[c], lembar)


def _ask(peta: Peta, c: int, field_name: str | None, count: Isian, lembar: str) -> None:
    tajuk = peta.kolom[c].tajuk
    peta.pertanyaan.append(Pertanyaan(lembar, column_letter(c), tajuk, field_name, count.contoh))
