"""News, agenda, gallery and questions."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from dip.models import Informasi
from halaman.enums import JenisAgenda
from halaman.models.berkas import Gambar
from halaman.models.konten import Konten
from situs.models import PerSitusQuerySet


class Berita(Konten):
    isian = (
        *("judul", "slug", "ringkasan", "isi", "tanggal", "penulis", "gambar", "tag"),
        *("kewajiban", "terbit_mulai", "terbit_sampai"),
    )
    diindeks = ("judul", "ringkasan", "isi", "tag")
    teks_kaya = ("isi",)

    slug = models.SlugField("alamat", max_length=80, help_text="Bagian akhir alamat berita.")
    ringkasan = models.CharField("ringkasan", max_length=300, help_text="Satu atau dua kalimat.")
    isi = models.TextField("isi", blank=True, max_length=200_000)
    tanggal = models.DateField("tanggal", default=timezone.localdate)
    penulis = models.CharField(
        "ditulis oleh", max_length=100, blank=True, help_text="Unit, misalnya: Kasi Pemerintahan"
    )
    gambar = models.ForeignKey(
        Gambar, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gambar"
    )
    tag = models.CharField("tag", max_length=200, blank=True, help_text="Pisahkan dengan koma.")
    informasi = models.ManyToManyField(
        Informasi, blank=True, related_name="+", verbose_name="informasi terkait"
    )

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = verbose_name_plural = "berita"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "slug"],
                name="berita_slug_unik",
                violation_error_message="Alamat ini sudah dipakai berita lain. Pilih yang lain.",
            )
        ]
        indexes = [models.Index(fields=["situs", "status", "-tanggal"])]

    def get_absolute_url(self) -> str:
        return reverse("halaman:berita", args=[self.slug])


class Agenda(Konten):
    isian = (
        *("judul", "mulai", "selesai", "seharian", "tempat", "jenis", "terbuka", "uraian"),
        *("kewajiban", "terbit_mulai", "terbit_sampai"),
    )
    diindeks = ("judul", "tempat", "uraian")

    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai", null=True, blank=True)
    seharian = models.BooleanField("sepanjang hari", default=False)
    tempat = models.CharField("tempat", max_length=200, blank=True)
    jenis = models.CharField(
        "jenis kegiatan", max_length=12, choices=JenisAgenda.choices, default=JenisAgenda.LAINNYA
    )
    terbuka = models.BooleanField("terbuka untuk umum", default=True)
    uraian = models.TextField("uraian", blank=True, max_length=5000)

    class Meta:
        ordering = ["mulai", "pk"]
        verbose_name = verbose_name_plural = "agenda"
        indexes = [models.Index(fields=["situs", "status", "mulai"])]

    def get_absolute_url(self) -> str:
        return reverse("halaman:agenda", args=[self.kode])


class Album(Konten):
    """An album of the gallery."""

    isian = (
        *("judul", "tanggal", "ringkasan", "tautan_video", "transkrip", "kewajiban"),
        *("terbit_mulai", "terbit_sampai"),
    )
    diindeks = ("judul", "ringkasan", "transkrip")

    tanggal = models.DateField("tanggal", default=timezone.localdate)
    ringkasan = models.TextField("keterangan", blank=True, max_length=2000)
    tautan_video = models.URLField("tautan video", blank=True)
    transkrip = models.TextField("transkrip video", blank=True)

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = verbose_name_plural = "galeri"

    def get_absolute_url(self) -> str:
        return reverse("halaman:album", args=[self.kode])


class Foto(models.Model):
    situs_path = "album__situs"
    album = models.ForeignKey(Album, models.CASCADE, related_name="foto")
    gambar = models.ForeignKey(Gambar, models.PROTECT, related_name="+", verbose_name="gambar")
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0, editable=False)

    objects = PerSitusQuerySet.as_manager()

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = verbose_name_plural = "foto"

    def __str__(self) -> str:
        return self.keterangan or str(self.gambar)


class Tanya(Konten):
    """A frequent question with its answer."""

    isian = (*("judul", "isi", "kelompok", "urutan", "kewajiban", "terbit_mulai", "terbit_sampai"),)
    diindeks = ("judul", "isi", "kelompok")
    teks_kaya = ("isi",)

    isi = models.TextField("jawaban", max_length=20_000)
    kelompok = models.CharField(
        "kelompok", max_length=100, blank=True, help_text="Misalnya: Permohonan informasi"
    )
    urutan = models.PositiveIntegerField("urutan", default=0, editable=False)

    class Meta:
        ordering = ["kelompok", "urutan", "pk"]
        verbose_name = verbose_name_plural = "tanya jawab"

    def get_absolute_url(self) -> str:
        return f"{reverse('halaman:faq')}#{self.kode}"
