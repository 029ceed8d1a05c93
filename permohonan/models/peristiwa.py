from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from permohonan.enums import JenisPeristiwa, Pelaku
from permohonan.models.keberatan import Keberatan
from permohonan.models.permohonan import Permohonan
from situs.models import PerSitusModel

ADA_PERKARA = Q(permohonan__isnull=False) | Q(keberatan__isnull=False)


class Peristiwa(PerSitusModel):
    """Append-only history. `keterangan` may be read by the requester, `catatan` never is."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, null=True, related_name="peristiwa")
    keberatan = models.ForeignKey(Keberatan, models.PROTECT, null=True, related_name="peristiwa")
    jenis = models.CharField("peristiwa", max_length=20, choices=JenisPeristiwa.choices)
    keterangan = models.TextField("keterangan", max_length=5000, blank=True)
    catatan = models.TextField("catatan petugas", max_length=5000, blank=True)
    data = models.JSONField(default=dict)  # what changed: field -> [before, after]; never identity
    pelaku = models.CharField("oleh", max_length=10, choices=Pelaku.choices)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        ordering = ["waktu", "pk"]
        verbose_name = verbose_name_plural = "riwayat layanan"
        indexes = [
            models.Index(fields=["permohonan", "waktu"]),
            models.Index(fields=["keberatan", "waktu"]),
        ]
        constraints = [
            models.CheckConstraint(condition=ADA_PERKARA, name="peristiwa_ada_perkara"),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.permohonan or self.keberatan}"


class AksesIdentitas(PerSitusModel):
    """Who looked at whose identity, which part and why: Pasal 31 UU 27/2022."""

    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, null=True, related_name="akses_identitas"
    )
    keberatan = models.ForeignKey(
        Keberatan, models.PROTECT, null=True, related_name="akses_identitas"
    )
    bagian = models.CharField("yang dibuka", max_length=100)
    alasan = models.CharField("alasan", max_length=300)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name = verbose_name_plural = "catatan akses identitas"
        constraints = [
            models.CheckConstraint(condition=ADA_PERKARA, name="akses_ada_perkara"),
        ]

    def __str__(self) -> str:
        return f"{self.bagian}: {self.permohonan or self.keberatan}"
