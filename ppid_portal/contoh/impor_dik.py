"""A preview of an import of excluded information, with what officers meet in real files."""

from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook

from dip.enums import JenisImpor
from dip.services_impor import start_impor
from ppid_portal.contoh.ramuan import Ramuan, read_csv
from situs.kalender import format_tanggal

NAMA_BERKAS = "Lembar Pengujian Konsekuensi (contoh).xlsx"
CUKUP = 80  # per cent; only where somebody is that far
TAJUK = (
    *("No", "Informasi", "Dasar Hukum Pengecualian Informasi"),
    *("Konsekuensi/Pertimbangan bagi Publik", "", "Jangka Waktu"),
)
GABUNGAN = ("A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6")


def save_impor_dik(resep: list[Ramuan]) -> None:
    for ramuan in resep:
        if ramuan.bagian >= CUKUP:
            tahun = int(ramuan.kata["tahun"])
            data = build_lembar(ramuan)
            start_impor(ramuan.situs, tahun, data, NAMA_BERKAS, None, {}, JenisImpor.DIK)


def build_lembar(ramuan: Ramuan) -> bytes:
    book, output = Workbook(), BytesIO()
    sheet, situs = book.active, ramuan.situs
    hari = format_tanggal(timezone.localdate() - timedelta(days=14))
    sheet.append(["LEMBAR PENGUJIAN KONSEKUENSI (CONTOH)"])
    sheet.append([f"NOMOR: 481.16/99/36/{ramuan.kata['tahun']} (contoh)"])
    sheet.append([f"Pada hari ini tanggal {hari} bertempat di {situs.nama} telah dilakukan"])
    sheet.append([])
    sheet.append(TAJUK)
    sheet.append(["", "", "", "Dibuka", "Ditutup", ""])
    sheet.append(range(1, len(TAJUK) + 1))
    for number, row in enumerate(read_csv("lembar-uji"), 1):
        sheet.append([number, *row.values()])
    for area in GABUNGAN:
        sheet.merge_cells(area)
    book.save(output)
    return output.getvalue()
