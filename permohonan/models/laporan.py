from django.conf import settings
from django.db import models
from django.utils import timezone

from situs.models import PerSitusModel


class LaporanLayanan(PerSitusModel):
    """The yearly report's free parts: Pasal 56 Perki 1/2021. The figures are computed."""

    tahun = models.PositiveSmallIntegerField("tahun")
    kebijakan = models.TextField(  # part 1
        "gambaran umum kebijakan layanan", max_length=20_000, blank=True
    )
    sarana = models.TextField("sarana dan prasarana", max_length=20_000, blank=True)  # part 2
    sdm = models.TextField("sumber daya manusia", max_length=20_000, blank=True)  # part 2
    anggaran = models.TextField(  # part 2
        "anggaran dan penggunaannya", max_length=20_000, blank=True
    )
    kendala_luar = models.TextField("kendala eksternal", max_length=20_000, blank=True)  # part 5
    kendala_dalam = models.TextField("kendala internal", max_length=20_000, blank=True)  # part 5
    rekomendasi = models.TextField(  # part 6
        "rekomendasi dan rencana tindak lanjut", max_length=20_000, blank=True
    )
    terbit_pada = models.DateTimeField("diterbitkan pada", null=True, editable=False)
    diubah_pada = models.DateTimeField(default=timezone.now, editable=False)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-tahun"]
        verbose_name = verbose_name_plural = "laporan layanan informasi"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "tahun"],
                name="laporan_layanan_satu",
                violation_error_message="Laporan tahun itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"Laporan layanan informasi {self.tahun}"
