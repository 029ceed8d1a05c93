"""People and roles: PPID Utama keeps them, and nobody lifts himself."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from situs.enums import Peran
from situs.models import IzinBertindak, Keanggotaan, Pengguna
from tests.factories import make_pengguna, make_situs
from tests.isolation.pages import read_form

ADD = "admin:situs_pengguna_add"
CHANGE = "admin:situs_pengguna_change"
PASSWORD = "admin:auth_user_password_change"
NEW = {"password1": "lumbung-padi-sawah-7", "password2": "lumbung-padi-sawah-7"}


def values(user: Pengguna) -> dict:
    return Pengguna.objects.filter(pk=user.pk).values().get()


def forge(client, user: Pengguna, **extra):
    url = reverse(CHANGE, args=[user.pk])
    page = client.get(url)
    form = read_form(page.content.decode()) if page.status_code == 200 else {}
    return client.post(url, {**form, **extra})


def test_pelaksana_cannot_open_people(cast, visit):
    client = visit(cast.cipari, cast.ani)
    for name, arguments in ((ADD, []), (CHANGE, [cast.petugas.pk]), (PASSWORD, [cast.petugas.pk])):
        url = reverse(name, args=arguments)
        assert client.get(url).status_code in (302, 403), url
        assert client.post(url, NEW).status_code in (302, 403), url


def test_utama_adds_an_officer_with_a_role(cast, visit):
    client = visit(cast.utama, cast.kominfo)
    form = read_form(client.get(reverse(ADD)).content.decode())
    data = {**form, **NEW, "username": "siti", "nama": "Siti", "email": "siti@contoh.go.id"}
    data |= {
        "usable_password": "true",
        "keanggotaan-TOTAL_FORMS": "1",
        "keanggotaan-0-situs": cast.maos.pk,
        "keanggotaan-0-peran": Peran.PETUGAS,
    }
    response = client.post(reverse(ADD), data)
    assert response.status_code == 302, response.context["errors"]
    siti = Pengguna.objects.get(username="siti")
    assert [(k.situs, k.peran) for k in siti.keanggotaan.all()] == [(cast.maos, Peran.PETUGAS)]
    assert not siti.is_superuser


@pytest.mark.parametrize("field", ["is_superuser", "is_staff", "user_permissions", "groups"])
def test_utama_cannot_lift_anybody(cast, visit, field):
    client = visit(cast.utama, cast.kominfo)
    for user in (cast.ani, cast.kominfo):
        forge(client, user, **{field: "1"})
        after = Pengguna.objects.get(pk=user.pk)
        assert not after.is_superuser
        assert not after.is_staff
        assert not after.user_permissions.exists()
        assert not after.groups.exists()


def test_utama_does_not_see_the_operator(cast, visit):
    client, before = visit(cast.utama, cast.kominfo), values(cast.operator)
    assert "operator" not in client.get(reverse("admin:situs_pengguna_changelist")).content.decode()
    forge(client, cast.operator, is_active="", nama="Direbut")
    client.post(reverse(PASSWORD, args=[cast.operator.pk]), NEW)
    assert values(cast.operator) == before


def test_utama_of_another_kabupaten_is_out_of_reach(cast, visit):
    other = make_pengguna("lain", make_situs("banyumas", utama=True), Peran.PPID_UTAMA)
    client, before = visit(cast.utama, cast.kominfo), values(other)
    forge(client, other, is_active="", nama="Direbut")
    client.post(reverse(PASSWORD, args=[other.pk]), NEW)
    assert values(other) == before


def test_officer_who_also_works_in_another_kabupaten_keeps_the_password(cast, visit):
    other = make_situs("banyumas", utama=True)
    user = make_pengguna("rangkap", cast.maos, Peran.PETUGAS)
    Keanggotaan.objects.create(pengguna=user, situs=other, peran=Peran.PPID_UTAMA)
    client, before = visit(cast.utama, cast.kominfo), values(user)
    forge(client, user, is_active="", nama="Direbut", email="rebut@evil.example")
    client.post(reverse(PASSWORD, args=[user.pk]), NEW)
    assert values(user) == before


def test_account_is_never_deleted(cast, visit):
    client = visit(cast.utama, cast.kominfo)
    url = reverse("admin:situs_pengguna_delete", args=[cast.ani.pk])
    assert client.post(url, {"post": "yes"}).status_code == 403
    assert Pengguna.objects.filter(pk=cast.ani.pk).exists()


def test_switched_off_account_stays_on_record(cast, visit):
    client = visit(cast.utama, cast.kominfo)
    forge(client, cast.ani, is_active="")
    page = read_form(client.get(reverse(CHANGE, args=[cast.ani.pk])).content.decode())
    page.pop("is_active", None)
    client.post(reverse(CHANGE, args=[cast.ani.pk]), page)
    assert not Pengguna.objects.get(pk=cast.ani.pk).is_active


def test_role_of_utama_exists_at_utama_only(cast):
    row = Keanggotaan(pengguna=cast.ani, situs=cast.cipari, peran=Peran.PPID_UTAMA)
    with pytest.raises(ValidationError, match="hanya ada di situs PPID Utama"):
        row.full_clean()


def test_same_role_twice_is_refused_in_words(cast):
    row = Keanggotaan(pengguna=cast.ani, situs=cast.cipari, peran=Peran.PPID_PELAKSANA)
    with pytest.raises(ValidationError, match="sudah memegang peran itu"):
        row.full_clean()


@pytest.mark.parametrize(("field", "value"), [("username", "ANI"), ("email", "ANI@contoh.go.id")])
def test_name_and_mail_are_unique_in_any_case(cast, field, value):
    user = Pengguna(username="baru", email="baru@contoh.go.id", nama="Baru", password="x")
    setattr(user, field, value)
    with pytest.raises(ValidationError, match="sudah dipakai"):
        user.full_clean()


def test_acting_for_a_kecamatan_is_on_record_and_ends(cast, visit):
    client = visit(cast.utama, cast.kominfo)
    data = {"situs": cast.cipari.pk, "alasan": "Petugas cuti"}
    client.post(reverse("admin:situs_izinbertindak_add"), data)
    izin = IzinBertindak.objects.get()
    assert (izin.pengguna, izin.situs) == (cast.kominfo, cast.cipari)
    hours = (izin.berlaku_sampai - izin.dibuat_pada).total_seconds() / 3600
    assert 7.9 < hours < 8.1
    for step in ("change", "delete"):
        url = reverse(f"admin:situs_izinbertindak_{step}", args=[izin.pk])
        client.post(url, {"post": "yes", "alasan": "Lain", "situs": cast.maos.pk})
    assert IzinBertindak.objects.get().alasan == "Petugas cuti"


def test_acting_without_a_reason_is_refused(cast, visit):
    client = visit(cast.utama, cast.kominfo)
    client.post(reverse("admin:situs_izinbertindak_add"), {"situs": cast.cipari.pk, "alasan": ""})
    assert not IzinBertindak.objects.exists()
