"""Log-in, lock-out, forgotten password and log-out, in the words and the look of the site."""

import re
from collections.abc import Callable
from types import SimpleNamespace

from django.core import mail
from django.test import Client

from tests.factories import SANDI

NEW = "sandi-baru-yang-panjang-7"


def log_in(client: Client, username: str, password: str = SANDI):
    return client.post("/admin/login/", {"username": username, "password": password})


def test_log_in_says_which_site_and_lets_a_manager_fill_it(
    cast: SimpleNamespace, visit: Callable
) -> None:
    html = visit(cast.maos).get("/admin/login/").content.decode()
    assert '<p class="kop-nama">Kecamatan Maos</p>' in html
    assert 'data-palet="bata"' in html
    assert 'autocomplete="username"' in html
    assert 'autocomplete="current-password"' in html
    assert '<a href="/admin/lupa-sandi/">Lupa kata sandi?</a>' in html


def test_a_stranger_and_a_wrong_password_read_the_same(
    cast: SimpleNamespace, visit: Callable
) -> None:
    texts = {
        re.search(r'class="errornote".*?</div>', answer.content.decode(), re.S).group()
        for answer in (
            log_in(visit(cast.maos), "ani"),
            log_in(visit(cast.maos), "budi", "salah"),
            log_in(visit(cast.maos), "tidak-ada"),
        )
    }
    assert len(texts) == 1
    assert "Nama pengguna atau kata sandi salah." in texts.pop()


def test_lock_out_says_when_to_try_again(cast: SimpleNamespace, visit: Callable) -> None:
    client = visit(cast.cipari)
    answers = [log_in(client, "ani", "salah") for _ in range(6)]
    assert answers[-1].status_code == 429
    html = answers[-1].content.decode()
    assert "dalam <strong>15 menit</strong>" in html
    assert re.search(r"setelah pukul\s+\d\d\.\d\d WIB", html)


def test_reset_mail_leads_to_this_site_and_works_once(
    cast: SimpleNamespace, visit: Callable
) -> None:
    client = visit(cast.cipari)
    page = client.post("/admin/lupa-sandi/", {"email": cast.ani.email}, follow=True)
    assert "Periksa e-mail Anda" in page.content.decode()
    [letter] = mail.outbox
    assert letter.subject == "Kata sandi baru untuk admin Kecamatan Cipari"
    link = re.search(r"http://cipari\.cilacapkab\.go\.id(/admin/sandi-baru/\S+)", letter.body)[1]
    assert "&" not in letter.body
    form = client.get(link, follow=True)
    given = {"new_password1": NEW, "new_password2": NEW}
    done = client.post(form.request["PATH_INFO"], given, follow=True)
    assert "Kata sandi sudah diganti" in done.content.decode()
    assert log_in(client, "ani", NEW).status_code == 302
    assert "Tautan tidak berlaku" in visit(cast.cipari).get(link).content.decode()


def test_reset_link_follows_https(cast: SimpleNamespace, visit: Callable, settings) -> None:
    settings.HTTPS = True
    visit(cast.cipari).post("/admin/lupa-sandi/", {"email": cast.ani.email})
    assert "https://cipari.cilacapkab.go.id/admin/sandi-baru/" in mail.outbox[0].body


def test_reset_link_of_one_site_is_dead_at_another(cast: SimpleNamespace, visit: Callable) -> None:
    visit(cast.cipari).post("/admin/lupa-sandi/", {"email": cast.ani.email})
    link = re.search(r"(/admin/sandi-baru/\S+)", mail.outbox[0].body)[1]
    assert "Tautan tidak berlaku" in visit(cast.maos).get(link, follow=True).content.decode()


def test_nobody_learns_who_has_an_account(cast: SimpleNamespace, visit: Callable) -> None:
    answers = [
        visit(cast.cipari).post("/admin/lupa-sandi/", {"email": email}, follow=True)
        for email in (cast.ani.email, cast.budi.email, "siapa@contoh.go.id")
    ]
    assert len({re.sub(rb"csrf\S+", b"", answer.content) for answer in answers}) == 1
    assert [letter.to for letter in mail.outbox] == [[cast.ani.email]]


def test_own_password_is_changed_with_the_old_one(cast: SimpleNamespace, visit: Callable) -> None:
    client = visit(cast.cipari, cast.ani)
    given = {"old_password": "salah", "new_password1": NEW, "new_password2": NEW}
    assert (
        "Kata sandi lama salah." in client.post("/admin/password_change/", given).content.decode()
    )
    answer = client.post("/admin/password_change/", {**given, "old_password": SANDI}, follow=True)
    assert "Kata sandi sudah diganti" in answer.content.decode()


def test_log_out_says_so(cast: SimpleNamespace, visit: Callable) -> None:
    client = visit(cast.cipari, cast.ani)
    assert "Anda sudah keluar" in client.post("/admin/logout/").content.decode()
    assert client.get("/admin/").status_code == 302
