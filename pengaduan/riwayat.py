"""One event for each act: officers with their name and time, reporters with the day alone."""

from django.utils import timezone

from pengaduan.enums import JenisPeristiwa, Pelaku
from pengaduan.models import Pengaduan, PeristiwaPengaduan
from situs.models import Pengguna


def write_peristiwa(
    row: Pengaduan,
    jenis: JenisPeristiwa,
    pengguna: Pengguna | None = None,
    *,
    pelaku: str = "",
    catatan: str = "",
) -> PeristiwaPengaduan:
    """`pelaku` is the officer when there is one, else the reporter; jobs say so themselves."""
    return PeristiwaPengaduan.objects.create(
        situs_id=row.situs_id,
        pengaduan=row,
        jenis=jenis,
        pelaku=pelaku or (Pelaku.PETUGAS if pengguna else Pelaku.PELAPOR),
        pengguna=pengguna,
        waktu=timezone.now() if pengguna else None,
        catatan=catatan,
    )
