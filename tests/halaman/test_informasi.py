"""The pages of the four classes: every item of the law, its entries, and honest gaps."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from dip.kewajiban import load_kewajiban, read_baris
from dip.models import Kewajiban
from halaman.enums import Status as StatusKonten
from halaman.models import Dokumen, Halaman, SertaMerta
from situs.dasar_pengecualian import read_pengecualian
from tests.factories import make_informasi, make_konten, make_serta_merta, make_target

ALAMAT = [
    "/informasi/",
    "/informasi/berkala/",
    "/informasi/serta-merta/",
    "/informasi/setiap-saat/",
    "/informasi/dikecualikan/",
    "/informasi/standar-layanan/",
]


@pytest.fixture(autouse=True)
def pohon(db) -> None:
    load_kewajiban(read_baris())


def duty(kode: str) -> Kewajiban:
    return Kewajiban.objects.get(kode=kode)


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("path", ALAMAT)
def test_page_is_complete_without_any_content(cast, visit, path):
    page = read(visit(cast.cipari), path)
    assert page.count("<h1") == 1
    assert "[[" not in page


@pytest.mark.parametrize("path", ALAMAT)
def test_page_works_before_the_law_was_loaded(cast, visit, path):
    Kewajiban.objects.all().delete()
    read(visit(cast.cipari), path)


@pytest.mark.parametrize("path", ["/informasi/rahasia/", "/informasi/setiap_saat/"])
def test_other_class_is_404(cast, visit, path):
    assert visit(cast.cipari).get(path).status_code == 404


@pytest.mark.parametrize(
    ("slug", "jenis"),
    [("berkala", "berkala"), ("setiap-saat", "setiap_saat"), ("standar-layanan", "standar")],
)
def test_every_item_of_the_law_has_its_place_on_the_page(cast, visit, slug, jenis):
    page = read(visit(cast.cipari), f"/informasi/{slug}/")
    for row in Kewajiban.objects.filter(jenis=jenis):
        assert f'id="{row.kode.lower().replace(".", "-")}"' in page
        assert row.nama in page


def test_unproven_article_numbers_are_not_shown(cast, visit):
    for path in ALAMAT:
        page = read(visit(cast.cipari), path).replace("\u00a0", " ")
        for number in (14, 15, 19):
            assert f"Pasal {number} Perki" not in page
    assert "menurut Perki 1/2021" in read(visit(cast.cipari), "/informasi/berkala/")


def test_letter_whose_order_is_unsure_is_not_shown(cast, visit):
    page = read(visit(cast.cipari), "/informasi/setiap-saat/")
    assert "p. Informasi lengkap" in page
    assert "q. " not in page
    assert "r. Standar" not in page


def test_item_shows_its_entries_and_its_date_in_words(cast, visit):
    row = make_konten(
        Dokumen,
        cast.cipari,
        judul="Laporan Kinerja 2025",
        kewajiban=duty("B-c"),
        tahun=2025,
        diperbarui_pada=timezone.now() - timedelta(days=95),
    )
    page = read(visit(cast.cipari), "/informasi/berkala/")
    assert f'<a href="{row.get_absolute_url()}">Laporan Kinerja 2025</a>' in page
    assert "Diperbarui 3 bulan lalu; wajib diperbarui lagi paling lambat" in page


def test_gap_is_named_with_its_target(cast, visit):
    day = timezone.localdate() + timedelta(days=60)
    make_target(cast.cipari, duty("B-d.2"), ditargetkan=day)
    assert "Belum tersedia, ditargetkan" in read(visit(cast.cipari), "/informasi/berkala/")


def test_late_item_is_named_in_words(cast, visit):
    late = timezone.now() - timedelta(days=300)
    make_konten(Halaman, cast.cipari, kewajiban=duty("B-j"), diperbarui_pada=late)
    page = read(visit(cast.cipari), "/informasi/berkala/")
    assert ">Perlu diperbarui</span>" in page
    assert "Terlambat diperbarui sejak" in page


@pytest.mark.parametrize(
    "hidden", [{"status": StatusKonten.DRAF}, {"terbit_mulai": timezone.now() + timedelta(days=1)}]
)
def test_what_is_not_public_never_appears(cast, visit, hidden):
    make_konten(Dokumen, cast.cipari, judul="Naskah rahasia", kewajiban=duty("B-c"), **hidden)
    make_konten(Dokumen, cast.maos, judul="Naskah rahasia", kewajiban=duty("B-c"))
    make_informasi(
        cast.cipari, judul="Naskah rahasia", kewajiban=duty("B-c"), status="draf", media="x"
    )
    make_serta_merta(cast.cipari, judul="Naskah rahasia", **hidden)
    make_serta_merta(cast.maos, judul="Naskah rahasia")
    for path in ALAMAT:
        assert "Naskah rahasia" not in read(visit(cast.cipari), path), path


def test_year_narrows_documents_and_leaves_pages(cast, visit):
    make_konten(Dokumen, cast.cipari, judul="Kinerja lama", kewajiban=duty("B-c"), tahun=2024)
    make_konten(Dokumen, cast.cipari, judul="Kinerja baru", kewajiban=duty("B-c"), tahun=2025)
    make_konten(Halaman, cast.cipari, judul="Tugas kami", kewajiban=duty("B-a.2"))
    page = read(visit(cast.cipari), "/informasi/berkala/?tahun=2024")
    assert "Kinerja lama" in page
    assert "Kinerja baru" not in page
    assert "Tugas kami" in page
    assert re.search(r'href="\?tahun=2024" aria-current="true"', page)


@pytest.mark.parametrize("tahun", ["x", "99999", "-1", "%00", "²⁰²⁴"])
def test_nonsense_year_is_ignored(cast, visit, tahun):
    read(visit(cast.cipari), f"/informasi/berkala/?tahun={tahun}")


def test_linked_page_title_is_filled_with_the_data_of_this_site(cast, visit):
    make_konten(Halaman, cast.cipari, judul="Profil [[nama]]", kewajiban=duty("B-a.4"))
    page = read(visit(cast.cipari), "/informasi/berkala/")
    assert "Profil Kecamatan Cipari" in page


def test_current_announcement_comes_first_then_the_archive(cast, visit):
    now = timezone.now()
    make_serta_merta(cast.cipari, judul="Banjir sungai")
    make_serta_merta(cast.cipari, judul="Angin kencang", berakhir=now - timedelta(days=1))
    page = read(visit(cast.cipari), "/informasi/serta-merta/")
    assert page.index(">Berlaku</span>") < page.index("Banjir sungai")
    assert page.index("Banjir sungai") < page.index("Sudah berakhir") < page.index("Angin kencang")


def test_six_kinds_and_eight_contents_are_explained(cast, visit):
    page = read(visit(cast.cipari), "/informasi/serta-merta/")
    for row in Kewajiban.objects.filter(jenis="serta_merta").exclude(kode="SM-isi"):
        assert row.nama in page
    assert "Setiap pengumuman menjawab 8 hal ini" in page


def test_evacuation_procedure_is_linked_or_its_absence_told(cast, visit):
    assert "belum tersedia di sini" in read(visit(cast.cipari), "/informasi/serta-merta/")
    row = make_konten(Halaman, cast.cipari, kewajiban=duty("B-k"))
    assert row.get_absolute_url() in read(visit(cast.cipari), "/informasi/serta-merta/")


def test_pasal_17_uu_14_2008_ten_grounds_are_listed(cast, visit):
    grounds = read_pengecualian()
    assert [row.huruf for row in grounds] == list("abcdefghij")
    page = read(visit(cast.cipari), "/informasi/dikecualikan/")
    for row in grounds:
        assert row.judul in page
    assert "Hak Anda" in page
    assert "30 hari kerja" in page


@pytest.mark.parametrize("path", ALAMAT)
def test_queries_do_not_grow_with_the_rows(
    cast, visit, path, django_assert_num_queries, django_assert_max_num_queries
):
    client = visit(cast.cipari)

    def grow(rows: int) -> None:
        for _ in range(rows):
            make_informasi(cast.cipari, kewajiban=duty("B-c"), media="https://contoh.go.id")
            make_konten(Dokumen, cast.cipari, kewajiban=duty("SS-h"))
            make_konten(SertaMerta, cast.cipari, kewajiban=duty("SM-1"), wilayah="Desa")

    grow(1)
    with django_assert_max_num_queries(40) as found:
        client.get(path)
    grow(20)
    with django_assert_num_queries(len(found.captured_queries)):
        client.get(path)


def test_page_stays_light_with_many_entries(cast, visit):
    for kode in ("B-c", "B-d.1", "B-f.2", "B-i.1"):
        for number in range(30):
            make_informasi(
                cast.cipari,
                kewajiban=duty(kode),
                judul=f"Keputusan Camat Nomor {number} tentang penetapan tim pelaksana kegiatan",
                media="https://contoh.go.id",
            )
    assert len(visit(cast.cipari).get("/informasi/berkala/").content) < 60_000
