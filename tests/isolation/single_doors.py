"""Doors that take one sentence each; the mutants show that these sentences bite."""

import io
from datetime import timedelta

from django.contrib import admin
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from dip.models import Informasi
from halaman.models import Halaman, SpandukDarurat
from situs.models import IzinBertindak, Situs
from tests.factories import SANDI
from tests.isolation.pages import read_form
from tests.isolation.world import Actor, World, enter, freeze, look, mark, rows_of


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


def check_upload_is_own(world: World, actor: Actor) -> None:
    """A picture sent with the number of another site is refused."""
    client, before = enter(actor), freeze(actor)
    for situs in actor.locked:
        upload = SimpleUploadedFile("a.png", draw_png(), "image/png")
        url = f"{reverse('admin:halaman_gambar_unggah')}?situs={situs.pk}"
        response = client.post(url, {"upload": upload})
        assert response.status_code == 403, f"{actor.name}: {situs.slug}"
    assert freeze(actor) == before


def draw_png() -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(output, "PNG")
    return output.getvalue()


def check_banner_stays_at_home(world: World, actor: Actor) -> None:
    """Whoever is not PPID Utama sets a banner for the own site, whatever is sent."""
    now = timezone.localtime()
    data = {
        "judul": "Uji sebar",
        "ringkas": "Uji",
        "tingkat": "darurat",
        "mulai": f"{now:%Y-%m-%dT%H:%M}",
        "berakhir": f"{now + timedelta(hours=2):%Y-%m-%dT%H:%M}",
        "sasaran": "pilihan",
        "daftar_situs": [situs.pk for situs in world.daftar_situs],
    }
    client = enter(actor)
    url = reverse("admin:halaman_spandukdarurat_add")
    assert "sasaran" not in client.get(url).context["adminform"].form.fields
    client.post(url, data)
    row = SpandukDarurat.objects.get(judul="Uji sebar")
    assert (row.situs, row.sasaran) == (actor.host, "situs_ini")
    assert not row.daftar_situs.exists()


def check_offers(world: World, actor: Actor) -> None:
    """Only what the own PPID Utama offers is shown and can be taken."""
    client, before = enter(actor), freeze(actor)
    url = reverse("admin:halaman_halaman_tawaran")
    look(actor, client.get(url), url)
    for row in rows_of(Halaman, [world.asing, world.asing_anak, world.maos]):
        url = reverse("admin:halaman_halaman_ambil", args=[row.pk])
        assert client.post(url).status_code == 404, f"{actor.name}: {url}"
    assert freeze(actor) == before


def check_steps_write_at_home(world: World, actor: Actor) -> None:
    """Steps that only answer POST and name no row: nothing of another site changes."""
    client, before = enter(actor), freeze(actor)
    for name in ("halaman_butirmenu_bawaan", "halaman_spandukdarurat_tampilan"):
        url = reverse(f"admin:{name}")
        for situs in (actor.host, world.maos):
            look(actor, client.post(url, {"situs": situs.pk}), url)
    assert freeze(actor) == before


def check_determines_at_home(world: World, actor: Actor) -> None:
    """The page that freezes a list takes the number of a site: only of one that may be written."""
    client, before = enter(actor), freeze(actor)
    url = reverse("admin:dip_penetapandip_add")
    for situs in actor.locked:
        asked = f"{url}?situs={situs.pk}&tahun={2010 + situs.pk % 10}"
        response = client.get(asked)
        look(actor, response, asked)
        assert response.status_code in (403, 404), f"{actor.name}: {asked}"
        form = {"nomor": "480/1", "tanggal": "2026-01-05", "periksa": "on", "versi_dilihat": "2"}
        assert client.post(asked, form).status_code in (403, 404), f"{actor.name}: {asked}"
    assert freeze(actor) == before


SINGLE_CHECKS = {
    "petugas": [check_determines_at_home],
    "ppid_pelaksana": [
        *(check_rights, check_last_wall, check_site_is_not_asked, check_new_row_is_own),
        *(check_session_is_bound, check_no_redirect_by_number, check_izin_is_for_utama),
        *(check_identity_is_fixed, check_upload_is_own, check_banner_stays_at_home),
        *(check_steps_write_at_home, check_offers, check_determines_at_home),
    ],
    "rangkap": [check_rights, check_last_wall, check_new_row_is_own, check_session_is_bound],
    "operator": [check_rights, check_last_wall, check_session_is_bound],
    "kominfo": [
        *(check_rights, check_last_wall, check_list_is_read_only, check_upload_is_own),
        *(check_steps_write_at_home, check_offers, check_determines_at_home),
    ],
    "kominfo bertindak": [
        *(check_rights, check_last_wall, check_list_is_read_only, check_site_choices),
        check_determines_at_home,
    ],
    "kominfo izin lewat": [check_rights, check_last_wall, check_list_is_read_only],
    "tetangga": [check_stranger_cannot_log_in, check_no_mail_to_stranger],
    "kominfo di kecamatan": [check_stranger_cannot_log_in, check_no_mail_to_stranger],
    "tanpa tugas": [check_stranger_cannot_log_in, check_no_mail_to_stranger],
}
