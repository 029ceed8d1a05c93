"""Files and pictures of the content; each is private until something published shows it."""

from pathlib import PurePath

from django.db import models
from django.urls import reverse
from django.utils import timezone

from situs.berkas import random_name
from situs.kode import make_kode
from situs.models import PerSitusModel


def upload_path(row: models.Model, name: str) -> str:
    suffix = PurePath(name).suffix.removeprefix(".")
    return f"{row.situs.slug}/{row._meta.model_name}/{random_name(suffix)}"


class BerkasTersimpan(models.Model):
    """The columns of one stored file (situs.berkas.SafeFile)."""

    berkas = models.FileField("berkas", upload_to=upload_path, max_length=200, blank=True)
    nama_asli = models.CharField("nama berkas", max_length=200, blank=True, editable=False)
    jenis_berkas = models.CharField("jenis", max_length=10, blank=True, editable=False)
    ukuran = models.PositiveBigIntegerField("ukuran", default=0, editable=False)  # byte
    sidik = models.CharField(max_length=64, blank=True, editable=False)  # SHA-256

    class Meta:
        abstract = True


class Bersuara(models.Model):
    """An announcement to be heard: Pasal 24 ayat (4)-(5) Perki 1/2021, with its words beside it."""

    audio = models.FileField(
        "rekaman suara",
        upload_to=upload_path,
        max_length=200,
        blank=True,
        help_text="MP3, M4A, atau Ogg, paling besar 20 MB. Sertakan transkripnya.",
    )
    audio_jenis = models.CharField(max_length=10, blank=True, editable=False)
    audio_ukuran = models.PositiveBigIntegerField(default=0, editable=False)  # byte
    audio_sidik = models.CharField(max_length=64, blank=True, editable=False)
    transkrip = models.TextField(
        "transkrip rekaman",
        blank=True,
        help_text="Kata-kata dalam rekaman, untuk yang tidak dapat mendengarnya.",
    )

    class Meta:
        abstract = True


class Gambar(PerSitusModel):
    """A picture of this site, drawn anew at upload, in a large and a small size."""

    kode = models.CharField("kode", max_length=12, unique=True, default=make_kode, editable=False)
    isi = models.FileField("gambar", upload_to=upload_path, max_length=200)
    kecil = models.FileField(upload_to=upload_path, max_length=200, editable=False)
    jenis = models.CharField("jenis", max_length=10, editable=False)
    ukuran = models.PositiveBigIntegerField("ukuran", editable=False)  # byte
    sidik = models.CharField(max_length=64, editable=False)  # SHA-256
    lebar = models.PositiveIntegerField("lebar", editable=False)  # pixel
    tinggi = models.PositiveIntegerField("tinggi", editable=False)
    alt = models.CharField(
        "teks pengganti",
        max_length=250,
        blank=True,
        help_text="Ceritakan isi gambar untuk yang tidak melihatnya.",
    )
    dekoratif = models.BooleanField(
        "hanya hiasan", default=False, help_text="Centang bila gambar tidak membawa keterangan."
    )
    dibuat_pada = models.DateTimeField("diunggah pada", default=timezone.now, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "gambar"

    def __str__(self) -> str:
        return self.alt or f"Gambar {self.kode}"

    def get_absolute_url(self) -> str:
        return reverse("halaman:gambar", args=[self.kode])

    def get_small_url(self) -> str:
        return reverse("halaman:gambar_kecil", args=[self.kode])
