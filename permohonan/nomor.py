"""Numbers without gaps for each site, kind and year, given under a lock."""

from datetime import date

from django.db import transaction

from permohonan.enums import JenisNomor
from permohonan.models import Pencacah, PengaturanLayanan
from situs.models import Situs

ROMAWI = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
SISIPAN = {JenisNomor.PERMOHONAN: "PPID", JenisNomor.KEBERATAN: "KEB/PPID"}
POLA_SURAT = "{urut}/PPID-{kode}/{bulan}/{tahun}"


def lock_pencacah(situs: Situs, jenis: str, tahun: int) -> Pencacah:
    """The counter, locked until the transaction ends: whoever comes next waits, and what is rolled
    back leaves no gap. Raises TransactionManagementError outside a transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A number is given inside a transaction.")
    Pencacah.objects.get_or_create(situs=situs, jenis=jenis, tahun=tahun)
    return Pencacah.objects.select_for_update().get(situs=situs, jenis=jenis, tahun=tahun)


def take_urut(counter: Pencacah) -> int:
    counter.terakhir += 1
    counter.save(update_fields=["terakhir"])
    return counter.terakhir


def format_nomor(jenis: str, urut: int, kode: str, tanggal: date) -> str:
    """ "001/PPID-CIPARI/XI/2026"; an objection has "001/KEB/PPID-CIPARI/XI/2026"."""
    bulan = ROMAWI[tanggal.month - 1]
    return f"{urut:03}/{SISIPAN[JenisNomor(jenis)]}-{kode}/{bulan}/{tanggal.year}"


def format_nomor_surat(pola: str, urut: int, kode: str, tanggal: date) -> str:
    words = {"kode": kode, "bulan": ROMAWI[tanggal.month - 1], "tahun": tanggal.year}
    text = pola or POLA_SURAT
    for name, value in {"urut": f"{urut:03}", **words}.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def read_pengaturan(situs: Situs) -> PengaturanLayanan:
    """The settings of the site's service; the defaults where it has set none."""
    row = PengaturanLayanan.objects.for_situs(situs).first()
    return row or PengaturanLayanan(situs=situs)


def read_kode(situs: Situs, pengaturan: PengaturanLayanan) -> str:
    """What names the site inside a number."""
    return (pengaturan.kode_nomor or situs.slug).strip().upper()
