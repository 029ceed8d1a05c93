"""/cari/: what is found, in which order, and above all what never is."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dip.enums import Status as StatusDip
from halaman.enums import Status
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Halaman,
    Pejabat,
    SertaMerta,
    Tanya,
)
from halaman.services import adopt_halaman
from ppid_portal import pencarian
from ppid_portal.gabungan import SEMUA
from ppid_portal.pencarian import Penanda
from tests.factories import make_informasi, make_konten, make_situs

pytestmark = pytest.mark.django_db
KONTEN = [Halaman, Dokumen, Berita, Agenda, Album, Tanya, SertaMerta, Pejabat]
KONTEN_ID = {"ids": lambda model: model._meta.model_name}
FOUND = re.compile(r"<h3><a href=\"([^\"]+)\">(.*?)</a></h3>")


def words(html):
    return re.sub(r"<[^>]+>", "", html)


def find(client, q, **params):
    """[(address, title)] in the order of the page."""
    html = client.get("/cari/", {"q": q, **params}).text
    return [(url, words(title)) for url, title in FOUND.findall(html)]


def titles(client, q, **params):
    return [title for _, title in find(client, q, **params)]


def test_every_public_kind_is_searched(cast):
    assert {jenis.model for jenis in SEMUA if jenis.kode != "dip"} == set(KONTEN)


@pytest.mark.parametrize("model", KONTEN, **KONTEN_ID)
def test_published_content_of_each_kind_is_found_at_its_address(cast, visit, model):
    konten = make_konten(model, cast.cipari, judul="Jembatan gantung")
    found = find(visit(cast.cipari), "jembatan")
    assert found == [(cast.cipari.build_url(konten.get_absolute_url()), "Jembatan gantung")]


@pytest.mark.parametrize("model", KONTEN, **KONTEN_ID)
@pytest.mark.parametrize(
    "hidden",
    [
        {"status": Status.DRAF},
        {"status": Status.ARSIP},
        {"terbit_mulai": timezone.now() + timedelta(days=1)},
        {"terbit_sampai": timezone.now() - timedelta(days=1)},
    ],
    ids=["draf", "arsip", "terjadwal", "selesai"],
)
def test_what_is_not_public_now_is_never_found(cast, visit, model, hidden):
    make_konten(model, cast.cipari, judul="Jembatan rahasia", **hidden)
    for situs in (cast.cipari, cast.utama):
        html = visit(situs).get("/cari/?q=jembatan").text
        assert "rahasia" not in html


def test_drafts_of_the_dip_are_never_found(cast, visit):
    make_informasi(cast.cipari, judul="Jembatan rahasia", indeks=" jembatan ", status="draf")
    shown = make_informasi(cast.cipari, judul="Jembatan", indeks=" jembatan ")
    assert shown.status == StatusDip.TERBIT
    assert titles(visit(cast.cipari), "jembatan") == ["Jembatan"]


@pytest.mark.parametrize("model", KONTEN, **KONTEN_ID)
def test_a_kecamatan_finds_only_its_own_rows(cast, visit, model):
    make_konten(model, cast.maos, judul="Jembatan Maos")
    assert titles(visit(cast.cipari), "jembatan") == []
    assert titles(visit(cast.maos), "jembatan") == ["Jembatan Maos"]


def test_utama_finds_the_rows_of_its_active_sites_and_no_others(cast, visit):
    lain = make_situs("ppid-lain", utama=True)
    for situs in (cast.utama, cast.cipari, lain, make_situs("jauh", induk=lain)):
        make_konten(Berita, situs, judul=f"Jembatan {situs.slug}")
    make_konten(Berita, make_situs("tutup", induk=cast.utama, is_active=False), judul="Jembatan")
    client = visit(cast.utama)
    assert set(titles(client, "jembatan")) == {"Jembatan ppid", "Jembatan cipari"}
    assert cast.cipari.host in client.get("/cari/?q=jembatan").text
    assert titles(client, "jembatan", situs="cipari") == ["Jembatan cipari"]
    assert len(titles(client, "jembatan", situs="jauh")) == 2  # not its site: no filter


def test_titles_come_first_then_the_newest(cast, visit):
    now = timezone.now()
    rows = [("Kabar lama", 9, "anggaran"), ("Kabar baru", 1, "anggaran"), ("Anggaran", 99, "")]
    for judul, days, ringkasan in rows:
        make_konten(
            Berita,
            cast.cipari,
            judul=judul,
            ringkasan=ringkasan,
            terbit_pada=now - timedelta(days=days),
        )
    assert titles(visit(cast.cipari), "anggaran") == ["Anggaran", "Kabar baru", "Kabar lama"]


def test_an_entry_is_found_by_its_code(cast, visit):
    entry = make_informasi(cast.cipari, judul="Laporan tahunan")
    make_konten(Berita, cast.cipari, judul=f"Tentang {entry.kode}")
    assert titles(visit(cast.cipari), entry.kode.lower())[0] == "Laporan tahunan"


def test_kinds_are_counted_and_can_be_chosen(cast, visit):
    for model in (Berita, Berita, Agenda):
        make_konten(model, cast.cipari, judul="Jembatan")
    html = visit(cast.cipari).get("/cari/?q=jembatan").text
    menu = re.search(r'<nav class="pilah".*?</nav>', html, re.DOTALL)[0]
    assert " ".join(words(menu).split()) == "Semua (3) Berita (2) Agenda (1)"
    assert len(titles(visit(cast.cipari), "jembatan", jenis="agenda")) == 1


def test_pages_hold_twenty_and_keep_the_question(cast, visit):
    for _ in range(21):
        make_konten(Berita, cast.cipari, judul="Jembatan")
    client = visit(cast.cipari)
    assert len(titles(client, "jembatan")) == 20
    assert len(titles(client, "jembatan", hal="2")) == 1
    assert 'href="?q=jembatan&amp;hal=2"' in client.get("/cari/?q=jembatan").text
    assert client.get("/cari/?q=jembatan&hal=9")["Location"] == "/cari/?q=jembatan"


def test_an_adopted_page_is_found_with_the_name_of_its_site(cast, visit):
    isi = "<p>Jembatan di [[nama]] dibuka.</p>"
    source = make_konten(Halaman, cast.utama, judul="Tata cara [[nama]]", ditawarkan=True, isi=isi)
    adopt_halaman(source, cast.cipari, None, tertaut=True)
    html = visit(cast.cipari).get("/cari/?q=jembatan").text
    assert "Tata cara Kecamatan Cipari" in html
    assert "di Kecamatan Cipari dibuka" in html and "[[" not in html


def test_what_people_wrote_stays_text(cast, visit):
    make_konten(Berita, cast.cipari, judul="<b>Jembatan</b>", ringkasan="<script>jembatan</script>")
    html = visit(cast.cipari).get("/cari/?q=jembatan").text
    assert "&lt;b&gt;<mark>Jembatan</mark>&lt;/b&gt;" in html
    assert "<script>" not in html
    html = visit(cast.cipari).get('/cari/?q="><script>x').text
    assert "<script>x" not in html and "&lt;script&gt;" in html


def test_nothing_found_helps_on(cast, visit):
    html = visit(cast.cipari).get("/cari/?q=zzz").text
    assert "Tidak ada hasil untuk “zzz”" in html
    assert f'href="{cast.utama.build_url("/cari/?q=zzz")}"' in html
    assert 'value="zzz"' in html


@pytest.mark.parametrize("q", ["", "   ", "!!!", "\x00", "%", "_"])
def test_a_question_without_words_finds_nothing(cast, visit, q):
    make_konten(Berita, cast.cipari, judul="Jembatan 100 %")
    answer = visit(cast.cipari).get("/cari/", {"q": q})
    assert answer.status_code == 200 and not FOUND.findall(answer.text)


@pytest.mark.parametrize("query", ["jenis=zzz", "hal=0", "hal=-1", "hal=²", "situs=%00", "q=a&q=b"])
def test_strange_questions_are_no_errors(cast, visit, query):
    assert visit(cast.cipari).get(f"/cari/?q=a&{query}").status_code == 200


def test_very_many_hits_are_not_counted_one_by_one(cast, visit, monkeypatch):
    monkeypatch.setattr(pencarian, "MAX_HASIL", 3)
    for _ in range(5):
        make_konten(Berita, cast.cipari, judul="Jembatan")
    html = visit(cast.cipari).get("/cari/?q=jembatan").text
    assert "Lebih dari 3 hasil" in html and "Berita (" not in html


@pytest.mark.parametrize("situs", ["cipari", "utama"])
def test_queries_do_not_grow_with_the_rows(cast, visit, situs):
    counts = []
    for number in (1, 3, 20):
        for _ in range(number):
            for model in KONTEN:
                make_konten(model, cast.cipari, judul="Jembatan")
        with CaptureQueriesContext(connection) as queries:
            visit(getattr(cast, situs)).get("/cari/?q=jembatan")
        counts.append(len(queries))
    assert counts[0] >= counts[1] >= counts[2] and counts[0] <= 16


@pytest.mark.parametrize(
    ("q", "text", "marked"),
    [
        ("anggaran", "Penganggaran dan anggaran", ["Penganggaran", "anggaran"]),
        ("laporan", "Laporan kinerja, pelaporan", ["Laporan", "pelaporan"]),
        ("apb", "APBDes 2026", ["APBDes"]),
        ("ada", "pengadaan barang", []),
    ],
)
def test_words_are_marked_in_their_forms(q, text, marked):
    parts = Penanda(q).mark(text)
    assert "".join(part for part, _ in parts) == text
    assert [part for part, is_marked in parts if is_marked] == marked


def test_a_quotation_shows_the_place_of_the_word():
    text = "awal " * 200 + "jembatan gantung " + "akhir " * 200
    parts = Penanda("jembatan").quote(text)
    quoted = "".join(part for part, _ in parts)
    assert quoted.startswith("… awal") and quoted.endswith("akhir …")
    assert ("jembatan", True) in parts and len(quoted) < 240
