"""The letterhead and the names of the files of both lists."""

from datetime import date, datetime

from situs import kop
from situs.kop import Kop, name_situs
from situs.models import Pengguna, Situs


def build_kop(
    situs: Situs,
    tahun: int | None,
    filter_teks: str,
    waktu: datetime,
    pengguna: Pengguna | None = None,
    sk: str = "",
    judul: str = "",
) -> Kop:
    judul = judul or f"DAFTAR INFORMASI PUBLIK {name_tahun(tahun).upper()}"
    return kop.build_kop(situs, judul, waktu, pengguna, filter_teks=filter_teks, sk=sk)


def name_tahun(tahun: int | None) -> str:
    return f"tahun {tahun}" if tahun else "semua tahun"


def nama_berkas(situs: Situs, tahun: int | None, ext: str, tanggal: date) -> str:
    """`DIP_Kecamatan-Cipari_2026_2026-11-23.xlsx`"""
    return f"DIP_{name_situs(situs)}_{tahun or 'semua-tahun'}_{tanggal:%Y-%m-%d}.{ext}"


def nama_berkas_dik(situs: Situs, ext: str, tanggal: date) -> str:
    return f"DIK_{name_situs(situs)}_{tanggal:%Y-%m-%d}.{ext}"
