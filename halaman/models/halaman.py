from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from halaman.enums import Bagian, JenisDokumen
from halaman.models.berkas import BerkasTersimpan, Bersuara
from halaman.models.konten import Konten, KontenQuerySet, build_published
from situs.models import PerSitusModel


class HalamanQuerySet(KontenQuerySet):
    def published(self) -> "HalamanQuerySet":
        """A page that stays linked shows as long as its source at PPID Utama does."""
        source = build_published(timezone.now(), "sumber__") & Q(sumber__ditawarkan=True)
        return super().published().filter(Q(tertaut=False) | source)


class Halaman(Bersuara, Konten):
    """A page of the site. One that stays linked takes its words from PPID Utama's page."""

    lintas_situs = frozenset({"sumber"})
    isian = (
        *("judul", "slug", "bagian", "ringkasan", "isi", "urutan", "kewajiban", "transkrip"),
        *("terbit_mulai", "terbit_sampai", "ditawarkan", "tertaut"),
    )
    diindeks = ("judul", "ringkasan", "isi", "transkrip")
    teks_kaya = ("isi",)

    slug = models.SlugField(
        "alamat", max_length=80, help_text="Bagian akhir alamat halaman, misalnya: tugas-dan-fungsi"
    )
    bagian = models.CharField(
        "bagian situs", max_length=10, choices=Bagian.choices, default=Bagian.PROFIL
    )
    ringkasan = models.CharField(
        "ringkasan", max_length=300, blank=True, help_text="Satu kalimat; tampil di daftar."
    )
    isi = models.TextField("isi", blank=True, max_length=200_000)
    urutan = models.PositiveIntegerField("urutan", default=0, editable=False)
    ditawarkan = models.BooleanField(
        "tawarkan ke semua kecamatan",
        default=False,
        help_text="Kecamatan dapat mengambil halaman ini, tertaut atau sebagai salinan.",
    )
    sumber = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="pengambil", editable=False
    )
    tertaut = models.BooleanField("tertaut ke PPID Utama", default=False, editable=False)

    objects = HalamanQuerySet.as_manager()

    class Meta:
        ordering = ["bagian", "urutan", "judul"]
        verbose_name = verbose_name_plural = "halaman"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "slug"],
                name="halaman_slug_unik",
                violation_error_message="Alamat ini sudah dipakai halaman lain. Pilih yang lain.",
            )
        ]
        indexes = [models.Index(fields=["situs", "status", "bagian", "urutan"])]

    @property
    def asal(self) -> "Halaman":
        """The page whose words are shown."""
        return self.sumber if self.tertaut and self.sumber else self

    @property
    def is_published(self) -> bool:
        """The rule of HalamanQuerySet.published for this one row."""
        source = self.sumber if self.tertaut else None
        lent = source is not None and source.ditawarkan and source.is_published
        return super().is_published and (lent or not self.tertaut)

    @property
    def keadaan(self) -> str:
        word = super().keadaan
        return "Tidak ditawarkan lagi" if word == "Terbit" and not self.is_published else word

    def get_absolute_url(self) -> str:
        return reverse(f"halaman:{self.bagian}", args=[self.slug])


class Dokumen(BerkasTersimpan, Konten):
    """A document of the site: a file, or the address where it can be read."""

    isian = (
        *("judul", "jenis", "tahun", "nomor", "tanggal", "ringkasan", "tautan", "kewajiban"),
        *("terbit_mulai", "terbit_sampai", "berkas", "nama_asli", "jenis_berkas", "ukuran"),
        "sidik",
    )
    diindeks = ("judul", "nomor", "ringkasan", "nama_asli")

    jenis = models.CharField(
        "jenis dokumen", max_length=12, choices=JenisDokumen.choices, default=JenisDokumen.LAINNYA
    )
    tahun = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    nomor = models.CharField("nomor", max_length=100, blank=True, help_text="Misalnya: 067/12/2026")
    tanggal = models.DateField("tanggal dokumen", null=True, blank=True)
    ringkasan = models.TextField(
        "ringkasan isi", max_length=2000, blank=True, help_text="Apa isi dokumen ini, 1-3 kalimat."
    )
    tautan = models.URLField(
        "tautan", max_length=500, blank=True, help_text="Bila dokumen berada di situs resmi lain."
    )

    class Meta:
        ordering = ["-tahun", "jenis", "judul"]
        verbose_name = verbose_name_plural = "dokumen"
        indexes = [models.Index(fields=["situs", "status", "jenis", "tahun"])]

    @property
    def alamat_isi(self) -> str:
        """Where it can be read: its file, else the address of another site."""
        return reverse("halaman:dokumen_berkas", args=[self.kode]) if self.berkas else self.tautan

    def get_absolute_url(self) -> str:
        return reverse("halaman:dokumen", args=[self.kode])


class ButirMenu(PerSitusModel):
    """An entry of the site's menu; three levels at most."""

    judul = models.CharField("judul", max_length=60)
    induk = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="anak",
        verbose_name="di bawah butir",
    )
    halaman = models.ForeignKey(
        Halaman, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="halaman"
    )
    alamat = models.CharField(
        "atau alamat",
        max_length=500,
        blank=True,
        help_text="Misalnya /dip/ atau https://lapor.go.id. Kosongkan untuk judul kelompok.",
    )
    urutan = models.PositiveIntegerField("urutan", default=0, editable=False)

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = verbose_name_plural = "menu"

    def __str__(self) -> str:
        return self.judul


class TargetKewajiban(PerSitusModel):
    """An honest gap: when the missing item will be there, or why it does not apply here."""

    kewajiban = models.ForeignKey(
        "dip.Kewajiban", models.CASCADE, related_name="+", verbose_name="kewajiban"
    )
    ditargetkan = models.DateField("ditargetkan tersedia", null=True, blank=True)
    tidak_berlaku = models.BooleanField("tidak berlaku di sini", default=False)
    alasan = models.CharField(
        "keterangan", max_length=300, blank=True, help_text="Tampil untuk warga."
    )

    class Meta:
        ordering = ["kewajiban"]
        verbose_name = verbose_name_plural = "target kewajiban"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "kewajiban"],
                name="target_kewajiban_unik",
                violation_error_message="Target untuk kewajiban ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return str(self.kewajiban)
