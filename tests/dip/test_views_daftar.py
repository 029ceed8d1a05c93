import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.enums import Bentuk, Kategori, Status
from dip.models import BerkasInformasi, Informasi
from dip.pencarian import build_indeks
from situs.models import Situs
from tests.factories import make_informasi

pytestmark = pytest.mark.django_db


def make(situs: Situs, judul: str, **fields) -> Informasi:
    return make_informasi(situs, judul=judul, indeks=build_indeks(judul), **fields)


def add_berkas(informasi: Informasi, **fields) -> BerkasInformasi:
    defaults = {"nama_asli": "laporan.pdf", "jenis": "pdf", "ukuran": 1_234_567, "sidik": "a" * 64}
    return BerkasInformasi.objects.create(informasi=informasi, isi="x", **{**defaults, **fields})


def heading(html: str) -> str:
    return re.search(r'<h2 id="jumlah">(.*?)</h2>', html)[1]


@pytest.fixture
def read(cast, visit):
    def get(query: str = "", situs: Situs = cast.cipari) -> str:
        cache.clear()
        return visit(situs).get(f"/dip/{query}").text

    return get


def test_list_shows_published_entries_of_this_site_only(cast, read):
    make(cast.cipari, "Terbit di Cipari")
    make(cast.cipari, "Masih draf", status=Status.DRAF)
    make(cast.cipari, "Sudah arsip", status=Status.ARSIP)
    make(cast.maos, "Terbit di Maos")
    html = read()
    assert "Terbit di Cipari" in html
    assert not any(text in html for text in ("Masih draf", "Sudah arsip", "Terbit di Maos"))


def test_default_year_is_the_newest_with_published_entries(cast, read):
    make(cast.cipari, "Lama", tahun=2024)
    make(cast.cipari, "Baru", tahun=2025)
    make(cast.cipari, "Draf tahun depan", tahun=2026, status=Status.DRAF)
    html = read()
    assert heading(html) == "1 informasi tahun 2025"
    assert "Lama</a>" not in html


def test_all_years_can_be_asked_for(cast, read):
    make(cast.cipari, "Lama", tahun=2024)
    make(cast.cipari, "Baru", tahun=2025)
    assert heading(read("?tahun=semua")) == "2 informasi dari semua tahun"


def test_count_names_the_query(cast, read):
    for judul in ("Laporan APBD", "Ringkasan APBD", "Profil camat"):
        make(cast.cipari, judul)
    assert heading(read("?q=APBD")) == "3 informasi tahun 2026, 2 cocok dengan “APBD”"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kategori=berkala", {"A", "C"}),
        ("?kategori=setiap_saat", {"B"}),
        ("?unit=Seksi+Umum", {"B"}),
        ("?bentuk=online", {"C"}),
        ("?berkas=ada", {"A"}),
        ("?kategori=berkala&bentuk=online", {"C"}),
    ],
)
def test_filters_narrow_the_list(cast, read, query, expected):
    add_berkas(make(cast.cipari, "Info A"))
    make(cast.cipari, "Info B", kategori=Kategori.SETIAP_SAAT, pejabat_penguasa="Seksi Umum")
    make(cast.cipari, "Info C", bentuk=[Bentuk.ONLINE, Bentuk.CETAK])
    assert set(re.findall(r">Info (\w)</a>", read(query))) == expected


def test_active_filters_can_be_removed_one_by_one(cast, read):
    make(cast.cipari, "Laporan")
    html = read("?q=laporan&kategori=berkala")
    assert '<a href="?kategori=berkala"><span class="tak-tampak">Hapus saringan' in html
    assert '<a href="?q=laporan"><span class="tak-tampak">Hapus saringan' in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", ["b", "C", "a"]), ("?urut=judul", ["a", "b", "C"]), ("?urut=terbaru", ["a", "C", "b"])],
)
def test_order(cast, read, query, expected):
    for number, judul in enumerate(["b", "C", "a"], 1):
        make(cast.cipari, judul, urutan=number)
    assert re.findall(r'scope="row"><a href="[^"]+">(\w)</a>', read(query)) == expected


def test_table_has_the_columns_of_lampiran_i(cast, read):
    make(cast.cipari, "Laporan")
    heads = re.findall(r'<th scope="col" role="columnheader">(.*?)</th>', read())
    assert heads == [
        "No.",
        "Ringkasan isi informasi",
        "Pejabat/unit yang menguasai",
        "Penanggung jawab pembuatan atau penerbitan",
        "Waktu dan tempat pembuatan",
        "Bentuk yang tersedia",
        "Jangka waktu simpan (retensi)",
        "Tautan",
    ]


def test_pages_are_real_and_one_beyond_the_end_leads_back(cast, visit):
    for number in range(27):
        make(cast.cipari, f"Info {number}", urutan=number)
    client = visit(cast.cipari)
    assert "Info 26</a>" in client.get("/dip/?hal=2").text
    answer = client.get("/dip/?hal=3&q=info")
    assert (answer.status_code, answer["Location"]) == (302, "/dip/?q=info")


@pytest.mark.parametrize("rows", [25, 50, 100])
def test_rows_per_page(cast, read, rows):
    for number in range(101):
        make(cast.cipari, f"Info {number}")
    assert read(f"?per={rows}").count("</tr>") == rows + 1


@pytest.mark.parametrize(
    "query",
    [
        "?q=%00", "?q=%FF%FE", "?unit=%00x", "?q=" + "a" * 50_000, "?hal=-1", "?hal=0", "?hal=x",
        "?hal=99999999999999999999", "?hal=%D9%A3", "?per=7", "?per=-1", "?tahun=abcd", "?tahun=1",
        "?tahun=99999", "?kategori=dikecualikan", "?bentuk=%27", "?urut=;drop", "?berkas=x",
        "?q[]=1", "?q=a&q=b", "?%00=1", "?q=%F0%9F%98%80", "?q=%25_%5C",
    ],
)  # fmt: skip
def test_nonsense_in_the_query_is_never_an_error(cast, visit, query):
    make(cast.cipari, "Laporan")
    assert visit(cast.cipari).get(f"/dip/{query}", follow=True).status_code == 200


def test_query_is_escaped(cast, read):
    make(cast.cipari, "Laporan")
    assert "<script>alert" not in read("?q=<script>alert(1)</script>")


def test_no_match_offers_a_wider_search_and_the_contact(cast, read):
    Situs.objects.filter(pk=cast.cipari.pk).update(telepon="(0280) 5555")
    make(cast.cipari, "Laporan")
    html = read("?q=zzz")
    assert "Tidak ada informasi yang cocok" in html
    assert 'href="?q=zzz&amp;tahun=semua"' in html
    assert 'href="tel:02805555"' in html


def test_list_without_entries_says_so(cast, read):
    html = read()
    assert "Daftar ini belum diterbitkan" in html
    assert "<table" not in html


def test_queries_do_not_grow_with_the_rows(cast, visit):
    counts = []
    for rows in (1, 2, 97):
        for _ in range(rows):
            add_berkas(make(cast.cipari, "Info"))
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            visit(cast.cipari).get("/dip/?per=100&q=info")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2] <= 9  # menu, banner, dead links and SK: one each


def test_visitors_get_a_cacheable_page_without_cookies(cast, visit):
    make(cast.cipari, "Laporan")
    client = visit(cast.cipari)
    answer = client.get("/dip/")
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    again = client.get("/dip/", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_page_of_an_officer_is_not_shared(cast, visit):
    make(cast.cipari, "Laporan")
    answer = visit(cast.cipari, cast.ani).get("/dip/")
    assert "private" in answer["Cache-Control"] and "public" not in answer["Cache-Control"]


def test_list_is_read_only(cast, visit):
    assert visit(cast.cipari).post("/dip/").status_code == 405
