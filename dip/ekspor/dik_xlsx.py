"""The Daftar Informasi Dikecualikan as the workbook an officer edits, signs and imports again."""

from collections.abc import Iterable
from typing import BinaryIO

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dip.ekspor.dik_kolom import FORMAT, LEMBAR
from dip.enums import JenisJangka
from dip.models import Pengecualian
from situs.buku import FIRST_ROW, Bentuk, build_buku
from situs.kolom import Kolom
from situs.kop import Kop

BENTUK = Bentuk(lembar="Informasi Dikecualikan", format=FORMAT, tercetak=len(LEMBAR))
JENIS = "Jenis jangka waktu"


def write_dik_xlsx(
    rows: Iterable[Pengecualian], kolom: tuple[Kolom, ...], kop: Kop, target: BinaryIO
) -> None:
    book, last_row = build_buku(rows, kolom, kop, BENTUK)
    if last_row >= FIRST_ROW:
        _offer_jenis(book.active, kolom, last_row)
    book.save(target)


def _offer_jenis(sheet: Worksheet, kolom: tuple[Kolom, ...], last_row: int) -> None:
    labels = ",".join(JenisJangka.labels)
    choices = DataValidation(type="list", formula1=f'"{labels}"', allow_blank=True)
    choices.errorTitle, choices.error = JENIS, "Pilih salah satu dari daftar."
    letter = get_column_letter([each.tajuk for each in kolom].index(JENIS) + 1)
    choices.add(f"{letter}{FIRST_ROW}:{letter}{last_row}")
    sheet.add_data_validation(choices)
