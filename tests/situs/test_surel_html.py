"""Mail as HTML beside the plain text: escaped, without anything from elsewhere."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from post_office.models import Email

from situs.surel import queue_surel

# The sender opens and closes connections of its own, as it does in service.
pytestmark = pytest.mark.django_db(transaction=True)
EMAIL = Path(settings.TEMPLATES[0]["DIRS"][0]) / "email"
JAHAT = '<img src="https://jahat.example/x.png"> & "kutip"'


def send_pengingat(situs, judul=JAHAT):
    alamat = situs.build_url("/admin/")
    isi = {"baris": [({"judul": judul}, "")], "pemilik": situs, "alamat": alamat, "hari_kerja": 30}
    queue_surel(situs, ["ani@contoh.go.id"], "pengecualian-berakhir", isi, kunci="uji:1")
    call_command("send_outbox", verbosity=0)
    return mail.outbox[0]


def send_lupa_sandi(cast, visit):
    visit(cast.cipari).post(reverse("admin_password_reset"), {"email": cast.ani.email})
    return mail.outbox[0]


def read_html(message) -> str:
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    return html


def test_plain_text_stands_first_and_html_beside_it(cast):
    message = send_pengingat(cast.cipari)
    parts = [part.get_content_type() for part in message.message().walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]
    assert JAHAT in message.body


def test_words_of_people_are_text_in_html(cast):
    html = read_html(send_pengingat(cast.cipari))
    assert "<img" not in html
    assert "&lt;img src=&quot;https://jahat.example/x.png&quot;&gt; &amp; &quot;kutip&quot;" in html


def test_names_of_a_site_are_text_in_html_and_plain_in_the_subject(cast, visit):
    cast.cipari.nama = "Kecamatan <b>Cipari</b> & Sekitar"
    cast.cipari.save()
    message = send_lupa_sandi(cast, visit)
    assert "<b>" not in read_html(message)
    assert message.subject == "Kata sandi baru untuk admin Kecamatan <b>Cipari</b> & Sekitar"


def test_link_for_a_new_password_is_the_same_in_both_texts(cast, visit):
    message = send_lupa_sandi(cast, visit)
    link = re.search(r"http://\S+/admin/sandi-baru/\S+", message.body)[0]
    assert f'href="{link}"' in read_html(message)


@pytest.mark.parametrize("send", ["pengingat", "lupa_sandi"])
def test_mail_asks_nothing_of_any_host_and_names_only_its_site(cast, visit, send):
    message = (
        send_pengingat(cast.cipari, "Data") if send == "pengingat" else send_lupa_sandi(cast, visit)
    )
    html = read_html(message)
    assert html.lstrip().startswith("<!doctype html>") and '<html lang="id">' in html
    assert not re.search(r"<(img|link|script|iframe|object|form)\b|url\(|@import|\ssrc=", html)
    assert set(re.findall(r"https?://([^/\"<\s]+)", html)) == {cast.cipari.host}
    assert "prefers-color-scheme: dark" in html
    assert re.search(r"<title>[^<]+</title>", html)


def test_mail_without_a_page_of_its_own_stays_plain(cast, settings, tmp_path):
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "polos-subject.txt").write_text("Kabar")
    (folder / "polos-body.txt").write_text("Isi")
    own = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**own, "DIRS": [tmp_path, *own["DIRS"]]}]
    queue_surel(cast.cipari, ["ani@contoh.go.id"], "polos", {}, kunci="uji:1")
    assert Email.objects.get().html_message == ""
    call_command("send_outbox", verbosity=0)
    assert mail.outbox[0].message().get_content_type() == "text/plain"


def test_every_mail_has_its_plain_text():
    subjects = list(EMAIL.rglob("*-subject.txt"))
    assert len(subjects) >= 2
    for subject in subjects:
        stem = subject.name.removesuffix("-subject.txt")
        assert subject.with_name(f"{stem}-body.txt").exists(), stem


def test_every_mail_stands_on_the_one_frame():
    pages = list(EMAIL.rglob("*-body.html"))
    assert len(pages) >= 2
    for page in pages:
        assert page.read_text().startswith('{% extends "email/dasar.html" %}'), page.name
