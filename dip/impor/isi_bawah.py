"""Values that stand only in the first row of a block and hold for the rows below it."""

from itertools import pairwise

from dip.impor.entri import Catatan

_FIELDS = ("kategori", "kelompok")
_SPARSE = 0.6


def fill_down(entri: list[Catatan]) -> list[str]:
    """Fill kategori and kelompok from above where a blank plainly means "the same"; names them."""
    return [name for name in _FIELDS if entri and _fill(entri, name)]


def _fill(entri: list[Catatan], name: str) -> bool:
    columns = entri[0].peta.columns(name)
    if len(columns) != 1 or any(catatan.peta is not entri[0].peta for catatan in entri):
        return False
    c = columns[0]
    filled = [" ".join(catatan.nilai[c]) for catatan in entri if catatan.nilai.get(c)]
    if not entri[0].nilai.get(c) or not 0 < len(filled) < _SPARSE * len(entri):
        return False
    if any(before == after for before, after in pairwise(filled)):
        return False
    current: list[str] = []
    for catatan in entri:
        current = catatan.nilai.get(c) or current
        catatan.nilai[c] = list(current)
        catatan.sel.setdefault(c, catatan.baris - 1)
    return True
