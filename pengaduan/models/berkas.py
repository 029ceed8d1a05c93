from django.db import models
from django.utils import timezone

from pengaduan.models.baris import BarisPengaduan
from pengaduan.models.pengaduan import Pengaduan
from pengaduan.models.percakapan import PesanPengaduan
from situs.berkas import label_jenis, random_name
from situs.berkas_tersegel import BerkasTersegelField


def place_berkas(berkas: "BerkasPengaduan", name: str) -> str:
    """The name that the reporter's file had is not kept at all: it may name its maker."""
    return f"pengaduan/{random_name(berkas.jenis)}"


class BerkasPengaduan(BarisPengaduan):
    """A file of the reporter, cleaned of what it tells of its maker and sealed on the disk. No
    print of its content is kept, which would tell whoever has the same file."""

    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="berkas")
    pesan = models.ForeignKey(PesanPengaduan, models.CASCADE, null=True, related_name="berkas")
    urutan = models.PositiveSmallIntegerField()  # within its report
    isi = BerkasTersegelField("berkas", upload_to=place_berkas)
    jenis = models.CharField(max_length=5)  # key of situs.berkas.CONTENT_TYPES
    ukuran = models.PositiveIntegerField("ukuran (byte)")
    tanggal = models.DateField("tanggal", default=timezone.localdate)

    class Meta:
        ordering = ["urutan"]
        verbose_name = verbose_name_plural = "berkas pengaduan"
        constraints = [
            models.UniqueConstraint(fields=["pengaduan", "urutan"], name="berkas_pengaduan_urutan")
        ]

    def __str__(self) -> str:
        kb = max(1, round(self.ukuran / 1024))
        return f"Berkas {self.urutan} ({label_jenis(self.jenis)}, {kb} KB)"
