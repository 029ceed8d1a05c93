"""The clock of reports: calendar days of UU 25/2009, counted from dates only. Pure functions; no
job turns what they say into an outcome.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol

DATA = Path(__file__).parent / "data" / "tenggat.csv"
TANGGAPAN, LENGKAPI, PUTUSAN, SAMPAIKAN = "tanggapan", "lengkapi", "putusan", "sampaikan"


@dataclass(frozen=True)
class Aturan:
    """A time limit of the law, in calendar days."""

    kode: str
    hari: int
    dasar: str
    uraian: str
    berlaku_sejak: date


@dataclass(frozen=True)
class Tenggat:
    """A last day, what is due on it, and by which article."""

    aturan: Aturan
    mulai: date

    @property
    def kode(self) -> str:
        return self.aturan.kode

    @property
    def jatuh_tempo(self) -> date:
        return self.mulai + timedelta(days=self.aturan.hari)

    @property
    def milik_pelapor(self) -> bool:
        """The reporter's own time; every other clock is the office's."""
        return self.kode == LENGKAPI


class Tanggal(Protocol):
    """The days of a report from which the clock is read."""

    diterima: date
    diminta_lengkapi_pada: date | None
    dilengkapi_pada: date | None
    lengkap_pada: date | None
    diputus_pada: date | None
    disampaikan_pada: date | None


@cache
def _read_aturan() -> tuple[Aturan, ...]:
    with DATA.open(encoding="utf-8", newline="") as stream:
        return tuple(
            Aturan(
                row["kode"],
                int(row["hari"]),
                row["dasar"],
                row["uraian"],
                date.fromisoformat(row["berlaku_sejak"]),
            )
            for row in csv.DictReader(stream)
        )


def find_aturan(kode: str, pada: date) -> Aturan:
    """The rule in force on that day; a change of the law is one more line of data."""
    known = [row for row in _read_aturan() if row.kode == kode]
    valid = [row for row in known if row.berlaku_sejak <= pada] or known[:1]
    return max(valid, key=lambda row: row.berlaku_sejak)


def count_tenggat(kode: str, mulai: date) -> Tenggat:
    return Tenggat(find_aturan(kode, mulai), mulai)


def find_tenggat(row: Tanggal) -> Tenggat | None:
    """The clock that runs now; None when everything is done."""
    if row.disampaikan_pada:
        return None
    if row.diputus_pada:
        return count_tenggat(SAMPAIKAN, row.diputus_pada)
    if row.lengkap_pada:
        return count_tenggat(PUTUSAN, row.lengkap_pada)
    if row.diminta_lengkapi_pada and not row.dilengkapi_pada:
        return count_tenggat(LENGKAPI, row.diminta_lengkapi_pada)
    # What the reporter adds is answered like the report itself: is it complete now?
    return count_tenggat(TANGGAPAN, row.dilengkapi_pada or row.diterima)


def describe_sisa(jatuh_tempo: date, hari_ini: date) -> str:
    """ "sisa 3 hari", "jatuh tempo hari ini", "lewat 2 hari"."""
    left = (jatuh_tempo - hari_ini).days
    if left == 0:
        return "jatuh tempo hari ini"
    return f"sisa {left} hari" if left > 0 else f"lewat {-left} hari"
