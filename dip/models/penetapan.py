from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from dip.berkas import upload_path_penetapan
from dip.models.informasi import TAHUN_VALIDATORS
from situs.models import PerSitusModel, PerSitusQuerySet


class PenetapanTetap(TypeError):
    """Somebody tried to change or to delete what an SK fixed."""

    def __init__(self) -> None:
        super().__init__("Penetapan DIP tidak diubah dan tidak dihapus. Buat versi baru.")


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise PenetapanTetap


class PenetapanQuerySet(PerSitusQuerySet):
    """Reads and adds; every other way to write is shut."""

    update = bulk_update = update_or_create = delete = _refuse

    def without_rows(self) -> "PenetapanQuerySet":
        """For lists: the rows of a year weigh a megabyte."""
        return self.defer("baris")


class PenetapanDIP(PerSitusModel):
    """The DIP of a year as an SK fixed it: every row and the print of every file. Never changes."""

    tahun = models.PositiveSmallIntegerField("tahun DIP", validators=TAHUN_VALIDATORS)
    versi = models.PositiveSmallIntegerField("versi", editable=False)  # 1, 2 ... of that year
    nomor = models.CharField("nomor SK", max_length=150)
    tanggal = models.DateField("tanggal SK")
    catatan = models.TextField("catatan", max_length=1000, blank=True)
    kepala = models.JSONField("kepala", default=dict, editable=False)  # whose list it was then
    baris = models.JSONField("baris", default=list, editable=False)
    jumlah = models.PositiveIntegerField("jumlah informasi", default=0, editable=False)
    sidik = models.CharField("sidik", max_length=64, editable=False)  # SHA-256 of the JSON download
    xlsx = models.FileField(upload_to=upload_path_penetapan, max_length=200, editable=False)
    xlsx_sidik = models.CharField(max_length=64, editable=False)
    xlsx_ukuran = models.PositiveBigIntegerField(default=0, editable=False)  # byte
    # Empty when the list is longer than a PDF takes (dip/ekspor/pdf.py).
    pdf = models.FileField(
        upload_to=upload_path_penetapan, max_length=200, blank=True, editable=False
    )
    pdf_sidik = models.CharField(max_length=64, blank=True, editable=False)
    pdf_ukuran = models.PositiveBigIntegerField(default=0, editable=False)  # byte
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="oleh",
        editable=False,
    )
    dibuat_pada = models.DateTimeField("dibekukan pada", default=timezone.now, editable=False)

    objects = PenetapanQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "-versi"]
        verbose_name = verbose_name_plural = "penetapan DIP"
        base_manager_name = "objects"  # so that no other manager leads around the guards
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "tahun", "versi"],
                name="penetapan_dip_versi_unik",
                violation_error_message="Versi ini sudah ada. Muat ulang halaman, lalu ulangi.",
            ),
        ]

    def __str__(self) -> str:
        return f"DIP {self.tahun} versi {self.versi}, SK {self.nomor}"

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PenetapanTetap
        super().save(**kwargs | {"force_insert": True})

    def delete(self, **kwargs: Any) -> NoReturn:
        raise PenetapanTetap

    def get_absolute_url(self) -> str:
        return reverse("dip:penetapan", args=[self.tahun, self.versi])
