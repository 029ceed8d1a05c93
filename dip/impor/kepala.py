"""The header of a sheet while it is read: again on later pages, or another for a second table."""

from dip.impor.hasil import FIELDS
from dip.impor.kisi import Kisi
from dip.impor.peta import Peta, build_peta
from dip.impor.tajuk import Tajuk, build_tajuk, is_tajuk_row
from dip.impor.teks import normalize_key

_NUMBER_HEADERS = frozenset({"no", "nomor", "no urut", "nomor urut", "n o", "nomer"})


class Kepala:
    """`peta` is the map of columns in force; `baris` are all header rows so far (from 1)."""

    def __init__(
        self,
        kisi: Kisi,
        tajuk: Tajuk,
        lembar: str,
        kolom: dict[str, str] | None,
        bidang: dict[str, str] = FIELDS,
    ):
        self.kisi, self.lembar, self.explicit, self.bidang = kisi, lembar, kolom, bidang
        self.baris: list[int] = []
        self.known: set[str] = set()
        self.cells: set[tuple[int, str]] = set()
        self._remember(tajuk)
        self.peta = build_peta(kisi, tajuk, lembar, kolom, bidang)

    def is_header(self, r: int, filled: list[int]) -> bool:
        texts = [self.kisi.text(r, c) for c in filled]
        known = sum(text in self.known for text in texts)
        if known < 2 and normalize_key(texts[0]) not in _NUMBER_HEADERS:
            return False
        return known == len(texts) > 1 or is_tajuk_row(self.kisi, r)

    def start(self, r: int) -> int:
        """Take the header at this row; the number of the first row below it."""
        tajuk = build_tajuk(self.kisi, r, r)
        again = self._cells_of(tajuk) <= self.cells
        self._remember(tajuk)
        if not again:
            peta = build_peta(self.kisi, tajuk, self.lembar, self.explicit, self.bidang)
            self._change(peta)
        return tajuk.akhir + 1

    def _change(self, peta: Peta) -> None:
        before = {c: (arti.field, arti.kode) for c, arti in self.peta.arti.items()}
        after = {c: (arti.field, arti.kode) for c, arti in peta.arti.items()}
        if peta.is_usable and before != after:
            self.peta = peta

    def _remember(self, tajuk: Tajuk) -> None:
        cells = self._cells_of(tajuk)
        self.cells |= cells
        self.known |= {text for _, text in cells}
        rows = range(tajuk.awal, tajuk.akhir + 1)
        self.baris += [r + 1 for r in rows if self.kisi.filled(r)]

    def _cells_of(self, tajuk: Tajuk) -> set[tuple[int, str]]:
        rows = range(tajuk.awal, tajuk.akhir + 1)
        return {(c, self.kisi.text(r, c)) for r in rows for c in self.kisi.filled(r)}
