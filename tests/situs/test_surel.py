"""Mail: queued with its act, sent by a command, never lost, never doubled."""

import re
import socket
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from post_office import connections
from post_office.models import STATUS, Email

from situs.models import Surel
from situs.surel import list_alamat, queue_surel, retry_surel

# The sender opens and closes connections of its own, as it does in service.
pytestmark = pytest.mark.django_db(transaction=True)
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def templat(settings, tmp_path) -> None:
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "uji-subject.txt").write_text("Kabar {{ situs.nama }}: {{ kata }}\n")
    (folder / "uji-body.txt").write_text("{% autoescape off %}Isi {{ kata }}{% endautoescape %}")
    own = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**own, "DIRS": [tmp_path, *own["DIRS"]]}]


def queue(situs, kata="baik", *, kunci="uji:1", kepada=("ani@contoh.go.id",)) -> list[Surel]:
    return queue_surel(situs, kepada, "uji", {"kata": kata}, kunci=kunci)


def send() -> str:
    connections.connections.close()
    out = StringIO()
    call_command("send_outbox", stdout=out)
    return out.getvalue()


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def mail_server_down(settings) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = closed_port(), 2


def test_mail_is_sent_by_the_command_only(cast):
    queue(cast.cipari)
    assert mail.outbox == []
    assert "1 surat terkirim" in send()
    (sent,) = mail.outbox
    assert (sent.subject, sent.body) == ("Kabar Kecamatan Cipari: baik", "Isi baik")
    assert "Kecamatan Cipari" in sent.from_email and sent.to == ["ani@contoh.go.id"]
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "0 surat terkirim" in send() and len(mail.outbox) == 1


def test_answers_go_to_the_site(cast):
    cast.cipari.email = "cipari@contoh.go.id"
    queue(cast.cipari)
    send()
    assert mail.outbox[0].extra_headers["Reply-To"] == "cipari@contoh.go.id"


def test_the_same_occasion_is_one_mail_for_each_address(cast):
    queue(cast.cipari, kepada=["ani@contoh.go.id", "ANI@contoh.go.id ", "budi@contoh.go.id"])
    assert queue(cast.cipari) == []
    assert Surel.objects.count() == Email.objects.count() == 2
    assert len(queue(cast.cipari, kunci="uji:2")) == 1


def test_a_rolled_back_act_sends_nothing(cast):
    with transaction.atomic():
        queue(cast.cipari)
        transaction.set_rollback(True)
    assert not Surel.objects.exists() and not Email.objects.exists()


def test_mail_server_down_loses_nothing(cast, mail_server_down, settings):
    queue(cast.cipari)
    assert "1 menunggu dicoba lagi" in send()
    row = Email.objects.get()
    assert row.status == STATUS.requeued and row.scheduled_time > timezone.now()
    first = row.message_id
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Email.objects.update(scheduled_time=timezone.now() - timedelta(seconds=1))
    assert "1 surat terkirim" in send()
    assert mail.outbox[0].extra_headers["Message-ID"] == first


def test_given_up_mail_is_seen_and_sent_again_by_the_officer(cast, visit, mail_server_down):
    queue(cast.cipari)
    Email.objects.update(number_of_retries=288)
    assert "1 gagal" in send()
    admin = visit(cast.cipari, cast.ani)
    row = Surel.objects.get()
    page = admin.get(reverse("admin:situs_surel_change", args=[row.pk])).content.decode()
    assert "Gagal" in page and "refused" in page
    form = {"action": "kirim_lagi", "_selected_action": [row.pk]}
    admin.post(reverse("admin:situs_surel_changelist") + "?keadaan=gagal", form)
    assert Email.objects.get().status == STATUS.queued


def test_sending_again_leaves_sent_mail_alone(cast):
    queue(cast.cipari)
    send()
    assert retry_surel(Surel.objects.all()) == 0
    send()
    assert len(mail.outbox) == 1


def test_words_of_people_are_no_template_and_no_header(cast):
    queue(cast.cipari, "{{ situs.pk }} {% load x %}\r\nBcc: jahat@contoh.go.id")
    send()
    (sent,) = mail.outbox
    assert sent.recipients() == ["ani@contoh.go.id"] and "\n" not in sent.subject
    assert "{{ situs.pk }} {% load x %}" in sent.body and "Bcc" not in sent.message()


def test_text_of_sent_mail_is_forgotten_but_failed_mail_stays(cast):
    queue(cast.cipari)
    queue(cast.cipari, kunci="uji:2")
    Email.objects.update(status=STATUS.sent)
    Email.objects.filter(pk=Email.objects.last().pk).update(status=STATUS.failed)
    Email.objects.update(created=timezone.now() - timedelta(days=91))
    send()
    assert [row.status for row in Email.objects.all()] == [STATUS.failed]
    assert Surel.objects.count() == 2


def test_addresses_are_those_of_active_officers_with_the_role(cast):
    cast.petugas.is_active = False
    cast.petugas.save()
    found = list_alamat(cast.cipari, "ppid_pelaksana", "petugas")
    assert found == ["ani@contoh.go.id"]


def test_officers_of_another_site_see_nothing(cast, visit):
    queue(cast.cipari)
    page = visit(cast.maos, cast.budi).get(reverse("admin:situs_surel_changelist"))
    assert page.status_code == 200 and "Kabar" not in page.content.decode()
    assert visit(cast.cipari, cast.pengadu).get(page.request["PATH_INFO"]).status_code == 403


def test_lost_mail_has_a_message_id_of_the_portal(cast):
    queue(cast.cipari)
    assert re.fullmatch(r"<[^@<> ]+@localhost>", Email.objects.get().message_id)
