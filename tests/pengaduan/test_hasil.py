"""The figures of a year: nobody behind a small number, nothing live."""

from datetime import date

import pytest
import time_machine

from pengaduan.hasil import Angka, count_tahun
from tests.factories import make_pengaduan

HARI_INI = date(2026, 11, 23)


def rows(count: int, hasil: str = "terbukti", month: int = 3, done: int | None = 5) -> list[Angka]:
    selesai = date(2026, done, 1) if done else None
    return [Angka("pungutan", hasil, date(2026, month, 2), selesai)] * count


def test_numbers_below_five_are_hidden_with_one_more_that_would_tell():
    angka = count_tahun(
        [*rows(7), *rows(6, "sebagian"), *rows(2, "tidak_terbukti")], 2026, HARI_INI
    )
    shown = dict(angka.hasil)
    assert angka.jumlah == 15 and shown["Terbukti"] == 7
    assert shown["Tidak terbukti"] == "< 5"
    assert 2 not in shown.values()


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_a_total_below_five_is_not_told_at_all(count, told):
    angka = count_tahun(rows(count), 2026, HARI_INI)
    assert angka.jumlah == told
    assert bool(angka.hasil) == bool(told)


def test_the_running_month_is_not_counted():
    """Whoever watches the page would learn the day of a report."""
    counted = count_tahun([*rows(5), *rows(3, month=11, done=None)], 2026, HARI_INI)
    assert (counted.jumlah, counted.sampai) == (5, date(2026, 10, 31))


def test_a_result_of_the_running_month_is_still_open():
    counted = count_tahun([*rows(5), *rows(5, done=11)], 2026, HARI_INI)
    assert dict(counted.hasil)["Masih ditangani"] == 5


def test_the_figures_add_up():
    counted = count_tahun([*rows(5), *rows(6, "sebagian"), *rows(9, done=None)], 2026, HARI_INI)
    assert sum(value for _, value in counted.hasil) == counted.jumlah == 20
    assert sum(value for _, value in counted.kategori) == 20


def test_january_shows_nothing_of_january():
    counted = count_tahun(rows(9), 2027, date(2027, 1, 20))
    assert counted.jumlah == 0 and counted.sampai == date(2026, 12, 31)


def test_the_page_shows_its_site_only_and_no_word_of_a_report(penerima, visit):
    with time_machine.travel("2026-03-02 10:00+07:00", tick=False):
        for _ in range(6):
            make_pengaduan(penerima.cipari, apa="RAHASIA")
    with time_machine.travel("2026-11-23 10:00+07:00", tick=False):
        own = visit(penerima.cipari).get("/pengaduan/hasil/").text
        other = visit(penerima.maos).get("/pengaduan/hasil/?tahun=abc").text
    assert "6 pengaduan diterima" in own and "RAHASIA" not in own
    assert "Tidak ada pengaduan yang diterima" in other
