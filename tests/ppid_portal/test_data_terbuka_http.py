"""How open data travels: CORS, ETag, methods, caches, constant cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dip.enums import Status
from dip.models import Informasi
from dip.services import publish_informasi, save_informasi, withdraw_informasi
from ppid_portal.data_terbuka import keluaran
from tests.factories import make_informasi

pytestmark = pytest.mark.django_db
DATA = [
    *("/data/dip.csv", "/data/dip.json", "/data/dokumen.csv", "/data/dokumen.json"),
    *("/data/agenda.json", "/data/kelengkapan.csv", "/data/kelengkapan.json"),
]
LIGHT = DATA[:5]  # the others also judge the completeness
FILES = [*DATA, "/data/kamus.csv", "/data/kamus.json", "/data/katalog.ttl", "/data/katalog.jsonld"]


@pytest.mark.parametrize("address", FILES)
def test_any_site_may_read_it(cast, visit, address):
    client = visit(cast.cipari)
    answer = client.get(address)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert client.head(address).status_code == 200
    preflight = client.options(address)
    assert preflight.status_code == 204 and preflight["Access-Control-Allow-Origin"] == "*"
    assert preflight["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_open_data_is_for_reading_only(cast, visit, address, method):
    assert getattr(visit(cast.cipari), method)(address).status_code == 405


@pytest.mark.parametrize("address", ["/", "/dip/", "/data/"])
def test_pages_are_not_opened_to_scripts_of_other_sites(cast, visit, address):
    assert "Access-Control-Allow-Origin" not in visit(cast.cipari).get(address)


@pytest.mark.parametrize("address", FILES)
def test_unchanged_data_is_not_sent_again(cast, visit, address):
    make_informasi(cast.cipari)
    client = visit(cast.cipari)
    first = client.get(address)
    assert first.getvalue() and first["ETag"]
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", FILES)
def test_shared_caches_keep_it_a_minute(cast, visit, address):
    assert visit(cast.cipari).get(address)["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert "private" in visit(cast.cipari, cast.ani).get(address)["Cache-Control"]


def change(row: Informasi) -> None:
    row.refresh_from_db()
    row.judul = f"{row.judul} lagi"
    save_informasi(row, None)


def swap(row: Informasi) -> None:
    """One out and one in, at the same moment: the number of rows stays."""
    withdraw_informasi(Informasi.objects.filter(pk=row.pk), None)
    make_informasi(row.situs, diperbarui_pada=row.diperbarui_pada)


def hide(row: Informasi) -> None:
    withdraw_informasi(Informasi.objects.filter(pk=row.pk), None)


def add(row: Informasi) -> None:
    draft = make_informasi(row.situs, status=Status.DRAF)
    publish_informasi(Informasi.objects.filter(pk=draft.pk), None)


def rename(row: Informasi) -> None:
    row.situs.nama = "Kecamatan Baru"
    row.situs.save()


@pytest.mark.parametrize("act", [change, swap, hide, add, rename])
def test_every_change_changes_the_etag(cast, visit, act):
    row = make_informasi(cast.cipari, diperbarui_pada=timezone.now())
    first = visit(cast.cipari).get("/data/dip.json")["ETag"]
    act(row)
    assert visit(cast.cipari).get("/data/dip.json")["ETag"] != first


@pytest.mark.parametrize("address", [*FILES, "/data/"])
def test_queries_do_not_grow_with_the_rows(cast, visit, address):
    counts = []
    for rows in (1, 3, 100):
        while Informasi.objects.count() < rows:
            make_informasi(cast.maos if Informasi.objects.count() % 2 else cast.cipari)
        client = visit(cast.utama)
        with CaptureQueriesContext(connection) as queries:
            client.get(address).getvalue()
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= (8 if address in LIGHT else 60)


def test_csv_is_sent_in_pieces():
    pieces = list(keluaran.stream_csv(["a"], ([str(n)] for n in range(10_000))))
    assert len(pieces) > 10 and max(map(len, pieces)) < 10_000
