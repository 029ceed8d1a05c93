"""Working days: the vectors of the law's deadlines, and the same counted day by day."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from situs.kalender import (
    add_hari_kerja,
    count_hari_kerja,
    is_hari_kerja,
    list_dilewati,
)
from situs.libur import read_libur

# Received, +10, +10+7, +14, +30, +10 when cuti bersama is a working day.
TENGGAT = [
    ("2026-11-23", "2026-12-07", "2026-12-16", "2026-12-11", "2027-01-08", "2026-12-07"),
    ("2026-12-11", "2026-12-29", "2027-01-11", "2027-01-06", "2027-01-28", "2026-12-28"),
    ("2026-12-18", "2027-01-07", "2027-01-18", "2027-01-13", "2027-02-04", "2027-01-06"),
    ("2026-11-28", "2026-12-11", "2026-12-22", "2026-12-17", "2027-01-14", "2026-12-11"),
    ("2026-03-09", "2026-03-30", "2026-04-09", "2026-04-06", "2026-04-28", "2026-03-24"),
    ("2026-03-16", "2026-04-07", "2026-04-16", "2026-04-13", "2026-05-06", "2026-03-31"),
    ("2026-05-08", "2026-05-26", "2026-06-09", "2026-06-04", "2026-06-29", "2026-05-25"),
    ("2026-08-14", "2026-09-01", "2026-09-10", "2026-09-07", "2026-09-29", "2026-09-01"),
    ("2027-03-01", "2027-03-23", "2027-04-05", "2027-03-31", "2027-04-22", "2027-03-18"),
]
# End of an exclusion, and 30 working days before it (Pasal 11 PP 61/2010, Pasal 52 Perki 1/2021).
PENETAPAN = [
    ("2026-12-31", "2026-11-17"),
    ("2027-03-31", "2027-02-04"),
    ("2027-06-30", "2027-05-12"),
]
DAYS = st.dates(date(2023, 1, 1), date(2032, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
def libur(db) -> dict[date, str]:
    call_command("load_hari_libur", verbosity=0)
    return read_libur()


@pytest.mark.parametrize("row", TENGGAT, ids=lambda row: row[0])
def test_tenggat_counts_working_days_after_receipt(libur, row):
    start, *wanted = map(day, row)
    found = [add_hari_kerja(start, n, libur) for n in (10, 17, 14, 30)]
    assert found == wanted[:4]
    assert add_hari_kerja(start, 10, read_libur(cuti_bersama_libur=False)) == wanted[4]


def test_extension_counts_on_from_the_tenth_day(libur):
    tenth = add_hari_kerja(day("2026-12-18"), 10, libur)
    assert add_hari_kerja(tenth, 7, libur) == add_hari_kerja(day("2026-12-18"), 17, libur)


@pytest.mark.parametrize("row", PENETAPAN, ids=lambda row: row[0])
def test_pasal_11_pp_61_2010_decision_is_due_30_working_days_before_the_end(libur, row):
    berakhir, due = map(day, row)
    assert add_hari_kerja(berakhir, -30, libur) == due


def test_cuti_bersama_is_a_setting(libur, settings):
    settings.CUTI_BERSAMA_LIBUR = False
    assert day("2026-12-24") in libur and day("2026-12-24") not in read_libur()


def test_every_skipped_day_has_a_name(libur):
    found = list(list_dilewati(day("2026-12-22"), day("2026-12-28"), libur))
    assert [row.tanggal.day for row in found] == [24, 25, 26, 27]
    assert "Natal" in found[1].nama and [row.nama for row in found[2:]] == ["Sabtu", "Minggu"]


@given(start=DAYS, jumlah=st.integers(1, 60), closed=st.sets(DAYS, max_size=200))
def test_counting_is_the_reverse_of_adding(start, jumlah, closed):
    libur = dict.fromkeys(closed, "Libur")
    end = add_hari_kerja(start, jumlah, libur)
    assert is_hari_kerja(end, libur) and count_hari_kerja(start, end, libur) == jumlah
    assert count_hari_kerja(end, start, libur) == -jumlah


@given(start=DAYS, jumlah=st.integers(-60, 60), closed=st.sets(DAYS, max_size=100))
def test_adding_agrees_with_a_walk_day_by_day(start, jumlah, closed):
    libur = dict.fromkeys(closed, "Libur")
    step = timedelta(days=1 if jumlah > 0 else -1)
    day, seen = start, []
    while len(seen) < abs(jumlah):
        day += step
        if day.weekday() not in (5, 6) and day not in closed:
            seen.append(day)
    assert add_hari_kerja(start, jumlah, libur) == (seen[-1] if seen else start)
