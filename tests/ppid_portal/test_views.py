import json
import re
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dip.enums import Status
from ppid_portal import views
from situs.models import Situs
from tests.factories import make_informasi, make_situs

pytestmark = pytest.mark.django_db


def test_beranda_counts_published_entries_of_the_newest_year(cast, visit):
    make_informasi(cast.cipari, tahun=2025)
    make_informasi(cast.cipari, tahun=2026)
    make_informasi(cast.cipari, tahun=2026, kategori="")
    make_informasi(cast.cipari, tahun=2026, status=Status.DRAF)
    make_informasi(cast.maos, tahun=2026)
    html = visit(cast.cipari).get("/").text
    assert "<strong>2 informasi</strong>" in html
    assert "Sebanyak 1 di antaranya belum diberi kategori" in html


def test_beranda_lists_the_newest_five(cast, visit):
    entries = [make_informasi(cast.cipari, terbit_pada=timezone.now()) for _ in range(6)]
    draft = make_informasi(cast.cipari, terbit_pada=timezone.now(), status=Status.DRAF)
    html = visit(cast.cipari).get("/").text
    shown = [entry for entry in [*entries, draft] if entry.get_absolute_url() in html]
    assert shown == entries[1:]


def test_empty_beranda_is_honest_and_names_the_next_step(cast, visit):
    html = visit(cast.cipari).get("/").text
    assert "belum diterbitkan" in html
    assert f'href="{cast.utama.build_url()}#kontak"' in html


def test_beranda_shows_only_contacts_that_are_filled_in(cast, visit):
    fields = {"telepon": "(0280) 5555", "whatsapp": "0812 3456", "alamat": "Jalan Melati 1"}
    Situs.objects.filter(pk=cast.cipari.pk).update(**fields)
    html = visit(cast.cipari).get("/").text
    assert 'href="tel:02805555"' in html
    assert 'href="https://wa.me/628123456"' in html
    assert "Jalan Melati 1, Kabupaten Cilacap, Jawa Tengah" in html
    assert "mailto:" not in html and "Faks" not in html


def test_beranda_of_utama_lists_the_active_kecamatan(cast, visit):
    make_situs("tutup", induk=cast.utama, is_active=False)
    html = visit(cast.utama).get("/").text
    section = html[html.index('id="kecamatan"') : html.index('id="kontak"')]
    rows = re.findall(r'<li><a class="sentuh" href="([^"]+)">([^<]+)</a>', section)
    assert rows == [(cast.cipari.build_url(), "Cipari"), (cast.maos.build_url(), "Maos")]
    assert 'href="/kecamatan/"' in section


def test_queries_of_beranda_do_not_grow_with_sites_and_entries(cast, visit):
    counts = []
    for number in (1, 3):
        for each in range(number):
            make_informasi(make_situs(f"kec{number}{each}", induk=cast.utama))
            make_informasi(cast.utama)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            visit(cast.utama).get("/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_titles_are_unique_and_name_the_site(cast, visit):
    entry = make_informasi(cast.cipari)
    titles = [
        re.search("<title>(.*?)</title>", visit(cast.cipari).get(path).text)[1]
        for path in ("/", "/dip/", entry.get_absolute_url(), "/tidak-ada/")
    ]
    assert len(set(titles)) == 4
    assert all(title.endswith(" – Kecamatan Cipari – PPID Cilacap") for title in titles)


def test_page_says_its_own_address_on_its_own_host(cast, visit):
    html = visit(cast.cipari).get("/dip/?q=x").text
    assert f'<link rel="canonical" href="{cast.cipari.build_url("/dip/")}">' in html
    assert '<html lang="id" data-palet="samudra">' in html


def test_beranda_describes_the_office_as_data(cast, visit):
    Situs.objects.filter(pk=cast.cipari.pk).update(alamat="</script> & 'Jalan'")
    html = visit(cast.cipari).get("/").text
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1]
    office = json.loads(block)["@graph"][0]
    assert office["@type"] == "GovernmentOrganization"
    assert office["address"]["streetAddress"] == "</script> & 'Jalan'"


@pytest.mark.parametrize("path", ["/", "/dip/", "/robots.txt", "/sitemap.xml", "/tidak-ada/"])
def test_readers_get_no_cookie(cast, visit, path):
    answer = visit(cast.cipari).get(path)
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/dip/", "/tidak-ada/"])
def test_public_pages_have_no_inline_code(cast, visit, path):
    make_informasi(cast.cipari)
    html = visit(cast.cipari).get(path).text
    scripts = re.findall(r"<script[^>]*>", html)
    assert all("src=" in tag or "application/ld+json" in tag for tag in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
    assert "csrfmiddlewaretoken" not in html


def test_robots_keeps_the_admin_out_and_names_the_sitemap(cast, visit):
    lines = visit(cast.cipari).get("/robots.txt").text.splitlines()
    assert "Disallow: /admin/" in lines
    assert f"Sitemap: {cast.cipari.build_url('/sitemap.xml')}" in lines


def test_sitemap_holds_the_published_pages_of_this_host(cast, visit):
    entry = make_informasi(cast.cipari)
    make_informasi(cast.cipari, status=Status.DRAF)
    make_informasi(cast.maos)
    tree = ElementTree.fromstring(visit(cast.cipari).get("/sitemap.xml").content)
    found = [loc.text for loc in tree.findall("{*}url/{*}loc")]
    assert found[0] == cast.cipari.build_url("/")
    entries = [url for url in found if re.search(r"/dip/[A-Z0-9]+/$", url)]
    assert entries == [cast.cipari.build_url(entry.get_absolute_url())]
    assert len(found) == len(set(found))


def test_not_found_helps_on(cast, visit):
    answer = visit(cast.cipari).get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.text
    assert 'action="/cari/"' in answer.text and cast.utama.build_url() in answer.text


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (views.bad_request, 400),
        (views.permission_denied, 403),
        (views.csrf_failure, 403),
        (views.server_error, 500),
        (views.unavailable, 503),
    ],
)
def test_other_errors_speak_plainly(cast, rf: RequestFactory, view, status):
    request = rf.get("/")
    request.situs = cast.cipari
    answer = view(request)
    assert answer.status_code == status
    assert "Kecamatan Cipari" in answer.text and "no-store" in answer["Cache-Control"]


def test_error_page_needs_no_database(cast, rf: RequestFactory):
    def refuse(*args):
        raise DatabaseError("gone")

    request = rf.get("/")
    request.situs = Situs.objects.get(pk=cast.cipari.pk)
    with connection.execute_wrapper(refuse):
        assert views.server_error(request).status_code == 500
        del request.situs
        assert views.server_error(request).status_code == 500


def test_unknown_host_lists_the_sites(cast, client):
    answer = client.get("/", headers={"host": "lain.cilacapkab.go.id"})
    assert answer.status_code == 404
    assert cast.cipari.build_url() in answer.text and "Situs tidak ditemukan" in answer.text
