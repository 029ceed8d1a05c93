"""A row that opens a class of information ("A. INFORMASI WAJIB DIUMUMKAN SECARA BERKALA")."""

from dip.impor.baris import goes_on, is_open_end, number_style, number_value, read_class_row
from dip.impor.entri import Catatan
from dip.impor.isi import Isi
from dip.impor.kisi import Kisi
from dip.impor.peta import Peta
from dip.impor.teks import join_lines, normalize_key


def find_class(kisi: Kisi, peta: Peta, isi: Isi, before: Catatan | None) -> str | None:
    """The kategori, when the row is a title and not a piece of the list."""
    if len(isi.texts) != 1 or (isi.rinci and not _may_hold_title(kisi, peta, isi)):
        return None
    c = isi.texts[0]
    text = join_lines(kisi.text(isi.r, c))
    kategori = read_class_row(text)
    if kategori is None or before is None:
        return kategori
    if _is_next_number(peta, isi, before):
        return None
    alone = not isi.nomor and kisi.width(isi.r, c) == 1 and c in before.nilai
    return None if alone and (goes_on(text) or is_open_end(before.last(c))) else kategori


def _may_hold_title(kisi: Kisi, peta: Peta, isi: Isi) -> bool:
    c = isi.rinci[0]
    if kisi.width(isi.r, c) > 1 or peta.arti[c].field in ("kategori", "kelompok"):
        return True
    return not isi.nomor and "informasi" in normalize_key(kisi.text(isi.r, c))


def _is_next_number(peta: Peta, isi: Isi, before: Catatan) -> bool:
    """An entry in the middle of a count, such as 43 "Daftar Informasi yang Dikecualikan"."""
    value = number_value(isi.nomor)
    if value is None or value == 1:
        return False
    pieces = [before.nilai[c][-1] for c in peta.columns("nomor_asli") if before.nilai.get(c)]
    last = pieces[-1] if pieces else ""
    return number_style(last) == number_style(isi.nomor) and number_value(last) == value - 1
