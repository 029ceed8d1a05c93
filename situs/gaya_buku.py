"""How the workbooks look: letters, borders, letterhead, paper."""

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from situs.kop import Kop
from situs.teks import clean_text

PAPER = {"f4": 14, "a4": 9}  # 14 is Folio, 8.5 x 13 inch: what an Indonesian office calls F4


def set_default_font(book: Workbook) -> None:
    """Widths of columns are counted in digits of it; openpyxl has no public door to it."""
    book._fonts.clear()
    book._fonts.add(Font(name="Arial", size=10))
    book._named_styles["Normal"].font = Font(name="Arial", size=10)


def make_style(
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


def make_tajuk(tajuk: str, nomor: str) -> tuple[NamedStyle, NamedStyle]:
    """The row of headings, and the row of numbers below it, by these names."""
    heading = make_style(tajuk, horizontal="center", bold=True)
    heading.alignment.vertical = "center"
    heading.fill = PatternFill("solid", fgColor="FFE2E8E4")
    number = make_style(nomor, horizontal="center", size=9)
    number.fill = PatternFill("solid", fgColor="FFF3F5F4")
    return heading, number


def write_kop(sheet: Worksheet, kop: Kop, last_column: str) -> None:
    lines = (
        (kop.pemerintah.upper(), 12, True, 18),
        (kop.nama.upper(), 14, True, 20),
        (kop.judul, 12, True, 20),
        (kop.sk, 10, False, 16),
        (kop.dicetak, 9, False, 20),
    )
    for row, (text, size, bold, height) in enumerate(lines, 1):
        cell = write_text(sheet, row, 1, text)
        cell.font = Font(name="Arial", size=size, bold=bold)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(f"A{row}:{last_column}{row}")
        sheet.row_dimensions[row].height = height * (1 + len(text) // 150)


def write_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column, clean_text(text))
    cell.data_type = "s"
    return cell


def set_printing(sheet: Worksheet, kertas: str, headings: tuple[int, int], area: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER[kertas]
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "{}:{}".format(*headings)
    sheet.print_area = area
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.6, 0.75, 0.3, 0.35
    sheet.oddFooter.center.text = "Halaman &P dari &N"
    sheet.oddFooter.center.size = 9


def set_properties(book: Workbook, kop: Kop, format: str) -> None:
    properties = book.properties
    properties.title = clean_text(f"{kop.judul} {kop.nama}")
    properties.creator = clean_text(kop.nama)
    properties.language = "id-ID"
    book.custom_doc_props.append(StringProperty(name="ppid_format", value=format))
