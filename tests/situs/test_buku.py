"""Any list as a workbook to print and sign, by its columns alone."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from situs.buku import FIRST_ROW, ROW_HEADING, ROW_LEAVES, Bentuk, build_buku
from situs.kolom import Kolom
from situs.kop import build_kop
from situs.sel import LONGEST

KOLOM = (
    Kolom("No", 6, lambda row, number: number, tengah=True),
    Kolom("Nama", 30, lambda row, number: row[0]),
    Kolom("Diterima", 20, lambda row, number: row[1], "Tanggal"),
    Kolom("Dijawab", 20, lambda row, number: row[2], "Tanggal"),
    Kolom("Kode", 12, lambda row, number: "K" + str(number)),
)
BENTUK = Bentuk(lembar="Register", format="register-1", tercetak=4)
WAKTU = datetime(2026, 11, 23, 3, tzinfo=UTC)


@pytest.fixture
def write(cast):
    def write_sheet(*rows: tuple[str, str, str]) -> Worksheet:
        book, _ = build_buku(rows, KOLOM, build_kop(cast.cipari, "REGISTER", WAKTU), BENTUK)
        file = BytesIO()
        book.save(file)
        return load_workbook(file)["Register"]

    return write_sheet


def test_headings_stand_over_their_columns(write):
    sheet = write(("Ani", "1 Juli 2026", "9 Juli 2026"))
    assert [sheet.cell(ROW_HEADING, n).value for n in (1, 2, 3, 5)] == [
        *("No", "Nama", "Tanggal", "Kode")
    ]
    assert [sheet.cell(ROW_LEAVES, n).value for n in (3, 4)] == ["Diterima", "Dijawab"]
    merged = {str(span) for span in sheet.merged_cells.ranges}
    assert {"A6:A7", "B6:B7", "C6:D6", "E6:E7"} <= merged
    assert "D6:E6" not in merged


def test_rows_are_numbered_and_signed_below(write):
    sheet = write(("Ani", "a", "b"), ("Budi", "c", "d"))
    rows = sheet.iter_rows(FIRST_ROW, FIRST_ROW + 1, values_only=True)
    assert list(rows) == [(1, "Ani", "a", "b", "K1"), (2, "Budi", "c", "d", "K2")]
    signature = [sheet.cell(row, 3).value for row in range(FIRST_ROW + 2, sheet.max_row + 1)]
    assert "Cilacap, 23 November 2026" in signature
    assert signature[-1].startswith("NIP ")


def test_only_the_printed_columns_go_to_paper(write):
    sheet = write(("Ani", "a", "b"))
    assert sheet.print_area == f"'Register'!$A$1:$D${sheet.max_row}"
    assert sheet.print_title_rows == "$6:$8"


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(1)", "\t=1", "'=1"])
def test_text_in_a_workbook_cannot_run_as_a_formula(write, text):
    cell = write((text, "a", "b")).cell(FIRST_ROW, 2)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_text_that_excel_would_call_damaged_is_cut(write):
    value = write(("x" * (LONGEST + 1), "a", "b")).cell(FIRST_ROW, 2).value
    assert len(value) == LONGEST
    assert value.endswith("…")


def test_empty_list_is_still_a_workbook_to_sign(write):
    sheet = write()
    assert sheet.cell(FIRST_ROW, 1).value is None
    assert sheet.cell(sheet.max_row, 3).value.startswith("NIP ")
