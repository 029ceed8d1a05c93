"""Drafts, scheduled, expired and foreign rows stay away from every public exit."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from halaman.enums import Status
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Halaman,
    Konten,
    Pejabat,
    SertaMerta,
    Tanya,
)
from tests.factories import make_konten

pytestmark = pytest.mark.django_db
KINDS = [Agenda, Album, Berita, Dokumen, Halaman, SertaMerta]
LISTS = {
    Agenda: "/agenda/",
    Album: "/galeri/",
    Berita: "/berita/",
    Dokumen: "/dokumen/",
    Halaman: "/profil/",
    Pejabat: "/profil/pimpinan/",
    Tanya: "/faq/",
}


def hidden_states() -> Iterator[dict]:
    now = timezone.now()
    yield {"status": Status.DRAF}
    yield {"status": Status.ARSIP}
    yield {"terbit_mulai": now + timedelta(hours=1)}
    yield {"terbit_mulai": now - timedelta(days=2), "terbit_sampai": now - timedelta(hours=1)}


@pytest.mark.parametrize("model", KINDS)
def test_published_content_has_its_own_page(cast, visit, model: type[Konten]):
    row = make_konten(model, cast.cipari, judul="Judul yang terbit")
    html = visit(cast.cipari).get(row.get_absolute_url())
    assert html.status_code == 200
    assert html.text.count("<h1") == 1 and "Judul yang terbit" in html.text


@pytest.mark.parametrize("model", KINDS)
def test_content_that_is_not_public_answers_404(cast, visit, model: type[Konten]):
    for state in hidden_states():
        row = make_konten(model, cast.cipari, **state)
        assert visit(cast.cipari).get(row.get_absolute_url()).status_code == 404, state


@pytest.mark.parametrize("model", KINDS)
def test_content_of_another_site_answers_404(cast, visit, model: type[Konten]):
    row = make_konten(model, cast.maos)
    assert visit(cast.cipari).get(row.get_absolute_url()).status_code == 404
    assert visit(cast.utama).get(row.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("model", LISTS)
def test_lists_show_published_rows_of_this_site_only(cast, visit, model: type[Konten]):
    make_konten(model, cast.cipari, judul="Yang terbit")
    make_konten(model, cast.maos, judul="Milik Maos")
    for number, state in enumerate(hidden_states()):
        make_konten(model, cast.cipari, judul=f"Tersembunyi {number}", **state)
    html = visit(cast.cipari).get(LISTS[model]).text
    assert "Yang terbit" in html
    assert "Tersembunyi" not in html and "Milik Maos" not in html


@pytest.mark.parametrize("address", [*LISTS.values(), "/layanan/", "/profil/struktur-organisasi/"])
def test_every_list_is_a_whole_page_without_any_content(cast, visit, address):
    cache.clear()
    answer = visit(cast.cipari).get(address)
    assert answer.status_code == 200 and answer.text.count("<h1") == 1
    assert "s-maxage" in answer["Cache-Control"]


def test_the_file_of_a_calendar_hides_what_its_page_hides(cast, visit):
    for state in hidden_states():
        row = make_konten(Agenda, cast.cipari, **state)
        assert visit(cast.cipari).get(f"/agenda/{row.kode}.ics").status_code == 404
    foreign = make_konten(Agenda, cast.maos)
    assert visit(cast.cipari).get(f"/agenda/{foreign.kode}.ics").status_code == 404


def test_only_reading_is_allowed(cast, visit):
    row = make_konten(Berita, cast.cipari)
    assert visit(cast.cipari).post(row.get_absolute_url()).status_code == 405
