"""Everything of the workbook but its rows, made by openpyxl: styles, letterhead, printing."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dip.ekspor.baris import FORMAT, HEADINGS, KATEGORI_LABELS, clean_text
from dip.ekspor.kop import Kop

SHEET = "xl/worksheets/sheet1.xml"
ROW_HEADING, ROW_NUMBERS, FIRST_ROW = 6, 7, 8
WIDTHS = (7, 48, 22, 22, 19, 17, 20, 24, 12, 16, 34, 13)
LETTERS = tuple(get_column_letter(number) for number in range(1, len(HEADINGS) + 1))
LAST_PRINTED = "J"  # links and codes are for the screen; with them the print gets too small to read
PAPER = {"f4": 14, "a4": 9}  # 14 is Folio, 8.5 x 13 inch: what an Indonesian office calls F4
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
    _set_default_font(book)
    gaya = _register_styles(sheet)
    _write_kop(sheet, kop)
    _write_headings(sheet)
    _set_view(sheet, last_row)
    _set_printing(sheet, kop, last_printed_row)
    _set_properties(book, kop)
    file = BytesIO()
    book.save(file)
    with ZipFile(file) as package:
        return Bingkai({name: package.read(name) for name in package.namelist()}, gaya)


def _set_default_font(book: Workbook) -> None:
    """Widths of columns are counted in digits of it; openpyxl has no public door to it."""
    book._fonts.clear()
    book._fonts.add(Font(name="Arial", size=10))
    book._named_styles["Normal"].font = Font(name="Arial", size=10)


def _style(
    name: str,
    *,
    horizontal: str = "left",
    border: bool = True,
    number_format: str = "General",
    **font,
) -> NamedStyle:
    side = Side(style="thin", color="FF808080")
    return NamedStyle(
        name,
        font=Font(name="Arial", **({"size": 10} | font)),
        alignment=Alignment(horizontal=horizontal, vertical="top", wrap_text=border),
        border=Border(side, side, side, side) if border else Border(),
        number_format=number_format,
    )


def _register_styles(sheet: Worksheet) -> Gaya:
    isi = _style("DIP isi")
    styles = {
        "nomor": _style("DIP nomor", horizontal="center"),
        "isi": isi,
        "tautan": _style("DIP tautan", color="FF0B5394", underline="single"),
        "kode": _style("DIP kode", color="FF666666", number_format="@"),
        "tanda_tangan": _style("DIP tanda tangan", border=False),
        "nama": _style("DIP nama", border=False, bold=True, underline="single"),
    }
    numbers = {name: _register(sheet, style) for name, style in styles.items()}
    return Gaya(**numbers, isi_kutip=_register(sheet, isi, quote_prefix=True))


def _register(sheet: Worksheet, style: NamedStyle, *, quote_prefix: bool = False) -> int:
    cell = Cell(sheet, row=1, column=1)
    cell.style = style.name if style.name in sheet.parent.named_styles else style
    cell.quotePrefix = quote_prefix
    return cell.style_id


def _write_kop(sheet: Worksheet, kop: Kop) -> None:
    lines = (
        (kop.pemerintah.upper(), 12, True, 18),
        (kop.nama.upper(), 14, True, 20),
        (kop.judul, 12, True, 20),
        (kop.sk, 10, False, 16),
        (kop.dicetak, 9, False, 20),
    )
    for row, (text, size, bold, height) in enumerate(lines, 1):
        cell = _write_text(sheet, row, 1, text)
        cell.font = Font(name="Arial", size=size, bold=bold)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(f"A{row}:{LAST_PRINTED}{row}")
        sheet.row_dimensions[row].height = height * (1 + len(text) // 150)


def _write_headings(sheet: Worksheet) -> None:
    heading = _style("DIP tajuk", horizontal="center", bold=True)
    heading.alignment.vertical = "center"
    heading.fill = PatternFill("solid", fgColor="FFE2E8E4")
    number = _style("DIP nomor kolom", horizontal="center", size=9)
    number.fill = PatternFill("solid", fgColor="FFF3F5F4")
    sheet.parent.add_named_style(heading)
    sheet.parent.add_named_style(number)
    for column, (text, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), 1):
        _write_text(sheet, ROW_HEADING, column, text).style = heading.name
        _write_text(sheet, ROW_NUMBERS, column, f"({column})").style = number.name
        sheet.column_dimensions[LETTERS[column - 1]].width = width
    sheet.row_dimensions[ROW_HEADING].height = 42
    sheet.row_dimensions[ROW_NUMBERS].height = 15


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column, clean_text(text))
    cell.data_type = "s"
    return cell


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


def _set_printing(sheet: Worksheet, kop: Kop, last_printed_row: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER[kop.kertas]
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{ROW_HEADING}:{ROW_NUMBERS}"
    sheet.print_area = f"A1:{LAST_PRINTED}{last_printed_row}"
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.75, 0.3, 0.35
    sheet.oddFooter.center.text = "Halaman &P dari &N"
    sheet.oddFooter.center.size = 9


def _set_properties(book: Workbook, kop: Kop) -> None:
    properties = book.properties
    properties.title = clean_text(f"{kop.judul} {kop.nama}")
    properties.creator = clean_text(kop.nama)
    properties.language = "id-ID"
    book.custom_doc_props.append(StringProperty(name="ppid_format", value=FORMAT))
