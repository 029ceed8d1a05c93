"""Mails that hold a code: their text is gone as soon as it was sent or given up."""

import socket

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.urls import reverse
from post_office import connections
from post_office.models import STATUS, Email, Log

from situs.models import Surel
from situs.surel import name_pengirim, queue_surel

# The sender opens and closes connections of its own, as it does in service.
pytestmark = pytest.mark.django_db(transaction=True)
KODE = "7K2M9XQ4"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def templat(settings, tmp_path) -> None:
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "kode-subject.txt").write_text(
        "{% autoescape off %}Kabar {{ nama }}{% endautoescape %}"
    )
    (folder / "kode-body.txt").write_text("Kode {{ kode }}")
    (folder / "kode-body.html").write_text("<p>Kode {{ kode }}</p>")
    own = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**own, "DIRS": [tmp_path, *own["DIRS"]]}]


@pytest.fixture
def mail_server_down(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 2
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]


def queue(situs, kunci="uji:1", *, rahasia=True, nama="x", kepada="ani@contoh.go.id"):
    isi = {"kode": KODE, "nama": nama}
    return queue_surel(situs, [kepada], "kode", isi, kunci=kunci, rahasia=rahasia)


def send() -> None:
    connections.connections.close()
    call_command("send_outbox", verbosity=0)


def texts() -> list[tuple[str, str]]:
    return list(Email.objects.order_by("pk").values_list("message", "html_message"))


def give_up() -> None:
    Email.objects.update(number_of_retries=288)
    send()


def test_text_is_forgotten_once_sent_and_the_row_stays(cast):
    queue(cast.cipari)
    assert texts() == [(f"Kode {KODE}", f"<p>Kode {KODE}</p>")]
    send()
    assert KODE in mail.outbox[0].body and KODE in mail.outbox[0].alternatives[0][0]
    assert texts() == [("", "")]
    assert KODE not in repr(list(Email.objects.values())) + repr(list(Log.objects.values()))
    assert Surel.objects.get().kiriman.status == STATUS.sent


def test_text_of_another_mail_stays(cast):
    queue(cast.cipari, rahasia=False)
    send()
    assert texts() == [(f"Kode {KODE}", f"<p>Kode {KODE}</p>")]


def test_the_same_occasion_is_not_sent_again_after_its_text_is_gone(cast):
    queue(cast.cipari)
    send()
    assert queue(cast.cipari) == []
    send()
    assert len(mail.outbox) == 1


def test_undelivered_text_is_kept_until_it_is_given_up(cast, mail_server_down, settings):
    queue(cast.cipari)
    send()
    assert Email.objects.get().status == STATUS.requeued and KODE in texts()[0][0]
    Email.objects.update(scheduled_time=None)
    give_up()
    assert Email.objects.get().status == STATUS.failed and texts() == [("", "")]


def test_given_up_text_is_not_sent_again_empty_and_the_officer_hears_why(
    cast, visit, mail_server_down, settings
):
    queue(cast.cipari)
    queue(cast.cipari, "uji:2", rahasia=False)
    give_up()
    admin, rows = visit(cast.cipari, cast.ani), Surel.objects.values_list("pk", flat=True)
    form = {"action": "kirim_lagi", "_selected_action": list(rows)}
    page = admin.post(reverse("admin:situs_surel_changelist"), form, follow=True).text
    assert (
        "1 surat dikirim lagi." in page and "1 surat berisi kode tidak dapat dikirim lagi" in page
    )
    settings.EMAIL_BACKEND = LOCMEM
    send()
    assert [message.body for message in mail.outbox] == [f"Kode {KODE}"]


def test_delayed_text_can_be_sent_again(cast, visit, mail_server_down, settings):
    queue(cast.cipari)
    send()
    form = {"action": "kirim_lagi", "_selected_action": [Surel.objects.get().pk]}
    visit(cast.cipari, cast.ani).post(reverse("admin:situs_surel_changelist"), form)
    settings.EMAIL_BACKEND = LOCMEM
    send()
    assert KODE in mail.outbox[0].body and texts() == [("", "")]


def test_a_sender_that_breaks_off_leaves_no_text_of_what_was_sent(cast, monkeypatch):
    queue(cast.cipari)
    Email.objects.update(status=STATUS.sent)
    queue(cast.cipari, "uji:2")

    def break_off() -> None:
        raise OSError

    command = "situs.management.commands.send_outbox.send_queued_mail_until_done"
    monkeypatch.setattr(command, break_off)
    with pytest.raises(OSError):
        send()
    assert texts()[0] == ("", "") and KODE in texts()[1][0]


@pytest.mark.parametrize("sent", [False, True])
def test_the_admin_never_shows_a_text(cast, visit, sent):
    for kunci, rahasia in (("uji:1", True), ("uji:2", False)):
        queue(cast.cipari, kunci, rahasia=rahasia)
    if sent:
        send()
    for person in (cast.ani, cast.operator):
        admin = visit(cast.cipari, person)
        assert KODE not in admin.get(reverse("admin:situs_surel_changelist")).text
        for row in Surel.objects.all():
            page = admin.get(reverse("admin:situs_surel_change", args=[row.pk]))
            assert page.status_code == 200 and KODE not in page.text


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028"])
def test_a_name_makes_no_second_header(cast, line_end):
    bad = f"Ani{line_end}Bcc: jahat@contoh.go.id"
    cast.cipari.nama = bad
    queue(cast.cipari, nama=bad)
    send()
    (sent,) = mail.outbox
    assert sent.recipients() == ["ani@contoh.go.id"]
    assert sent.subject == "Kabar Ani Bcc: jahat@contoh.go.id"
    assert not sent.message()["Bcc"] and line_end not in name_pengirim(cast.cipari)


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_an_address_with_a_second_line_is_refused_and_nothing_is_queued(cast, line_end):
    bad = f"ani@contoh.go.id{line_end}bcc: jahat@contoh.go.id"
    with pytest.raises(ValidationError):
        validate_email(bad)
    with pytest.raises(ValidationError):
        queue(cast.cipari, kepada=bad)
    assert not Surel.objects.exists() and not Email.objects.exists()
