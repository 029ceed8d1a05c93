"""The Daftar Informasi Dikecualikan (DIK): Pasal 17-20 UU 14/2008 and PP 61/2010."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from dip.enums import (
    JenisJangka,
    JenisPeristiwaPengecualian,
    SaatUji,
    StatusPengecualian,
)
from situs.dasar_pengecualian import list_huruf
from situs.fields import ChoiceSetField
from situs.kode import make_kode
from situs.models import PerSitusModel, PerSitusQuerySet


class UjiKonsekuensi(PerSitusModel):
    """A lembar pengujian konsekuensi: Pasal 19 UU 14/2008. One sheet may test several entries."""

    nomor = models.CharField("nomor lembar", max_length=100)
    tanggal = models.DateField("tanggal pengujian")
    tempat = models.CharField("tempat", max_length=200)
    saat = models.CharField(  # Pasal 49 ayat (1) Perki 1/2021
        "saat pengujian",
        max_length=20,
        choices=SaatUji.choices,
        default=SaatUji.SEBELUM_PERMOHONAN,
    )
    peserta = models.TextField(
        "peserta", max_length=5000, help_text="Satu baris satu orang: nama, jabatan."
    )
    # The four steps of Pasal 49 ayat (2) Perki 1/2021.
    langkah_dokumen = models.TextField("dokumen yang diuji", max_length=5000, blank=True)
    langkah_informasi = models.TextField(
        "informasi yang dicatat untuk dikecualikan", max_length=5000, blank=True
    )
    langkah_hukum = models.TextField("analisis dasar hukum", max_length=5000, blank=True)
    langkah_kepatutan = models.TextField(
        "analisis kepatutan dan kepentingan umum", max_length=5000, blank=True
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = verbose_name_plural = "lembar uji konsekuensi"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "nomor"],
                name="uji_konsekuensi_nomor_unik",
                violation_error_message="Lembar uji dengan nomor ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomor} ({self.tanggal:%d-%m-%Y})"


class SuratPenetapan(PerSitusModel):
    """A surat penetapan klasifikasi of PPID Utama with its six contents: Pasal 4 ayat (2)
    PP 61/2010. The term of each entry (huruf d) stands at the entry."""

    nomor = models.CharField("nomor surat", max_length=100)
    jenis_klasifikasi = models.CharField(  # huruf a
        "jenis klasifikasi", max_length=200, default="Informasi yang dikecualikan"
    )
    pejabat_nama = models.CharField("nama pejabat PPID", max_length=150)  # huruf b
    pejabat_jabatan = models.CharField("jabatan pejabat PPID", max_length=150)  # huruf b
    badan_publik = models.CharField(  # huruf c
        "badan publik dan unit kerja", max_length=300
    )
    alasan = models.TextField("alasan pengecualian", max_length=5000)  # huruf e
    tempat = models.CharField("tempat penetapan", max_length=150)  # huruf f
    tanggal = models.DateField("tanggal penetapan")  # huruf f
    # Pasal 3 ayat (2) PP 61/2010: with the approval of the head of the public body.
    pimpinan_nama = models.CharField("nama pimpinan yang menyetujui", max_length=150)
    pimpinan_jabatan = models.CharField("jabatan pimpinan", max_length=150)
    persetujuan_tanggal = models.DateField("tanggal persetujuan")
    persetujuan_nomor = models.CharField("nomor surat persetujuan", max_length=100, blank=True)
    # The entries as the letter decided them; what changes later stands in a later letter.
    baris = models.JSONField("informasi dalam surat", default=list, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = verbose_name_plural = "surat penetapan klasifikasi"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "nomor"],
                name="surat_penetapan_nomor_unik",
                violation_error_message="Surat penetapan dengan nomor ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomor} ({self.tanggal:%d-%m-%Y})"

    def clean(self) -> None:
        super().clean()
        if self.tanggal and self.tanggal > timezone.localdate():
            raise ValidationError({"tanggal": "Tanggal penetapan belum tiba."})
        both = self.tanggal and self.persetujuan_tanggal
        if both and self.persetujuan_tanggal > self.tanggal:
            raise ValidationError(
                {"persetujuan_tanggal": "Persetujuan pimpinan mendahului penetapan."}
            )


class PengecualianQuerySet(PerSitusQuerySet):
    def published(self) -> "PengecualianQuerySet":
        """What the public list shows: decided and still in force."""
        return self.filter(status=StatusPengecualian.DITETAPKAN)


class Pengecualian(PerSitusModel):
    """One entry of the list of excluded information. Its content is never kept here.

    Free text stays as the officer wrote it; what the software understood stands beside it.
    """

    lintas_situs = frozenset({"surat"})  # the letter is PPID Utama's

    kode = models.CharField("kode", max_length=12, unique=True, default=make_kode, editable=False)
    urutan = models.PositiveIntegerField("nomor", default=0)
    nomor_asli = models.CharField("nomor dalam berkas asal", max_length=20, blank=True)
    kelompok = models.CharField("kelompok", max_length=300, blank=True)
    judul = models.CharField("informasi yang dikecualikan", max_length=500)
    uraian = models.TextField(  # for officers; the public list shows the name only
        "rincian untuk petugas", max_length=20_000, blank=True
    )
    dasar = ChoiceSetField(  # Pasal 17 UU 14/2008, several
        "alasan menurut Pasal 17", max_length=20, choices=list_huruf, blank=True
    )
    dasar_hukum = models.TextField("dasar hukum", max_length=10_000, blank=True)
    konsekuensi_dibuka = models.TextField(
        "akibat bila informasi dibuka", max_length=10_000, blank=True
    )
    konsekuensi_ditutup = models.TextField(
        "manfaat bila informasi ditutup", max_length=10_000, blank=True
    )
    jangka_jenis = models.CharField(
        "jenis jangka waktu", max_length=20, choices=JenisJangka.choices, blank=True
    )
    jangka_teks = models.CharField("jangka waktu", max_length=500, blank=True)
    berakhir = models.DateField("berakhir pada", null=True, blank=True)
    # Pasal 18 ayat (2) UU 14/2008: grounds g and h do not close what these say.
    persetujuan_tertulis = models.BooleanField(
        "orang yang bersangkutan sudah menyetujui tertulis", default=False
    )
    jabatan_publik = models.BooleanField("berkaitan dengan jabatan publik seseorang", default=False)

    # What its row in the DIP will need once the exclusion has ended (Lampiran I Perki 1/2021).
    pejabat_penguasa = models.CharField("unit yang menguasai", max_length=500, blank=True)
    penanggung_jawab = models.CharField("penanggung jawab", max_length=500, blank=True)
    bentuk_teks = models.CharField("bentuk informasi", max_length=200, blank=True)

    uji = models.ForeignKey(
        UjiKonsekuensi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pengecualian",
        verbose_name="lembar uji konsekuensi",
    )
    surat = models.ForeignKey(
        SuratPenetapan,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="pengecualian",
        verbose_name="surat penetapan",
    )
    status = models.CharField(
        "status",
        max_length=12,
        choices=StatusPengecualian.choices,
        default=StatusPengecualian.DRAF,
        editable=False,
    )
    # Pasal 5 PP 61/2010: the longest term is counted from here, also after an extension.
    ditetapkan_sejak = models.DateField("ditetapkan sejak", null=True, editable=False)
    diputuskan_buka = models.BooleanField(  # Pasal 11 PP 61/2010: decided before the end
        "diputuskan terbuka pada waktunya", default=False, editable=False
    )
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    diperbarui_pada = models.DateTimeField("diperbarui pada", default=timezone.now, editable=False)
    versi = models.PositiveIntegerField(default=1, editable=False)

    objects = PengecualianQuerySet.as_manager()

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = verbose_name_plural = "informasi dikecualikan"
        indexes = [
            models.Index(fields=["situs", "status", "urutan"]),
            models.Index(fields=["status", "berakhir"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(jangka_jenis=JenisJangka.TIDAK_TERBATAS, berakhir__isnull=False),
                name="pengecualian_tak_terbatas_tanpa_tanggal",
            )
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("halaman:pengecualian", args=[self.kode])


class PeristiwaPengecualian(PerSitusModel):
    """Append-only history of an exclusion: who did what, when, why, and which words changed."""

    pengecualian = models.ForeignKey(
        Pengecualian, models.SET_NULL, null=True, related_name="peristiwa"
    )
    kode = models.CharField("kode", max_length=12)
    jenis = models.CharField("peristiwa", max_length=20, choices=JenisPeristiwaPengecualian.choices)
    catatan = models.TextField("catatan", max_length=5000, blank=True)
    perubahan = models.JSONField("perubahan", default=dict)  # field -> [before, after]
    impor = models.ForeignKey(
        "dip.Impor", models.SET_NULL, null=True, related_name="peristiwa_pengecualian"
    )
    tahap = models.PositiveSmallIntegerField(null=True)  # of a reminder: 60, 45, 30 working days
    berakhir = models.DateField(null=True)  # of a reminder: the end it was about
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name = verbose_name_plural = "riwayat informasi dikecualikan"
        indexes = [models.Index(fields=["pengecualian", "-waktu"])]
        constraints = [
            models.UniqueConstraint(  # a reminder twice is noise, whatever runs the job
                fields=["pengecualian", "tahap", "berakhir"],
                condition=Q(tahap__isnull=False),
                name="pengecualian_diingatkan_sekali",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.kode}"
