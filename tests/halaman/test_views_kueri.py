"""The number of queries of a list does not grow with its rows."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.models import Kewajiban
from halaman.enums import JenisHarta
from halaman.models import (
    Agenda,
    Album,
    Berita,
    ButirMenu,
    Dokumen,
    Foto,
    Halaman,
    LaporanHarta,
    Pejabat,
    Tanya,
    UnitKerja,
)
from situs.models import Situs
from tests.factories import make_informasi, make_konten
from tests.halaman.test_views_gambar import make_gambar

pytestmark = pytest.mark.django_db
ROWS = (1, 3, 100)


def add_page(situs: Situs, shared: dict) -> None:
    page = make_konten(Halaman, situs, kewajiban=shared["duty"])
    ButirMenu.objects.create(situs=situs, judul=page.judul, halaman=page)


def add_service(situs: Situs, shared: dict) -> None:
    make_konten(Halaman, situs, bagian="layanan")
    make_konten(Dokumen, situs, jenis="sop")


def add_document(situs: Situs, shared: dict) -> None:
    make_konten(Dokumen, situs, jenis="sk", kewajiban=shared["duty"])
    make_informasi(situs, kewajiban=shared["duty"])


def add_leader(situs: Situs, shared: dict) -> None:
    leader = make_konten(Pejabat, situs, jabatan="Camat", foto=shared["picture"])
    paper = make_konten(Dokumen, situs)
    for tahun in (2024, 2025):
        LaporanHarta.objects.create(
            pejabat=leader, jenis=JenisHarta.LHKPN, tahun=tahun, dokumen=paper
        )


def add_unit(situs: Situs, shared: dict) -> None:
    induk = UnitKerja.objects.for_situs(situs).first()
    UnitKerja.objects.create(situs=situs, nama="Seksi", induk=induk)


def add_news(situs: Situs, shared: dict) -> None:
    make_konten(Berita, situs, gambar=shared["picture"], tag="desa, layanan")


def add_album(situs: Situs, shared: dict) -> None:
    Foto.objects.create(album=make_konten(Album, situs), gambar=shared["picture"])


def add_photo(situs: Situs, shared: dict) -> None:
    Foto.objects.create(album=shared["album"], gambar=shared["picture"])


def add_event(situs: Situs, shared: dict) -> None:
    make_konten(Agenda, situs)


def add_question(situs: Situs, shared: dict) -> None:
    make_konten(Tanya, situs, isi="<p>Ya</p>", kelompok="Biaya")


CASES: list[tuple[Callable[[Situs, dict], None], str]] = [
    (add_page, "/profil/"),
    (add_page, "{page}"),
    (add_document, "/profil/"),
    (add_document, "{page}"),
    (add_document, "/dokumen/"),
    (add_service, "/layanan/"),
    (add_leader, "/profil/pimpinan/"),
    (add_unit, "/profil/struktur-organisasi/"),
    (add_news, "/berita/"),
    (add_album, "/galeri/"),
    (add_photo, "{album}"),
    (add_event, "/agenda/"),
    (add_question, "/faq/"),
]


@pytest.mark.parametrize(("add", "address"), CASES)
def test_queries_do_not_grow_with_the_rows(cast, visit, add, address):
    duty = Kewajiban.objects.create(kode="X-1", jenis="berkala", nama="Tugas")
    shared = {
        "duty": duty,
        "picture": make_gambar(cast.cipari),
        "album": make_konten(Album, cast.cipari),
        "page": make_konten(Halaman, cast.cipari, kewajiban=duty),
    }
    address = address.format(
        page=shared["page"].get_absolute_url(), album=shared["album"].get_absolute_url()
    )
    counts, there = [], 0
    for wanted in ROWS:
        for _ in range(wanted - there):
            add(cast.cipari, shared)
        there = wanted
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert visit(cast.cipari).get(address).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 15, [each["sql"][:90] for each in queries]
