"""A list as a workbook to print and sign: letterhead, headings, rows, signature.

openpyxl holds it whole: right for lists of tens or hundreds of rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from situs.gaya_buku import (
    make_style,
    make_tajuk,
    set_default_font,
    set_printing,
    set_properties,
    write_kop,
    write_text,
)
from situs.kolom import Kolom, build_cells
from situs.kop import Kop, list_tanda_tangan
from situs.sel import FORMULA_LIKE, Sel, shorten
from situs.tinggi import measure_capacity, measure_height

ROW_HEADING, ROW_LEAVES, ROW_NUMBERS, FIRST_ROW = 6, 7, 8, 9
TAJUK, NOMOR_KOLOM = "PPID tajuk", "PPID nomor kolom"
ISI, TENGAH, TANDA_TANGAN, NAMA = "PPID isi", "PPID tengah", "PPID tanda tangan", "PPID nama"


@dataclass(frozen=True)
class Bentuk:
    """How a list becomes a workbook."""

    lembar: str  # name of the sheet
    format: str  # stands in the workbook; a change of columns gets a new one
    tercetak: int  # so many columns are printed, the others are for the screen


def build_buku(
    rows: Iterable[Any], kolom: tuple[Kolom, ...], kop: Kop, bentuk: Bentuk
) -> tuple[Workbook, int]:
    """The workbook, and the number of its last row with an entry."""
    book = Workbook()
    sheet = book.active
    sheet.title = bentuk.lembar
    last_printed = get_column_letter(bentuk.tercetak)
    set_default_font(book)
    _register_styles(book)
    write_kop(sheet, kop, last_printed)
    _write_headings(sheet, kolom)
    last_row = _write_rows(sheet, build_cells(rows, kolom), kolom)
    end = _write_signature(sheet, kop, last_row + 2, bentuk.tercetak - 1)
    _set_view(sheet, kolom, last_row)
    set_printing(sheet, kop.kertas, (ROW_HEADING, ROW_NUMBERS), f"A1:{last_printed}{end}")
    set_properties(book, kop, bentuk.format)
    return book, last_row


def write_cell(sheet: Worksheet, row: int, column: int, value: Sel, style: str) -> None:
    """A text is always a text, never a formula."""
    if isinstance(value, int):
        sheet.cell(row, column, value).style = style
        return
    cell = write_text(sheet, row, column, shorten(value)) if value else sheet.cell(row, column)
    cell.style = style
    if value.startswith(FORMULA_LIKE):
        cell.quotePrefix = True


def _register_styles(book: Workbook) -> None:
    for style in (
        *make_tajuk(TAJUK, NOMOR_KOLOM),
        make_style(ISI, number_format="@"),
        make_style(TENGAH, horizontal="center"),
        make_style(TANDA_TANGAN, border=False),
        make_style(NAMA, border=False, bold=True, underline="single"),
    ):
        book.add_named_style(style)


def _write_headings(sheet: Worksheet, kolom: tuple[Kolom, ...]) -> None:
    """Two rows: a header over its two columns, the others down both rows; then the numbers."""
    for number, each in enumerate(kolom, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = each.lebar
        first = not each.induk or kolom[number - 2].induk != each.induk
        write_text(sheet, ROW_HEADING, number, (each.induk or each.tajuk) if first else "")
        write_text(sheet, ROW_LEAVES, number, each.tajuk if each.induk else "")
        write_text(sheet, ROW_NUMBERS, number, str(number))
        for row in (ROW_HEADING, ROW_LEAVES):
            sheet.cell(row, number).style = TAJUK
        sheet.cell(ROW_NUMBERS, number).style = NOMOR_KOLOM
        if not each.induk:
            sheet.merge_cells(f"{letter}{ROW_HEADING}:{letter}{ROW_LEAVES}")
        elif not first:
            before = get_column_letter(number - 1)
            sheet.merge_cells(f"{before}{ROW_HEADING}:{letter}{ROW_HEADING}")
    sheet.row_dimensions[ROW_HEADING].height = 24
    sheet.row_dimensions[ROW_LEAVES].height = 18
    sheet.row_dimensions[ROW_NUMBERS].height = 15


def _write_rows(sheet: Worksheet, rows: Iterable[tuple[Sel, ...]], kolom: tuple[Kolom, ...]) -> int:
    """The number of the last row."""
    capacities = tuple(measure_capacity(each.lebar) for each in kolom)
    row = FIRST_ROW - 1
    for row, cells in enumerate(rows, FIRST_ROW):
        sheet.row_dimensions[row].height = measure_height(cells, capacities)
        for number, (value, each) in enumerate(zip(cells, kolom, strict=True), 1):
            write_cell(sheet, row, number, value, TENGAH if each.tengah else ISI)
    return row


def _write_signature(sheet: Worksheet, kop: Kop, row: int, column: int) -> int:
    """The number of its last row."""
    for number, (text, is_nama) in enumerate(list_tanda_tangan(kop), row):
        cell = write_text(sheet, number, column, text)
        cell.style = NAMA if is_nama else TANDA_TANGAN
    return number


def _set_view(sheet: Worksheet, kolom: tuple[Kolom, ...], last_row: int) -> None:
    last = get_column_letter(len(kolom))
    sheet.freeze_panes = f"C{FIRST_ROW}"
    # The filter hangs on the row of numbers: sorting then leaves that row where it is.
    sheet.auto_filter.ref = f"A{ROW_NUMBERS}:{last}{max(last_row, ROW_NUMBERS)}"
