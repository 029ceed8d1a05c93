"""The own cells of one row, sorted by what their columns mean."""

from dataclasses import dataclass, field

from dip.impor.baris import is_bullet, is_number
from dip.impor.kisi import Kisi
from dip.impor.peta import Peta
from dip.impor.teks import join_lines


@dataclass
class Isi:
    """Covered cells are not in here. `label` is a column for numbers that holds words."""

    r: int
    nomor: str = ""
    judul: list[int] = field(default_factory=list)
    rinci: list[int] = field(default_factory=list)
    lain: list[int] = field(default_factory=list)
    label: int | None = None

    @property
    def texts(self) -> list[int]:
        """The columns with text, the number left out."""
        return ([] if self.label is None else [self.label]) + self.judul + self.rinci + self.lain

    @property
    def is_full(self) -> bool:
        return bool(self.judul) and bool(self.rinci)

    @property
    def is_entry_like(self) -> bool:
        return bool(self.judul) and (bool(self.nomor) or len(self.rinci) > 1)

    @property
    def is_foreign(self) -> bool:
        """Only columns that are not read."""
        return not (self.judul or self.rinci or self.nomor or self.label is not None)


def read_isi(kisi: Kisi, peta: Peta, r: int) -> Isi:
    isi = Isi(r)
    row = kisi.sel[r]
    for c in kisi.filled(r):
        arti = peta.arti.get(c)
        name = arti.field if arti else ""
        if name == "nomor_asli":
            text = join_lines(row[c])
            if is_number(text) or is_bullet(text):
                isi.nomor = text
            else:
                isi.label = c
        elif name in ("judul", "ringkasan"):
            isi.judul.append(c)
        elif name:
            isi.rinci.append(c)
        else:
            isi.lain.append(c)
    return isi
