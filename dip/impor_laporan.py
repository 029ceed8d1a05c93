import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from dip.models import Impor

HEADER = ("Lembar", "Baris", "Kolom", "Yang perlu diperbaiki")
WIDTHS = {"A": 24, "B": 8, "C": 34, "D": 90}


def write_galat(impor: Impor) -> io.BytesIO:
    """Every problem of an import as a workbook, to work through beside the original."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Galat")
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, text, bold=True) for text in HEADER])
    for galat in impor.rencana["galat"]:
        values = (galat["lembar"], galat["baris"], galat["kolom"], galat["pesan"])
        sheet.append([_cell(sheet, value) for value in values])
    output = io.BytesIO()
    book.save(output)
    output.seek(0)
    return output


def _cell(sheet: object, value: object, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # text from people is text, never a formula
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
