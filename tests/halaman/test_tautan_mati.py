"""The public is told of every link and file that cannot be opened, wherever it is listed."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.enums import JenisKewajiban
from dip.models import Kewajiban
from halaman.models import Album, Berita, ButirMenu, Dokumen, Halaman, LaporanHarta, Pejabat, Tanya
from situs.models import Situs
from tests.factories import make_berkas, make_informasi, make_konten, make_mati, make_spanduk

WORDS = "(tautan sedang tidak dapat dibuka sejak 12 November 2026)"
FILE_WORDS = WORDS.replace("tautan", "berkas")
MATI, HIDUP = "https://mati.go.id/x?a=1&b=2", "https://hidup.go.id/"


def read(client, path: str) -> str:
    cache.clear()
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def link(address: str) -> str:
    return f'<p><a href="{address.replace("&", "&amp;")}">ini</a></p>'


@pytest.fixture
def cipari(cast) -> Situs:
    make_mati(cast.cipari, MATI)
    return cast.cipari


def build_pages(situs: Situs) -> dict[str, str]:
    """Kind -> address of a page of this site that shows the dead address once."""
    informasi = make_informasi(situs, media=f"Lihat {MATI} atau {HIDUP}.")
    dokumen = make_konten(Dokumen, situs, tautan=MATI)
    rich = {model: make_konten(model, situs, isi=link(MATI)) for model in (Halaman, Berita)}
    make_konten(Tanya, situs, isi=link(MATI))
    pejabat = make_konten(Pejabat, situs)
    LaporanHarta.objects.create(pejabat=pejabat, jenis="lhkpn", tahun=2025, tautan=MATI)
    album = make_konten(Album, situs, tautan_video=MATI)
    return {
        "dip": "/dip/",
        "informasi": informasi.get_absolute_url(),
        "dokumen": "/dokumen/",
        "satu dokumen": dokumen.get_absolute_url(),
        "halaman": rich[Halaman].get_absolute_url(),
        "berita": rich[Berita].get_absolute_url(),
        "tanya": "/faq/",
        "pimpinan": "/profil/pimpinan/",
        "album": album.get_absolute_url(),
    }


def test_wherever_a_dead_link_is_listed_the_page_says_since_when(cipari, visit):
    client = visit(cipari)
    for name, path in build_pages(cipari).items():
        html = read(client, path)
        assert html.count(WORDS) == 1, name
        assert "mati.go.id" in html, name  # never removed


def test_a_live_link_is_left_as_it_is(cast, visit):
    client = visit(cast.cipari)
    make_mati(cast.maos, MATI)  # another site's answer
    for name, path in build_pages(cast.cipari).items():
        assert "tidak dapat dibuka" not in read(client, path), name


def test_a_lost_file_is_said_so(cast, visit):
    situs, client = cast.cipari, visit(cast.cipari)
    berkas = make_berkas(make_informasi(situs))
    dokumen = make_konten(Dokumen, situs, berkas="x.pdf", jenis_berkas="pdf", ukuran=10)
    for alamat in (berkas.get_absolute_url(), dokumen.alamat_isi):
        make_mati(situs, alamat)
    paths = ("/dip/", berkas.informasi.get_absolute_url(), "/dokumen/", dokumen.get_absolute_url())
    for path in paths:
        assert read(client, path).count(FILE_WORDS) == 1, path


def test_pasal_9_a_required_item_says_that_its_link_is_dead(cipari, visit):
    kewajiban = Kewajiban.objects.create(kode="B-z", jenis=JenisKewajiban.BERKALA, nama="Uji")
    make_konten(Dokumen, cipari, tautan=MATI, kewajiban=kewajiban)
    make_informasi(cipari, media=MATI, kewajiban=kewajiban)
    assert read(visit(cipari), "/informasi/berkala/").count(WORDS) == 2


def test_menu_footer_and_banner_say_so_on_every_page(cipari, visit):
    ButirMenu.objects.create(situs=cipari, judul="Lapor", alamat=MATI)
    make_spanduk(cipari, tautan=MATI)
    Situs.objects.filter(pk=cipari.pk).update(facebook=MATI)
    html = read(visit(cipari), "/aksesibilitas/")
    assert html.count(WORDS) == 3  # whole menu, footer, banner
    assert html.count("(tidak dapat dibuka)") == 1  # the row on top is short


def test_a_link_written_otherwise_is_the_same_link(cipari, visit):
    page = make_konten(Halaman, cipari, isi=link(MATI.replace("mati.go.id", "MATI.go.id") + "#a"))
    assert WORDS in read(visit(cipari), page.get_absolute_url())


def test_a_relative_link_is_read_from_its_page(cipari, visit):
    page = make_konten(Halaman, cipari, isi=link("../hilang/"), slug="satu", bagian="halaman")
    make_mati(cipari, "/halaman/hilang/")
    assert WORDS in read(visit(cipari), page.get_absolute_url())


def test_one_query_more_at_most(cast, visit):
    client, counts = visit(cast.cipari), []
    make_konten(Halaman, cast.cipari)
    paths = build_pages(cast.cipari).values()
    for step in range(3):
        total = []
        for path in paths:
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            total.append(len(queries))
            asked = [q for q in queries if "pemeriksaantautan" in q["sql"]]
            assert len(asked) <= 1, path
        counts.append(total)
        for number in range(50 * step + 1):
            make_mati(cast.cipari, f"https://mati.go.id/{step}/{number}")
    assert counts[0] == counts[1] == counts[2]
