"""A document that lies on a site which is no longer there, and what the check said of it."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from dip.kesehatan_tautan import read_sidik
from dip.models import PemeriksaanTautan
from dip.tautan_publik import name_tempat
from halaman.enums import JenisDokumen
from halaman.models import Dokumen
from ppid_portal.contoh.ramuan import MARK, Ramuan
from ppid_portal.contoh.tulis import months_ago

# RFC 2606: no such name will ever exist, so the check finds the same as the demo says.
ALAMAT = "https://arsip-{slug}.contoh.invalid/himpunan-2021"
HARI = 14
TINGKAT = 40  # per cent; a site that has just begun has no old documents


def build_hilang(ramuan: Ramuan) -> Iterable[Dokumen]:
    if ramuan.bagian >= TINGKAT:
        yield Dokumen(
            situs=ramuan.situs,
            judul=f"Himpunan keputusan 2021{MARK}",
            jenis=JenisDokumen.PERATURAN,
            tahun=2021,
            ringkasan="Keputusan yang ditetapkan selama 2021, di situs arsip yang lama.",
            tautan=ALAMAT.format(slug=ramuan.situs.slug),
            diperbarui_pada=months_ago(11),
        )


def save_pemeriksaan(daftar: Iterable[Dokumen]) -> None:
    """The answer of a check two weeks ago; `check_tautan` keeps it up from here on."""
    since = timezone.now() - timedelta(days=HARI)
    PemeriksaanTautan.objects.bulk_create(
        PemeriksaanTautan(
            situs_id=row.situs_id,
            alamat=row.tautan,
            sidik=read_sidik(row.tautan),
            tempat=[list(name_tempat(row))],
            diperiksa_pada=since,
            galat="Nama situs ini tidak dikenal.",
            gagal_beruntun=1,
            gagal_sejak=since,
            mati_sejak=since,
        )
        for row in daftar
        if row.tautan
    )
