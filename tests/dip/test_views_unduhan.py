import csv
import io
import json

import pytest
from openpyxl import load_workbook

from dip import unduhan
from dip.enums import Kategori, Status
from dip.pencarian import build_indeks
from situs.unduhan import KINDS
from tests.factories import make_informasi

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries(cast):
    make_informasi(cast.cipari, judul="Laporan APBD", indeks=build_indeks("Laporan APBD"))
    make_informasi(cast.cipari, judul="Profil camat", kategori=Kategori.SETIAP_SAAT)
    make_informasi(cast.cipari, judul="Rahasia draf", status=Status.DRAF)
    make_informasi(cast.maos, judul="Milik Maos")
    return cast


def body(answer) -> bytes:
    return answer.getvalue()


@pytest.mark.parametrize("ext", ["xlsx", "csv", "json", "pdf"])
def test_download_has_type_name_and_is_not_sniffed(entries, visit, ext):
    answer = visit(entries.cipari).get(f"/dip/unduh.{ext}")
    assert answer.status_code == 200 and body(answer)
    assert answer["Content-Type"] == KINDS[ext]
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["Content-Disposition"].endswith(f'.{ext}"')
    assert answer["X-Content-Type-Options"] == "nosniff"


def read_titles(visit, situs, query: str = "") -> list[str]:
    answer = visit(situs).get(f"/dip/unduh.json{query}")
    return [entry["judul"] for entry in json.loads(body(answer))["informasi"]]


def test_download_holds_published_entries_of_this_site(entries, visit):
    assert read_titles(visit, entries.cipari) == ["Laporan APBD", "Profil camat"]


@pytest.mark.parametrize("query", ["?q=apbd", "?kategori=berkala", "?q=apbd&hal=9&per=50"])
def test_download_follows_the_filter(entries, visit, query):
    assert read_titles(visit, entries.cipari, query) == ["Laporan APBD"]


def test_download_holds_more_than_one_page(cast, visit):
    for _ in range(120):
        make_informasi(cast.cipari)
    assert len(read_titles(visit, cast.cipari)) == 120


def test_workbook_opens_with_all_rows(entries, visit):
    data = body(visit(entries.cipari).get("/dip/unduh.xlsx"))
    cells = [c for row in load_workbook(io.BytesIO(data)).active.values for c in row if c]
    assert "Laporan APBD" in cells and "Milik Maos" not in cells


@pytest.mark.parametrize(("query", "separator"), [("", ","), ("?pemisah=titik-koma", ";")])
def test_csv_in_both_separators(entries, visit, query, separator):
    text = body(visit(entries.cipari).get(f"/dip/unduh.csv{query}")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    assert len({len(row) for row in rows}) == 1 and len(rows[0]) > 10


def test_long_pdf_offers_the_workbook(entries, visit, monkeypatch):
    monkeypatch.setattr(unduhan, "MAX_PDF_ROWS", 1)
    answer = visit(entries.cipari).get("/dip/unduh.pdf")
    assert answer.status_code == 400
    assert 'href="/dip/unduh.xlsx"' in answer.text


@pytest.mark.parametrize("ext", ["xlsx", "csv", "json", "pdf"])
def test_download_of_an_empty_site_works(cast, visit, ext):
    assert body(visit(cast.maos).get(f"/dip/unduh.{ext}"))


def test_links_of_the_page_carry_the_filter(entries, visit):
    html = visit(entries.cipari).get("/dip/?q=apbd&per=50").text
    assert 'href="/dip/unduh.xlsx?q=apbd"' in html
    assert 'href="/dip/unduh.csv?q=apbd&amp;pemisah=titik-koma"' in html
