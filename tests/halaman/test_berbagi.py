"""Pages of PPID Utama taken by a kecamatan: linked, copied, released."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from halaman.berbagi import read_pengambil, read_tawaran
from halaman.enums import JenisPeristiwa, Status
from halaman.gambar import check_gambar, store_gambar
from halaman.models import Gambar, Halaman, VersiKonten
from halaman.services import (
    adopt_halaman,
    duplicate_konten,
    release_halaman,
    restore_versi,
    save_konten,
    withdraw_konten,
)
from situs.models import Situs
from tests.factories import make_situs
from tests.halaman.test_admin_profil import draw

pytestmark = pytest.mark.django_db
TAWARAN = "/admin/halaman/halaman/tawaran/"


def make_page(situs, **fields) -> Halaman:
    defaults = {
        "judul": "Tata cara permohonan",
        "slug": "tata-cara",
        "bagian": "layanan",
        "isi": "<p>Datang ke [[nama]].</p>",
        "ringkasan": "Cara meminta informasi di [[nama]].",
        "status": Status.TERBIT,
        "ditawarkan": True,
    }
    return save_konten(Halaman(situs=situs, **{**defaults, **fields}), None)


@pytest.fixture
def page(cast) -> Halaman:
    return make_page(cast.utama)


def url_of(row, step: str) -> str:
    return reverse(f"admin:halaman_halaman_{step}", args=[row.pk])


def test_offer_is_listed_with_its_state(cast, visit, page):
    make_page(cast.utama, slug="draf", judul="Masih draf", status=Status.DRAF)
    make_page(cast.utama, slug="sendiri", judul="Milik Utama", ditawarkan=False)
    client = visit(cast.cipari, cast.ani)
    html = client.get(TAWARAN).text
    assert "Tata cara permohonan" in html
    assert "Belum diambil" in html
    assert "Masih draf" not in html
    assert "Milik Utama" not in html
    client.post(url_of(page, "ambil"), {"tertaut": "1"})
    html = client.get(TAWARAN).text
    assert "Diambil, tetap tertaut" in html
    assert "Ambil sebagai salinan" not in html


def test_linked_page_follows_its_source_and_is_read_only(cast, visit, page):
    client = visit(cast.cipari, cast.ani)
    client.post(url_of(page, "ambil"), {"tertaut": "1"})
    own = Halaman.objects.for_situs(cast.cipari).get()
    assert own.is_published
    page.isi = "<p>Kirim surel ke [[nama]].</p>"
    save_konten(page, cast.kominfo)
    html = client.get(url_of(own, "change")).text
    assert "mengikuti PPID Utama" in html
    assert f'href="{cast.utama.build_url(page.get_absolute_url())}"' in html
    assert "Kirim surel ke Kecamatan Cipari." in html
    assert 'name="isi"' not in html
    assert client.post(url_of(own, "change"), {"judul": "Ubah"}).status_code == 403


def test_copy_is_a_draft_with_the_words_of_this_site(cast, visit, page):
    visit(cast.cipari, cast.ani).post(url_of(page, "ambil"), {"salinan": "1"})
    own = Halaman.objects.for_situs(cast.cipari).get()
    assert (own.tertaut, own.status) == (False, Status.DRAF)
    assert own.isi == "<p>Datang ke Kecamatan Cipari.</p>"
    assert own.ringkasan == "Cara meminta informasi di Kecamatan Cipari."
    assert own.asal == own


def test_taking_twice_changes_nothing(cast, visit, page):
    client = visit(cast.cipari, cast.ani)
    client.post(url_of(page, "ambil"), {"tertaut": "1"})
    client.post(url_of(page, "ambil"), {"salinan": "1"})
    assert Halaman.objects.for_situs(cast.cipari).get().tertaut


def test_release_keeps_the_words_that_readers_saw(cast, visit, page):
    own = adopt_halaman(page, cast.cipari, cast.ani, tertaut=True)
    page.judul, page.isi = "Cara baru", "<p>Baru di [[nama]]</p>"
    save_konten(page, cast.kominfo)
    client = visit(cast.cipari, cast.ani)
    client.post(url_of(own, "lepas"))
    client.post(url_of(own, "lepas"))  # a second click
    own.refresh_from_db()
    assert (own.tertaut, own.judul) == (False, "Cara baru")
    assert own.isi == "<p>Baru di Kecamatan Cipari</p>"
    assert own.is_published
    notes = VersiKonten.objects.filter(objek=own.pk, peristiwa=JenisPeristiwa.DILEPAS)
    assert notes.get().pengguna == cast.ani
    page.isi = "<p>Lagi</p>"
    save_konten(page, cast.kominfo)
    assert "Baru di Kecamatan Cipari" in client.get(own.get_absolute_url()).text


def test_old_version_does_not_tie_a_released_page_again(cast, page):
    own = adopt_halaman(page, cast.cipari, cast.ani, tertaut=True)
    release_halaman(own, cast.ani)
    own.refresh_from_db()
    first = VersiKonten.objects.filter(objek=own.pk, jenis="halaman").order_by("pk").first()
    restore_versi(own, first, cast.ani)
    own.refresh_from_db()
    assert own.tertaut is False


def test_pictures_and_recording_come_along(cast, visit, page):
    upload = SimpleUploadedFile("a.jpg", draw().read())
    gambar = store_gambar(check_gambar(upload), cast.utama, "Loket")
    page.isi = f'<p><img src="/gambar/{gambar.kode}/" alt="Loket"></p>'
    page.audio, page.audio_jenis = ContentFile(b"suara", name="x.mp3"), "mp3"
    page.save()
    own = adopt_halaman(page, cast.cipari, cast.ani, tertaut=False)
    copy = Gambar.objects.for_situs(cast.cipari).get()
    assert f"/gambar/{copy.kode}/" in own.isi
    assert gambar.kode not in own.isi
    assert copy.isi.name.startswith("cipari/gambar/")
    own.refresh_from_db()
    assert own.audio.name.startswith("cipari/halaman/")
    assert own.audio_jenis == "mp3"
    with own.audio.open() as file:
        assert file.read() == b"suara"


def test_duplicate_of_a_linked_page_is_an_own_draft(cast, page):
    own = adopt_halaman(page, cast.cipari, cast.ani, tertaut=True)
    copy = duplicate_konten(own, cast.ani)
    assert copy.isi == "<p>Datang ke Kecamatan Cipari.</p>"
    assert (copy.tertaut, copy.status) == (False, Status.DRAF)


def test_source_that_is_withdrawn_is_told(cast, visit, page):
    own = adopt_halaman(page, cast.cipari, cast.ani, tertaut=True)
    withdraw_konten([page], cast.kominfo)
    client = visit(cast.cipari, cast.ani)
    html = client.get(url_of(own, "change")).text
    assert "sudah tidak menawarkan halaman ini" in html
    assert "Tidak ditawarkan lagi" in client.get("/admin/halaman/halaman/").text
    assert page.get_absolute_url() not in html
    assert client.get(own.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("step", ["ambil", "lepas"])
def test_taking_and_releasing_need_post_and_a_publisher(cast, visit, page, step):
    own = adopt_halaman(page, cast.cipari, cast.ani, tertaut=True)
    target = page if step == "ambil" else own
    assert visit(cast.cipari, cast.ani).get(url_of(target, step)).status_code == 405
    assert visit(cast.cipari, cast.petugas).post(url_of(target, step)).status_code == 403


def test_nothing_is_taken_from_another_kabupaten_or_a_neighbour(cast, visit, page):
    asing = make_page(make_situs("banyumas", utama=True))
    neighbour = make_page(cast.maos)
    draft = make_page(cast.utama, slug="draf", status=Status.DRAF)
    client = visit(cast.cipari, cast.ani)
    for row in (asing, neighbour, draft):
        assert client.post(url_of(row, "ambil")).status_code == 404
    assert visit(cast.utama, cast.kominfo).post(url_of(page, "ambil")).status_code == 404
    assert not Halaman.objects.for_situs(cast.cipari).exists()


def test_nobody_releases_the_page_of_another_site(cast, visit, page):
    own = adopt_halaman(page, cast.maos, cast.budi, tertaut=True)
    assert visit(cast.cipari, cast.ani).post(url_of(own, "lepas")).status_code == 404
    assert visit(cast.utama, cast.kominfo).post(url_of(own, "lepas")).status_code == 403


def test_utama_sees_who_has_taken_its_page(cast, visit, page):
    adopt_halaman(page, cast.cipari, cast.ani, tertaut=True)
    adopt_halaman(page, cast.maos, cast.budi, tertaut=False)
    html = visit(cast.utama, cast.kominfo).get(TAWARAN).text
    assert "2 situs sudah mengambil" in html
    assert "Kecamatan Cipari: tertaut" in html
    assert "Kecamatan Maos: salinan" in html


def test_lists_cost_a_constant_number_of_queries(cast, django_assert_num_queries):
    for number in range(5):
        row = make_page(cast.utama, slug=f"h-{number}")
        adopt_halaman(row, cast.cipari, None, tertaut=True)
    situs = Situs.objects.select_related("induk").get(pk=cast.cipari.pk)
    with django_assert_num_queries(2):
        assert len([each.keadaan for each in read_tawaran(situs)]) == 5
    with django_assert_num_queries(2):
        assert len(read_pengambil(cast.utama, Situs.objects.all())) == 5


def test_linked_page_can_still_be_ordered(cast, visit, page):
    own = adopt_halaman(page, cast.cipari, cast.ani, tertaut=True)
    assert visit(cast.cipari, cast.ani).post(url_of(own, "turun")).status_code == 302
