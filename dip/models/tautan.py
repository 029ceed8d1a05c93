from django.db import models
from django.db.models import Q

from situs.models import PerSitusModel, PerSitusQuerySet


class PemeriksaanQuerySet(PerSitusQuerySet):
    def mati(self) -> "PemeriksaanQuerySet":
        return self.filter(mati_sejak__isnull=False)

    def gagal(self) -> "PemeriksaanQuerySet":
        """Failed once; the next check decides."""
        return self.filter(mati_sejak=None, gagal_sejak__isnull=False)

    def tak_diperiksa(self) -> "PemeriksaanQuerySet":
        return self.filter(mati_sejak=None, gagal_sejak=None).exclude(galat="")

    def hidup(self) -> "PemeriksaanQuerySet":
        return self.filter(
            mati_sejak=None, gagal_sejak=None, galat="", diperiksa_pada__isnull=False
        )

    def menunggu(self) -> "PemeriksaanQuerySet":
        return self.filter(diperiksa_pada=None)

    def due(self, at) -> "PemeriksaanQuerySet":
        return self.filter(Q(berikutnya=None) | Q(berikutnya__lte=at))


class PemeriksaanTautan(PerSitusModel):
    """The health of one address that this site shows in public, or of one of its own files."""

    alamat = models.CharField("alamat", max_length=2000)
    sidik = models.CharField(max_length=64)  # SHA-256 of the address: unique at any length
    # [[model label, pk, words] ...]: which published rows showed it when they were last read.
    tempat = models.JSONField("ditampilkan di", default=list)
    diperiksa_pada = models.DateTimeField("diperiksa pada", null=True)
    berikutnya = models.DateTimeField("diperiksa lagi mulai", null=True)
    kode_status = models.PositiveSmallIntegerField("jawaban", null=True)  # HTTP
    galat = models.CharField("sebab", max_length=200, blank=True)
    gagal_beruntun = models.PositiveSmallIntegerField("gagal berturut-turut", default=0)
    gagal_sejak = models.DateTimeField("gagal sejak", null=True)
    mati_sejak = models.DateTimeField("tidak dapat dibuka sejak", null=True)  # told to the public

    objects = PemeriksaanQuerySet.as_manager()

    class Meta:
        ordering = ["-mati_sejak", "alamat"]
        verbose_name = verbose_name_plural = "tautan"
        indexes = [
            models.Index(fields=["situs", "mati_sejak"]),
            models.Index(fields=["berikutnya"]),
            models.Index(fields=["sidik"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["situs", "sidik"], name="pemeriksaan_tautan_unik")
        ]

    def __str__(self) -> str:
        return self.alamat


class HostDikunjungi(models.Model):
    """When an outside host may be asked again: one question per second, whoever asks."""

    host = models.CharField("host", max_length=253, unique=True)
    boleh_lagi = models.DateTimeField("boleh ditanya lagi mulai")

    class Meta:
        ordering = ["host"]
        verbose_name = verbose_name_plural = "host yang dikunjungi"

    def __str__(self) -> str:
        return self.host
