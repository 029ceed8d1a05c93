"""Everything of the workbook but its rows, made by openpyxl: styles, letterhead, printing."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dip.ekspor.baris import FORMAT, HEADINGS, KATEGORI_LABELS
from situs.gaya_buku import (
    make_style,
    make_tajuk,
    set_default_font,
    set_printing,
    set_properties,
    write_kop,
    write_text,
)
from situs.kop import Kop

SHEET = "xl/worksheets/sheet1.xml"
ROW_HEADING, ROW_NUMBERS, FIRST_ROW = 6, 7, 8
WIDTHS = (7, 48, 22, 22, 19, 17, 20, 24, 12, 16, 34, 13)
LETTERS = tuple(get_column_letter(number) for number in range(1, len(HEADINGS) + 1))
LAST_PRINTED = "J"  # links and codes are for the screen; with them the print gets too small to read
_DIMENSION = re.compile(rb"<dimension[^>]*/>")
# A year or a code is text on purpose: Excel need not mark it as "number stored as text".
_NO_TRIANGLES = (
    f'<ignoredErrors><ignoredError sqref="A1:{LETTERS[-1]}1048576" numberStoredAsText="1"/>'
    "</ignoredErrors>"
).encode()


@dataclass(frozen=True)
class Gaya:
    """Numbers of the cell styles in the workbook's style table."""

    nomor: int
    isi: int
    isi_kutip: int  # quotePrefix: the text begins like a formula and must stay a text
    tautan: int
    kode: int
    tanda_tangan: int
    nama: int


@dataclass(frozen=True)
class Bingkai:
    parts: dict[str, bytes]
    gaya: Gaya

    @property
    def head(self) -> bytes:
        """The sheet up to its first data row; the same however many rows follow."""
        head = self.parts[SHEET].partition(b"</sheetData>")[0]
        return _DIMENSION.sub(b"", head)  # it would name the rows of the frame only

    @property
    def tail(self) -> bytes:
        tail = b"".join(self.parts[SHEET].partition(b"</sheetData>")[1:])
        return tail.replace(b"</worksheet>", _NO_TRIANGLES + b"</worksheet>")


def build_bingkai(kop: Kop, last_row: int, last_printed_row: int) -> Bingkai:
    book = Workbook()
    sheet = book.active
    sheet.title = "DIP"
    set_default_font(book)
    gaya = _register_styles(sheet)
    write_kop(sheet, kop, LAST_PRINTED)
    _write_headings(sheet)
    _set_view(sheet, last_row)
    headings = (ROW_HEADING, ROW_NUMBERS)
    set_printing(sheet, kop.kertas, headings, f"A1:{LAST_PRINTED}{last_printed_row}")
    set_properties(book, kop, FORMAT)
    file = BytesIO()
    book.save(file)
    with ZipFile(file) as package:
        return Bingkai({name: package.read(name) for name in package.namelist()}, gaya)


def _register_styles(sheet: Worksheet) -> Gaya:
    isi = make_style("DIP isi")
    styles = {
        "nomor": make_style("DIP nomor", horizontal="center"),
        "isi": isi,
        "tautan": make_style("DIP tautan", color="FF0B5394", underline="single"),
        "kode": make_style("DIP kode", color="FF666666", number_format="@"),
        "tanda_tangan": make_style("DIP tanda tangan", border=False),
        "nama": make_style("DIP nama", border=False, bold=True, underline="single"),
    }
    numbers = {name: _register(sheet, style) for name, style in styles.items()}
    return Gaya(**numbers, isi_kutip=_register(sheet, isi, quote_prefix=True))


def _register(sheet: Worksheet, style: NamedStyle, *, quote_prefix: bool = False) -> int:
    cell = Cell(sheet, row=1, column=1)
    cell.style = style.name if style.name in sheet.parent.named_styles else style
    cell.quotePrefix = quote_prefix
    return cell.style_id


def _write_headings(sheet: Worksheet) -> None:
    heading, number = make_tajuk("DIP tajuk", "DIP nomor kolom")
    sheet.parent.add_named_style(heading)
    sheet.parent.add_named_style(number)
    for column, (text, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), 1):
        write_text(sheet, ROW_HEADING, column, text).style = heading.name
        write_text(sheet, ROW_NUMBERS, column, f"({column})").style = number.name
        sheet.column_dimensions[LETTERS[column - 1]].width = width
    sheet.row_dimensions[ROW_HEADING].height = 42
    sheet.row_dimensions[ROW_NUMBERS].height = 15


def _set_view(sheet: Worksheet, last_row: int) -> None:
    sheet.freeze_panes = f"A{FIRST_ROW}"
    # The filter hangs on the row of numbers: sorting then leaves that row where it is.
    sheet.auto_filter.ref = f"A{ROW_NUMBERS}:{LETTERS[-1]}{max(last_row, ROW_NUMBERS)}"
    if last_row >= FIRST_ROW:
        choices = DataValidation(
            type="list",
            formula1=f'"{",".join(KATEGORI_LABELS.values())}"',
            allow_blank=True,
            errorTitle="Kategori",
            error="Pilih salah satu: " + ", ".join(KATEGORI_LABELS.values()) + ".",
        )
        choices.add(f"I{FIRST_ROW}:I{last_row}")
        sheet.add_data_validation(choices)
