"""How the registers say dates, people and money."""

from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import override

from permohonan.models import Perkara
from permohonan.samaran import mask_nama


def format_hari(day: date | None) -> str:
    """ "Senin, 7 Desember 2026": the registers ask for day of the week and date."""
    if day is None:
        return ""
    with override("id"):
        return format_date(day, "l, j F Y")


def format_rupiah(jumlah: int) -> str:
    return f"Rp{jumlah:,}".replace(",", ".") if jumlah else "Gratis"


def name_pemohon(row: Perkara) -> str:
    """The requester and whoever acts for them."""
    nama = f"{row.lembaga} ({row.nama})" if row.lembaga else row.nama
    return f"{nama}, lewat kuasa {row.kuasa_nama}" if row.kuasa_nama else nama


def mask_pemohon(row: Perkara) -> str:
    return mask_nama(row.lembaga or row.nama)


def join_kontak(row: Perkara) -> str:
    return ", ".join(filter(None, (row.telepon, row.email)))
