"""The sites of a kabupaten at a glance: what each has published, and how fresh it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from dip import queries
from halaman.kelengkapan import Ringkas, read_rekap
from ppid_portal.gabungan import read_last_change
from situs.models import Situs

LAMA = datetime.min.date()


@dataclass(frozen=True)
class BarisSitus:
    situs: Situs
    jumlah: int  # DIP entries of the year
    diperbarui: datetime | None
    lengkap: Ringkas  # items of the law that are there

    @property
    def nama(self) -> str:
        return self.situs.nama.removeprefix("Kecamatan ")

    @property
    def tanggal(self) -> date:
        return self.diperbarui.date() if self.diperbarui else LAMA


# Words of the link -> how the rows stand then; the first is the usual order.
URUTAN: dict[str, tuple[str, Callable[[BarisSitus], object]]] = {
    "nama": ("Nama", lambda baris: baris.nama),
    "dip": ("Jumlah informasi", lambda baris: (-baris.jumlah, baris.nama)),
    "kelengkapan": ("Kelengkapan", lambda baris: (-baris.lengkap.tersedia, baris.nama)),
    "diperbarui": ("Terakhir diperbarui", lambda baris: (-baris.tanggal.toordinal(), baris.nama)),
}


def list_pelaksana(utama: Situs) -> QuerySet[Situs]:
    return utama.pelaksana.filter(is_active=True)


def read_baris(utama: Situs, tahun: int, urut: str) -> list[BarisSitus]:
    """One row per site; the number of queries does not grow with them."""
    daftar = list_pelaksana(utama)
    counted, latest = queries.count_per_situs(daftar, tahun), read_last_change(daftar)
    rekap = read_rekap(daftar)
    rows = [
        BarisSitus(
            situs,
            counted.get(situs.pk, {}).get("jumlah", 0),
            latest.get(situs.pk),
            rekap[situs.pk].total,
        )
        for situs in daftar
    ]
    return sorted(rows, key=URUTAN[urut][1])
