"""Working days (hari kerja) as the deadlines of UU 14/2008 count them: Monday to Friday without the
days of HariLibur. Pure functions; situs/libur.py reads the closed days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as format_date
from django.utils.translation import override

SABTU = 5
NAMA_AKHIR_PEKAN = {5: "Sabtu", 6: "Minggu"}


@dataclass(frozen=True)
class Libur:
    """Why a day does not count."""

    tanggal: date
    nama: str


def is_hari_kerja(day: date, libur: dict[date, str]) -> bool:
    return day.weekday() < SABTU and day not in libur


def add_hari_kerja(start: date, jumlah: int, libur: dict[date, str]) -> date:
    """The day on which `jumlah` working days have passed. Day 1 is the first working day after
    `start`; a negative number counts backwards from the last working day before it."""
    step = timedelta(days=1 if jumlah >= 0 else -1)
    day, left = start, abs(jumlah)
    while left:
        day += step
        left -= is_hari_kerja(day, libur)
    return day


def count_hari_kerja(start: date, end: date, libur: dict[date, str]) -> int:
    """Working days after `start` up to and with `end`; negative when `end` lies before."""
    if end < start:
        return -count_hari_kerja(end, start, libur)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_hari_kerja(day, libur) for day in days)


def list_dilewati(start: date, end: date, libur: dict[date, str]) -> Iterator[Libur]:
    """The days after `start` up to `end` that did not count, each with its name."""
    for number in range(1, (end - start).days + 1):
        day = start + timedelta(days=number)
        if not is_hari_kerja(day, libur):
            yield Libur(day, libur.get(day) or NAMA_AKHIR_PEKAN[day.weekday()])


def format_tanggal(day: date) -> str:
    """ "31 Desember 2026", whatever language the process runs in."""
    with override("id"):
        return format_date(day, "j F Y")
