"""What every kind of content shares: its state, its time on the site and its history."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from dip.models import Kewajiban
from halaman.enums import JenisPeristiwa, Status
from situs.kode import make_kode
from situs.models import PerSitusModel, PerSitusQuerySet


def build_published(at: datetime, prefix: str = "") -> Q:
    """The one rule of what a visitor sees: published, begun, not yet ended.

    It is asked at reading time, so a schedule needs no job that could be late.
    """
    begun = Q(**{f"{prefix}terbit_mulai": None}) | Q(**{f"{prefix}terbit_mulai__lte": at})
    lasts = Q(**{f"{prefix}terbit_sampai": None}) | Q(**{f"{prefix}terbit_sampai__gt": at})
    return Q(**{f"{prefix}status": Status.TERBIT}) & begun & lasts


class KontenQuerySet(PerSitusQuerySet):
    def published(self) -> "KontenQuerySet":
        return self.filter(build_published(timezone.now()))


class Konten(PerSitusModel):
    """Base of all that is drafted, published, withdrawn and restored."""

    isian: tuple[str, ...] = ()  # what a person writes; kept in every version
    diindeks: tuple[str, ...] = ("judul",)
    teks_kaya: tuple[str, ...] = ()  # HTML from the editor, cleaned on every save

    kode = models.CharField("kode", max_length=12, unique=True, default=make_kode, editable=False)
    judul = models.CharField("judul", max_length=200)
    kewajiban = models.ForeignKey(
        Kewajiban,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="memenuhi kewajiban",
        help_text="Isi ini tampil di halaman informasi berkala, setiap saat, atau standar layanan.",
    )
    status = models.CharField(
        "status", max_length=10, choices=Status.choices, default=Status.DRAF, editable=False
    )
    terbit_mulai = models.DateTimeField(
        "tampil mulai", null=True, blank=True, help_text="Kosongkan agar tampil begitu diterbitkan."
    )
    terbit_sampai = models.DateTimeField(
        "tampil sampai", null=True, blank=True, help_text="Kosongkan bila tanpa batas waktu."
    )
    terbit_pada = models.DateTimeField("terbit pada", null=True, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    diperbarui_pada = models.DateTimeField("diperbarui pada", default=timezone.now, editable=False)
    versi = models.PositiveIntegerField(default=1, editable=False)
    indeks = models.TextField(blank=True, editable=False)  # normalised and stemmed words

    objects = KontenQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.judul

    @property
    def is_published(self) -> bool:
        """The rule of build_published for this one row."""
        now = timezone.now()
        begun = self.terbit_mulai is None or self.terbit_mulai <= now
        lasts = self.terbit_sampai is None or self.terbit_sampai > now
        return self.status == Status.TERBIT and begun and lasts

    @property
    def keadaan(self) -> str:
        """The state in one word, the schedule included."""
        now = timezone.now()
        if self.status != Status.TERBIT:
            return self.get_status_display()
        if self.terbit_mulai and self.terbit_mulai > now:
            return "Terjadwal"
        return "Selesai tampil" if self.terbit_sampai and self.terbit_sampai <= now else "Terbit"

    def clean(self) -> None:
        super().clean()
        if self.terbit_mulai and self.terbit_sampai and self.terbit_sampai <= self.terbit_mulai:
            raise ValidationError(
                {"terbit_sampai": "Waktu selesai tampil harus sesudah waktu mulai tampil."}
            )


class VersiKonten(PerSitusModel):
    """Append-only history: who did what, when, and every word as it stood then."""

    jenis = models.CharField("jenis isi", max_length=40)  # model name
    objek = models.PositiveBigIntegerField("nomor isi")
    kode = models.CharField("kode", max_length=12)
    versi = models.PositiveIntegerField("versi")
    peristiwa = models.CharField("peristiwa", max_length=20, choices=JenisPeristiwa.choices)
    isian = models.JSONField("isian", default=dict)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name = verbose_name_plural = "riwayat isi"
        indexes = [models.Index(fields=["jenis", "objek", "-waktu"])]

    def __str__(self) -> str:
        return f"{self.get_peristiwa_display()}: {self.jenis} {self.kode}"
