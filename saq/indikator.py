"""The five indicators of Kominfo's form "Penilaian DIP", as data. The form gives no weights."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "indikator_dip.csv"
UNSUR, RINGKASAN, BERAKHIR, SOP, BERKALA = "unsur", "ringkasan", "berakhir", "sop", "berkala"


@dataclass(frozen=True)
class Indikator:
    nomor: int
    kode: str
    nama: str
    uraian: str
    dasar: str
    satuan: str  # what is counted

    @property
    def anchor(self) -> str:
        return f"indikator-{self.nomor}"


@cache
def read_indikator() -> tuple[Indikator, ...]:
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Indikator(**{**row, "nomor": int(row["nomor"])}) for row in rows)
