"""The grid of one sheet with its merged cells: what stands in a cell, and what covers it."""

from dip.impor.buku import LembarMentah

_MAX_COVERED = 400_000


class Kisi:
    """Rows and columns count from 0."""

    def __init__(self, lembar: LembarMentah):
        self.lembar = lembar
        self.sel = lembar.sel
        self.tinggi = len(lembar.sel)
        self.lebar = max((len(row) for row in lembar.sel), default=0)
        self.tutup: dict[tuple[int, int], tuple[int, int]] = {}
        self.bentang: dict[tuple[int, int], tuple[int, int]] = {}
        self._terisi = [[c for c, text in enumerate(row) if text] for row in lembar.sel]
        self._cover(lembar.gabungan)
        for r in range(self.tinggi):
            self._fold_repeated(r)

    def text(self, r: int, c: int) -> str:
        row = self.sel[r]
        return row[c] if c < len(row) else ""

    def filled(self, r: int) -> list[int]:
        return self._terisi[r]

    def origin(self, r: int, c: int) -> tuple[int, int]:
        """The cell whose value shows here: itself, or the corner of the range that covers it."""
        return self.tutup.get((r, c), (r, c))

    def shown(self, r: int, c: int) -> str:
        return self.text(*self.origin(r, c))

    def width(self, r: int, c: int) -> int:
        """How many columns the cell spans."""
        return self.bentang.get((r, c), (r, c))[1] - c + 1

    def height(self, r: int, c: int) -> int:
        return self.bentang.get((r, c), (r, c))[0] - r + 1

    def is_covered_from_above(self, r: int, c: int) -> bool:
        return self.origin(r, c)[0] < r

    def _cover(self, ranges: list[tuple[int, int, int, int]]) -> None:
        budget = _MAX_COVERED
        for top, left, bottom, right in ranges:
            bottom, right = min(bottom, self.tinggi - 1), min(right, self.lebar - 1)
            budget -= (bottom - top + 1) * (right - left + 1)
            if budget < 0 or bottom < top or right < left:
                continue
            self.bentang[top, left] = (bottom, right)
            for r in range(top, bottom + 1):
                for c in range(left, right + 1):
                    if (r, c) != (top, left):
                        self.tutup[r, c] = (top, left)

    def _fold_repeated(self, r: int) -> None:
        """A title written into every cell of its row (a merged cell that was taken apart)."""
        filled, row = self._terisi[r], self.sel[r]
        if len(filled) < 3 or row[filled[-1]] != row[filled[-2]] or len(row[filled[-1]]) < 4:
            return
        first = len(filled) - 1
        while first > 0 and row[filled[first - 1]] == row[filled[-1]]:
            first -= 1
        if first > 1 or len(filled) - first < max(3, 0.6 * self.lebar):
            return
        self._terisi[r] = filled[: first + 1]
        self.bentang[r, filled[first]] = (r, filled[-1])
