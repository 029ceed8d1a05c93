"""The home page: what is new of every kind, what comes next, and complete when there is nothing."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from halaman.enums import Status
from halaman.models import Agenda, Berita, Dokumen, Halaman, SertaMerta
from situs.models import Situs
from tests.factories import make_informasi, make_konten

pytestmark = pytest.mark.django_db
DIUMUMKAN = [Berita, Dokumen, Halaman, SertaMerta]


def section(html, name):
    """[(title, words below it)] of the list under this heading."""
    part = re.search(rf'id="judul-{name}".*?</section>', html, re.DOTALL)
    rows = re.findall(r"<li>\s*(?:<h3>)?<a [^>]*>(.*?)</a>(.*?)</li>", part[0], re.DOTALL)
    return [(title, " ".join(re.sub(r"<[^>]+>", " ", rest).split())) for title, rest in rows]


def test_newest_five_of_every_kind_with_date_and_kind(cast, visit):
    now = timezone.now()
    make_informasi(cast.cipari, judul="Entri", terbit_pada=now - timedelta(hours=1))
    for age, model in enumerate([*DIUMUMKAN, Berita], 2):
        at = now - timedelta(hours=age)
        make_konten(model, cast.cipari, judul=f"Isi {age}", terbit_pada=at)
    rows = section(visit(cast.cipari).get("/").text, "terbaru")
    assert [title for title, _ in rows] == ["Entri", "Isi 2", "Isi 3", "Isi 4", "Isi 5"]
    assert [words.split(" · ")[1] for _, words in rows] == [
        "Daftar Informasi Publik",
        "Berita",
        "Dokumen",
        "Halaman",
        "Pengumuman serta-merta",
    ]


@pytest.mark.parametrize("model", [*DIUMUMKAN, Agenda], ids=lambda model: model._meta.model_name)
def test_nothing_hidden_or_foreign_is_announced(cast, visit, model):
    later = timezone.now() + timedelta(days=1)
    make_konten(model, cast.cipari, judul="Rahasia", status=Status.DRAF)
    make_konten(model, cast.cipari, judul="Rahasia", terbit_mulai=later)
    make_konten(model, cast.maos, judul="Rahasia")
    assert "Rahasia" not in visit(cast.cipari).get("/").text


def test_a_schedule_counts_from_its_beginning(cast, visit):
    now = timezone.now()
    old = {"terbit_pada": now - timedelta(days=90), "terbit_mulai": now - timedelta(minutes=5)}
    make_konten(Dokumen, cast.cipari, judul="Terjadwal", **old)
    make_konten(Dokumen, cast.cipari, judul="Kemarin", terbit_pada=now - timedelta(days=1))
    rows = section(visit(cast.cipari).get("/").text, "terbaru")
    assert [title for title, _ in rows] == ["Terjadwal", "Kemarin"]


def test_the_three_nearest_events_come_first(cast, visit):
    now = timezone.now()
    for days in (9, 1, 5, 3, -2):
        mulai = now + timedelta(days=days)
        make_konten(Agenda, cast.cipari, judul=f"Hari {days}", mulai=mulai, tempat="Aula")
    rows = section(visit(cast.cipari).get("/").text, "agenda")
    assert [title for title, _ in rows] == ["Hari 1", "Hari 3", "Hari 5"]
    assert all("WIB · Aula" in words for _, words in rows)


def test_the_three_newest_news_are_text_first(cast, visit):
    today = timezone.localdate()
    for days in range(4):
        tanggal = today - timedelta(days=days)
        make_konten(Berita, cast.cipari, judul=f"Kabar {days}", tanggal=tanggal)
    html = visit(cast.cipari).get("/").text
    assert [title for title, _ in section(html, "berita")] == ["Kabar 0", "Kabar 1", "Kabar 2"]
    assert "<img" not in html


def test_with_nothing_at_all_the_page_is_still_whole(cast, visit):
    html = visit(cast.cipari).get("/").text
    assert "belum diterbitkan" in html and 'action="/cari/"' in html
    for name in ("terbaru", "agenda", "berita"):
        assert f'id="judul-{name}"' not in html
    assert html.count("<h1") == 1 and 'id="kontak"' in html


def test_every_link_of_the_page_leads_somewhere(cast, visit):
    make_informasi(cast.utama)
    for situs in (cast.cipari, cast.utama):
        client = visit(situs)
        paths = set(re.findall(r'<a [^>]*href="(/[^"#]*)', client.get("/").text))
        assert len(paths) > 8
        for path in paths:
            status = client.get(path.replace("&amp;", "&")).status_code
            assert status in (200, 302), path  # 302: the list of sites stands on PPID Utama


def test_the_map_is_a_plain_link_to_the_address(cast, visit):
    Situs.objects.filter(pk=cast.cipari.pk).update(alamat="Jalan Melati & Mawar 1")
    html = visit(cast.cipari).get("/").text
    wanted = "query=Jalan+Melati+%26+Mawar+1%2C+Kabupaten+Cilacap%2C+Jawa+Tengah"
    assert f'href="https://www.openstreetmap.org/search?{wanted}" rel="noopener"' in html
    assert "openstreetmap" not in visit(cast.maos).get("/").text


def test_completeness_is_told_in_words(cast, visit):
    assert "Informasi wajib" not in visit(cast.cipari).get("/").text
    call_command("load_kewajiban")
    html = visit(cast.cipari).get("/").text
    assert re.search(r"Informasi wajib: \d+ dari \d+ butir tersedia", html)
