from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from permohonan.enums import PeristiwaLaporan
from situs.models import PerSitusModel

PANJANG = 20_000


class LaporanLayanan(PerSitusModel):
    """The yearly report's free parts: Pasal 56 Perki 1/2021. The figures are computed.

    These are the words being worked on; what the public reads is an edition (RiwayatLaporan).
    """

    tahun = models.PositiveSmallIntegerField("tahun")
    kebijakan = models.TextField(  # part 1
        "gambaran umum kebijakan layanan", max_length=PANJANG, blank=True
    )
    sarana = models.TextField("sarana dan prasarana", max_length=PANJANG, blank=True)  # part 2
    sdm = models.TextField("sumber daya manusia", max_length=PANJANG, blank=True)  # part 2
    anggaran = models.TextField(  # part 2
        "anggaran dan penggunaannya", max_length=PANJANG, blank=True
    )
    sengketa = models.TextField(  # part 4
        "pelaksanaan tanggapan dan putusan", max_length=PANJANG, blank=True
    )
    kendala_luar = models.TextField("kendala eksternal", max_length=PANJANG, blank=True)  # part 5
    kendala_dalam = models.TextField("kendala internal", max_length=PANJANG, blank=True)  # part 5
    rekomendasi = models.TextField(  # part 6
        "rekomendasi dan rencana tindak lanjut", max_length=PANJANG, blank=True
    )
    terbit_pada = models.DateTimeField("diterbitkan pada", null=True, editable=False)
    diubah_pada = models.DateTimeField(default=timezone.now, editable=False)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    versi = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-tahun"]
        verbose_name = verbose_name_plural = "laporan layanan informasi"
        constraints = [
            models.UniqueConstraint(
                fields=["situs", "tahun"],
                name="laporan_layanan_satu",
                violation_error_message="Laporan tahun itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"Laporan layanan informasi {self.tahun}"


class RiwayatLaporan(PerSitusModel):
    """Append-only: what was done to a report, by whom; of a change, the words before and after."""

    laporan = models.ForeignKey(LaporanLayanan, models.PROTECT, related_name="riwayat")
    peristiwa = models.CharField("peristiwa", max_length=12, choices=PeristiwaLaporan.choices)
    perubahan = models.JSONField(default=dict)  # field -> [before, after]
    alasan = models.TextField("alasan", max_length=1000, blank=True)
    # What was published, whole: words, figures, letterhead, signer. A case that changes later does
    # not change it; an edition that follows stands beside it.
    terbitan = models.PositiveSmallIntegerField("terbitan ke", null=True)
    isi = models.JSONField(default=dict)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    waktu = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name = verbose_name_plural = "riwayat laporan layanan"
        constraints = [
            models.UniqueConstraint(fields=["laporan", "terbitan"], name="laporan_terbitan_unik"),
            models.CheckConstraint(
                condition=Q(terbitan__isnull=False) | ~Q(peristiwa="diterbitkan"),
                name="laporan_terbitan_bernomor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.laporan}: {self.get_peristiwa_display()}"
