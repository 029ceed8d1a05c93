"""Compare what a workbook says with what the DIP of that year holds. Pure: nothing is written."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from dip.impor import EntriTerbaca
from dip.impor.nilai import parse_bentuk
from dip.impor.teks import join_media
from dip.models import Informasi

COMPARED = (
    *("judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab", "waktu", "tempat"),
    *("bentuk", "retensi", "kategori", "kelompok", "media"),
)
SIMILAR = 0.8  # share of equal characters from which two names are the same information
SIMILAR_AT_SAME_PLACE = 0.55  # the same number in the same group needs less
MAX_SIMILARITY_CHECKS = 100_000


@dataclass
class Diubah:
    entri: int  # place in the list of what was read
    informasi: Informasi
    perubahan: dict[str, list[Any]]  # field -> [before, after]


@dataclass
class Rencana:
    baru: list[int] = field(default_factory=list)
    diubah: list[Diubah] = field(default_factory=list)
    sama: int = 0
    hilang: list[Informasi] = field(default_factory=list)


def compare(
    entri: list[EntriTerbaca], rows: list[Informasi], kolom: dict[str, set[str]]
) -> Rencana:
    """`kolom`: sheet name -> fields that the sheet has; a field without a column is left alone."""
    pairs = match_entries(entri, rows)
    rencana = Rencana()
    for number, item in enumerate(entri):
        row = pairs.get(number)
        if row is None:
            rencana.baru.append(number)
        elif perubahan := find_changes(item, row, kolom[item.lembar]):
            rencana.diubah.append(Diubah(number, row, perubahan))
        else:
            rencana.sama += 1
    kept = {row.pk for row in pairs.values()}
    rencana.hilang = [row for row in rows if row.pk not in kept]
    return rencana


def find_changes(item: EntriTerbaca, row: Informasi, kolom: set[str]) -> dict[str, list[Any]]:
    perubahan = {}
    for name in COMPARED:
        before, after = getattr(row, name), getattr(item, name) or ""
        if name == "bentuk":
            perubahan |= _changes_of_bentuk(item, row, kolom)
        elif name == "media" and same_text(join_media(before), after):
            continue  # addresses on lines of their own come back joined
        elif (after or name in kolom) and not same_text(before, after):
            perubahan[name] = [before, after]
    return perubahan


def _changes_of_bentuk(item: EntriTerbaca, row: Informasi, kolom: set[str]) -> dict[str, list]:
    if not item.bentuk and not item.bentuk_teks and "bentuk" not in kolom:
        return {}
    # A workbook shows the words only while they say what is ticked (dip/ekspor/baris.py).
    said = parse_bentuk(row.bentuk_teks) == row.bentuk and row.bentuk_teks
    same_words = not said or same_text(row.bentuk_teks, item.bentuk_teks)
    if row.bentuk == item.bentuk and same_words:
        return {}
    return {
        "bentuk": [row.bentuk, item.bentuk],
        "bentuk_teks": [row.bentuk_teks, item.bentuk_teks],
    }


def same_text(before: str, after: str) -> bool:
    if fold(before) == fold(after):
        return True
    # Line breaks that an officer typed come back from a workbook as joined lines.
    return "\n" in before and "".join(before.split()) == "".join(after.split())


def fold(text: str) -> str:
    return " ".join(text.split())


def make_key(text: str) -> str:
    return fold(text).casefold()


def _name(item: EntriTerbaca | Informasi) -> str:
    return make_key(item.judul or item.ringkasan)


def match_entries(entri: list[EntriTerbaca], rows: list[Informasi]) -> dict[int, Informasi]:
    """Number of an entry -> the row it means; from the surest sign to the weakest."""
    pairs: dict[int, Informasi] = {}
    left = dict(enumerate(entri))
    free = {row.pk: row for row in rows}

    def pair(number: int, row: Informasi) -> None:
        pairs[number] = row
        del left[number], free[row.pk]

    for sign in _SIGNS:
        for number, row in meet(left, free.values(), sign):
            pair(number, row)
    for number, row in _meet_at_same_place(left, free.values()):
        pair(number, row)
    for number, row in _meet_by_similarity(left, free.values()):
        pair(number, row)
    return pairs


_SIGNS: tuple[Callable[[Any], Hashable], ...] = (
    lambda x: x.kode or None,
    lambda x: (make_key(x.judul), make_key(x.ringkasan), x.kategori or "", make_key(x.kelompok)),
    lambda x: (_name(x), x.kategori or "", make_key(x.kelompok)) if _name(x) else None,
    lambda x: (_name(x), x.kategori or "") if _name(x) else None,
)


def meet(
    left: dict[int, Any], free: Iterable[Any], sign: Callable[[Any], Hashable]
) -> list[tuple[int, Any]]:
    """Pairs with the same sign; doubles are paired in their order."""
    waiting = defaultdict(list)
    for row in free:
        waiting[sign(row)].append(row)
    found = []
    for number, item in left.items():
        value = sign(item)
        if value is not None and waiting.get(value):
            found.append((number, waiting[value].pop(0)))
    return found


def _meet_at_same_place(
    left: dict[int, EntriTerbaca], free: Iterable[Informasi]
) -> list[tuple[int, Informasi]]:
    def place(x: EntriTerbaca | Informasi) -> Hashable:
        return (
            (x.kategori or "", make_key(x.kelompok), make_key(x.nomor_asli))
            if x.nomor_asli
            else None
        )

    candidates = meet(left, free, place)
    return [
        (number, row)
        for number, row in candidates
        if _similarity(_name(left[number]), _name(row)) >= SIMILAR_AT_SAME_PLACE
    ]


def _meet_by_similarity(
    left: dict[int, EntriTerbaca], free: Iterable[Informasi]
) -> list[tuple[int, Informasi]]:
    free = list(free)
    if len(left) * len(free) > MAX_SIMILARITY_CHECKS:
        return []
    scored = [
        (score, number, row)
        for number, item in left.items()
        for row in free
        if (item.kategori or "") == row.kategori
        and (score := _similarity(_name(item), _name(row))) >= SIMILAR
    ]
    found, taken = {}, set()
    for _, number, row in sorted(scored, key=lambda x: (-x[0], x[1], x[2].pk)):
        if number not in found and row.pk not in taken:
            found[number] = row
            taken.add(row.pk)
    return list(found.items())


def _similarity(a: str, b: str) -> float:
    """0 to 1; cheap upper bounds first, the full comparison only where it can matter."""
    if not a or not b or 2 * min(len(a), len(b)) < SIMILAR_AT_SAME_PLACE * (len(a) + len(b)):
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.quick_ratio() < SIMILAR_AT_SAME_PLACE:
        return 0.0
    return matcher.ratio()
