"""The list of excluded information as workbook and PDF, and back again without a change."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from dip.enums import JenisJangka, StatusPengecualian
from dip.models import Impor, Pengecualian
from tests.dip.impor_bantu import build_xlsx, load_grid, plain
from tests.dip.test_dik_baca import malang
from tests.factories import make_pengecualian

RAHASIA = "Nomor rekening yang tidak boleh dibaca siapa pun"
LEMBAR = [
    *["No", "Informasi", "Dasar Hukum Pengecualian Informasi"],
    *["Konsekuensi/Pertimbangan bagi Publik", None, "Jangka Waktu"],
]
KANAN = [
    *["Alasan Pasal 17", "Jenis jangka waktu", "Berakhir", "Status"],
    *["Nomor surat penetapan", "Nomor lembar uji"],
]
PETUGAS = [
    *["Kelompok", "Rincian (untuk petugas)", "Unit yang menguasai", "Penanggung jawab"],
    "Bentuk informasi",
]


def body(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def sheet_of(data: bytes):
    return load_workbook(BytesIO(data)).active


def row_values(sheet, row: int) -> list:
    return [cell.value for cell in sheet[row]]


def text_of(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return plain(" ".join(page.extract_text() for page in pages))


def download(client, name: str, **query) -> bytes:
    return body(client.get(reverse(name), query))


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


@pytest.fixture
def warga(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def rows(cast):
    """One of every state; the details are for officers."""
    return [
        make_pengecualian(cast.cipari, judul=f"Data {status.label}", status=status, uraian=RAHASIA)
        for status in StatusPengecualian
    ]


# --- Layout ---------------------------------------------------------------------------------------
def test_the_six_columns_of_the_lembar_come_first_with_two_header_rows(ani, rows):
    sheet = sheet_of(download(ani, "admin:dip_pengecualian_unduh"))
    assert row_values(sheet, 6) == [*LEMBAR, *KANAN, *PETUGAS, "Kode (jangan diubah)"]
    assert row_values(sheet, 7)[3:5] == ["Dibuka", "Ditutup"]
    assert row_values(sheet, 8)[:6] == ["1", "2", "3", "4", "5", "6"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:F7"} <= merged


def test_letterhead_print_set_up_and_signature(cast, ani, rows):
    sheet = sheet_of(download(ani, "admin:dip_pengecualian_unduh"))
    top = [sheet.cell(row, 1).value for row in range(1, 6)]
    assert top[:3] == [
        "PEMERINTAH KABUPATEN CILACAP",
        "KECAMATAN CIPARI",
        "DAFTAR INFORMASI YANG DIKECUALIKAN",
    ]
    assert top[4].startswith("Dicetak ") and "Petugas Ani" in top[4]
    assert sheet.print_title_rows == "$6:$8"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_area.startswith("'Informasi Dikecualikan'!$A$1:$F$")
    words = [cell.value for cell in sheet["E"] if cell.value]
    assert any(str(word).startswith("NIP") for word in words)
    assert sheet.freeze_panes == "C9"


def test_text_is_never_a_formula(cast, ani):
    text = '=HYPERLINK("http://x","y")'
    make_pengecualian(cast.cipari, judul=text, dasar_hukum="+1", kelompok="@x")
    sheet = sheet_of(download(ani, "admin:dip_pengecualian_unduh"))
    cell = sheet["B9"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_an_empty_list_is_a_sound_workbook(ani):
    sheet = sheet_of(download(ani, "admin:dip_pengecualian_unduh"))
    assert sheet.max_row > 8
    assert "Belum ada informasi dalam daftar ini" in text_of(
        download(ani, "admin:dip_pengecualian_unduh_pdf")
    )


# --- Who reads what -------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["halaman:dikecualikan_xlsx", "halaman:dikecualikan_pdf"])
def test_the_public_gets_what_is_decided_and_never_the_details(warga, rows, name):
    data = download(warga, name)
    xlsx = name.endswith("xlsx")
    cells = [str(c.value) for row in sheet_of(data).iter_rows() for c in row] if xlsx else []
    text = " ".join(cells) if xlsx else text_of(data)
    assert "Data Ditetapkan" in text
    assert RAHASIA not in text
    for row in rows:
        shown = row.status == StatusPengecualian.DITETAPKAN
        assert (row.judul in text) == shown


def test_public_workbook_has_no_column_of_the_officers(warga, rows):
    sheet = sheet_of(download(warga, "halaman:dikecualikan_xlsx"))
    assert row_values(sheet, 6) == [*LEMBAR, *KANAN, "Kode (jangan diubah)"]
    assert sheet["J9"].value == "Ditetapkan"
    assert sheet["K9"].value.startswith(rows[2].surat.nomor)


def test_officers_get_every_state_with_the_details(ani, rows):
    sheet = sheet_of(download(ani, "admin:dip_pengecualian_unduh"))
    titles = {sheet.cell(row, 2).value for row in range(9, 9 + len(rows))}
    assert titles == {row.judul for row in rows}
    assert RAHASIA in text_of(download(ani, "admin:dip_pengecualian_unduh_pdf"))


def test_the_download_follows_the_filter(cast, ani, warga, rows):
    make_pengecualian(cast.cipari, judul="Rahasia dagang", dasar=["b"])
    sheet = sheet_of(download(ani, "admin:dip_pengecualian_unduh", status="draf"))
    assert sheet["B9"].value == "Data Draf" and sheet["B10"].value is None
    sheet = sheet_of(download(warga, "halaman:dikecualikan_xlsx", huruf="b"))
    assert sheet["B9"].value == "Rahasia dagang" and sheet["B10"].value is None
    assert "filter: alasan Pasal 17 huruf b" in sheet["A5"].value


def test_the_page_offers_both_files_under_the_same_filter(warga, rows):
    page = warga.get(reverse("halaman:dikecualikan")).content.decode()
    assert f'href="{reverse("halaman:dikecualikan_xlsx")}"' in page
    assert f'href="{reverse("halaman:dikecualikan_pdf")}"' in page


def test_another_site_gets_its_own_list_only(cast, visit, rows):
    make_pengecualian(cast.maos, judul="Milik Maos")
    text = text_of(download(visit(cast.maos), "halaman:dikecualikan_pdf"))
    assert "Milik Maos" in text and "Data Ditetapkan" not in text


def test_ppid_utama_names_the_site_of_each_row(cast, visit, rows):
    make_pengecualian(cast.maos, judul="Milik Maos")
    sheet = sheet_of(download(visit(cast.utama, cast.kominfo), "admin:dip_pengecualian_unduh"))
    headings = row_values(sheet, 6)
    column = headings.index("Nama PPID") + 1
    sites = {sheet.cell(row, column).value for row in range(9, 9 + len(rows) + 1)}
    assert sites == {"Kecamatan Cipari", "Kecamatan Maos"}


def test_names_of_the_files_say_whose_list_and_when(warga, rows):
    response = warga.get(reverse("halaman:dikecualikan_xlsx"))
    response.close()
    name = response["Content-Disposition"]
    assert 'filename="DIK_Kecamatan-Cipari_' in name and name.endswith('.xlsx"')


# --- PDF ------------------------------------------------------------------------------------------
def test_pdf_is_tagged_indonesian_and_repeats_its_two_row_heading(cast, warga):
    for number in range(12):
        make_pengecualian(
            cast.cipari, judul=f"Data {number}", konsekuensi_dibuka="akibat " * 120, urutan=number
        )
    reader = PdfReader(BytesIO(download(warga, "halaman:dikecualikan_pdf")))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"].value
    assert catalog["/Lang"] == "id"
    assert len(reader.pages) > 2
    for page in reader.pages[:2]:
        text = plain(page.extract_text())
        assert "Konsekuensi/Pertimbangan bagi Publik" in text
        assert "Dibuka" in text and "Ditutup" in text


def test_text_from_people_is_no_markup(cast, warga):
    make_pengecualian(cast.cipari, judul='#evil[] $x$ *a* #read("/etc/passwd") 📍')
    assert '#evil[] $x$ *a* #read("/etc/passwd")' in text_of(
        download(warga, "halaman:dikecualikan_pdf")
    )


# --- Back again -----------------------------------------------------------------------------------
def import_again(client, data: bytes, name: str = "DIK.xlsx") -> Impor:
    form = {"berkas": SimpleUploadedFile(name, data)}
    assert client.post(reverse("admin:dip_pengecualian_impor"), form).status_code == 302
    return Impor.objects.latest("pk")


def assert_nothing_changed(impor: Impor, rows: int) -> None:
    changed = {name: count for name, count in impor.jumlah.items() if count and name != "sama"}
    assert changed == {}, (impor.rencana["diubah"] + impor.rencana["terkunci"])[:2]
    assert impor.jumlah["sama"] == rows
    assert impor.rencana["pertanyaan"] == []


@pytest.mark.parametrize("name", ["malang", "sumedang"])
def test_export_and_import_of_the_real_lists_change_nothing(cast, ani, name):
    grid = {"Sheet1": load_grid("sumedang_dik_2022")} if name == "sumedang" else {"DIK": malang()}
    impor = import_again(ani, build_xlsx(grid))
    ani.post(reverse("admin:dip_pengecualian_impor_terapkan", args=[impor.pk]))
    count = Pengecualian.objects.count()
    assert count >= 25
    assert_nothing_changed(import_again(ani, download(ani, "admin:dip_pengecualian_unduh")), count)


AWKWARD = [
    {"jangka_jenis": JenisJangka.TIDAK_TERBATAS, "jangka_teks": "", "berakhir": None},
    {"jangka_jenis": JenisJangka.TANGGAL, "jangka_teks": "", "berakhir": date(2030, 2, 28)},
    {"jangka_jenis": JenisJangka.PERISTIWA, "jangka_teks": "Sampai Renja ditetapkan"},
    {"jangka_jenis": "", "jangka_teks": "Permanen", "berakhir": None},
    {"jangka_jenis": JenisJangka.PERISTIWA, "jangka_teks": "Permanen", "berakhir": None},
    {"dasar": [], "dasar_hukum": "Pasal 17 huruf a UU 14/2008"},
    {"dasar": ["a", "h"], "dasar_hukum": "UU 27/2022 Pasal 4"},
    {"dasar": ["j"], "dasar_hukum": ""},
    {"dasar": [], "dasar_hukum": "", "kelompok": "I. Informasi yang menghambat penegakan hukum"},
    {"uraian": "Baris satu.\nBaris dua.\n\na. butir\nb. butir", "konsekuensi_dibuka": "x\n- y"},
    {"judul": "1. Mengetahui, NIP 123", "uraian": ""},
    {"judul": "Informasi dikecualikan", "uraian": "INFORMASI SETIAP SAAT"},
    {"judul": "=1+1", "kelompok": "-", "bentuk_teks": "Cetak dan rekam"},
    {"judul": "Jumlah", "uraian": "", "konsekuensi_ditutup": "Cilacap, 2 Januari 2026"},
    {"judul": "J" * 500, "jangka_teks": "K" * 500},
]


@pytest.mark.parametrize("fields", AWKWARD, ids=range(len(AWKWARD)))
def test_export_and_import_of_awkward_rows_change_nothing(cast, ani, fields):
    make_pengecualian(cast.cipari, judul="Yang pertama", status="draf")
    make_pengecualian(cast.cipari, **({"judul": "Data", "status": "draf"} | fields))
    make_pengecualian(cast.cipari, judul="Yang terakhir", status="draf")
    assert_nothing_changed(import_again(ani, download(ani, "admin:dip_pengecualian_unduh")), 3)


def test_the_public_workbook_comes_back_without_a_change_too(cast, ani, warga, rows):
    impor = import_again(ani, download(warga, "halaman:dikecualikan_xlsx"))
    assert impor.jumlah["sama"] == 1
    assert impor.jumlah["diubah"] == impor.jumlah["terkunci"] == impor.jumlah["baru"] == 0


def test_an_edited_cell_is_the_only_change(cast, ani):
    row = make_pengecualian(cast.cipari, status="draf", dasar=["h"], uraian="")
    book = load_workbook(BytesIO(download(ani, "admin:dip_pengecualian_unduh")))
    book.active["G9"] = "h, j"
    book.active["I9"] = "31 Desember 2031"
    output = BytesIO()
    book.save(output)
    impor = import_again(ani, output.getvalue())
    (change,) = impor.rencana["diubah"]
    assert change["perubahan"] == {
        "dasar": [["h"], ["h", "j"]],
        "berakhir": [row.berakhir.isoformat() if row.berakhir else "", "2031-12-31"],
    }


# --- Numbers of queries ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    "name",
    [
        *("halaman:dikecualikan_xlsx", "halaman:dikecualikan_pdf"),
        *("admin:dip_pengecualian_unduh", "admin:dip_pengecualian_unduh_pdf"),
    ],
)
def test_queries_do_not_grow_with_the_rows(cast, ani, name):
    seen = []
    for count in (1, 3, 100):
        Pengecualian.objects.all().delete()
        for _ in range(count):
            make_pengecualian(cast.cipari)
        with CaptureQueriesContext(connection) as caught:
            download(ani, name)
        seen.append(len(caught))
    assert len(set(seen)) == 1, seen
