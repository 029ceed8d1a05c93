import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.translation import override

from situs.models import Pengguna, Situs

WIB = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Kop:
    """What stands above and below the rows of a printed list: letterhead and signature block."""

    pemerintah: str
    nama: str
    judul: str
    sk: str
    dicetak: str
    tempat_tanggal: str
    jabatan: str
    nama_pejabat: str
    nip: str
    kertas: str


def build_kop(
    situs: Situs,
    tahun: int | None,
    filter_teks: str,
    waktu: datetime,
    pengguna: Pengguna | None = None,
    sk: str = "",
) -> Kop:
    return Kop(
        pemerintah=situs.pemerintah,
        nama=situs.nama,
        judul=f"DAFTAR INFORMASI PUBLIK {name_tahun(tahun).upper()}",
        sk=sk,
        dicetak=_describe_print(situs, filter_teks, waktu.astimezone(WIB), pengguna),
        tempat_tanggal=f"{situs.kabupaten}, {format_tanggal(waktu.astimezone(WIB))}",
        jabatan=situs.penanda_tangan_jabatan
        or f"{situs.sebutan} {situs.nama.removeprefix('PPID ')}",
        nama_pejabat=situs.penanda_tangan_nama,
        nip=situs.penanda_tangan_nip,
        kertas=situs.kertas_dip,
    )


def name_tahun(tahun: int | None) -> str:
    return f"tahun {tahun}" if tahun else "semua tahun"


def format_tanggal(waktu: date) -> str:
    with override("id"):
        return format_date(waktu, "j F Y")


def nama_berkas(situs: Situs, tahun: int | None, ext: str, tanggal: date) -> str:
    """`DIP_Kecamatan-Cipari_2026_2026-11-23.xlsx`: plain ASCII, safe on every file system."""
    ascii_name = unicodedata.normalize("NFKD", situs.nama).encode("ascii", "ignore").decode()
    nama = re.sub(r"[^0-9A-Za-z]+", "-", ascii_name).strip("-")
    return f"DIP_{nama}_{tahun or 'semua-tahun'}_{tanggal:%Y-%m-%d}.{ext}"


def _describe_print(
    situs: Situs, filter_teks: str, waktu: datetime, pengguna: Pengguna | None
) -> str:
    with override("id"):
        kapan = format_date(waktu, r"l, j F Y \p\u\k\u\l H.i \W\I\B")
    oleh = f" oleh {pengguna}" if pengguna else ""
    saring = f"; filter: {filter_teks}" if filter_teks else ""
    return f"Dicetak {kapan}{oleh} dari {situs.build_url()}{saring}"
