"""The service report as a workbook to print and sign, and as CSV for machines."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from permohonan.laporan_situs import Laporan
from situs.buku import Bentuk, build_buku
from situs.kolom import Kolom, build_cells
from situs.kop import build_kop, name_situs
from situs.tabel_csv import stream_tabel

JUDUL = "LAPORAN LAYANAN INFORMASI PUBLIK"
KOLOM = (
    Kolom("Bagian", 32, lambda row, number: row[0]),
    Kolom("Uraian", 70, lambda row, number: row[1]),
    Kolom("Jumlah", 16, lambda row, number: row[2], tengah=True),
)
BENTUK = Bentuk(lembar="Laporan layanan", format="laporan-layanan-1", tercetak=len(KOLOM))


def list_baris(laporan: Laporan) -> Iterator[tuple]:
    """Part, words, number: the tables of the page one below the other."""
    for tabel in laporan.tabel:
        for baris in tabel.baris:
            yield tabel.judul, baris.label, baris.nilai
        if tabel.jumlah is not None:
            yield tabel.judul, "Jumlah", tabel.jumlah
    for each in laporan.semua:
        yield "Permohonan diterima per situs", each.situs.nama, each.layanan.diterima
    for each in laporan.semua:
        yield "Keberatan diterima per situs", each.situs.nama, each.keberatan.diterima


def write_laporan(laporan: Laporan, waktu: datetime) -> bytes:
    kop = build_kop(laporan.situs, f"{JUDUL} {laporan.periode.nama.upper()}", waktu)
    book, _ = build_buku(list_baris(laporan), KOLOM, kop, BENTUK)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def stream_laporan(laporan: Laporan) -> Iterator[bytes]:
    tajuk = [each.tajuk for each in KOLOM]
    return stream_tabel(tajuk, build_cells(list_baris(laporan), KOLOM))


def name_laporan(laporan: Laporan, ext: str, waktu: datetime) -> str:
    """`Laporan-layanan_Kecamatan-Cipari_2026-semester-1_2026-11-26.csv`"""
    periode = laporan.periode
    words = f"{periode.tahun}-semester-{periode.semester}" if periode.semester else periode.tahun
    return f"Laporan-layanan_{name_situs(laporan.situs)}_{words}_{waktu:%Y-%m-%d}.{ext}"
