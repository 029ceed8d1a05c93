"""What the public reads of the determined versions: the frozen list, its files, the differences."""

import json
import re
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from dip.models import BerkasInformasi, Informasi, PenetapanDIP
from dip.services import (
    archive_informasi,
    delete_berkas,
    publish_informasi,
    save_informasi,
)
from tests.dip.test_penetapan import add_berkas, read_file
from tests.factories import make_informasi, make_penetapan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sk(cast) -> PenetapanDIP:
    cast.entri = make_informasi(cast.cipari, judul="Laporan keuangan", urutan=1)
    cast.berkas = add_berkas(cast.entri)
    cast.lain = make_informasi(cast.cipari, judul="Rencana kerja", urutan=2)
    return make_penetapan(cast.cipari, nomor="480/12/2026", pengguna=cast.ani)


@pytest.fixture
def read(cast, visit):
    def get(address: str, situs=cast.cipari) -> str:
        cache.clear()
        answer = visit(situs).get(address)
        assert answer.status_code == 200, answer.status_code
        return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2]).split())

    return get


def change(entri: Informasi, **words) -> None:
    for name, value in words.items():
        setattr(entri, name, value)
    save_informasi(entri, None)


# --- The frozen list ------------------------------------------------------------------------------
def test_versions_are_listed_by_year_newest_first(cast, sk, read):
    make_penetapan(cast.cipari, nomor="480/90/2026", catatan="Perbaikan retensi.")
    text = read("/dip/penetapan/")
    assert text.index("Versi 2: SK Nomor 480/90/2026") < text.index("Versi 1: SK Nomor 480/12/2026")
    assert "Perbaikan retensi." in text and "Tanggal 5 Januari 2026, 2 informasi." in text


def test_a_site_without_an_sk_says_so(cast, read):
    assert "Belum ada daftar yang ditetapkan" in read("/dip/penetapan/")


def test_frozen_page_has_the_columns_of_lampiran_i_and_the_words_of_then(cast, sk, read, visit):
    change(cast.entri, ringkasan="Kata yang baru sama sekali dan cukup panjang untuk dibaca.")
    archive_informasi(Informasi.objects.filter(pk=cast.lain.pk), None)
    text = read(sk.get_absolute_url())
    assert "SK Nomor 480/12/2026 tanggal 5 Januari 2026 (versi 1), 2 informasi." in text
    assert "Memuat rencana, capaian, dan anggaran" in text and "Kata yang baru" not in text
    assert "Rencana kerja" in text
    html = visit(cast.cipari).get(sk.get_absolute_url()).text
    assert html.count('role="columnheader"') == 8


def test_an_older_version_leads_to_the_last_one(cast, sk, read):
    make_penetapan(cast.cipari, nomor="480/90/2026", catatan="Nomor keliru.")
    assert "Ini bukan versi terakhir." in read("/dip/penetapan/2026/1/")
    assert "Ini bukan versi terakhir." not in read("/dip/penetapan/2026/2/")


def test_a_file_that_is_gone_is_said_so(cast, sk, read):
    address = f"{sk.get_absolute_url()}{cast.entri.kode}/"
    assert "sudah tidak ada di situs" not in read(address)
    delete_berkas(cast.berkas, None)
    assert "Laporan lengkap (PDF, 3 byte). Berkas ini sudah tidak ada di situs." in read(address)


def test_an_entry_outlives_its_archive(cast, sk, read):
    archive_informasi(Informasi.objects.filter(pk=cast.entri.pk), None)
    text = read(f"{sk.get_absolute_url()}{cast.entri.kode}/")
    assert "Laporan keuangan" in text and "tidak lagi ada dalam daftar" in text
    assert "Berkas ini sudah tidak ada di situs." in text  # its file is not public any more


@pytest.mark.parametrize(
    "path",
    [
        "2026/9/", "2025/1/", "99999999999999999999/1/", "2026/99999999999999999999/",
        "2026/1/TIDAKADA/", "2026/9/perbedaan/", "2026/9/unduh.xlsx", "2026/9/unduh.json",
    ],
)  # fmt: skip
def test_what_never_was_is_not_found(cast, sk, visit, path):
    assert visit(cast.cipari).get(f"/dip/penetapan/{path}").status_code == 404


def test_a_version_is_public_on_its_own_host_only(cast, sk, visit):
    for situs in (cast.maos, cast.utama):
        for tail in ("", "perbedaan/", "unduh.xlsx", "unduh.pdf", "unduh.json"):
            assert visit(situs).get(f"{sk.get_absolute_url()}{tail}").status_code == 404
        assert "480/12/2026" not in visit(situs).get("/dip/penetapan/").text


# --- Downloads ------------------------------------------------------------------------------------
def test_downloads_are_byte_for_byte_what_was_frozen(cast, sk, visit):
    client, base = visit(cast.cipari), sk.get_absolute_url()
    change(cast.entri, ringkasan="Diubah sesudah ditetapkan, tetapi unduhan lama tetap sama.")
    for kind in ("xlsx", "pdf"):
        data = client.get(f"{base}unduh.{kind}").getvalue()
        assert data == read_file(sk, kind)
        assert sha256(data).hexdigest() == getattr(sk, f"{kind}_sidik")
    data = client.get(f"{base}unduh.json").content
    assert sha256(data).hexdigest() == sk.sidik
    assert [row["judul"] for row in json.loads(data)["informasi"]] == [
        "Laporan keuangan",
        "Rencana kerja",
    ]
    page = client.get(base).text
    assert all(print_ in page for print_ in (sk.sidik, sk.xlsx_sidik, sk.pdf_sidik))


def test_a_stored_file_that_is_lost_is_not_found(cast, sk, visit):
    sk.pdf.storage.delete(sk.pdf.name)
    assert visit(cast.cipari).get(f"{sk.get_absolute_url()}unduh.pdf").status_code == 404


# --- Differences ----------------------------------------------------------------------------------
def test_differences_name_what_was_changed_added_and_removed(cast, sk, read, visit):
    change(cast.entri, retensi="10 Tahun")
    archive_informasi(Informasi.objects.filter(pk=cast.lain.pk), None)
    make_informasi(cast.cipari, judul="Peta desa", urutan=3)
    text = read(f"{sk.get_absolute_url()}perbedaan/")
    assert "1 diubah 1 ditambahkan 1 dihapus" in text
    assert text.index("Laporan keuangan") < text.index("Peta desa") < text.index("Rencana kerja")
    html = visit(cast.cipari).get(f"{sk.get_absolute_url()}perbedaan/").text
    assert re.search(r"<del>.*?\[dihapus: </span>5<.*?</del><ins>.*?\[ditambah: </span>10<", html)


def test_a_file_with_other_bytes_is_a_difference(cast, sk, read):
    delete_berkas(cast.berkas, None)
    add_berkas(cast.entri, b"isi lain")
    text = read(f"{sk.get_absolute_url()}perbedaan/")
    assert "1 diubah 0 ditambahkan 0 dihapus" in text
    assert sha256(b"isi lain").hexdigest()[:12] in text


def test_the_same_bytes_under_another_code_are_no_difference(cast, sk, read):
    delete_berkas(cast.berkas, None)
    add_berkas(cast.entri)
    assert "Tidak ada perbedaan." in read(f"{sk.get_absolute_url()}perbedaan/")


def test_another_number_alone_is_told_apart(cast, sk, read):
    change(cast.entri, urutan=7)
    text = read(f"{sk.get_absolute_url()}perbedaan/")
    assert "Tidak ada perbedaan." in text and "hanya nomor urutnya yang berubah" in text
    assert "belum berubah sejak itu" in read("/dip/")


def test_two_versions_are_compared_from_the_older_one(cast, sk, read):
    change(cast.entri, retensi="10 Tahun")
    make_penetapan(cast.cipari, nomor="480/90/2026")
    change(cast.entri, retensi="Permanen")
    forth = read("/dip/penetapan/2026/1/perbedaan/?dengan=2")
    back = read("/dip/penetapan/2026/2/perbedaan/?dengan=1")
    for text in (forth, back):
        assert "Perbedaan DIP 2026 versi 1 dengan versi 2" in text
        assert "[dihapus: 5 ] [ditambah: 10 ] Tahun" in text and "Permanen" not in text


@pytest.mark.parametrize("query", ["?dengan=x", "?dengan=9", "?dengan=1", "?hal=-1", "?hal=99"])
def test_nonsense_in_the_query_is_the_living_list(cast, sk, read, query):
    assert "dengan daftar sekarang" in read(f"{sk.get_absolute_url()}perbedaan/{query}")


def test_words_from_people_are_escaped(cast, sk, visit):
    change(cast.entri, ringkasan="Memuat <script>alert(1)</script> yang panjangnya cukup juga.")
    html = visit(cast.cipari).get(f"{sk.get_absolute_url()}perbedaan/").text
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html


def test_a_change_deep_in_a_long_text_is_shown(cast, visit):
    kata = [f"kata{n}" for n in range(2_000)]
    entri = make_informasi(cast.cipari, ringkasan=" ".join(kata))
    sk = make_penetapan(cast.cipari)
    change(entri, ringkasan=" ".join([*kata[:1_900], "SISIPAN", *kata[1_900:]]))
    html = visit(cast.cipari).get(f"{sk.get_absolute_url()}perbedaan/").text
    assert "SISIPAN" in html and "kata1899" in html and "kata5 " not in html


def test_many_differences_are_paged_within_the_budget(cast, visit):
    for number in range(120):
        make_informasi(cast.cipari, judul=f"Laporan {number}", urutan=number + 1)
    sk = make_penetapan(cast.cipari)
    for row in Informasi.objects.filter(situs=cast.cipari):
        change(row, ringkasan="Sama sekali lain. " * 20, penanggung_jawab="Camat", tempat="Sini")
    client, seen = visit(cast.cipari), 0
    for hal in range(1, 200):
        answer = client.get(f"{sk.get_absolute_url()}perbedaan/?hal={hal}")
        assert len(answer.content) < 60 * 1024
        seen += answer.text.count('<dl class="beda">')
        if 'rel="next"' not in answer.text:
            break
    assert seen == 120 and hal > 2


def test_long_texts_changed_in_many_places_stay_within_the_budget(cast, visit):
    kata = [f"kata{n % 97}" for n in range(600)]
    for _ in range(30):
        make_informasi(cast.cipari, ringkasan=" ".join(kata), media=" ".join(kata))
    sk = make_penetapan(cast.cipari)
    lain = ["lain" if n % 9 == 0 else word for n, word in enumerate(kata)]
    for row in Informasi.objects.filter(situs=cast.cipari):
        change(row, ringkasan=" ".join(lain), media=" ".join(lain[:300]))
    for hal in range(1, 60):
        answer = visit(cast.cipari).get(f"{sk.get_absolute_url()}perbedaan/?hal={hal}")
        assert len(answer.content) < 60 * 1024, hal
        if 'rel="next"' not in answer.text:
            break


# --- The living list and its entries --------------------------------------------------------------
def test_living_list_names_the_sk_and_counts_what_changed(cast, sk, read):
    assert "SK Nomor 480/12/2026 tanggal 5 Januari 2026 (versi 1); belum berubah" in read("/dip/")
    change(cast.entri, retensi="10 Tahun")
    make_informasi(cast.cipari)
    assert "(versi 1); 2 perubahan sejak itu" in read("/dip/")


def test_count_is_right_at_once_although_it_is_kept(cast, sk, visit):
    client = visit(cast.cipari)
    for jumlah, act in enumerate(
        [
            lambda: change(cast.entri, retensi="10 Tahun"),
            lambda: archive_informasi(Informasi.objects.filter(pk=cast.lain.pk), None),
            lambda: make_informasi(cast.cipari),
        ],
        1,
    ):
        act()
        assert f"{jumlah} perubahan sejak itu" in client.get("/dip/").text
    add_berkas(cast.entri, b"baru")
    delete_berkas(cast.berkas, None)
    publish_informasi(Informasi.objects.filter(pk=cast.lain.pk), None)
    assert "2 perubahan sejak itu" in client.get("/dip/").text


def test_a_year_without_an_sk_names_none(cast, sk, read):
    make_informasi(cast.cipari, tahun=2025)
    assert "ditetapkan dengan SK" not in read("/dip/?tahun=2025")
    assert "ditetapkan dengan SK" not in read("/dip/?tahun=semua")


def test_entry_says_how_it_stands_to_the_sk(cast, sk, read):
    baru = make_informasi(cast.cipari)
    change(cast.entri, retensi="10 Tahun")
    assert "Belum termasuk dalam SK Nomor 480/12/2026" in read(baru.get_absolute_url())
    text = read(cast.entri.get_absolute_url())
    assert "Diubah sejak ditetapkan" in text and ": jangka waktu penyimpanan/retensi" in text
    assert "Sama dengan yang ditetapkan dengan SK" in read(cast.lain.get_absolute_url())


def test_export_of_the_living_list_says_the_same(cast, sk, visit):
    change(cast.entri, retensi="10 Tahun")
    data = visit(cast.cipari).get("/dip/unduh.pdf").content
    line = "Ditetapkan dengan SK Nomor 480/12/2026 tanggal 5 Januari 2026 (versi 1); 1 perubahan"
    assert line in read_pdf(data)


def read_pdf(data: bytes) -> str:

    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize(
    "address", ["/dip/", "{sk}", "{sk}perbedaan/", "{sk}{kode}/", "/dip/{kode}/", "/dip/penetapan/"]
)
def test_queries_do_not_grow_with_the_rows(cast, visit, address):
    counts = []
    for rows in (1, 2, 97):
        for _ in range(rows):
            entri = make_informasi(cast.cipari)
            add_berkas(entri)
        sk = make_penetapan(cast.cipari)
        for row in Informasi.objects.filter(situs=cast.cipari)[:rows]:
            change(row, retensi=f"{rows} Tahun lagi")
        BerkasInformasi.objects.update(judul="Judul lain")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = visit(cast.cipari).get(
                address.format(sk=sk.get_absolute_url(), kode=entri.kode)
            )
        assert answer.status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2] <= 14, counts


def test_visitors_get_cacheable_pages_without_cookies(cast, sk, visit):
    for tail in ("", "perbedaan/", f"{cast.entri.kode}/"):
        answer = visit(cast.cipari).get(f"{sk.get_absolute_url()}{tail}")
        assert answer["Cache-Control"] == "public, max-age=0, s-maxage=60"
        assert not answer.cookies
