"""Log-in and session: bound to host and person, dead at once when the right ends."""

import pytest
from django.contrib.auth.hashers import get_hasher
from django.test import Client

from ppid_portal import settings as product
from situs.enums import Peran
from situs.models import Keanggotaan, Pengguna
from tests.factories import SANDI, make_pengguna

HOME = "/admin/password_change/"
WRONG = "Nama pengguna atau kata sandi salah"


def log_in(situs, username: str, password: str = SANDI, client: Client | None = None) -> Client:
    client = client or Client(headers={"host": situs.host})
    client.last = client.post("/admin/login/", {"username": username, "password": password})
    return client


def is_inside(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def test_officer_logs_in_at_the_own_site(cast):
    assert is_inside(log_in(cast.cipari, "ani"))


def test_username_is_known_in_any_case(cast):
    assert is_inside(log_in(cast.cipari, "ANI"))


@pytest.mark.parametrize(
    ("username", "password"),
    [("budi", SANDI), ("budi", "salah"), ("tidak-ada", SANDI), ("ani", "salah")],
)
def test_stranger_and_wrong_password_hear_the_same(cast, username, password):
    client = log_in(cast.cipari, username, password)
    assert client.last.status_code == 200
    assert WRONG in client.last.content.decode()
    assert client.last.content.decode().count("errornote") == 1
    assert not is_inside(client)


def test_operator_logs_in_anywhere(cast):
    for situs in (cast.utama, cast.cipari, cast.maos):
        assert is_inside(log_in(situs, "operator"))


def test_sixth_wrong_password_has_to_wait(cast):
    client = Client(headers={"host": cast.cipari.host})
    codes = [log_in(cast.cipari, "ani", "salah", client).last.status_code for _ in range(6)]
    assert codes[:4] == [200] * 4
    assert codes[5] == 429
    assert log_in(cast.cipari, "ani", SANDI, client).last.status_code == 429


def test_throttled_name_may_log_in_from_elsewhere(cast):
    for _ in range(6):
        log_in(cast.cipari, "ani", "salah")
    elsewhere = Client(headers={"host": cast.cipari.host}, REMOTE_ADDR="10.1.2.3")
    assert is_inside(log_in(cast.cipari, "ani", SANDI, elsewhere))


def test_throttling_of_one_name_leaves_others_alone(cast):
    for _ in range(6):
        log_in(cast.cipari, "ani", "salah")
    assert is_inside(log_in(cast.cipari, "camat"))


def test_cookie_of_cipari_does_not_open_maos(cast):
    both = make_pengguna("rangkap", cast.cipari, Peran.PPID_PELAKSANA)
    Keanggotaan.objects.create(pengguna=both, situs=cast.maos, peran=Peran.PPID_PELAKSANA)
    client = log_in(cast.cipari, "rangkap")
    copied = Client(headers={"host": cast.maos.host})
    copied.cookies = client.cookies
    assert is_inside(client)
    assert not is_inside(copied)


def test_replayed_session_is_ended(cast):
    client = log_in(cast.cipari, "ani")
    copied = Client(headers={"host": cast.maos.host})
    copied.cookies["sesi"] = client.cookies["sesi"].value
    copied.get(HOME)
    assert not is_inside(client)


def test_changed_password_ends_the_session(cast):
    client = log_in(cast.cipari, "ani")
    user = Pengguna.objects.get(username="ani")
    user.set_password("sandi-lain-yang-panjang")
    user.save()
    assert not is_inside(client)


def test_switched_off_account_is_out_at_once(cast):
    client = log_in(cast.cipari, "ani")
    Pengguna.objects.filter(username="ani").update(is_active=False)
    assert not is_inside(client)


def test_lost_membership_is_out_at_once(cast):
    client = log_in(cast.cipari, "ani")
    Keanggotaan.objects.filter(pengguna=cast.ani).delete()
    assert not is_inside(client)


def test_officer_moved_to_another_site_is_out_at_once(cast):
    client = log_in(cast.cipari, "ani")
    Keanggotaan.objects.filter(pengguna=cast.ani).update(situs=cast.maos)
    assert not is_inside(client)


def test_cookies_carry_no_domain(cast):
    client = log_in(cast.cipari, "ani")
    assert {cookie["domain"] for cookie in client.cookies.values()} == {""}
    assert all(cookie["httponly"] for cookie in client.cookies.values())


def test_session_key_is_new_after_login(cast):
    client = Client(headers={"host": cast.cipari.host})
    client.cookies["sesi"] = "dipilihkan-penyerang-0123456789ab"
    log_in(cast.cipari, "ani", SANDI, client)
    assert client.cookies["sesi"].value != "dipilihkan-penyerang-0123456789ab"


@pytest.mark.parametrize(
    "next_page", ["//evil.example/", "https://evil.example/", "/\\evil.example"]
)
def test_login_never_leads_to_another_host(cast, next_page):
    client = Client(headers={"host": cast.cipari.host})
    data = {"username": "ani", "password": SANDI, "next": next_page}
    assert client.post("/admin/login/", data)["Location"] == "/admin/"


def test_argon2_is_the_hasher_of_the_product():
    assert product.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_argon2_hashes_and_verifies(settings):
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    user = Pengguna(username="x")
    user.set_password(SANDI)
    assert user.password.startswith("argon2$argon2id$")
    assert get_hasher().verify(SANDI, user.password)
