"""The workbook that an officer signs."""

from dataclasses import replace
from io import BytesIO
from itertools import count, islice
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dip.ekspor import write_xlsx
from dip.ekspor.tautan import find_link
from situs.tinggi import HIGHEST
from tests.dip.ekspor_bantu import KOP, load, make_values, write_bytes

SEVEN_ELEMENTS = [
    "Nomor",
    "Ringkasan isi informasi",
    "Pejabat/unit/satuan kerja yang menguasai informasi",
    "Penanggung jawab pembuatan/penerbitan informasi",
    "Waktu dan tempat pembuatan informasi",
    "Bentuk informasi yang tersedia",
    "Jangka waktu penyimpanan/retensi arsip",
]
RIGHT_OF_THEM = ["Judul", "Kategori", "Kelompok", "Media/tautan", "Kode (jangan diubah)"]


def sheet_of(*rows: dict, kop=KOP):
    return load(write_bytes(list(rows), kop)).active


def values_of(sheet, row: int) -> list:
    return [cell.value for cell in sheet[row]]


def test_letterhead_stands_in_the_first_five_rows_merged_and_centred():
    sheet = sheet_of(make_values())
    assert [sheet.cell(row, 1).value for row in range(1, 6)] == [
        "PEMERINTAH KABUPATEN CILACAP",
        "KECAMATAN CIPARI",
        KOP.judul,
        KOP.sk,
        KOP.dicetak,
    ]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {
        f"A{row}:J{row}" for row in range(1, 6)
    }
    assert sheet["A1"].alignment.horizontal == "center"


def test_lampiran_i_seven_elements_come_first_and_in_order():
    sheet = sheet_of(make_values())
    assert values_of(sheet, 6) == SEVEN_ELEMENTS + RIGHT_OF_THEM
    assert values_of(sheet, 7) == [f"({number})" for number in range(1, 13)]


def test_row_holds_the_entry_and_a_real_number():
    values = make_values(7, kelompok="Profil", media="Papan pengumuman")
    assert values_of(sheet_of(values), 8) == [
        7,
        values["ringkasan"],
        "Sekretaris Kecamatan",
        "Kasubbag Perencanaan dan Keuangan",
        "Cilacap, 2 Januari 2026",
        "Cetak (hardcopy), Rekam/digital (softcopy)",
        "5 tahun",
        values["judul"],
        "Berkala",
        "Profil",
        "Papan pengumuman",
        "KD000007",
    ]


def test_entry_without_number_gets_its_place_in_the_list():
    sheet = sheet_of(make_values(urutan=0), make_values(2, urutan=0))
    assert [sheet["A8"].value, sheet["A9"].value] == [1, 2]


def test_screen_is_frozen_below_the_headings_and_filtered_on_the_row_of_numbers():
    sheet = sheet_of(make_values(1), make_values(2))
    assert sheet.freeze_panes == "A8"
    assert sheet.auto_filter.ref == "A7:L9"


@pytest.mark.parametrize(("kertas", "number"), [("f4", 14), ("a4", 9)])
def test_print_is_landscape_on_the_paper_of_the_site(kertas, number):
    sheet = sheet_of(make_values(), kop=replace(KOP, kertas=kertas))
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", number)
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.oddFooter.center.text == "Halaman &P dari &N"


def test_print_takes_the_list_and_the_signature_but_not_links_and_codes():
    assert sheet_of(make_values()).print_area == "'DIP'!$A$1:$J$17"


def test_signature_block_follows_with_dots_to_fill_in_by_hand():
    sheet = sheet_of(make_values())
    block = [sheet.cell(row, 8).value for row in range(9, sheet.max_row + 1)]
    dots = "." * 40
    expected = [None, KOP.tempat_tanggal, "Camat Cipari", None, None, None, None, dots]
    assert block == [*expected, f"NIP {dots}"]


def test_signature_block_names_the_officer_when_the_site_knows_one():
    kop = replace(KOP, nama_pejabat="Dra. Contoh, M.Si.", nip="00000000 000000 0 000")
    sheet = sheet_of(make_values(), kop=kop)
    assert [sheet["H16"].value, sheet["H17"].value] == [
        "Dra. Contoh, M.Si.",
        "NIP 00000000 000000 0 000",
    ]


@pytest.mark.parametrize("start", ["=1+1", "+62", "-5", "@SUM(A1)", "\tx", "'x", "=HYPERLINK(0)"])
def test_text_that_looks_like_a_formula_stays_text(start):
    cell = sheet_of(make_values(ringkasan=start))["B8"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (start, "s", True)


def test_no_part_of_the_workbook_holds_a_formula():
    rows = [make_values(**{name: "=1+1"}) for name in ("judul", "media", "kelompok", "waktu")]
    kop = replace(KOP, nama_pejabat="=1+1", sk="=1+1", dicetak="=1+1", jabatan="=1+1")
    with ZipFile(BytesIO(write_bytes(rows, kop))) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_characters_that_no_xml_may_hold_are_left_out():
    sheet = sheet_of(
        make_values(ringkasan="a\x00b\x0bc\ud800d\uffff", judul="1\r\n2"),
        kop=replace(KOP, dicetak="filter: \x01x", nama="Kecamatan\x02 Cipari"),
    )
    assert (sheet["B8"].value, sheet["H8"].value) == ("abcd", "1\n2")
    assert sheet["A5"].value == "filter: x"


def test_text_longer_than_a_cell_is_cut_where_excel_would_call_the_file_damaged():
    text = sheet_of(make_values(ringkasan="😀" * 20_000))["B8"].value
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.endswith("😀…")


def test_only_a_single_address_is_clickable():
    one = "https://cipari.cilacapkab.go.id/dip/a?b=1&c=2"
    sheet = sheet_of(make_values(media=one), make_values(media=f"{one} | {one}"))
    assert sheet["K8"].hyperlink.target == one
    assert sheet["K9"].hyperlink is None


@pytest.mark.parametrize(
    ("media", "link"),
    [
        ("Laman https://x.id/a, bagian unduhan", "https://x.id/a"),
        ("https://x.id/berkas%20a.pdf", "https://x.id/berkas%20a.pdf"),
        ("https://x.id/café", "https://x.id/caf%C3%A9"),
        ("https://x.id/100%", None),
        ("https://x.id/#a#b", None),
        ("https://x.id\\@y", None),
        ("javascript:alert(1)", None),
        ("ftp://x.id", None),
        ("https://x.id/" + "a" * 2_100, None),
        ("", None),
    ],
)
def test_address_that_a_spreadsheet_could_stumble_over_stays_text(media, link):
    assert find_link(media) == link


def test_kategori_is_chosen_from_a_list():
    validation = sheet_of(make_values()).data_validations.dataValidation[0]
    assert validation.formula1 == '"Berkala,Serta-merta,Setiap saat"'
    assert str(validation.sqref) == "I8"


def test_row_is_as_high_as_its_longest_cell():
    sheet = sheet_of(
        make_values(), make_values(ringkasan="kata " * 100), make_values(judul="a\n" * 99)
    )
    heights = [sheet.row_dimensions[row].height for row in (8, 9, 10)]
    assert heights[0] < heights[1] < heights[2] == HIGHEST


def test_workbook_tells_what_it_is():
    book = load(write_bytes([make_values()]))
    assert book.properties.title == f"{KOP.judul} Kecamatan Cipari"
    assert book.custom_doc_props["ppid_format"].value == "dip-1"
    assert book._fonts[0].name == "Arial"


def test_empty_list_is_still_a_workbook_to_sign():
    sheet = sheet_of()
    assert values_of(sheet, 6)[:7] == SEVEN_ELEMENTS
    assert sheet["H9"].value == KOP.tempat_tanggal
    assert sheet.auto_filter.ref == "A7:L7"


def test_rows_are_written_while_they_come():
    """A file that is far smaller than its rows shows that none of them waits in memory."""
    written = BytesIO()
    sizes = []

    def rows():
        for number in islice(count(1), 3_000):
            sizes.append(written.tell())
            yield make_values(number)

    write_xlsx(rows(), KOP, written)
    assert sizes[1_000] < sizes[2_000] < sizes[2_999]


def test_reader_that_streams_finds_every_row():
    book = load_workbook(BytesIO(write_bytes([make_values(1), make_values(2)])), read_only=True)
    rows = list(book.active.iter_rows(min_row=8, values_only=True))
    assert [rows[0][0], rows[1][0]] == [1, 2]


def test_excel_is_told_not_to_mark_years_as_mistyped_numbers():
    with ZipFile(BytesIO(write_bytes([make_values()]))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert sheet.endswith(b'numberStoredAsText="1"/></ignoredErrors></worksheet>')
