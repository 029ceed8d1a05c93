from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from halaman.enums import JenisPeristiwa, Sasaran, Tingkat
from halaman.models import SpandukDarurat
from halaman.spanduk import list_catatan
from tests.factories import make_serta_merta, make_situs, make_spanduk

pytestmark = pytest.mark.django_db
ADD = "/admin/halaman/spandukdarurat/add/"


def fill(**fields) -> dict:
    now = timezone.localtime()
    filled = {
        "judul": "Banjir di bantaran",
        "ringkas": "Pindah ke balai desa sekarang.",
        "tingkat": Tingkat.DARURAT,
        "mulai": f"{now:%Y-%m-%dT%H:%M}",
        "berakhir": f"{now + timedelta(hours=5):%Y-%m-%dT%H:%M}",
    }
    return filled | fields


def url_of(spanduk, step: str) -> str:
    return reverse(f"admin:halaman_spandukdarurat_{step}", args=[spanduk.pk])


def test_pelaksana_sets_a_banner_for_its_own_site_only(cast, visit):
    client = visit(cast.cipari, cast.ani)
    assert "daftar_situs" not in client.get(ADD).context["adminform"].form.fields
    forged = fill(sasaran=Sasaran.SEMUA, daftar_situs=[cast.maos.pk], situs=cast.maos.pk)
    assert client.post(ADD, forged).status_code == 302
    spanduk = SpandukDarurat.objects.get()
    assert (spanduk.situs, spanduk.sasaran) == (cast.cipari, Sasaran.SITUS_INI)
    assert not spanduk.daftar_situs.exists()
    note = list_catatan(spanduk).get()
    assert (note.peristiwa, note.pengguna) == (JenisPeristiwa.DIBUAT, cast.ani)


def test_new_banner_ends_after_three_days_unless_said_otherwise(cast, visit):
    initial = visit(cast.cipari, cast.ani).get(ADD).context["adminform"].form.initial
    assert initial["berakhir"] - initial["mulai"] == timedelta(hours=72)


def test_end_is_asked_for(cast, visit):
    response = visit(cast.cipari, cast.ani).post(ADD, fill(berakhir=""))
    assert "berakhir" in response.context["adminform"].form.errors


def test_end_lies_after_the_begin(cast, visit):
    data = fill(berakhir="2020-01-01T00:00")
    response = visit(cast.cipari, cast.ani).post(ADD, data)
    assert "Waktu berakhir harus sesudah waktu mulai." in response.text


def test_utama_chooses_among_its_own_sites(cast, visit):
    asing = make_situs("banyumas", utama=True)
    client = visit(cast.utama, cast.kominfo)
    offered = client.get(ADD).context["adminform"].form.fields["daftar_situs"].queryset
    assert set(offered) == {cast.utama, cast.cipari, cast.maos}
    data = fill(sasaran=Sasaran.PILIHAN, daftar_situs=[asing.pk])
    assert "daftar_situs" in client.post(ADD, data).context["adminform"].form.errors
    client.post(ADD, fill(sasaran=Sasaran.PILIHAN, daftar_situs=[cast.maos.pk]))
    assert list(SpandukDarurat.objects.get().daftar_situs.all()) == [cast.maos]


def test_chosen_sites_must_be_named(cast, visit):
    response = visit(cast.utama, cast.kominfo).post(ADD, fill(sasaran=Sasaran.PILIHAN))
    assert "Pilih paling sedikit satu situs." in response.text


def test_petugas_sets_no_banner(cast, visit):
    assert visit(cast.cipari, cast.petugas).get(ADD).status_code == 403


@pytest.mark.parametrize("tautan", ["javascript:alert(1)", "//jahat.example", "bnpb", "/a b/"])
def test_link_is_a_path_or_a_web_address(cast, visit, tautan):
    response = visit(cast.cipari, cast.ani).post(ADD, fill(tautan=tautan))
    assert "tautan" in response.context["adminform"].form.errors


def test_extend_and_withdraw_by_button(cast, visit):
    spanduk, client = make_spanduk(cast.cipari), visit(cast.cipari, cast.ani)
    before = spanduk.berakhir
    sampai = {"sampai": before.isoformat()}
    client.post(url_of(spanduk, "perpanjang"), sampai)
    client.post(url_of(spanduk, "perpanjang"), sampai)  # a second click
    spanduk.refresh_from_db()
    assert spanduk.berakhir == before + timedelta(hours=24)
    client.post(url_of(spanduk, "cabut"))
    spanduk.refresh_from_db()
    assert spanduk.dicabut_pada
    notes = [note.peristiwa for note in list_catatan(spanduk)]
    assert notes == [JenisPeristiwa.DICABUT, JenisPeristiwa.DIPERPANJANG]
    html = client.get(url_of(spanduk, "change")).text
    assert "Dicabut oleh Petugas Ani" in html
    assert "Cabut sekarang" not in html


@pytest.mark.parametrize("step", ["perpanjang", "cabut"])
def test_buttons_need_post_and_the_own_site(cast, visit, step):
    spanduk = make_spanduk(cast.maos)
    assert visit(cast.maos, cast.budi).get(url_of(spanduk, step)).status_code == 405
    assert visit(cast.cipari, cast.ani).post(url_of(spanduk, step)).status_code == 404
    assert visit(cast.utama, cast.kominfo).post(url_of(spanduk, step)).status_code == 403
    assert not list_catatan(spanduk).exists()


def test_banner_for_all_is_changed_only_by_who_may_spread(cast, visit):
    spanduk = make_spanduk(cast.utama, sasaran=Sasaran.SEMUA)
    assert visit(cast.cipari, cast.ani).get(url_of(spanduk, "change")).status_code == 302
    assert visit(cast.utama, cast.kominfo).post(url_of(spanduk, "cabut")).status_code == 302


def test_preview_shows_what_is_typed_and_saves_nothing(cast, visit):
    client = visit(cast.cipari, cast.ani)
    url = reverse("admin:halaman_spandukdarurat_tampilan")
    html = client.post(url, fill(judul="Longsor")).text
    assert 'aria-label="Peringatan darurat"' in html
    assert "Longsor" in html
    assert "Judul: " in client.post(url, fill(judul="")).text
    assert not SpandukDarurat.objects.exists()


def test_banner_out_of_an_announcement_is_filled_in(cast, visit):
    pengumuman = make_serta_merta(cast.cipari, wilayah="Desa Mulyadadi\nDesa Serang")
    url = f"{ADD}?dari={pengumuman.kode}"
    initial = visit(cast.cipari, cast.ani).get(url).context["adminform"].form.initial
    assert initial["judul"] == pengumuman.judul
    assert initial["wilayah"] == "Desa Mulyadadi, Desa Serang"
    assert initial["tautan"] == pengumuman.get_absolute_url()
    assert visit(cast.maos, cast.budi).get(url).status_code == 404


def test_banner_is_never_deleted(cast, visit):
    spanduk = make_spanduk(cast.cipari)
    client = visit(cast.cipari, cast.ani)
    assert client.get(url_of(spanduk, "delete")).status_code == 403
    assert "delete_selected" not in client.get("/admin/halaman/spandukdarurat/").text
