from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from pengaduan.enums import JenisPeristiwa, Pelaku
from pengaduan.models.baris import BarisPengaduan
from pengaduan.models.pengaduan import Pengaduan
from situs.enkripsi import TeksTerenkripsi
from situs.models import PerSitusQuerySet


class RiwayatTetap(TypeError):
    def __init__(self) -> None:
        super().__init__("Riwayat pengaduan tidak diubah.")


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise RiwayatTetap


class PeristiwaQuerySet(PerSitusQuerySet):
    """Reads and adds; deleting belongs to the retention, which takes the whole report."""

    update = bulk_update = update_or_create = _refuse


class PeristiwaPengaduan(BarisPengaduan):
    """Append-only history. Officers' acts and views carry who and when; the reporter's only the
    day. `catatan` never leaves the officers."""

    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="peristiwa")
    jenis = models.CharField("peristiwa", max_length=20, choices=JenisPeristiwa.choices)
    pelaku = models.CharField("oleh", max_length=10, choices=Pelaku.choices)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    tanggal = models.DateField("tanggal", default=timezone.localdate)
    waktu = models.DateTimeField("waktu", null=True)
    catatan = TeksTerenkripsi("catatan petugas", blank=True, default="")

    objects = PeristiwaQuerySet.as_manager()

    class Meta:
        ordering = ["tanggal", models.F("waktu").asc(nulls_first=True), "pk"]
        verbose_name = verbose_name_plural = "riwayat pengaduan"
        base_manager_name = "objects"
        indexes = [models.Index(fields=["pengaduan", "tanggal"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(pelaku=Pelaku.PETUGAS, waktu__isnull=False, pengguna__isnull=False)
                | ~Q(pelaku=Pelaku.PETUGAS) & Q(waktu=None, pengguna=None),
                name="peristiwa_pengaduan_waktu",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, {self.tanggal:%d-%m-%Y}"

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RiwayatTetap
        super().save(**kwargs | {"force_insert": True})
