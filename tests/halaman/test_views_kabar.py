"""Documents, news, gallery, questions and alerts: lists and pages."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from halaman.enums import JenisDokumen
from halaman.models import Album, Berita, Dokumen, KontakDarurat, SertaMerta, Tanya
from tests.factories import make_informasi, make_konten
from tests.halaman.test_views_gambar import make_gambar, show_in_album
from tests.halaman.test_views_profil import read_data

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"A", "B", "C"}),
        ("?jenis=sop", {"A"}),
        ("?tahun=2025", {"B", "C"}),
        ("?jenis=laporan&tahun=2025", {"B"}),
        ("?q=anggaran", {"C"}),
        ("?jenis=palsu&tahun=abc&hal=x", {"A", "B", "C"}),
    ],
)
def test_documents_are_filtered(cast, visit, query, expected):
    make_konten(Dokumen, cast.cipari, judul="Dok A", jenis=JenisDokumen.SOP, tahun=2026)
    make_konten(Dokumen, cast.cipari, judul="Dok B", jenis=JenisDokumen.LAPORAN, tahun=2025)
    make_konten(Dokumen, cast.cipari, judul="Dok C", tahun=2025, ringkasan="Rincian anggaran")
    html = visit(cast.cipari).get(f"/dokumen/{query}").text
    assert set(re.findall(r">Dok (\w)</a>", html)) == expected


def test_documents_come_in_pages_and_one_beyond_the_end_leads_back(cast, visit):
    for _ in range(26):
        make_konten(Dokumen, cast.cipari)
    client = visit(cast.cipari)
    assert client.get("/dokumen/").text.count('role="rowheader"') == 25
    assert client.get("/dokumen/?hal=2").text.count('role="rowheader"') == 1
    assert client.get("/dokumen/?hal=9&q=dokumen")["Location"] == "/dokumen/?q=dokumen"


def test_nothing_found_offers_a_way_on(cast, visit):
    make_konten(Dokumen, cast.cipari)
    html = visit(cast.cipari).get("/dokumen/?q=zzz").text
    assert "Tidak ada dokumen yang cocok" in html and 'href="/dip/"' in html


def test_news_are_listed_by_year(cast, visit):
    make_konten(Berita, cast.cipari, judul="Baru", tanggal=date(2026, 3, 1))
    make_konten(Berita, cast.cipari, judul="Lama", tanggal=date(2025, 3, 1))
    html = visit(cast.cipari).get("/berita/?tahun=2025").text
    assert "Lama</a>" in html and "Baru</a>" not in html
    assert '<a href="?tahun=2026">2026</a>' in html


def test_a_tag_is_matched_as_a_whole(cast, visit):
    make_konten(Berita, cast.cipari, judul="Satu", tag="musrenbang, Desa  Mandiri")
    make_konten(Berita, cast.cipari, judul="Dua", tag="desa")
    make_konten(Berita, cast.cipari, judul="Tiga", tag="pra-desa mandiri")
    html = visit(cast.cipari).get("/berita/?tag=desa+mandiri").text
    assert re.findall(r"<h2><a[^>]+>(\w+)</a>", html) == ["Satu"]
    assert '<a href="?tag=Desa%20Mandiri">Desa Mandiri</a>' in html


@pytest.mark.parametrize("tag", ["(((", ".*", "a|b", "\\", "%27", "c++"])
def test_a_strange_tag_is_no_error(cast, visit, tag):
    make_konten(Berita, cast.cipari, judul="Satu", tag="desa")
    answer = visit(cast.cipari).get("/berita/", {"tag": tag})
    assert answer.status_code == 200 and "Satu</a>" not in answer.text


def test_news_name_their_picture_data_and_related_information(cast, visit):
    gambar = make_gambar(cast.cipari)
    berita = make_konten(Berita, cast.cipari, judul="Musrenbang", gambar=gambar)
    berita.informasi.add(
        make_informasi(cast.cipari, judul="Renja"),
        make_informasi(cast.cipari, judul="Rahasia", status="draf"),
    )
    html = visit(cast.cipari).get(berita.get_absolute_url()).text
    assert 'width="900" height="600" alt="Kantor kecamatan"' in html
    assert "Renja" in html and "Rahasia" not in html
    assert re.search(rf'property="og:image" content="http[^"]+/gambar/{gambar.kode}/"', html)
    data = read_data(html)[0]
    assert data["@type"] == "NewsArticle" and data["image"].endswith(gambar.get_absolute_url())


def test_an_album_shows_small_pictures_that_lead_to_the_large(cast, visit):
    gambar = make_gambar(cast.cipari)
    album = show_in_album(gambar)
    Album.objects.filter(pk=album.pk).update(
        tautan_video="https://video.contoh.id/1", transkrip="Camat membuka acara."
    )
    html = visit(cast.cipari).get(album.get_absolute_url()).text
    assert f'<a href="{gambar.get_absolute_url()}"><img src="{gambar.get_small_url()}"' in html
    assert 'loading="lazy"' in html and 'alt="Kantor kecamatan"' in html
    assert "Tonton video di video.contoh.id" in html and "Camat membuka acara." in html
    assert gambar.get_small_url() in visit(cast.cipari).get("/galeri/").text


def test_questions_stand_in_groups_and_can_be_searched(cast, visit):
    biaya = make_konten(
        Tanya, cast.cipari, judul="Ada biaya?", kelompok="Biaya", isi="<p>Tidak</p>"
    )
    make_konten(Tanya, cast.cipari, judul="Berapa lama?", kelompok="Waktu", isi="<p>10 hari</p>")
    html = visit(cast.cipari).get("/faq/").text
    assert ">Biaya</h2>" in html and f'id="{biaya.kode}"' in html
    html = visit(cast.cipari).get("/faq/?q=lama").text
    assert "Berapa lama?" in html and "Ada biaya?" not in html
    assert "1 pertanyaan cocok dengan “lama”" in html


def test_what_a_visitor_typed_is_escaped(cast, visit):
    make_konten(Tanya, cast.cipari, isi="<p>x</p>")
    make_konten(Dokumen, cast.cipari)
    for address in ("/faq/", "/dokumen/"):
        assert "<b>x" not in visit(cast.cipari).get(address, {"q": '"><b>x'}).text
    assert "<b>x" not in visit(cast.cipari).get("/berita/", {"tag": '"><b>x'}).text


def test_an_alert_shows_all_eight_contents_and_whom_to_call(cast, visit):
    row = make_konten(SertaMerta, cast.cipari, wilayah="Desa A\nDesa B")
    KontakDarurat.objects.create(pengumuman=row, nama="BPBD", nomor="(0282) 123456")
    html = visit(cast.cipari).get(row.get_absolute_url()).text
    assert html.count('<section aria-labelledby="isi-') == 8
    assert 'href="tel:0282123456">BPBD: (0282) 123456</a>' in html
    assert ">Berlaku</span>" in html and "Desa A, Desa B" in html
    data = read_data(html)[0]
    assert data["@type"] == "SpecialAnnouncement"
    assert [place["name"] for place in data["spatialCoverage"]] == ["Desa A", "Desa B"]


def test_an_alert_that_ended_says_so(cast, visit):
    ended = timezone.now() - timedelta(hours=1)
    row = make_konten(SertaMerta, cast.cipari, wilayah="Desa A", berakhir=ended)
    html = visit(cast.cipari).get(row.get_absolute_url()).text
    assert ">Berakhir</span>" in html and ">Berlaku</span>" not in html


def test_two_pages_of_a_list_have_two_titles_without_the_words_of_the_visitor(cast, visit):
    for _ in range(26):
        make_konten(Dokumen, cast.cipari, judul="Slot dokumen", jenis=JenisDokumen.SOP)
    html = visit(cast.cipari).get("/dokumen/?jenis=sop&q=slot&hal=2").text
    title = re.search(r"<title>(.*?)</title>", html)[1]
    assert title.startswith("Dokumen: SOP, halaman 2 – ") and "slot" not in title.lower()
