"""Compare a list of excluded information with what the site holds. Pure: nothing is written.

An entry is known by its code, else by its very words; no likeness makes two entries the same.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dip.aturan_pengecualian import describe_dasar
from dip.banding import make_key, meet, same_text
from dip.enums import StatusPengecualian
from dip.impor import EntriDik
from dip.models import Pengecualian
from dip.tenggat_pengecualian import describe_jangka

COMPARED = (
    *("kelompok", "judul", "uraian", "dasar_hukum", "konsekuensi_dibuka", "konsekuensi_ditutup"),
    *("jangka_teks", "pejabat_penguasa", "penanggung_jawab", "bentuk_teks"),
)
# What the reader understood follows the words it was read from, unless it has a column itself.
UNDERSTOOD = {"dasar": "dasar_hukum", "jangka_jenis": "jangka_teks", "berakhir": "jangka_teks"}


@dataclass
class DiubahDik:
    entri: int  # place in the list of what was read
    row: Pengecualian
    perubahan: dict[str, list[Any]]  # field -> [before, after], as JSON keeps it


@dataclass
class RencanaDik:
    """`terkunci`: known rows that differ but are proposed or decided, so an import leaves them."""

    baru: list[int] = field(default_factory=list)
    diubah: list[DiubahDik] = field(default_factory=list)
    terkunci: list[DiubahDik] = field(default_factory=list)
    sama: int = 0
    hilang: list[Pengecualian] = field(default_factory=list)


def compare_dik(
    entri: list[EntriDik], rows: list[Pengecualian], kolom: dict[str, set[str]]
) -> RencanaDik:
    """`kolom`: sheet name -> fields that the sheet has; a field without a column is left alone."""
    pairs = match_dik(entri, rows)
    rencana = RencanaDik()
    for number, item in enumerate(entri):
        row = pairs.get(number)
        if row is None:
            rencana.baru.append(number)
        elif perubahan := find_changes(item, row, kolom[item.lembar]):
            draft = row.status == StatusPengecualian.DRAF
            target = rencana.diubah if draft else rencana.terkunci
            target.append(DiubahDik(number, row, perubahan))
        else:
            rencana.sama += 1
    kept = {row.pk for row in pairs.values()}
    rencana.hilang = [row for row in rows if row.pk not in kept]
    return rencana


def find_changes(item: EntriDik, row: Pengecualian, kolom: set[str]) -> dict[str, list[Any]]:
    perubahan = {}
    for name in COMPARED:
        before, after = getattr(row, name), getattr(item, name)
        if (after or name in kolom) and not _says_same(row, name, before, after):
            perubahan[name] = [before, after]
    for name, source in UNDERSTOOD.items():
        before, after = plain_value(getattr(row, name)), getattr(item, name)
        if (name in kolom or (source in perubahan and after)) and before != after:
            perubahan[name] = [before, after]
    if perubahan.get("jangka_jenis") and "berakhir" not in kolom and row.berakhir:
        # The old day belongs to the old words.
        perubahan.setdefault("berakhir", [plain_value(row.berakhir), item.berakhir])
    return perubahan


def _says_same(row: Pengecualian, name: str, before: str, after: str) -> bool:
    """A workbook of ours completes two cells from what stands beside them (ekspor/dik_kolom.py)."""
    if same_text(before, after):
        return True
    shown = _SHOWN.get(name)
    return shown is not None and same_text(shown(row), after)


_SHOWN: dict[str, Callable[[Pengecualian], str]] = {
    "dasar_hukum": describe_dasar,
    "jangka_teks": lambda row: row.jangka_teks or describe_jangka(row),
}


def plain_value(value: Any) -> Any:
    """As the preview keeps it: a day in ISO 8601, nothing as an empty text."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def match_dik(entri: list[EntriDik], rows: list[Pengecualian]) -> dict[int, Pengecualian]:
    """Number of an entry -> the row it means; from the surest sign to the weakest."""
    pairs: dict[int, Pengecualian] = {}
    left = dict(enumerate(entri))
    free = {row.pk: row for row in rows}
    for sign, alone in _SIGNS:
        clear = _only_once(sign, left, free) if alone else sign
        for number, row in meet(left, free.values(), clear):
            pairs[number] = row
            del left[number], free[row.pk]
    return pairs


Sign = Callable[[Any], Hashable]
# The second value: the sign counts only where one entry and one row carry it.
_SIGNS: tuple[tuple[Sign, bool], ...] = (
    (lambda x: x.kode or None, False),
    (lambda x: (make_key(x.judul), make_key(x.uraian), make_key(x.kelompok)), False),
    (lambda x: (make_key(x.judul), make_key(x.uraian)), True),
    (lambda x: (make_key(x.judul), make_key(x.kelompok)), True),
    (lambda x: make_key(x.judul), True),
)


def _only_once(sign: Sign, left: dict[int, EntriDik], free: dict[int, Pengecualian]) -> Sign:
    read = Counter(map(sign, left.values()))
    held = Counter(map(sign, free.values()))

    def clear(x: EntriDik | Pengecualian) -> Hashable:
        value = sign(x)
        return value if read[value] == 1 == held[value] else None

    return clear
