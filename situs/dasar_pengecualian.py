"""The ten grounds on which information may be kept closed: Pasal 17 UU 14/2008, as data."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "dasar-pengecualian.csv"


@dataclass(frozen=True)
class DasarPengecualian:
    huruf: str
    judul: str
    rincian: str
    waktu: str  # how long; PP 61/2010 Pasal 5-9
    permanen: bool  # may be without end; never for a-f, Pasal 20 ayat (1) UU 14/2008
    maks_tahun: int | None  # Pasal 5 PP 61/2010
    sebut_uu: bool  # the law that forbids it must be named, Pasal 17 huruf j
    pribadi: bool  # closes nothing once the person agrees: Pasal 18 ayat (2) UU 14/2008
    pimpinan: bool  # the head of the public body sets how long: Pasal 7 ayat (5) PP 61/2010


@cache
def read_pengecualian() -> tuple[DasarPengecualian, ...]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(_read(row) for row in csv.DictReader(file))


def _read(row: dict[str, str]) -> DasarPengecualian:
    rules = {
        **{name: row[name] == "1" for name in ("permanen", "sebut_uu", "pribadi", "pimpinan")},
        "maks_tahun": int(row["maks_tahun"]) if row["maks_tahun"] else None,
    }
    return DasarPengecualian(**row | rules)


def list_huruf() -> list[tuple[str, str]]:
    """The letters as choices of a field."""
    return [(row.huruf, f"Huruf {row.huruf}: {row.judul}") for row in read_pengecualian()]
