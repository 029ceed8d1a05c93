"""What becomes of a finished report: Pasal 16 ayat (2), 43 and 44 UU 27/2022.

Its words, messages, files and recipients go; kind, result and days stay, because the figures of a
year are counted from them. Who looked at it stays too (Pasal 31); notes go with the words.
"""

import secrets
from datetime import date, timedelta

from django.db import transaction

from pengaduan.enums import JenisPeristiwa, Pelaku
from pengaduan.models import ISI, Pengaduan
from pengaduan.queries import read_pengaturan
from pengaduan.riwayat import write_peristiwa
from pengaduan.services_berkas import forget_berkas
from situs.models import Situs


def purge_pengaduan(hari_ini: date, *, dry_run: bool = False) -> int:
    """Each report in a transaction of its own; a second run finds nothing left to do."""
    purged = 0
    for situs in Situs.objects.order_by("pk"):
        last = hari_ini - timedelta(days=read_pengaturan(situs).simpan_hari)
        rows = Pengaduan.objects.for_situs(situs).filter(
            disampaikan_pada__lt=last, dihapus_pada=None
        )
        for pk in list(rows.values_list("pk", flat=True)):
            purged += 1 if dry_run else _purge(pk, hari_ini)
    return purged


@transaction.atomic
def _purge(pk: object, hari_ini: date) -> int:
    row = Pengaduan.objects.select_for_update().filter(pk=pk, dihapus_pada=None).first()
    if row is None:
        return 0
    forget_berkas(row)
    row.pesan.all().delete()
    row.penyaluran.all().delete()
    row.peristiwa.exclude(catatan="").delete()
    for name in ISI:
        setattr(row, name, "")
    # No code and no key opens it any more.
    row.kode_cari, row.sidik_kunci = secrets.token_hex(32), secrets.token_hex(32)
    row.dihapus_pada, row.versi = hari_ini, row.versi + 1
    row.save(update_fields=[*ISI, "kode_cari", "sidik_kunci", "dihapus_pada", "versi"])
    write_peristiwa(row, JenisPeristiwa.DIHAPUS, pelaku=Pelaku.SISTEM)
    return 1
