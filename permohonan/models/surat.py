from django.conf import settings
from django.db import models
from django.utils import timezone

from permohonan.enums import JenisSurat
from permohonan.models.keberatan import Keberatan
from permohonan.models.permohonan import Permohonan
from situs.models import PerSitusModel


class Surat(PerSitusModel):
    """A letter as it went out. Its words are frozen in `isi`; the PDF is set from them."""

    tahun = models.PositiveSmallIntegerField("tahun")
    urut = models.PositiveIntegerField("nomor urut")
    nomor = models.CharField("nomor surat", max_length=100)
    jenis = models.CharField("jenis surat", max_length=15, choices=JenisSurat.choices)
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, null=True, related_name="surat")
    keberatan = models.ForeignKey(Keberatan, models.PROTECT, null=True, related_name="surat")
    tanggal = models.DateField("tanggal surat")
    isi = models.JSONField(default=dict)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["tanggal", "pk"]
        verbose_name = verbose_name_plural = "surat keluar"
        constraints = [
            models.UniqueConstraint(fields=["situs", "tahun", "urut"], name="surat_urut_unik"),
            models.CheckConstraint(
                condition=models.Q(permohonan__isnull=False) | models.Q(keberatan__isnull=False),
                name="surat_ada_perkara",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"
