"""The six parts of the yearly report and its last day: Pasal 56 Perki 1/2021, read from data."""

import csv
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Isian:
    """A text that an officer writes."""

    nama: str  # the field
    wajib: bool
    penjelasan: str
    contoh: str


@dataclass(frozen=True)
class Bagian:
    nomor: int
    judul: str
    penjelasan: str  # of a part that is counted, not written
    isian: tuple[Isian, ...]


@cache
def list_bagian() -> tuple[Bagian, ...]:
    rows = _read("bagian-laporan.csv")
    numbers = dict.fromkeys(row["bagian"] for row in rows)
    return tuple(_build([row for row in rows if row["bagian"] == number]) for number in numbers)


def _build(rows: list[dict[str, str]]) -> Bagian:
    return Bagian(
        int(rows[0]["bagian"]),
        rows[0]["judul"],
        "" if rows[0]["isian"] else rows[0]["penjelasan"],
        tuple(
            Isian(row["isian"], row["wajib"] == "ya", row["penjelasan"], row["contoh"])
            for row in rows
            if row["isian"]
        ),
    )


def list_isian() -> list[Isian]:
    return [isian for bagian in list_bagian() for isian in bagian.isian]


@dataclass(frozen=True)
class Batas:
    """Until when the report of a year must be there."""

    tanggal: date
    dasar: str


def find_batas(tahun: int) -> Batas:
    """The last day of the third month after the year of the budget."""
    rows = _read("tenggat-laporan.csv")
    valid = [row for row in rows if int(row["sejak_tahun"]) <= tahun] or rows[:1]
    rule = max(valid, key=lambda row: int(row["sejak_tahun"]))
    month = int(rule["bulan"])
    return Batas(date(tahun + 1, month, monthrange(tahun + 1, month)[1]), rule["dasar"])


def is_berakhir(tahun: int, hari_ini: date) -> bool:
    """Before the year is over there is only a draft."""
    return tahun < hari_ini.year


@cache
def _read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
