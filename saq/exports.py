"""Workbooks of the assessment: the form of one site, and the matrix of the sites."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dip.ekspor.kop import build_kop, nama_berkas
from saq.indikator import read_indikator
from saq.penilaian import Hasil
from saq.titik import Rincian
from situs.gaya_buku import PAPER, write_text
from situs.kop import Kop
from situs.models import Pengguna, Situs
from situs.sel import FORMULA_LIKE, Sel, shorten
from situs.tinggi import measure_capacity, measure_height

TAJUK_FORMULIR = ("No", "Indikator", "Hasil", "Catatan")
LEBAR_FORMULIR = (6, 58, 34, 62)
TAJUK_RINCIAN = ("Indikator", "Informasi atau butir", "Yang kurang")
LEBAR_RINCIAN = (10, 66, 80)
TANPA_BOBOT = "Formulir penilaian tidak menyebut bobot; nilai gabungan tidak dihitung."
_GARIS = Side(style="thin", color="FF808080")


def write_formulir(
    rincian: list[Rincian], situs: Situs, tahun: int, waktu: datetime, pengguna: Pengguna
) -> bytes:
    """Kominfo's form filled in, and on a second sheet every lost point."""
    kop = replace(
        build_kop(situs, tahun, "", waktu, pengguna),
        judul=f"FORMULIR PENILAIAN DAFTAR INFORMASI PUBLIK TAHUN {tahun}",
    )
    hasil = Hasil(situs, tahun, [each.nilai for each in rincian])
    book, sheet = _begin("Formulir Penilaian DIP", kop, TAJUK_FORMULIR, LEBAR_FORMULIR)
    for nilai in hasil.nilai:
        name = f"{nilai.indikator.nama}\n{nilai.indikator.dasar}"
        result = f"{nilai.hasil}: {nilai.kalimat}"
        _append(sheet, (nilai.indikator.nomor, name, result, nilai.catatan))
    _append(sheet, ("", "Jumlah", hasil.kalimat.capitalize(), TANPA_BOBOT), bold=True)
    _sign(sheet, kop, column=4)
    lost = book.create_sheet("Yang kurang")
    _set_columns(lost, TAJUK_RINCIAN, LEBAR_RINCIAN, kop, row=1)
    for each in rincian:
        for titik in each.titik:
            _append(lost, (each.nilai.indikator.nomor, titik.nama, titik.kurang))
    return _save(book)


def write_matriks(
    daftar: Iterable[Hasil], situs: Situs, tahun: int, waktu: datetime, pengguna: Pengguna
) -> bytes:
    kop = replace(
        build_kop(situs, tahun, "", waktu, pengguna),
        judul=f"PENILAIAN DAFTAR INFORMASI PUBLIK SEMUA SITUS TAHUN {tahun}",
    )
    indikator = read_indikator()
    names = [f"{each.nomor}. {each.nama}" for each in indikator]
    headings = ("No", "Situs", "Alamat situs", *names, "Indikator terpenuhi")
    widths = (6, 34, 36, *([26] * len(names)), 14)
    book, sheet = _begin("Penilaian DIP", kop, headings, widths)
    for number, hasil in enumerate(daftar, 1):
        cells = [f"{nilai.hasil}: {nilai.kalimat}" for nilai in hasil.nilai]
        _append(sheet, (number, hasil.situs.nama, hasil.situs.build_url(), *cells, hasil.terpenuhi))
    _append(sheet, ("", TANPA_BOBOT))
    _sign(sheet, kop, column=len(headings) - 2)
    return _save(book)


def name_workbook(situs: Situs, tahun: int, tanggal: date, *, matriks: bool) -> str:
    kind = "Penilaian-DIP-Semua-Situs" if matriks else "Penilaian-DIP"
    return kind + nama_berkas(situs, tahun, "xlsx", tanggal).removeprefix("DIP")


def _begin(
    name: str, kop: Kop, headings: tuple[str, ...], widths: tuple[int, ...]
) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    sheet.title = name
    last = get_column_letter(len(headings))
    lines = (
        (kop.pemerintah.upper(), 12),
        (kop.nama.upper(), 14),
        (kop.judul, 12),
        (kop.dicetak, 9),
    )
    for row, (text, size) in enumerate(lines, 1):
        cell = _write(sheet, row, 1, text)
        cell.font = Font(name="Arial", size=size, bold=size > 10)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.row_dimensions[row].height = 20
    _set_columns(sheet, headings, widths, kop, row=len(lines) + 2)
    return book, sheet


def _set_columns(
    sheet: Worksheet, headings: tuple[str, ...], widths: tuple[int, ...], kop: Kop, row: int
) -> None:
    for column, (text, width) in enumerate(zip(headings, widths, strict=True), 1):
        cell = _write(sheet, row, column, text)
        cell.font = Font(name="Arial", size=10, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.fill = PatternFill("solid", fgColor="FFE2E8E4")
        cell.border = Border(_GARIS, _GARIS, _GARIS, _GARIS)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{row + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER[kop.kertas]
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{row}:{row}"
    sheet.oddFooter.center.text = "Halaman &P dari &N"


def _append(sheet: Worksheet, values: tuple[Sel, ...], *, bold: bool = False) -> None:
    row = sheet.max_row + 1
    for column, value in enumerate(values, 1):
        cell = _write(sheet, row, column, value)
        cell.font = Font(name="Arial", size=10, bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = Border(_GARIS, _GARIS, _GARIS, _GARIS)
    widths = [
        sheet.column_dimensions[get_column_letter(n)].width for n in range(1, len(values) + 1)
    ]
    capacities = tuple(map(measure_capacity, widths))
    sheet.row_dimensions[row].height = measure_height(values, capacities)


def _sign(sheet: Worksheet, kop: Kop, column: int) -> None:
    nip = f"NIP {kop.nip}" if kop.nip else ""
    row = sheet.max_row + 2
    for text in (kop.tempat_tanggal, kop.jabatan, "", "", "", kop.nama_pejabat, nip):
        _write(sheet, row, column, text).font = Font(name="Arial", size=10)
        row += 1


def _write(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """A text is a text, never a formula, whatever it begins with."""
    if not isinstance(value, str):
        return sheet.cell(row, column, value)
    cell = write_text(sheet, row, column, shorten(value))
    cell.quotePrefix = value.startswith(FORMULA_LIKE)
    return cell


def _save(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
