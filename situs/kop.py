import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.translation import override

from situs.kalender import format_tanggal
from situs.models import Pengguna, Situs

WIB = ZoneInfo("Asia/Jakarta")
DOTS = "." * 40


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
    judul: str,
    waktu: datetime,
    pengguna: Pengguna | None = None,
    *,
    filter_teks: str = "",
    sk: str = "",
) -> Kop:
    return Kop(
        pemerintah=situs.pemerintah,
        nama=situs.nama,
        judul=judul,
        sk=sk,
        dicetak=_describe_print(situs, filter_teks, waktu.astimezone(WIB), pengguna),
        tempat_tanggal=f"{situs.kabupaten}, {format_tanggal(waktu.astimezone(WIB))}",
        jabatan=situs.penanda_tangan_jabatan
        or f"{situs.sebutan} {situs.nama.removeprefix('PPID ')}",
        nama_pejabat=situs.penanda_tangan_nama,
        nip=situs.penanda_tangan_nip,
        kertas=situs.kertas_dip,
    )


def list_tanda_tangan(kop: Kop) -> list[tuple[str, bool]]:
    """The lines of the signature block, and which of them is the name that is underlined.

    Dots where name or NIP are to be filled in by hand.
    """
    return [
        (kop.tempat_tanggal, False),
        (kop.jabatan, False),
        *[("", False)] * 4,
        (kop.nama_pejabat or DOTS, bool(kop.nama_pejabat)),
        (f"NIP {kop.nip or DOTS}", False),
    ]


def name_situs(situs: Situs) -> str:
    """Plain ASCII, safe on every file system."""
    ascii_name = unicodedata.normalize("NFKD", situs.nama).encode("ascii", "ignore").decode()
    return re.sub(r"[^0-9A-Za-z]+", "-", ascii_name).strip("-")


def _describe_print(
    situs: Situs, filter_teks: str, waktu: datetime, pengguna: Pengguna | None
) -> str:
    with override("id"):
        kapan = format_date(waktu, r"l, j F Y \p\u\k\u\l H.i \W\I\B")
    oleh = f" oleh {pengguna}" if pengguna else ""
    saring = f"; filter: {filter_teks}" if filter_teks else ""
    return f"Dicetak {kapan}{oleh} dari {situs.build_url()}{saring}"
