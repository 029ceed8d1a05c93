"""Recipients are told in the morning that there is something, never what and never when."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from post_office.models import Email

from pengaduan.pengingat import notify_all, reroute_orphans
from pengaduan.services_pesan import add_pesan_pelapor
from situs.kunci_formulir import make_kunci
from tests.factories import make_pengaduan

WIB = ZoneInfo("Asia/Jakarta")
MALAM = datetime(2026, 11, 23, 23, 10, tzinfo=WIB)
PAGI = datetime(2026, 11, 24, 6, 5, tzinfo=WIB)


@pytest.fixture
def row(penerima):
    with time_machine.travel(MALAM, tick=False):
        return make_pengaduan(penerima.cipari, apa="RAHASIA ISI", dihindari=[penerima.sekcam])


def texts() -> list[str]:
    return [f"{each.to} {each.subject} {each.message}" for each in Email.objects.order_by("pk")]


def test_no_mail_leaves_with_the_report_nor_on_its_day(row):
    assert not Email.objects.exists()
    assert notify_all(MALAM) == 0


def test_no_mail_leaves_at_night(row):
    assert notify_all(PAGI.replace(hour=5)) == 0


def test_the_next_morning_its_recipients_are_told_without_content(penerima, row):
    assert notify_all(PAGI) == 1
    (text,) = texts()
    assert penerima.camat_aduan.pengguna.email in text
    assert "pengaduan baru: 1" in text and "RAHASIA" not in text and row.kode not in text


def test_a_second_run_of_the_day_mails_nothing(row):
    notify_all(PAGI)
    assert notify_all(PAGI.replace(hour=9)) == 0
    assert len(texts()) == 1


def test_a_dry_run_writes_nothing(row):
    assert notify_all(PAGI, dry_run=True) == 1
    assert not texts()
    assert notify_all(PAGI) == 1


def test_a_message_of_the_reporter_is_told_the_day_after(row):
    notify_all(PAGI)
    with time_machine.travel(PAGI, tick=False):
        add_pesan_pelapor(row, "Halo.", make_kunci())
    assert notify_all(PAGI) == 0
    assert notify_all(PAGI.replace(day=25)) == 1
    assert "pesan baru dari pelapor: 1" in texts()[-1]


@pytest.mark.parametrize(
    ("day", "words"),
    [(30, "mendekati tenggat: 1"), (4, "mendekati tenggat: 1"), (8, "lewat tenggat: 1")],
)
def test_the_clock_is_told(row, day, words):
    notify_all(PAGI)
    month = 11 if day == 30 else 12
    assert notify_all(datetime(2026, month, day, 7, tzinfo=WIB)) == 1
    assert words in texts()[-1]


def test_nothing_to_say_is_no_mail(row):
    notify_all(PAGI)
    assert notify_all(PAGI.replace(day=26)) == 0


def test_a_report_whose_recipients_left_goes_to_who_may_read_it(penerima, row):
    penerima.camat_aduan.aktif = False
    penerima.camat_aduan.save()
    assert reroute_orphans() == 1
    readers = row.penyaluran.filter(boleh_melihat=True, penerima__aktif=True)
    assert [each.penerima for each in readers] == [penerima.inspektorat]
    assert reroute_orphans() == 0
