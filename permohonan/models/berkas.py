from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from permohonan.enums import JenisBerkas
from permohonan.models.draf import Draf
from permohonan.models.keberatan import Keberatan
from permohonan.models.permohonan import Permohonan
from situs.berkas import random_name
from situs.berkas_tersegel import BerkasTersegelField
from situs.kode import make_kode
from situs.models import PerSitusModel


def place_berkas(berkas: "BerkasLayanan", name: str) -> str:
    """The visitor's own file name never reaches the disk."""
    return f"layanan/{berkas.situs_id}/{random_name(berkas.tipe)}"


class BerkasLayanan(PerSitusModel):
    """A private file of a request, an objection or a form being filled in."""

    kode = models.CharField(max_length=12, unique=True, default=make_kode, editable=False)
    draf = models.ForeignKey(Draf, models.SET_NULL, null=True, related_name="berkas")
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, null=True, related_name="berkas")
    keberatan = models.ForeignKey(Keberatan, models.PROTECT, null=True, related_name="berkas")
    jenis = models.CharField("jenis berkas", max_length=15, choices=JenisBerkas.choices)
    isi = BerkasTersegelField("berkas", upload_to=place_berkas)
    nama_asli = models.CharField("nama berkas", max_length=200)
    tipe = models.CharField(max_length=5)  # key of situs.berkas.CONTENT_TYPES
    ukuran = models.PositiveIntegerField("ukuran (byte)")
    sidik = models.CharField(max_length=64)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dihapus_pada = models.DateTimeField(null=True)  # the row stays and says that it was there

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "berkas layanan"
        constraints = [
            models.CheckConstraint(  # a file of a case belongs to one case only
                condition=~Q(permohonan__isnull=False, keberatan__isnull=False),
                name="berkas_satu_perkara",
            ),
        ]

    def __str__(self) -> str:
        return self.nama_asli
