"""Doors that take one sentence each; the mutants show that these sentences bite."""

from django.contrib import admin
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse

from dip.models import Informasi
from situs.models import IzinBertindak, Situs
from tests.factories import SANDI
from tests.isolation.pages import read_form
from tests.isolation.world import Actor, World, enter, mark, rows_of


def ask(actor: Actor, path: str = "/admin/"):
    request = RequestFactory().get(path, headers={"host": actor.host.host})
    request.situs, request.user = actor.host, actor.user
    return request


def check_rights(world: World, actor: Actor) -> None:
    """The three rights over a row are asked for the site of that row."""
    request, model_admin = ask(actor), admin.site.get_model_admin(Informasi)
    for row in rows_of(Informasi, actor.locked):
        assert not model_admin.has_change_permission(request, row)
        assert not model_admin.has_delete_permission(request, row)
    for row in rows_of(Informasi, actor.hidden):
        assert not model_admin.has_view_permission(request, row)


def check_last_wall(world: World, actor: Actor) -> None:
    """Even a form that got through cannot be saved for another site."""
    request, model_admin = ask(actor), admin.site.get_model_admin(Informasi)
    for row in rows_of(Informasi, actor.locked):
        for write in (
            lambda row=row: model_admin.save_model(request, row, form=None, change=True),
            lambda row=row: model_admin.delete_model(request, row),
        ):
            try:
                write()
            except PermissionDenied:
                continue
            raise AssertionError("ditulis")


def check_list_is_read_only(world: World, actor: Actor) -> None:
    """Where the list shows rows that may only be read, nothing in it is edited in place."""
    response = enter(actor).get(reverse("admin:dip_informasi_changelist"))
    assert response.context["cl"].list_editable == ()


def check_site_is_not_asked(world: World, actor: Actor) -> None:
    response = enter(actor).get(reverse("admin:dip_informasi_add"))
    assert response.status_code == 200
    assert "situs" not in response.context["adminform"].form.fields


def check_site_choices(world: World, actor: Actor) -> None:
    """Whoever acts for a kecamatan may choose it, and no other, for a new row."""
    response = enter(actor).get(reverse("admin:dip_informasi_add"))
    offered = set(response.context["adminform"].form.fields["situs"].queryset)
    assert offered == set(world.daftar_situs) - actor.locked


def check_new_row_is_own(world: World, actor: Actor) -> None:
    client, url = enter(actor), reverse("admin:dip_informasi_add")
    form = read_form(client.get(url).content.decode())
    filled = {**form, "judul": "Baru", "ringkasan": "Isi baru yang cukup panjang.", "tahun": "2026"}
    response = client.post(url, {**filled, "situs": world.maos.pk})
    assert response.status_code == 302, response.status_code
    assert Informasi.objects.get(judul="Baru").situs == actor.host


def check_session_is_bound(world: World, actor: Actor) -> None:
    """The cookie of one host, copied to another: not even who works at both gets in."""
    cookies = enter(actor).cookies
    for situs in (world.maos, world.utama):
        other = Client(headers={"host": situs.host}, raise_request_exception=False)
        other.cookies = cookies
        response = other.get("/admin/password_change/")
        assert response.status_code == 302, situs
        user = other.get("/admin/login/").context["request"].user
        assert user.is_anonymous, situs


def check_stranger_cannot_log_in(world: World, actor: Actor) -> None:
    client = Client(headers={"host": actor.host.host})
    data = {"username": actor.user.username, "password": SANDI}
    response = client.post("/admin/login/", data)
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def check_no_mail_to_stranger(world: World, actor: Actor) -> None:
    client = Client(headers={"host": actor.host.host})
    client.post(reverse("admin_password_reset"), {"email": actor.user.email})
    assert mail.outbox == []


def check_no_redirect_by_number(world: World, actor: Actor) -> None:
    """/admin/r/<type>/<number>/ would lead to any row of any site."""
    assert not [url for url in admin.site.get_urls() if getattr(url, "name", "") == "view_on_site"]


def check_izin_is_for_utama(world: World, actor: Actor) -> None:
    model_admin = admin.site.get_model_admin(IzinBertindak)
    assert not model_admin.has_module_permission(ask(actor))
    client = enter(actor)
    url = reverse("admin:situs_izinbertindak_add")
    assert client.get(url).status_code == 403
    before = IzinBertindak.objects.count()
    client.post(url, {"situs": world.maos.pk, "alasan": mark(world.maos)})
    assert IzinBertindak.objects.count() == before


def check_identity_is_fixed(world: World, actor: Actor) -> None:
    """A kecamatan keeps its profile; host, standing and name of a site are PPID Utama's."""
    client, situs = enter(actor), Situs.objects.get(pk=actor.host.pk)
    url = reverse("admin:situs_situs_change", args=[situs.pk])
    form = read_form(client.get(url).content.decode())
    forged = {**form, "host": "lain.contoh.go.id", "utama": "on", "slug": "lain", "urutan": "9"}
    client.post(url, {**forged, "nama": "Lain", "kode_wilayah": "1", "is_active": ""})
    after = Situs.objects.get(pk=situs.pk)
    for name in ("host", "utama", "slug", "urutan", "nama", "kode_wilayah", "is_active", "induk"):
        assert getattr(after, name) == getattr(situs, name), name


SINGLE_CHECKS = {
    "ppid_pelaksana": [
        *(check_rights, check_last_wall, check_site_is_not_asked, check_new_row_is_own),
        *(check_session_is_bound, check_no_redirect_by_number, check_izin_is_for_utama),
        check_identity_is_fixed,
    ],
    "rangkap": [check_rights, check_last_wall, check_new_row_is_own, check_session_is_bound],
    "operator": [check_rights, check_last_wall, check_session_is_bound],
    "kominfo": [check_rights, check_last_wall, check_list_is_read_only],
    "kominfo bertindak": [
        *(check_rights, check_last_wall, check_list_is_read_only, check_site_choices),
    ],
    "kominfo izin lewat": [check_rights, check_last_wall, check_list_is_read_only],
    "tetangga": [check_stranger_cannot_log_in, check_no_mail_to_stranger],
    "kominfo di kecamatan": [check_stranger_cannot_log_in, check_no_mail_to_stranger],
    "tanpa tugas": [check_stranger_cannot_log_in, check_no_mail_to_stranger],
}
