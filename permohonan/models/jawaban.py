from django.conf import settings
from django.db import models
from django.utils import timezone

from permohonan.enums import BentukDikuasai, Hasil, SebabTidakDikuasai
from permohonan.models.permohonan import Permohonan
from situs.dasar_pengecualian import list_huruf
from situs.fields import ChoiceSetField
from situs.models import PerSitusModel


class Jawaban(PerSitusModel):
    """The written notice with its contents: Pasal 22 ayat (7) huruf a-g UU 14/2008. What was
    answered is not changed; a later answer, after an objection, is a new row."""

    lintas_situs = frozenset({"uji"})  # PPID Utama may have done the test

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="jawaban")
    hasil = models.CharField("keputusan", max_length=20, choices=Hasil.choices)
    tanggal = models.DateField("tanggal pemberitahuan", default=timezone.localdate)
    diberikan_pada = models.DateField("tanggal pemberian informasi", null=True, blank=True)
    # huruf a and b
    sebab_tidak_dikuasai = models.CharField(
        "sebab", max_length=25, choices=SebabTidakDikuasai.choices, blank=True
    )
    badan_lain = models.CharField("badan publik lain", max_length=300, blank=True)
    # huruf c
    dasar = ChoiceSetField("alasan menurut Pasal 17", max_length=20, choices=list_huruf, blank=True)
    dasar_hukum = models.TextField("dasar hukum lain", max_length=2000, blank=True)
    uji = models.ForeignKey(
        "dip.UjiKonsekuensi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lembar uji konsekuensi",
    )
    alasan = models.TextField("alasan", max_length=5000, blank=True)
    # huruf d, e, f
    materi = models.TextField("informasi yang diberikan", max_length=5000, blank=True)
    penghitaman = models.TextField(
        "bagian yang dihitamkan dan alasannya", max_length=5000, blank=True
    )
    bentuk = ChoiceSetField(
        "bentuk informasi", max_length=30, choices=BentukDikuasai.choices, blank=True
    )
    hari_penyediaan = models.PositiveSmallIntegerField(
        "waktu penyediaan (hari kerja)", null=True, blank=True
    )
    # huruf g; the tariff of that day is kept
    lembar = models.PositiveIntegerField("jumlah lembar disalin", default=0)
    tarif = models.PositiveIntegerField("tarif per lembar (rupiah)", default=0)
    biaya_kirim = models.PositiveIntegerField("biaya pengiriman (rupiah)", default=0)
    biaya_lain = models.PositiveIntegerField("biaya lain (rupiah)", default=0)
    cara_bayar = models.CharField("cara pembayaran", max_length=300, blank=True)

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    dibuat_pada = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["permohonan", "pk"]
        verbose_name = verbose_name_plural = "pemberitahuan tertulis"

    def __str__(self) -> str:
        return f"{self.get_hasil_display()}: {self.permohonan}"

    @property
    def biaya_salin(self) -> int:
        return self.lembar * self.tarif

    @property
    def biaya(self) -> int:
        """Rupiah in all."""
        return self.biaya_salin + self.biaya_kirim + self.biaya_lain
