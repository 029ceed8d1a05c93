import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from situs.models import PerSitusModel

LAPOR = "https://www.lapor.go.id"
KELUAR = "https://www.bmkg.go.id"
SIMPAN_HARI = 730


def make_garam() -> str:
    return secrets.token_hex(16)


class PengaturanPengaduan(PerSitusModel):
    """What a site says about its channel (SAQ 7.a and 7.c); a site without a row has defaults."""

    pejabat = models.CharField(
        "jabatan pejabat penerima pengaduan",
        max_length=150,
        blank=True,
        help_text="Pejabat yang berwenang menerima pengaduan, misalnya Inspektur Pembantu "
        "Wilayah II.",
    )
    alamat = models.CharField("alamat", max_length=300, blank=True)
    telepon = models.CharField("telepon", max_length=30, blank=True)
    whatsapp = models.CharField("WhatsApp", max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    tata_cara = models.TextField(
        "tata cara tambahan",
        max_length=3000,
        blank=True,
        help_text="Yang khusus di kantor Anda. Tata cara umum sudah ada di halaman pengaduan.",
    )
    lapor = models.URLField("alamat SP4N-LAPOR", default=LAPOR)
    keluar = models.URLField(
        "alamat tombol “Keluar dari halaman ini”",
        default=KELUAR,
        help_text="Situs umum yang tidak menimbulkan pertanyaan bila terlihat di layar.",
    )
    # No rule of the KIP law gives a term; the records schedule of the kabupaten decides.
    simpan_hari = models.PositiveSmallIntegerField(
        "isi disimpan setelah selesai (hari)",
        default=SIMPAN_HARI,
        validators=[MinValueValidator(30), MaxValueValidator(3650)],
        help_text="Sesudahnya isi, pesan, dan berkas dihapus; angkanya tetap.",
    )
    # Of the codes of this site. Another one would lock every reporter out.
    garam = models.CharField(max_length=32, default=make_garam, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan pengaduan"
        constraints = [
            models.UniqueConstraint(
                fields=["situs"],
                name="pengaturan_pengaduan_satu",
                violation_error_message="Situs ini sudah punya pengaturan pengaduan.",
            )
        ]

    def __str__(self) -> str:
        return f"Pengaturan pengaduan {self.situs}"
