"""Where the header stands in a sheet, and which column means what by its words."""

from dataclasses import dataclass, field

from dip.impor.baris import is_numbering_row, read_class_row
from dip.impor.hasil import HANYA_DIK
from dip.impor.kamus import Arti, classify_leaf, classify_tajuk, vocabulary_share
from dip.impor.kisi import Kisi
from dip.impor.nilai import parse_kategori

_SEARCH_ROWS = 60
_MAX_HEIGHT = 6
_SURE = 0.6
_CONTENT = {"judul", "ringkasan"}
_FAMILIES = {
    "bentuk": {"", "bentuk", "bentuk_centang"},
    "kategori": {"", "kategori", "kategori_centang"},
    "waktu_tempat": {"", "waktu", "tempat", "waktu_tempat"},
    "retensi": {"", "retensi"},
    **{name: {"", "dik", *HANYA_DIK} for name in ("dik", *HANYA_DIK)},
}


@dataclass
class Kolom:
    """One column. `sambungan`: it belongs to the header cell at its left that spans both."""

    index: int
    tajuk: str
    arti: Arti
    induk: str = ""
    daun: str = ""
    sambungan: bool = False


@dataclass
class Tajuk:
    """The header block: rows `awal`..`akhir` (from 0) and its columns.

    `sambungan`: the sheet has no header, its columns are those of the sheet before.
    """

    awal: int
    akhir: int
    kolom: list[Kolom] = field(default_factory=list)
    sambungan: bool = False

    @property
    def kuat(self) -> int:
        """How many different fields the header names, numbers left out."""
        names = {(kolom.arti.field, kolom.arti.kode) for kolom in self.kolom}
        return len({field for field, _ in names} - {"", "nomor_asli"})


def find_tajuk(kisi: Kisi, begin: int = 0) -> Tajuk | None:
    last = min(kisi.tinggi, begin + _SEARCH_ROWS)
    for r in range(begin, last):
        if is_tajuk_row(kisi, r):
            return build_tajuk(kisi, r, begin)
    for height in (2, 3, 4):
        for r in range(begin, last - height + 1):
            if _is_tajuk_together(kisi, r, height):
                return build_tajuk(kisi, r, begin, height)
    return None


def is_tajuk_row(kisi: Kisi, r: int) -> bool:
    texts = [kisi.text(r, c) for c in kisi.filled(r)]
    if len(texts) < 2 or is_numbering_row(texts):
        return False
    return _is_tajuk([classify_tajuk(text) for text in texts], len(texts))


def build_tajuk(kisi: Kisi, r: int, begin: int, height: int = 1) -> Tajuk:
    last = r + height - 1
    first = r
    while first > begin and first > r - 2 and _is_parent_row(kisi, first - 1, r):
        first -= 1
    for c in kisi.filled(r):
        last = max(last, min(r + kisi.height(r, c) - 1, r + _MAX_HEIGHT))
    while last + 1 < kisi.tinggi and last + 1 - r < _MAX_HEIGHT and _extends(kisi, r, last + 1):
        last += 1
    return Tajuk(first, last, [_read_kolom(kisi, first, last, c) for c in range(kisi.lebar)])


def _is_tajuk(meanings: list[Arti], cells: int) -> bool:
    fields = {arti.field for arti in meanings if arti.yakin >= _SURE and arti.field}
    hits = sum(1 for arti in meanings if arti.yakin >= _SURE and arti.field)
    if hits < cells / 2:
        return False
    if len(fields) >= 4 or (len(fields) == 3 and fields & _CONTENT):
        return True
    return len(fields) == 2 == cells and bool(fields & _CONTENT)


def _is_tajuk_together(kisi: Kisi, r: int, height: int) -> bool:
    """Header words spread over several rows, none of which is a header by itself."""
    columns = sorted({c for row in range(r, r + height) for c in kisi.filled(row)})
    if len(columns) < 3 or len(kisi.filled(r)) < 2:
        return False
    joined = [" ".join(kisi.text(row, c) for row in range(r, r + height)).strip() for c in columns]
    return _is_tajuk([classify_tajuk(text) for text in joined], len(joined))


def _is_parent_row(kisi: Kisi, r: int, below: int) -> bool:
    """A row above with headers that span several columns ("Bentuk informasi")."""
    filled = kisi.filled(r)
    if not filled or any(vocabulary_share(kisi.text(r, c)) < 0.6 for c in filled):
        return False
    if any(read_class_row(kisi.text(r, c)) for c in filled):
        return False
    spans = [kisi.width(r, c) for c in filled]
    table = len(kisi.filled(below))
    if len(filled) == 1:
        return 1 < spans[0] <= table / 2 and read_class_row(kisi.text(r, filled[0])) is None
    return len(filled) > 1 and max(spans) < table


def _extends(kisi: Kisi, top: int, r: int) -> bool:
    """Whether row `r` still belongs to the header that starts at `top`."""
    filled = kisi.filled(r)
    texts = [kisi.text(r, c) for c in filled]
    if not filled or is_numbering_row(texts) or _looks_like_data(kisi, top, filled):
        return False
    if any(len(text) > 60 or any(char.isdigit() for char in text) for text in texts):
        return False
    known = [vocabulary_share(text) for text in texts if any(char.isalnum() for char in text)]
    if any(share < 0.6 for share in known):
        return False
    return len(filled) > 1 or _extends_alone(kisi, top, filled[0], texts[0])


def _looks_like_data(kisi: Kisi, top: int, filled: list[int]) -> bool:
    """A row with a number, or a nearly full row where the header has no column for numbers."""
    header = kisi.filled(top)
    numbers = [c for c in header if classify_tajuk(kisi.text(top, c)).field == "nomor_asli"]
    if numbers:
        return bool(set(numbers) & set(filled))
    return len(filled) >= 0.8 * len(header) and len(header) > 3


def _extends_alone(kisi: Kisi, top: int, c: int, text: str) -> bool:
    above = classify_tajuk(kisi.shown(top, c))
    spans = kisi.width(*kisi.origin(top, c)) > 1
    if parse_kategori(text) and not (above.field == "kategori" and spans):
        return False
    return spans or (bool(above.field) and above.field not in _CONTENT)


def _read_kolom(kisi: Kisi, first: int, last: int, c: int) -> Kolom:
    parts: list[tuple[str, int, int]] = []
    for r in range(first, last + 1):
        origin = kisi.origin(r, c)
        text = kisi.text(*origin) if origin[0] >= first else ""
        if text and origin not in [(row, column) for _, row, column in parts]:
            parts.append((text.replace("\n", " "), *origin))
    if not parts:
        return Kolom(c, "", Arti())
    spanning = [kisi.width(row, column) > 1 for _, row, column in parts]
    loose = [] if any(spanning) else _loose_parents(kisi, first, last, c)
    own = [
        text
        for text, row, column in parts
        if kisi.width(row, column) == 1 and (row, column) not in loose
    ]
    leaf = " ".join(own)
    parent = " ".join(
        [kisi.text(*cell).replace("\n", " ") for cell in loose]
        or [text for (text, _, _), wide in zip(parts, spanning, strict=True) if wide]
    )
    if parent and leaf:
        return Kolom(c, f"{parent} / {leaf}", classify_leaf(leaf, parent), parent, leaf)
    whole = parent or leaf
    return Kolom(c, whole, classify_tajuk(whole), sambungan=parts[-1][2] < c)


def _loose_parents(kisi: Kisi, first: int, last: int, c: int) -> list[tuple[int, int]]:
    """Without merged cells (CSV) a header over several columns stands above the first of them."""
    cells = (_spanning_cell(kisi, r, last, c) for r in range(first, last))
    return [cell for cell in cells if cell]


def _spanning_cell(kisi: Kisi, r: int, last: int, c: int) -> tuple[int, int] | None:
    """The cell of row `r` that stands over column `c` and over others: blank cells follow it."""
    left = c
    while left > 0 and not kisi.shown(r, left) and _leaf_below(kisi, r, last, left):
        left -= 1
    family = _FAMILIES.get(classify_tajuk(kisi.text(r, left)).field)
    columns = range(left, max(c, left + 1) + 1)
    if not family or columns[-1] >= kisi.lebar:
        return None
    leaves = [_leaf_below(kisi, r, last, column) for column in columns]
    blank = not any(kisi.shown(r, column) for column in columns[1:])
    fits = all(leaf and classify_tajuk(leaf).field in family for leaf in leaves)
    return (r, left) if blank and fits else None


def _leaf_below(kisi: Kisi, r: int, last: int, c: int) -> str:
    return " ".join(filter(None, (kisi.text(row, c) for row in range(r + 1, last + 1))))
