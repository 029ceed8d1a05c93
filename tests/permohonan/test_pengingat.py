"""The daily digest of the officers: what is due and what is late, once, and nothing else."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from post_office.models import Email

from permohonan.pengingat import remind_all
from permohonan.services_jawab import answer
from situs.models import HariLibur
from tests.factories import build_jawaban, make_keberatan, make_permohonan


def on(day: str):
    return time_machine.travel(f"{day} 10:00+07:00", tick=False)


@pytest.fixture
def row(cast, libur):
    with on("2026-11-23"):
        row = make_permohonan(cast.cipari)
    Email.objects.all().delete()
    return row


def read_digests() -> dict[str, str]:
    mails = Email.objects.filter(subject__contains="menunggu jawaban")
    return {mail.to[0]: mail.message for mail in mails}


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-11-30", "sisa 5 hari kerja"),
        ("2026-12-04", "sisa 1 hari kerja"),
        ("2026-12-07", "jatuh tempo hari ini"),
        ("2026-12-09", "lewat 2 hari kerja"),
    ],
)
def test_due_in_five_one_and_no_days_and_every_day_late(row, libur, today, words):
    remind_all(date.fromisoformat(today), libur)
    assert words in read_digests()["ani@contoh.go.id"]


@pytest.mark.parametrize("today", ["2026-11-27", "2026-12-02", "2026-12-05", "2026-12-06"])
def test_other_days_and_weekends_bring_no_mail(row, libur, today):
    assert remind_all(date.fromisoformat(today), libur) == []
    assert not read_digests()


def test_the_same_day_twice_is_one_mail(row, libur):
    for _ in range(2):
        remind_all(date(2026, 12, 7), libur)
    assert sorted(read_digests()) == ["ani@contoh.go.id", "petugas@contoh.go.id"]
    assert Email.objects.count() == 2


def test_several_cases_are_one_digest(cast, row, libur):
    with on("2026-11-23"):
        make_permohonan(cast.cipari)
    Email.objects.all().delete()
    remind_all(date(2026, 12, 7), libur)
    assert read_digests()["ani@contoh.go.id"].count("jatuh tempo hari ini") == 2


def test_atasan_reads_of_what_is_late_and_of_objections_only(row, libur):
    remind_all(date(2026, 12, 7), libur)
    assert "camat@contoh.go.id" not in read_digests()
    with on("2026-12-08"):
        keberatan = make_keberatan(row)
    remind_all(date(2026, 12, 8), libur)
    assert row.nomor in read_digests()["camat@contoh.go.id"]
    Email.objects.all().delete()
    remind_all(keberatan.jatuh_tempo, libur)
    assert f"{keberatan.nomor} (keberatan)" in read_digests()["camat@contoh.go.id"]


def test_nobody_reads_of_another_site_and_no_name_is_mailed(cast, row, libur):
    remind_all(date(2026, 12, 7), libur)
    assert "budi@contoh.go.id" not in read_digests()
    assert "Sri" not in read_digests()["ani@contoh.go.id"]


def test_what_is_answered_is_not_reminded_of(cast, row, libur):
    with on("2026-11-25"):
        answer(row, build_jawaban(row), cast.ani)
    assert remind_all(date(2026, 12, 7), libur) == []


def test_missing_holidays_of_the_next_year_are_told_to_ppid_utama(cast, libur):
    today = date(2026, 11, 30)
    assert remind_all(today, libur) == []
    HariLibur.objects.filter(tanggal__year=2027).delete()
    assert remind_all(today, libur) == [cast.utama]
    mail = Email.objects.get()
    assert (mail.to, mail.subject) == (["kominfo@contoh.go.id"], "Hari libur 2027 belum diisi")


def test_the_command_says_what_it_would_do_and_does_it(row, capsys):
    with on("2026-12-07"):
        call_command("remind_tenggat", "--dry-run")
        assert not Email.objects.exists()
        call_command("remind_tenggat")
    assert capsys.readouterr().out == "1 situs perlu diingatkan.\n1 situs diingatkan.\n"


def test_the_digest_leads_to_each_case_by_its_kind(cast, row, libur):
    with on("2026-10-26"):
        keberatan = make_keberatan(row, diterima=date(2026, 10, 26))
    with on("2026-12-07"):
        remind_all(date(2026, 12, 7), libur)
    start = cast.cipari.build_url("/admin/permohonan/")
    told, atasan = (read_digests()[each.email] for each in (cast.ani, cast.camat))
    for text in (told, atasan):
        assert f"{start}keberatan/{keberatan.pk}/change/" in text
    assert f"{start}permohonan/{row.pk}/change/" in told
    assert f"{start}permohonan/{row.pk}/change/" not in atasan
