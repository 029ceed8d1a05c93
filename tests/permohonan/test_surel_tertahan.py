"""A mail server that is down: nothing is lost, nothing doubled, and the officer reads of it."""

import io
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from post_office.models import Email

from permohonan.services_kerja import ask_completion
from situs.models import Surel
from tests.factories import make_permohonan
from tests.situs.test_surel import mail_server_down, send

# The sender opens and closes connections of its own, as it does in service.
pytestmark = pytest.mark.django_db(transaction=True)
JAKARTA = ZoneInfo("Asia/Jakarta")
JUDUL = "E-mail ke pemohon belum sampai"
MEMORI = "django.core.mail.backends.locmem.EmailBackend"
__all__ = ["mail_server_down"]


def open_case(visit, row, user=None) -> str:
    client = visit(row.situs, user)
    return client.get(f"/admin/permohonan/permohonan/{row.pk}/change/").text


@pytest.fixture
def row(cast, libur):
    return make_permohonan(cast.cipari)


def test_officer_reads_on_the_case_which_mail_is_still_tried(cast, visit, row, mail_server_down):
    assert JUDUL not in open_case(visit, row, cast.petugas)
    send()
    text = open_case(visit, row, cast.petugas)
    assert JUDUL in text and f"{row.nomor} diterima" in text
    assert "Dicoba lagi setiap seperempat jam" in text and row.email not in text


def test_officer_reads_which_mail_was_given_up_and_what_to_do(cast, visit, row, mail_server_down):
    Email.objects.update(number_of_retries=288)
    send()
    assert "Hubungi pemohon dengan cara lain" in open_case(visit, row, cast.petugas)


def test_officer_reads_that_the_outbox_stands_still(cast, visit, row):
    Surel.objects.update(dibuat_pada=timezone.now() - timedelta(hours=2))
    assert "Beri tahu pengelola server" in open_case(visit, row, cast.petugas)
    send()
    assert JUDUL not in open_case(visit, row, cast.petugas)


def test_mails_to_officers_and_of_other_cases_are_not_told_here(cast, visit, row, mail_server_down):
    other = make_permohonan(cast.cipari, email="")
    send()
    assert JUDUL not in open_case(visit, other, cast.petugas)
    assert open_case(visit, row, cast.petugas).count("WIB. Server surat") == 1


def test_a_day_without_mail_server_loses_nothing_and_doubles_nothing(
    cast, libur, settings, mail_server_down
):
    """The loop goes on all day; the digest of the day is asked for in every round."""
    start = datetime(2026, 12, 7, 8, tzinfo=JAKARTA)
    with time_machine.travel(datetime(2026, 11, 23, 8, tzinfo=JAKARTA), tick=False):
        due = make_permohonan(cast.cipari, email="budi@contoh.id")
    for hour in range(0, 24, 4):
        with time_machine.travel(start + timedelta(hours=hour), tick=False):
            if hour % 12 == 0:
                ask_completion(make_permohonan(cast.cipari), "Sebutkan tahunnya.", cast.ani)
            call_command("remind_tenggat", stdout=io.StringIO())
            assert "0 surat terkirim" in send()
    queued = {each.kunci: each.kiriman.message_id for each in Surel.objects.all()}
    assert Counter(key.split(":")[0] for key in queued) == {
        "layanan": 1 + 2 * 2,  # the receipt of the first; receipt and question of the two
        "layanan-petugas": 2 * 3,
        "tenggat": 2 + 3,  # two officers on the last day; after midnight Atasan PPID too
    }
    settings.EMAIL_BACKEND = MEMORI
    for hour in (24, 25):
        with time_machine.travel(start + timedelta(hours=hour), tick=False):
            send()
    sent = [each.extra_headers["Message-ID"] for each in mail.outbox]
    assert sorted(sent) == sorted(queued.values())
    assert any(due.nomor in each.body for each in mail.outbox if "menunggu" in each.subject)
