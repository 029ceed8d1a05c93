"""The grounds of an objection (Pasal 35 ayat (1) UU 14/2008), read from data."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "alasan-keberatan.csv"


@dataclass(frozen=True)
class Alasan:
    kode: str
    teks: str  # the words of the law
    kalimat: str  # the same as a person would say it
    pasal: str
    tanpa_permohonan: bool  # may be raised without a request before it
    musyawarah: bool  # Pasal 35 ayat (2): may be settled by talking


@cache
def read_alasan() -> dict[str, Alasan]:
    with DATA.open(encoding="utf-8", newline="") as stream:
        rows = [_build(row) for row in csv.DictReader(stream)]
    return {row.kode: row for row in rows}


def _build(row: dict[str, str]) -> Alasan:
    flags = {name: row.pop(name) == "ya" for name in ("tanpa_permohonan", "musyawarah")}
    return Alasan(**row, **flags)


def list_alasan() -> list[tuple[str, str]]:
    return [(row.kode, row.teks) for row in read_alasan().values()]
