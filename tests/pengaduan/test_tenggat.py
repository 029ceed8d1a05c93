"""The clock of UU 25/2009: calendar days, each with its article."""

from datetime import date
from types import SimpleNamespace

import pytest

from pengaduan.tenggat import count_tenggat, describe_sisa, find_tenggat

SENIN = date(2026, 11, 23)
NAMA = ("ditanggapi_pada", "diminta_lengkapi_pada", "dilengkapi_pada", "lengkap_pada")
NAMA += ("diputus_pada", "disampaikan_pada")


def clock(**days):
    row = SimpleNamespace(diterima=SENIN, **{**dict.fromkeys(NAMA), **days})
    found = find_tenggat(row)
    return found and (found.kode, found.jatuh_tempo)


def test_pasal_44_ayat_3_first_answer_within_14_days():
    assert clock() == ("tanggapan", date(2026, 12, 7))


def test_pasal_44_ayat_4_reporter_completes_within_30_days():
    found = clock(diminta_lengkapi_pada=date(2026, 12, 1))
    assert found == ("lengkapi", date(2026, 12, 31))
    assert count_tenggat("lengkapi", SENIN).milik_pelapor


def test_what_was_added_is_answered_within_14_days_again():
    days = {"diminta_lengkapi_pada": date(2026, 12, 1), "dilengkapi_pada": date(2026, 12, 20)}
    assert clock(**days) == ("tanggapan", date(2027, 1, 3))


def test_pasal_50_ayat_1_decision_within_60_days_since_complete():
    assert clock(lengkap_pada=date(2026, 12, 1)) == ("putusan", date(2027, 1, 30))


def test_pasal_50_ayat_2_delivery_within_14_days_since_decided():
    days = {"lengkap_pada": SENIN, "diputus_pada": date(2027, 1, 4)}
    assert clock(**days) == ("sampaikan", date(2027, 1, 18))
    assert clock(**days, disampaikan_pada=date(2027, 1, 5)) is None


def test_calendar_days_count_holidays_too():
    assert count_tenggat("tanggapan", date(2026, 12, 20)).jatuh_tempo == date(2027, 1, 3)


@pytest.mark.parametrize("kode", ["tanggapan", "lengkapi", "putusan", "sampaikan"])
def test_every_term_names_its_article(kode):
    assert "UU 25/2009" in count_tenggat(kode, SENIN).aturan.dasar


def test_what_is_left_is_said_in_calendar_days():
    words = [describe_sisa(SENIN, date(2026, 11, day)) for day in (20, 23, 25)]
    assert words == ["sisa 3 hari", "jatuh tempo hari ini", "lewat 2 hari"]
