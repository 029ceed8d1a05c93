"""The data dictionary: what each column means, of which type it is, which article asks for it."""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "kamus-data.csv"


@dataclass(frozen=True)
class Kolom:
    kolom: str
    arti: str
    tipe: str
    contoh: str
    sumber: str  # article, where a law asks for it


@cache
def read_kamus() -> dict[str, tuple[Kolom, ...]]:
    """Columns of every data set, in their order."""
    kamus: dict[str, list[Kolom]] = {}
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kamus.setdefault(row.pop("kumpulan"), []).append(Kolom(**row))
    return {kode: tuple(daftar) for kode, daftar in kamus.items()}


def list_names(kumpulan: str) -> list[str]:
    return [kolom.kolom for kolom in read_kamus()[kumpulan]]


def build_kamus(daftar_kode: list[str]) -> dict[str, list[dict]]:
    """The dictionary as plain data."""
    kamus = read_kamus()
    return {kode: [asdict(kolom) for kolom in kamus[kode]] for kode in daftar_kode}


def list_rows(daftar_kode: list[str]) -> Iterator[tuple[str, ...]]:
    yield ("kumpulan", *Kolom.__dataclass_fields__)
    for kode, daftar in build_kamus(daftar_kode).items():
        yield from ((kode, *kolom.values()) for kolom in daftar)
