from django.conf import settings
from django.db import models

from pengaduan.models.baris import BarisPengaduan
from pengaduan.models.pengaduan import Pengaduan
from situs.models import PerSitusModel


class Penerima(PerSitusModel):
    """Who reads the reports of a site, by office: Camat, Inspektorat Kabupaten, PPID Utama."""

    jabatan = models.CharField(
        "jabatan",
        max_length=100,
        help_text="Pelapor melihat jabatan ini, tidak melihat nama. Misalnya: Inspektorat "
        "Kabupaten.",
    )
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="penerima_pengaduan",
        verbose_name="pengguna",
        help_text="Harus memegang peran Pengelola pengaduan di situs ini.",
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    aktif = models.BooleanField("aktif", default=True)

    class Meta:
        ordering = ["urutan", "jabatan", "pk"]
        verbose_name = verbose_name_plural = "penerima pengaduan"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "jabatan"],
                name="penerima_pengaduan_jabatan",
                violation_error_message="Jabatan ini sudah ada di situs ini.",
            )
        ]

    def __str__(self) -> str:
        return self.jabatan


class Penyaluran(BarisPengaduan):
    """One recipient of one report: may read it, or must never. Two rows about the same recipient
    cannot be, so who was named by the reporter cannot be let in beside that row."""

    lintas_situs = frozenset({"penerima"})  # a report may go up to PPID Utama

    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="penyaluran")
    penerima = models.ForeignKey(Penerima, models.PROTECT, related_name="penyaluran")
    boleh_melihat = models.BooleanField("boleh melihat")

    class Meta:
        verbose_name = verbose_name_plural = "penyaluran pengaduan"
        constraints = [
            models.UniqueConstraint(
                fields=["pengaduan", "penerima"], name="penyaluran_pengaduan_satu"
            )
        ]

    def __str__(self) -> str:
        return f"{self.penerima}: {'ya' if self.boleh_melihat else 'tidak'}"
