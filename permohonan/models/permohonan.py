from datetime import date

from django.db import models

from permohonan.enums import AlasanPerpanjangan, CaraMemperoleh, CaraPengiriman, Hasil
from permohonan.models.perkara import Perkara
from permohonan.tenggat import Tenggat, count_jawaban


class Permohonan(Perkara):
    """A request for public information: Pasal 21 and 22 UU 14/2008."""

    # `jatuh_tempo` is counted by permohonan/tenggat.py and kept for sorting only.
    rincian = models.TextField("informasi yang diminta", max_length=5000)
    tujuan = models.TextField("tujuan penggunaan", max_length=2000)  # Pasal 4 ayat (3)
    cara_memperoleh = models.CharField(
        "cara memperoleh informasi", max_length=12, choices=CaraMemperoleh.choices
    )
    cara_pengiriman = models.CharField(
        "cara mengirimkan salinan", max_length=10, choices=CaraPengiriman.choices, blank=True
    )

    diminta_lengkapi_pada = models.DateField(null=True, editable=False)
    dilengkapi_pada = models.DateField(null=True, editable=False)
    # Pasal 22 ayat (8): once, with written reasons.
    diperpanjang_pada = models.DateField("diperpanjang pada", null=True, editable=False)
    alasan_perpanjangan = models.CharField(
        "alasan perpanjangan", max_length=20, choices=AlasanPerpanjangan.choices, blank=True
    )
    uraian_perpanjangan = models.TextField("uraian alasan", max_length=2000, blank=True)
    hasil = models.CharField(
        "hasil", max_length=20, choices=Hasil.choices, blank=True, editable=False
    )

    class Meta:
        ordering = ["-diterima", "-pk"]
        verbose_name = verbose_name_plural = "permohonan informasi"
        indexes = [
            models.Index(fields=["situs", "status", "jatuh_tempo"]),
            models.Index(fields=["status", "jatuh_tempo"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["situs", "tahun", "urut"], name="permohonan_urut_unik"),
        ]

    @property
    def diperpanjang(self) -> bool:
        return self.diperpanjang_pada is not None

    @property
    def pokok(self) -> str:
        return self.rincian

    def count_tenggat(self, libur: dict[date, str]) -> Tenggat:
        return count_jawaban(self.diterima, libur, diperpanjang=self.diperpanjang)
