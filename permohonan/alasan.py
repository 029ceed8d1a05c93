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


def may_musyawarah(huruf: list[str]) -> bool:
    return any(read_alasan()[kode].musyawarah for kode in huruf)


def say_musyawarah(huruf: list[str]) -> str:
    """Pasal 35 ayat (2): every ground but a may be settled by talking."""
    known = [read_alasan()[kode] for kode in huruf]
    may = _join([row.kode for row in known if row.musyawarah])
    not_so = _join([row.kode for row in known if not row.musyawarah])
    parts = [
        f"Huruf {may} dapat diselesaikan secara musyawarah oleh kedua belah pihak" if may else "",
        f"huruf {not_so} tidak dapat diselesaikan secara musyawarah" if not_so else "",
    ]
    text = "; ".join(filter(None, parts))
    return f"{text[:1].upper()}{text[1:]} (Pasal 35 ayat (2) UU 14/2008)."


def _join(kode: list[str]) -> str:
    """ "c", "c dan g", "b, c, dan g"."""
    *first, last = kode or [""]
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} dan {last}" if first else last
