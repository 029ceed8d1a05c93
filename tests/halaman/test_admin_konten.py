"""What every kind of content does alike in the admin."""

import pytest
from django.urls import reverse

from halaman.enums import Status
from halaman.models import Halaman, VersiKonten
from halaman.services import publish_konten, save_konten

LIST = reverse("admin:halaman_halaman_changelist", urlconf="ppid_portal.urls")
ADD = reverse("admin:halaman_halaman_add", urlconf="ppid_portal.urls")


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def make_halaman(situs, **fields):
    values = {"judul": "Tugas dan fungsi", "slug": "tugas-dan-fungsi", "isi": "<p>Isi</p>"}
    return save_konten(Halaman(situs=situs, **{**values, **fields}), None)


def change_url(row):
    return reverse("admin:halaman_halaman_change", args=[row.pk])


def isian(row=None, **changes):
    values = {
        "judul": "Tugas dan fungsi",
        "slug": "tugas-dan-fungsi",
        "bagian": "profil",
        "isi": "<p>Isi</p>",
    }
    if row:
        values["versi_dibaca"] = row.versi
    return {**values, **changes}


def test_saved_words_are_a_draft_of_the_site_of_the_host(cast, ani):
    response = ani.post(ADD, isian(situs=cast.maos.pk, _save="ya"))
    assert response.status_code == 302, response.context["errors"]
    row = Halaman.objects.get()
    assert (row.situs, row.status) == (cast.cipari, Status.DRAF)
    assert VersiKonten.objects.get().pengguna == cast.ani


def test_save_and_publish_in_one_step(cast, ani):
    page = ani.post(ADD, isian(_terbitkan="ya"), follow=True).text
    row = Halaman.objects.get()
    assert row.status == Status.TERBIT and row.terbit_pada
    assert f'Sudah terbit. <a href="{row.get_absolute_url()}">Lihat di situs</a>' in page


def test_petugas_cannot_publish_nor_touch_what_is_public(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    client.post(ADD, isian(_terbitkan="ya"))
    row = Halaman.objects.get()
    assert row.status == Status.DRAF
    client.post(LIST, {"action": "terbitkan", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.status == Status.DRAF
    publish_konten([row], None)
    row.refresh_from_db()
    assert client.post(change_url(row), isian(row, judul="Lain")).status_code == 403


def test_atasan_reads_and_changes_nothing(cast, visit):
    client, row = visit(cast.cipari, cast.camat), make_halaman(cast.cipari)
    assert client.get(change_url(row)).status_code == 200
    assert client.post(change_url(row), isian(row)).status_code == 403


def test_pengelola_pengaduan_has_no_door_to_the_content(cast, visit):
    client, row = visit(cast.cipari, cast.pengadu), make_halaman(cast.cipari)
    assert client.get(LIST).status_code == 403
    assert client.get(change_url(row)).status_code == 403


def test_second_of_two_officers_is_told_and_then_decides(cast, ani):
    row = make_halaman(cast.cipari)
    stale = isian(row, judul="Dari tab lama", _save="ya")
    row.judul = "Dari rekan"
    save_konten(row, cast.petugas)
    page = ani.post(change_url(row), stale)
    assert page.status_code == 200
    text = page.content.decode()
    assert "sudah diubah oleh Petugas Petugas" in text
    assert "Dari tab lama" in text  # what was typed is kept
    row.refresh_from_db()
    assert row.judul == "Dari rekan"
    seen = page.context["adminform"].form["versi_dibaca"].value()
    assert ani.post(change_url(row), {**stale, "versi_dibaca": seen}).status_code == 302
    row.refresh_from_db()
    assert row.judul == "Dari tab lama"


def act(client, action, *rows):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(LIST, data, follow=True)


def test_actions_move_the_chosen_rows(cast, ani):
    row = make_halaman(cast.cipari)
    for action, status in [("terbitkan", "terbit"), ("tarik", "draf"), ("arsipkan", "arsip")]:
        assert act(ani, action, row).status_code == 200
        row.refresh_from_db()
        assert row.status == status


def test_duplicate_is_a_draft_with_an_address_of_its_own(cast, ani):
    row = make_halaman(cast.cipari)
    publish_konten([row], None)
    act(ani, "duplikat", row)
    copy = Halaman.objects.exclude(pk=row.pk).get()
    assert (copy.status, copy.isi) == (Status.DRAF, row.isi)
    assert copy.slug != row.slug


def test_only_what_was_never_public_can_be_deleted(cast, ani):
    row, shown = make_halaman(cast.cipari), make_halaman(cast.cipari, slug="lain")
    publish_konten([shown], None)
    for each, gone in [(row, True), (shown, False)]:
        url = reverse("admin:halaman_halaman_delete", args=[each.pk])
        ani.post(url, {"post": "yes"})
        assert Halaman.objects.filter(pk=each.pk).exists() != gone
    assert VersiKonten.objects.filter(objek=row.pk, peristiwa="dihapus").exists()
