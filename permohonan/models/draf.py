from django.db import models
from django.utils import timezone

from permohonan.models.permohonan import Permohonan
from situs.enkripsi import TeksTerenkripsi
from situs.models import PerSitusModel


class JenisDraf(models.TextChoices):
    PERMOHONAN = "permohonan", "Permohonan"
    KEBERATAN = "keberatan", "Keberatan"


class Draf(PerSitusModel):
    """A form that is being filled in, kept for a day so that nothing typed is lost.

    It is found by the key in its address, of which only the print is kept here.
    """

    sidik_kunci = models.CharField(max_length=64, unique=True)
    jenis = models.CharField(max_length=12, choices=JenisDraf.choices)
    isi = TeksTerenkripsi(default="", blank=True)  # JSON of the answers, encrypted
    permohonan = models.ForeignKey(  # of an objection that was begun at the status page
        Permohonan, models.CASCADE, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(default=timezone.now)
    diubah_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "draf formulir"
        indexes = [models.Index(fields=["diubah_pada"])]

    def __str__(self) -> str:
        return f"Draf {self.get_jenis_display().lower()} ({self.dibuat_pada:%d-%m-%Y})"
