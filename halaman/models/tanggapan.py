from django.db import models
from django.utils import timezone

from situs.models import PerSitusModel


class Tanggapan(PerSitusModel):
    """ "Apakah halaman ini membantu?": an answer without any trace of who gave it."""

    alamat = models.CharField("alamat halaman", max_length=300)
    membantu = models.BooleanField("membantu")
    saran = models.TextField("saran", blank=True, max_length=1000)
    tanggal = models.DateField("tanggal", default=timezone.localdate)

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = verbose_name_plural = "tanggapan warga"

    def __str__(self) -> str:
        return f"{'Membantu' if self.membantu else 'Tidak membantu'}: {self.alamat}"
