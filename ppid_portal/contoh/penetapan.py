"""The SK of the demo: a site with much has determined this year's DIP, and corrected it since."""

from datetime import timedelta
from itertools import islice

from django.utils import timezone

from dip.models import Informasi
from dip.services import save_informasi
from dip.services_penetapan import SK, determine_dip, read_bahan
from ppid_portal.contoh.ramuan import MARK, Ramuan, read_csv

LENGKAP = 80  # per cent; a site with that much has an SK
DUA_VERSI = 95  # and one with that much has replaced it once


def save_penetapan(ramuan: Ramuan) -> None:
    if ramuan.bagian < LENGKAP:
        return
    daftar = list(read_csv("penetapan"))
    for row in daftar if ramuan.bagian >= DUA_VERSI else daftar[:1]:
        determine(ramuan, row)
        correct(ramuan, row)


def determine(ramuan: Ramuan, row: dict[str, str]) -> None:
    situs, tahun = ramuan.situs, int(ramuan.kata["tahun"])
    nomor = row["nomor"].format(tahun=tahun, urut=10 + ramuan.draw("sk", 80)) + MARK
    tanggal = timezone.localdate() - timedelta(days=int(row["hari"]))
    sk = SK(nomor, tanggal, row["catatan"])
    determine_dip(situs, tahun, sk, read_bahan(situs, tahun).dilihat, None)


def correct(ramuan: Ramuan, row: dict[str, str]) -> None:
    """What an officer mended after the SK: visible beside what was determined."""
    rows = Informasi.objects.for_situs(ramuan.situs).published()
    entries = rows.for_tahun(int(ramuan.kata["tahun"])).order_by("urutan")
    first, second = islice(entries.filter(urutan__gt=int(row["mulai"])), 2)
    first.ringkasan = f"{first.ringkasan} {row['tambahan']}"
    second.retensi = row["retensi"]
    for entry in (first, second):
        save_informasi(entry, None)
