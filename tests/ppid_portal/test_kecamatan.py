"""/kecamatan/ on PPID Utama, and the map of each site."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halaman.enums import Status
from halaman.models import Agenda, Album, Berita, Dokumen, Halaman, SertaMerta
from tests.factories import make_informasi, make_konten, make_situs

pytestmark = pytest.mark.django_db
TAHUN = timezone.localdate().year
PETA = [Halaman, Dokumen, Berita, Agenda, Album, SertaMerta]


def names(html):
    return re.findall(r'<th scope="row" role="rowheader"><a [^>]*>([^<]+)</a>', html)


def test_utama_lists_its_active_sites_with_figures(cast, visit):
    for _ in range(2):
        make_informasi(cast.cipari, tahun=TAHUN)
    make_informasi(cast.cipari, tahun=TAHUN, status="draf")
    make_informasi(cast.cipari, tahun=TAHUN - 1)
    make_situs("tutup", induk=cast.utama, is_active=False)
    make_situs("jauh", induk=make_situs("lain", utama=True))
    html = visit(cast.utama).get("/kecamatan/").text
    assert names(html) == ["Cipari", "Maos"]
    assert re.findall(
        r'class="angka" data-label="Informasi \d+">(?:<span[^>]*>)?([^<]+)', html
    ) == [
        "2",
        "belum ada",
    ]


def test_last_change_counts_every_kind_but_no_draft(cast, visit):
    old = timezone.now() - timedelta(days=300)
    make_konten(Berita, cast.cipari, diperbarui_pada=old)
    make_konten(Halaman, cast.maos, status=Status.DRAF)
    html = visit(cast.utama).get("/kecamatan/").text
    assert "belum ada isi" in html and str(timezone.localtime(old).year) in html


@pytest.mark.parametrize(
    ("urut", "order"),
    [("", ["Cipari", "Maos"]), ("dip", ["Maos", "Cipari"]), ("salah", ["Cipari", "Maos"])],
)
def test_rows_are_ordered_by_links(cast, visit, urut, order):
    make_informasi(cast.maos, tahun=TAHUN)
    assert names(visit(cast.utama).get(f"/kecamatan/?urut={urut}").text) == order


def test_a_kecamatan_leads_to_its_utama(cast, visit):
    answer = visit(cast.cipari).get("/kecamatan/")
    assert answer["Location"] == cast.utama.build_url("/kecamatan/")
    alone = make_situs("sendiri")
    assert visit(alone).get("/kecamatan/").status_code == 404


def test_queries_do_not_grow_with_the_sites(cast, visit):
    counts = []
    for number in (1, 5):
        for each in range(number):
            make_konten(Berita, make_situs(f"kec{number}{each}", induk=cast.utama))
        with CaptureQueriesContext(connection) as queries:
            visit(cast.utama).get("/kecamatan/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def read_sitemap(client):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {url.findtext("{*}loc"): url.findtext("{*}lastmod") for url in tree}


@pytest.mark.parametrize("model", PETA, ids=lambda model: model._meta.model_name)
def test_map_and_sitemap_show_the_same_published_content(cast, visit, model):
    konten = make_konten(model, cast.cipari)
    hidden = make_konten(model, cast.cipari, status=Status.DRAF)
    later = make_konten(model, cast.cipari, terbit_mulai=timezone.now() + timedelta(days=1))
    foreign = make_konten(model, cast.maos)
    client = visit(cast.cipari)
    pages, html = read_sitemap(client), client.get("/peta-situs/").text
    assert pages[cast.cipari.build_url(konten.get_absolute_url())]
    assert f'href="{konten.get_absolute_url()}"' in html
    for row in (hidden, later, foreign):
        assert f'href="{row.get_absolute_url()}"' not in html
        assert cast.cipari.build_url(row.get_absolute_url()) not in pages


def test_every_address_of_an_empty_map_answers(cast, visit):
    for situs in (cast.cipari, cast.utama):
        client = visit(situs)
        for url in read_sitemap(client):
            path = url.removeprefix(situs.build_url("")) or "/"
            assert client.get(path).status_code == 200, path


def test_long_lists_are_cut_and_lead_to_their_page(cast, visit):
    for _ in range(27):
        make_konten(Berita, cast.cipari)
    html = visit(cast.cipari).get("/peta-situs/").text
    assert "25 terbaru dari 27" in html and html.count('href="/berita/isi-') == 25
    assert len([url for url in read_sitemap(visit(cast.cipari)) if "/berita/isi-" in url]) == 27
