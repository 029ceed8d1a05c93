from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from permohonan.enums import JenisNomor, JenisSurat
from situs.models import PerSitusModel


class PengaturanLayanan(PerSitusModel):
    """What a site sets for its service; a site without a row has these defaults."""

    # Pasal 22 ayat (2) UU 14/2008 asks for name and address only.
    nik_wajib = models.BooleanField(
        "NIK wajib diisi",
        default=False,
        help_text="UU 14/2008 hanya meminta nama dan alamat. Wajibkan bila SK standar layanan "
        "Anda menuntutnya.",
    )
    identitas_wajib = models.BooleanField(
        "bukti identitas wajib diunggah",
        default=False,
        help_text="Tanpa ini pemohon boleh menunjukkannya kemudian.",
    )
    hari_lengkapi = models.PositiveSmallIntegerField(  # custom of offices, no rule was found
        "waktu melengkapi permohonan (hari kerja)",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text="Tenggat jawaban 10 hari kerja tetap berjalan.",
    )
    tarif_lembar = models.PositiveIntegerField(
        "tarif salinan per lembar (rupiah)",
        default=0,
        help_text="Menurut SK standar biaya. Informasi elektronik gratis.",
    )
    ongkos_kirim = models.CharField(
        "keterangan ongkos kirim",
        max_length=200,
        blank=True,
        help_text="Misalnya: sesuai tarif pos.",
    )
    cara_bayar = models.CharField("cara pembayaran", max_length=300, blank=True)
    dasar_tarif = models.CharField("nomor SK standar biaya", max_length=200, blank=True)
    kode_nomor = models.CharField(
        "kode dalam nomor",
        max_length=30,
        blank=True,
        help_text="Nomor pendaftaran memuatnya, misalnya CIPARI dalam 001/PPID-CIPARI/XI/2026.",
    )
    pola_surat = models.CharField(
        "pola nomor surat",
        max_length=80,
        blank=True,
        help_text="Boleh memakai {urut}, {kode}, {bulan}, {tahun}. "
        "Misalnya: 480/{urut}/{kode}/{tahun}",
    )
    atasan_nama = models.CharField("nama Atasan PPID", max_length=150, blank=True)
    komisi_informasi = models.CharField(
        "Komisi Informasi yang berwenang",
        max_length=150,
        blank=True,
        help_text="Kosong berarti Komisi Informasi provinsi situs ini.",
    )
    komisi_alamat = models.CharField(
        "alamat Komisi Informasi",
        max_length=300,
        blank=True,
        help_text="Kosong berarti mengikuti PPID Utama; bila itu juga kosong, tidak ditampilkan.",
    )
    komisi_kontak = models.CharField(
        "kontak Komisi Informasi",
        max_length=300,
        blank=True,
        help_text="Telepon, e-mail, atau situs webnya. Kosong seperti alamatnya.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan layanan informasi"
        constraints = [
            models.UniqueConstraint(
                fields=["situs"],
                name="pengaturan_layanan_satu",
                violation_error_message="Situs ini sudah punya pengaturan layanan.",
            )
        ]

    def __str__(self) -> str:
        return f"Pengaturan layanan {self.situs}"


class TeksSurat(PerSitusModel):
    """The site's own words in a kind of letter; what the law demands is not among them."""

    jenis = models.CharField("jenis surat", max_length=15, choices=JenisSurat.choices)
    pembuka = models.TextField("kalimat pembuka", max_length=2000, blank=True)
    penutup = models.TextField("kalimat penutup", max_length=2000, blank=True)
    tembusan = models.TextField(
        "tembusan", max_length=1000, blank=True, help_text="Satu baris satu pihak."
    )

    class Meta:
        ordering = ["jenis"]
        verbose_name = verbose_name_plural = "teks surat"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "jenis"],
                name="teks_surat_satu",
                violation_error_message="Teks untuk jenis surat ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"Teks {self.get_jenis_display().lower()}"


class Pencacah(PerSitusModel):
    """The last number of a site and year; locked while the next one is given."""

    jenis = models.CharField(max_length=12, choices=JenisNomor.choices)
    tahun = models.PositiveSmallIntegerField()
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "pencacah nomor"
        constraints = [
            models.UniqueConstraint(fields=["situs", "jenis", "tahun"], name="pencacah_satu")
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun}: {self.terakhir}"
