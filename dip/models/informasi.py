from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from dip.berkas import upload_path_berkas
from dip.enums import Bentuk, JenisPeristiwa, JenisRetensi, Kategori, Presisi, Status
from dip.models.kewajiban import Kewajiban
from situs.fields import ChoiceSetField
from situs.kode import make_kode
from situs.models import PerSitusModel, PerSitusQuerySet

TAHUN_VALIDATORS = [
    MinValueValidator(2008, "Isi tahun 2008 atau sesudahnya."),
    MaxValueValidator(2100, "Isi tahun dengan empat angka, misalnya 2026."),
]


class InformasiQuerySet(PerSitusQuerySet):
    def published(self) -> "InformasiQuerySet":
        return self.filter(status=Status.TERBIT)

    def for_tahun(self, tahun: int) -> "InformasiQuerySet":
        return self.filter(tahun=tahun)


class Informasi(PerSitusModel):
    """One row of the Daftar Informasi Publik: Pasal 21 ayat (2) and Lampiran I Perki 1/2021.

    Free text stays as the officer wrote it; what the software understood stands beside it.
    """

    kode = models.CharField("kode", max_length=12, unique=True, default=make_kode, editable=False)
    tahun = models.PositiveSmallIntegerField("tahun", validators=TAHUN_VALIDATORS)
    urutan = models.PositiveIntegerField("nomor", default=0)  # Lampiran I huruf a
    nomor_asli = models.CharField("nomor dalam berkas asal", max_length=20, blank=True)
    judul = models.CharField("judul", max_length=500, blank=True)
    ringkasan = models.TextField(  # huruf b
        "ringkasan", max_length=20_000, blank=True
    )
    pejabat_penguasa = models.CharField(  # huruf c
        "unit yang menguasai", max_length=500, blank=True
    )
    penanggung_jawab = models.CharField(  # huruf d
        "penanggung jawab", max_length=500, blank=True
    )
    waktu = models.CharField("waktu", max_length=200, blank=True)  # huruf e
    waktu_tanggal = models.DateField(null=True, editable=False)
    waktu_presisi = models.CharField(
        max_length=5, choices=Presisi.choices, blank=True, editable=False
    )
    tempat = models.CharField("tempat", max_length=200, blank=True)  # huruf e
    bentuk = ChoiceSetField(  # huruf f
        "bentuk", max_length=60, choices=Bentuk.choices, blank=True
    )
    bentuk_teks = models.CharField("bentuk seperti tertulis", max_length=200, blank=True)
    retensi = models.CharField(  # huruf g
        "retensi", max_length=200, blank=True
    )
    retensi_jenis = models.CharField(
        max_length=20, choices=JenisRetensi.choices, blank=True, editable=False
    )
    retensi_tahun = models.PositiveSmallIntegerField(null=True, editable=False)
    kategori = models.CharField("kategori", max_length=20, choices=Kategori.choices, blank=True)
    kelompok = models.CharField("kelompok", max_length=300, blank=True)
    media = models.TextField("media/tautan", max_length=10_000, blank=True)
    kewajiban = models.ForeignKey(
        Kewajiban,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="memenuhi kewajiban",
    )
    # Formerly excluded: what this row was before its term ended (Pasal 52 Perki 1/2021).
    eks_pengecualian = models.OneToOneField(
        "dip.Pengecualian",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="informasi",
        verbose_name="semula dikecualikan",
    )

    status = models.CharField(
        "status", max_length=10, choices=Status.choices, default=Status.DRAF, editable=False
    )
    terbit_pada = models.DateTimeField("terbit pada", null=True, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    diperbarui_pada = models.DateTimeField("diperbarui pada", default=timezone.now, editable=False)
    versi = models.PositiveIntegerField(default=1, editable=False)
    indeks = models.TextField(blank=True, editable=False)  # normalised and stemmed words
    ringkasan_lemah = models.BooleanField(default=False, editable=False)  # perhaps only a title

    objects = InformasiQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "urutan", "pk"]
        verbose_name = verbose_name_plural = "informasi publik"
        indexes = [
            models.Index(fields=["situs", "status", "tahun", "urutan"]),
            models.Index(fields=["situs", "status", "diperbarui_pada"]),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        """The short name of the entry: its title, else the beginning of its summary."""
        return self.judul or self.ringkasan[:120] or f"Informasi {self.kode}"

    def get_absolute_url(self) -> str:
        return reverse("dip:detail", args=[self.kode])


class BerkasInformasi(models.Model):
    """A file of an entry; private until the entry is published."""

    situs_path = "informasi__situs"
    informasi = models.ForeignKey(Informasi, models.CASCADE, related_name="berkas")
    kode = models.CharField("kode", max_length=12, unique=True, default=make_kode, editable=False)
    isi = models.FileField("berkas", upload_to=upload_path_berkas, max_length=200)
    judul = models.CharField(
        "judul berkas", max_length=200, blank=True, help_text="Kosongkan untuk memakai nama berkas."
    )
    nama_asli = models.CharField("nama berkas", max_length=200, editable=False)
    jenis = models.CharField("jenis", max_length=10, editable=False)  # pdf, docx, xlsx, jpg ...
    ukuran = models.PositiveBigIntegerField("ukuran", editable=False)  # byte
    sidik = models.CharField(max_length=64, editable=False)  # SHA-256
    dibuat_pada = models.DateTimeField("diunggah pada", default=timezone.now, editable=False)

    objects = PerSitusQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "berkas"

    def __str__(self) -> str:
        return self.judul or self.nama_asli

    def get_absolute_url(self) -> str:
        return reverse("dip:berkas", args=[self.informasi.kode, self.kode])


class PeristiwaInformasi(PerSitusModel):
    """Append-only history of an entry: who did what, when, and which words changed."""

    informasi = models.ForeignKey(
        Informasi, models.SET_NULL, null=True, related_name="peristiwa", verbose_name="informasi"
    )
    kode = models.CharField("kode informasi", max_length=12)
    jenis = models.CharField("peristiwa", max_length=20, choices=JenisPeristiwa.choices)
    perubahan = models.JSONField("perubahan", default=dict)  # field -> [before, after]
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    impor = models.ForeignKey("dip.Impor", models.SET_NULL, null=True, related_name="peristiwa")
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name = verbose_name_plural = "riwayat informasi"
        indexes = [models.Index(fields=["informasi", "-waktu"])]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.kode}"
