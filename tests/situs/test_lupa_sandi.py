"""Password reset: the link carries the own host, strangers hear the same and get nothing."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from situs.models import Keanggotaan, Pengguna

URL = "/admin/lupa-sandi/"


def ask_for(situs, email: str, **headers):
    return Client(headers={"host": situs.host, **headers}).post(URL, {"email": email})


def read_link() -> str:
    return re.search(r"https?://\S+", mail.outbox[0].body)[0]


def test_officer_gets_a_link_to_the_own_host(cast):
    ask_for(cast.cipari, cast.ani.email)
    assert [message.to for message in mail.outbox] == [[cast.ani.email]]
    assert read_link().startswith("http://cipari.cilacapkab.go.id/admin/sandi-baru/")


def test_link_is_https_on_a_server(cast, settings):
    settings.HTTPS, settings.PUBLIC_PORT = True, "8443"
    ask_for(cast.cipari, cast.ani.email)
    assert read_link().startswith("https://cipari.cilacapkab.go.id:8443/")


def test_forwarded_host_does_not_reach_the_link(cast):
    ask_for(cast.cipari, cast.ani.email, **{"x-forwarded-host": "evil.example"})
    assert "evil" not in mail.outbox[0].body


@pytest.mark.parametrize("host", ["evil.example", "cipari.cilacapkab.go.id@evil.example"])
def test_unknown_host_sends_no_mail(cast, host):
    response = Client(headers={"host": host}).post(URL, {"email": cast.ani.email})
    assert response.status_code == 404
    assert mail.outbox == []


@pytest.mark.parametrize("email", ["budi@contoh.go.id", "tidak-ada@contoh.go.id"])
def test_stranger_gets_no_mail_and_hears_the_same(cast, email):
    known = ask_for(cast.cipari, cast.ani.email)
    mail.outbox.clear()
    answer = ask_for(cast.cipari, email)
    assert mail.outbox == []
    assert (answer.status_code, answer["Location"]) == (known.status_code, known["Location"])


def test_switched_off_account_gets_no_mail(cast):
    Pengguna.objects.filter(pk=cast.ani.pk).update(is_active=False)
    ask_for(cast.cipari, cast.ani.email)
    assert mail.outbox == []


@pytest.mark.parametrize("email", ["ani@contoh.go.id\r\nBcc: x@evil.example", "a@b\nc", "bukan"])
def test_header_injection_is_refused(cast, email):
    ask_for(cast.cipari, email)
    assert [address for message in mail.outbox for address in message.recipients()] in (
        [],
        [cast.ani.email],
    )


def test_link_sets_a_new_password_once(cast):
    ask_for(cast.cipari, cast.ani.email)
    path = read_link().removeprefix("http://cipari.cilacapkab.go.id")
    client = Client(headers={"host": cast.cipari.host})
    form = client.get(path, follow=True).request["PATH_INFO"]
    new = {"new_password1": "lumbung-padi-sawah-7", "new_password2": "lumbung-padi-sawah-7"}
    assert client.post(form, new).status_code == 302
    assert Pengguna.objects.get(pk=cast.ani.pk).check_password("lumbung-padi-sawah-7")
    again = Client(headers={"host": cast.cipari.host}).get(path, follow=True)
    assert not again.context["validlink"]


def test_link_is_dead_at_another_site(cast):
    ask_for(cast.cipari, cast.ani.email)
    path = read_link().removeprefix("http://cipari.cilacapkab.go.id")
    answer = Client(headers={"host": cast.maos.host}).get(path, follow=True)
    assert not answer.context["validlink"]


def test_link_is_dead_after_the_membership_ended(cast):
    ask_for(cast.cipari, cast.ani.email)
    path = read_link().removeprefix("http://cipari.cilacapkab.go.id")
    Keanggotaan.objects.filter(pengguna=cast.ani).delete()
    answer = Client(headers={"host": cast.cipari.host}).get(path, follow=True)
    assert not answer.context["validlink"]


def test_login_page_leads_to_the_reset(cast):
    page = Client(headers={"host": cast.cipari.host}).get("/admin/login/")
    assert reverse("admin_password_reset") in page.content.decode()
