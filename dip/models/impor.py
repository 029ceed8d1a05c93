from django.conf import settings
from django.db import models
from django.utils import timezone

from dip.berkas import upload_path_impor
from dip.enums import JenisImpor, StatusImpor
from dip.models.informasi import TAHUN_VALIDATORS
from situs.models import PerSitusModel


class Impor(PerSitusModel):
    """One import of a workbook: what was read, what it would change, and what it did change."""

    jenis = models.CharField(
        "daftar", max_length=3, choices=JenisImpor.choices, default=JenisImpor.DIP, editable=False
    )
    tahun = models.PositiveSmallIntegerField("tahun DIP", validators=TAHUN_VALIDATORS)
    berkas = models.FileField(upload_to=upload_path_impor, max_length=200, blank=True)
    nama_berkas = models.CharField("nama berkas", max_length=200)
    sidik = models.CharField(max_length=64)  # SHA-256
    pilihan = models.JSONField(default=dict)  # lembar, kolom, kategori
    rencana = models.JSONField(default=dict)  # what the preview showed
    jumlah = models.JSONField(default=dict)  # baru, diubah, sama, hilang, dikecualikan, galat
    status = models.CharField(
        "status", max_length=12, choices=StatusImpor.choices, default=StatusImpor.PRATINJAU
    )
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    dibuat_pada = models.DateTimeField("diunggah pada", default=timezone.now)
    diterapkan_pada = models.DateTimeField("diterapkan pada", null=True)
    dibatalkan_pada = models.DateTimeField("dibatalkan pada", null=True)

    class Meta:
        ordering = ["-dibuat_pada"]
        verbose_name = verbose_name_plural = "impor DIP"

    def __str__(self) -> str:
        return f"{self.nama_berkas} ({self.tahun})"


class PemetaanKolom(PerSitusModel):
    """Which column is what, as the officer of this site answered; asked once per layout."""

    tanda = models.CharField(max_length=64)  # signature of the header row
    kolom = models.JSONField(default=dict)  # field -> header text
    diperbarui_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemetaan kolom"
        constraints = [
            models.UniqueConstraint(fields=["situs", "tanda"], name="pemetaan_kolom_unik")
        ]

    def __str__(self) -> str:
        return f"Pemetaan kolom {self.tanda[:8]}"
