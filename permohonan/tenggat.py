"""The clock of requests and objections. Pure functions over a set of closed days: they read no
table and write nothing, and no job ever turns what they say into a legal outcome.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from situs.kalender import (
    Libur,
    add_hari_kerja,
    count_hari_kerja,
    format_tanggal,
    is_hari_kerja,
    list_dilewati,
)

DATA = Path(__file__).parent / "data" / "tenggat.csv"
JAWABAN, PERPANJANGAN = "jawaban", "perpanjangan"
AJUKAN_KEBERATAN, TANGGAPAN, SENGKETA = "ajukan_keberatan", "tanggapan", "sengketa"
# Of others, told to the requester.
KOMISI_MULAI, KOMISI_SELESAI, GUGATAN = "komisi_mulai", "komisi_selesai", "gugatan"


@dataclass(frozen=True)
class Aturan:
    """A time limit of the law, in working days."""

    kode: str
    hari: int
    dasar: str
    uraian: str
    berlaku_sejak: date


@dataclass(frozen=True)
class Hari:
    """One day of a count: its number, or why it has none."""

    tanggal: date
    nomor: int | None
    dilewati: str


@dataclass(frozen=True)
class Tenggat:
    """A last day and how it was counted."""

    mulai: date  # the event; day 1 is the first working day after it
    hari: int  # working days
    jatuh_tempo: date
    dasar: str
    dilewati: tuple[Libur, ...]

    @property
    def hari_pertama(self) -> date:
        """The day that counts as the first."""
        skipped = {libur.tanggal for libur in self.dilewati}
        day = self.mulai + timedelta(days=1)
        while day in skipped:
            day += timedelta(days=1)
        return day

    def list_hari(self) -> Iterator[Hari]:
        """Every day from the one after the event to the last."""
        skipped = {libur.tanggal: libur.nama for libur in self.dilewati}
        number = 0
        for step in range(1, (self.jatuh_tempo - self.mulai).days + 1):
            day = self.mulai + timedelta(days=step)
            counts = day not in skipped
            number += counts
            yield Hari(day, number if counts else None, skipped.get(day, ""))


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


def count_tenggat(kode: str, mulai: date, libur: dict[date, str]) -> Tenggat:
    aturan = find_aturan(kode, mulai)
    return _build(mulai, aturan.hari, aturan.dasar, libur)


def count_jawaban(diterima: date, libur: dict[date, str], *, diperpanjang: bool = False) -> Tenggat:
    """Pasal 22 ayat (7): ten working days. Ayat (8): seven more, counted on from the tenth day
    and not from the day of the letter."""
    ten = find_aturan(JAWABAN, diterima)
    if not diperpanjang:
        return _build(diterima, ten.hari, ten.dasar, libur)
    more = find_aturan(PERPANJANGAN, diterima)
    return _build(diterima, ten.hari + more.hari, more.dasar, libur)


def _build(mulai: date, hari: int, dasar: str, libur: dict[date, str]) -> Tenggat:
    last = add_hari_kerja(mulai, hari, libur)
    return Tenggat(mulai, hari, last, dasar, tuple(list_dilewati(mulai, last, libur)))


def count_aman(diterima: date, hari: int, libur: dict[date, str]) -> date:
    """The last day by the strictest reading, where the day of receipt is day 1. A warning for
    officers, never the limit."""
    return add_hari_kerja(diterima, hari - is_hari_kerja(diterima, libur), libur)


def count_sisa(jatuh_tempo: date, hari_ini: date, libur: dict[date, str]) -> int:
    """Working days left after today; negative once the last day is over."""
    return count_hari_kerja(hari_ini, jatuh_tempo, libur)


def describe_sisa(jatuh_tempo: date, hari_ini: date, libur: dict[date, str]) -> str:
    """ "sisa 3 hari kerja", "jatuh tempo hari ini", "lewat 2 hari kerja"."""
    if hari_ini == jatuh_tempo:
        return "jatuh tempo hari ini"
    left = count_sisa(jatuh_tempo, hari_ini, libur)
    if jatuh_tempo > hari_ini:
        return f"sisa {left} hari kerja"
    return f"lewat {-left} hari kerja" if left else "lewat jatuh tempo"


def explain(tenggat: Tenggat) -> list[str]:
    """The count in sentences: the first day, every day that was skipped, the last."""
    skipped = [
        f"{format_tanggal(libur.tanggal)} dilewati: {libur.nama}." for libur in tenggat.dilewati
    ]
    return [
        f"Hari kerja ke-1: {format_tanggal(tenggat.hari_pertama)}, hari kerja pertama sesudah "
        f"{format_tanggal(tenggat.mulai)}.",
        *skipped,
        f"Hari kerja ke-{tenggat.hari}: {format_tanggal(tenggat.jatuh_tempo)} ({tenggat.dasar}).",
    ]
