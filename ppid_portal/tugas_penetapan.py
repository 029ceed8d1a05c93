"""The SK of this year's DIP as a task of the admin's home page."""

from urllib.parse import urlencode

from django.urls import reverse

from dip.models import Informasi
from dip.penetapan import read_keadaan
from situs.models import Situs

BANYAK = 10  # changes from which on a new look at the SK is due

Isi = tuple[int, str, str, str]  # of beranda_admin.Tugas


def read_penetapan(situs: Situs, tahun: int) -> Isi | None:
    """Published and not yet determined, or changed a good deal since; else nothing to do."""
    keadaan = read_keadaan(situs, tahun)
    if keadaan is None:
        return _build_missing(situs, tahun)
    jumlah, sk = keadaan.perubahan.jumlah, keadaan.penetapan
    if jumlah < BANYAK:
        return None
    return (
        jumlah,
        f"perubahan pada DIP {tahun} sejak ditetapkan dengan SK.",
        "Lihat perbedaannya, lalu tetapkan lagi bila perlu.",
        reverse("dip:penetapan-beda", args=[tahun, sk.versi]),
    )


def _build_missing(situs: Situs, tahun: int) -> Isi | None:
    if not Informasi.objects.for_situs(situs).published().for_tahun(tahun).exists():
        return None
    return (
        0,
        f"DIP {tahun} sudah terbit, tetapi belum ditetapkan dengan SK.",
        "Periksa isinya, lalu tetapkan dengan SK yang ditandatangani.",
        f"{reverse('admin:dip_penetapandip_add')}?{urlencode({'tahun': tahun})}",
    )
