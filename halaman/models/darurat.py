"""Serta-merta announcements and the emergency banner: Pasal 10 UU 14/2008, no queue, no delay."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from halaman.enums import Sasaran, Tingkat
from halaman.models.berkas import Bersuara
from halaman.models.konten import Konten
from situs.models import PerSitusModel, PerSitusQuerySet, Situs

# The eight contents that every announcement must hold (Perki 1/2021), in the order of the rule.
DELAPAN_ISI = (
    *("potensi_bahaya", "pihak_terdampak", "evakuasi", "cara_menghindari", "cara_bantuan"),
    *("pihak_mengumumkan", "tata_cara_pengumuman", "upaya_penanggulangan"),
)


class SertaMerta(Bersuara, Konten):
    isian = (
        *("judul", "ringkasan", "kewajiban", "waktu_kejadian", "berakhir", "wilayah"),
        *(*DELAPAN_ISI, "transkrip", "terbit_mulai", "terbit_sampai"),
    )
    diindeks = ("judul", "ringkasan", "wilayah", *DELAPAN_ISI)

    ringkasan = models.CharField(
        "ringkasan",
        max_length=300,
        help_text="Apa yang terjadi dan apa yang harus dilakukan warga.",
    )
    waktu_kejadian = models.DateTimeField("waktu kejadian", default=timezone.now)
    berakhir = models.DateTimeField(
        "berakhir pada", null=True, blank=True, help_text="Kosongkan selama masih berlangsung."
    )
    wilayah = models.TextField(
        "wilayah terdampak", help_text="Satu baris satu desa, kelurahan, atau wilayah."
    )
    potensi_bahaya = models.TextField("potensi bahaya dan besaran dampak")
    pihak_terdampak = models.TextField("pihak yang berpotensi terkena dampak")
    evakuasi = models.TextField("prosedur dan tempat evakuasi")
    cara_menghindari = models.TextField("cara menghindari bahaya atau dampak")
    cara_bantuan = models.TextField("cara mendapatkan bantuan dari pihak berwenang")
    pihak_mengumumkan = models.TextField("pihak yang wajib mengumumkan")
    tata_cara_pengumuman = models.TextField("tata cara pengumuman bila keadaan darurat terjadi")
    upaya_penanggulangan = models.TextField("upaya yang dilakukan untuk menanggulangi")

    class Meta:
        ordering = ["-waktu_kejadian", "-pk"]
        verbose_name = verbose_name_plural = "pengumuman serta-merta"
        indexes = [models.Index(fields=["situs", "status", "-waktu_kejadian"])]

    @property
    def is_active(self) -> bool:
        return self.berakhir is None or self.berakhir > timezone.now()

    def get_absolute_url(self) -> str:
        return reverse("halaman:serta_merta", args=[self.kode])


class KontakDarurat(models.Model):
    situs_path = "pengumuman__situs"
    pengumuman = models.ForeignKey(SertaMerta, models.CASCADE, related_name="kontak")
    nama = models.CharField("siapa dihubungi", max_length=100)
    nomor = models.CharField("nomor telepon", max_length=30)

    objects = PerSitusQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "kontak darurat"

    def __str__(self) -> str:
        return f"{self.nama} {self.nomor}"


class SpandukQuerySet(PerSitusQuerySet):
    def active(self, at: datetime) -> "SpandukQuerySet":
        return self.filter(dicabut_pada=None, mulai__lte=at, berakhir__gt=at)

    def shown_at(self, situs: Situs) -> "SpandukQuerySet":
        """Banners of this site, and those that its PPID Utama sends to it."""
        chosen = Q(sasaran=Sasaran.PILIHAN, daftar_situs=situs)
        reach = Q(sasaran=Sasaran.SEMUA) | chosen
        own = Q(situs=situs) & (Q(sasaran=Sasaran.SITUS_INI) | reach)
        sent = Q(situs=situs.induk_id) & reach if situs.induk_id else Q(pk=None)
        return self.filter(own | sent).distinct()


class SpandukDarurat(PerSitusModel):
    """The emergency banner above every page; it always has an end."""

    judul = models.CharField("judul", max_length=80)
    ringkas = models.CharField("isi singkat", max_length=160)
    tautan = models.CharField(
        "tautan", max_length=300, blank=True, help_text="Alamat keterangan lengkap, bila ada."
    )
    tingkat = models.CharField(
        "tingkat", max_length=10, choices=Tingkat.choices, default=Tingkat.DARURAT
    )
    wilayah = models.CharField("wilayah", max_length=200, blank=True)
    mulai = models.DateTimeField("mulai", default=timezone.now)
    berakhir = models.DateTimeField("berakhir", help_text="Wajib; dapat diperpanjang.")
    sasaran = models.CharField(
        "tampil di", max_length=10, choices=Sasaran.choices, default=Sasaran.SITUS_INI
    )
    daftar_situs = models.ManyToManyField(
        Situs, blank=True, related_name="+", verbose_name="situs yang dipilih"
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, editable=False)

    objects = SpandukQuerySet.as_manager()

    class Meta:
        ordering = ["-mulai", "-pk"]
        verbose_name = verbose_name_plural = "spanduk darurat"
        constraints = [
            models.CheckConstraint(
                condition=Q(berakhir__gt=models.F("mulai")),
                name="spanduk_berakhir_sesudah_mulai",
                violation_error_message="Waktu berakhir harus sesudah waktu mulai.",
            )
        ]

    def __str__(self) -> str:
        return self.judul

    def clean(self) -> None:
        super().clean()
        if self.situs_id and self.sasaran != Sasaran.SITUS_INI and not self.situs.utama:
            raise ValidationError(
                {"sasaran": "Hanya PPID Utama yang dapat menampilkan spanduk di situs lain."}
            )
