"""The clock of requests and objections against the vectors of the law and a slow reference."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permohonan.tenggat import (
    SENGKETA,
    TANGGAPAN,
    count_aman,
    count_jawaban,
    count_tenggat,
    describe_sisa,
    explain,
    find_aturan,
)
from situs.libur import read_libur

VEKTOR = [  # received, +10, +10+7, +14, +30 (hukum.md)
    ("2026-11-23", "2026-12-07", "2026-12-16", "2026-12-11", "2027-01-08"),
    ("2026-12-11", "2026-12-29", "2027-01-11", "2027-01-06", "2027-01-28"),
    ("2026-12-18", "2027-01-07", "2027-01-18", "2027-01-13", "2027-02-04"),
    ("2026-11-28", "2026-12-11", "2026-12-22", "2026-12-17", "2027-01-14"),
    ("2026-03-09", "2026-03-30", "2026-04-09", "2026-04-06", "2026-04-28"),
    ("2026-03-16", "2026-04-07", "2026-04-16", "2026-04-13", "2026-05-06"),
    ("2026-05-08", "2026-05-26", "2026-06-09", "2026-06-04", "2026-06-29"),
    ("2026-08-14", "2026-09-01", "2026-09-10", "2026-09-07", "2026-09-29"),
    ("2027-03-01", "2027-03-23", "2027-04-05", "2027-03-31", "2027-04-22"),
]
day = date.fromisoformat


@pytest.mark.parametrize("vektor", VEKTOR, ids=lambda v: v[0])
def test_deadlines_equal_the_worked_examples(libur, vektor):
    received, ten, seventeen, fourteen, thirty = map(day, vektor)
    assert count_jawaban(received, libur).jatuh_tempo == ten
    assert count_jawaban(received, libur, diperpanjang=True).jatuh_tempo == seventeen
    assert count_tenggat(SENGKETA, received, libur).jatuh_tempo == fourteen
    assert count_tenggat(TANGGAPAN, received, libur).jatuh_tempo == thirty


CUTI_DIHITUNG = [
    *(("2026-12-11", "2026-12-28"), ("2026-12-18", "2027-01-06"), ("2026-03-09", "2026-03-24")),
    *(("2026-03-16", "2026-03-31"), ("2026-05-08", "2026-05-25"), ("2027-03-01", "2027-03-18")),
]


@pytest.mark.parametrize(("received", "due"), CUTI_DIHITUNG)
def test_cuti_bersama_counts_where_the_setting_says_so(libur, received, due):
    counted = read_libur(cuti_bersama_libur=False)
    assert count_jawaban(day(received), counted).jatuh_tempo == day(due)


def test_pasal_22_ayat_8_the_seven_days_run_on_from_the_tenth(libur):
    received = day("2026-11-23")
    tenth = count_jawaban(received, libur).jatuh_tempo
    extended = count_jawaban(received, libur, diperpanjang=True).jatuh_tempo
    assert count_tenggat("perpanjangan", tenth, libur).jatuh_tempo == extended


def test_a_deadline_explains_itself_day_by_day(libur):
    tenggat = count_jawaban(day("2026-03-16"), libur)
    lines = explain(tenggat)
    assert lines[0].startswith("Hari kerja ke-1: 17 Maret 2026")
    assert any(line.startswith("19 Maret 2026 dilewati: Hari Suci Nyepi") for line in lines)
    assert lines[-1] == "Hari kerja ke-10: 7 April 2026 (Pasal 22 ayat (7) UU 14/2008)."
    days = list(tenggat.list_hari())
    assert [hari.nomor for hari in days if hari.nomor] == list(range(1, 11))
    assert all(hari.dilewati for hari in days if hari.nomor is None)
    assert days[-1].tanggal == tenggat.jatuh_tempo


def test_what_arrives_on_a_saturday_counts_from_the_next_working_day(libur):
    tenggat = count_jawaban(day("2026-11-28"), libur)
    assert tenggat.hari_pertama == day("2026-11-30")


def test_the_strict_reading_is_one_working_day_earlier_and_never_later(libur):
    received = day("2026-11-23")
    assert count_aman(received, 10, libur) == day("2026-12-04")
    assert count_aman(day("2026-11-28"), 10, libur) == day("2026-12-11")  # no working day itself


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-12-04", "sisa 1 hari kerja"),
        ("2026-12-07", "jatuh tempo hari ini"),
        ("2026-12-08", "lewat 1 hari kerja"),
        ("2026-12-10", "lewat 3 hari kerja"),
        ("2026-11-27", "sisa 6 hari kerja"),
    ],
)
def test_what_is_left_is_said_in_words(libur, today, words):
    assert describe_sisa(day("2026-12-07"), day(today), libur) == words


def test_the_rule_in_force_on_the_day_of_receipt_decides():
    assert find_aturan("jawaban", day("2026-01-01")).hari == 10


TEN_YEARS = st.dates(date(2024, 1, 1), date(2034, 12, 31))


def slow_reference(start: date, hari: int, libur: set[date]) -> date:
    """Counts as a clerk with a wall calendar would."""
    current, counted = start, 0
    while counted < hari:
        current = current + timedelta(days=1)
        is_weekend = current.strftime("%w") in "06"
        if not is_weekend and current not in libur:
            counted = counted + 1
    return current


@given(start=TEN_YEARS, closed=st.sets(TEN_YEARS, max_size=60), extended=st.booleans())
def test_ten_years_of_random_calendars_agree_with_the_slow_reference(start, closed, extended):
    libur = dict.fromkeys(closed, "Libur")
    tenggat = count_jawaban(start, libur, diperpanjang=extended)
    assert tenggat.jatuh_tempo == slow_reference(start, 17 if extended else 10, closed)
    assert tenggat.hari_pertama == slow_reference(start, 1, closed)
    assert [h.tanggal for h in tenggat.list_hari() if h.nomor][-1] == tenggat.jatuh_tempo
