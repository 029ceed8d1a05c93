"""Who leads the office and how it is organised."""

from django.db import models
from django.urls import reverse

from halaman.enums import JenisHarta
from halaman.models.berkas import Gambar
from halaman.models.halaman import Dokumen
from halaman.models.konten import Konten
from situs.models import PerSitusModel, PerSitusQuerySet


class Pejabat(Konten):
    """A leader of the office; `judul` is the name."""

    isian = (
        *("judul", "jabatan", "foto", "profil", "urutan", "kewajiban"),
        *("terbit_mulai", "terbit_sampai"),
    )
    diindeks = ("judul", "jabatan", "profil")
    teks_kaya = ("profil",)

    jabatan = models.CharField("jabatan", max_length=150, help_text="Misalnya: Camat")
    foto = models.ForeignKey(
        Gambar, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="foto"
    )
    profil = models.TextField("profil singkat", blank=True, max_length=20_000)
    urutan = models.PositiveIntegerField("urutan", default=0, editable=False)

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = verbose_name_plural = "pimpinan"

    def get_absolute_url(self) -> str:
        return f"{reverse('halaman:pimpinan')}#{self.kode}"


class LaporanHarta(models.Model):
    """LHKPN or LHKASN of a year; only what the law lets the office announce."""

    situs_path = "pejabat__situs"
    pejabat = models.ForeignKey(Pejabat, models.CASCADE, related_name="laporan_harta")
    jenis = models.CharField("jenis", max_length=6, choices=JenisHarta.choices)
    tahun = models.PositiveSmallIntegerField("tahun lapor")
    tautan = models.URLField("tautan e-lhkpn", blank=True)
    dokumen = models.ForeignKey(
        Dokumen, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="dokumen"
    )

    objects = PerSitusQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "jenis"]
        verbose_name = verbose_name_plural = "laporan harta kekayaan"
        constraints = [
            models.UniqueConstraint(
                fields=["pejabat", "jenis", "tahun"],
                name="laporan_harta_unik",
                violation_error_message="Laporan jenis ini untuk tahun itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun}"


class UnitKerja(PerSitusModel):
    """A line of the organisation chart; the chart is read as a nested list."""

    nama = models.CharField("nama unit atau jabatan", max_length=150)
    pemangku = models.CharField("nama pejabat", max_length=150, blank=True)
    tugas = models.CharField("tugas singkat", max_length=300, blank=True)
    induk = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="bawahan",
        verbose_name="di bawah",
    )
    urutan = models.PositiveIntegerField("urutan", default=0, editable=False)

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = verbose_name_plural = "struktur organisasi"

    def __str__(self) -> str:
        return self.nama
