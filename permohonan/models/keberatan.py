from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from permohonan.alasan import list_alasan
from permohonan.enums import PutusanKeberatan, SikapPemohon, TahapSengketa
from permohonan.models.perkara import Perkara
from permohonan.models.permohonan import Permohonan
from permohonan.tenggat import TANGGAPAN, Tenggat, count_tenggat
from situs.fields import ChoiceSetField
from situs.models import PerSitusModel


class Keberatan(Perkara):
    """An objection to Atasan PPID: Pasal 35 and 36 UU 14/2008, Pasal 39-41 Perki 1/2021."""

    permohonan = models.ForeignKey(
        Permohonan, models.PROTECT, null=True, blank=True, related_name="keberatan"
    )
    alasan = ChoiceSetField("alasan keberatan", max_length=20, choices=list_alasan)
    informasi = models.TextField("informasi yang diminta", max_length=5000, blank=True)
    tujuan = models.TextField("tujuan penggunaan informasi", max_length=2000, blank=True)
    kasus_posisi = models.TextField("kasus posisi", max_length=5000)

    # The answer of Atasan PPID: columns h-j of the register.
    putusan = models.CharField(
        "keputusan Atasan PPID", max_length=12, choices=PutusanKeberatan.choices, blank=True
    )
    alasan_putusan = models.TextField(  # Pasal 36 ayat (3): in writing when it upholds
        "pertimbangan", max_length=5000, blank=True
    )
    perintah = models.TextField("perintah kepada PPID", max_length=5000, blank=True)
    hari_pelaksanaan = models.PositiveSmallIntegerField(
        "jangka waktu pelaksanaan perintah (hari kerja)", null=True, blank=True
    )
    ditanggapi_pada = models.DateField("tanggal tanggapan", null=True, blank=True)
    atasan_nama = models.CharField("nama Atasan PPID", max_length=150, blank=True)
    atasan_jabatan = models.CharField("jabatan Atasan PPID", max_length=150, blank=True)
    dilaksanakan_pada = models.DateField("perintah dilaksanakan pada", null=True, blank=True)
    # Column k.
    sikap = models.CharField(
        "tanggapan pemohon", max_length=12, choices=SikapPemohon.choices, blank=True
    )
    sikap_catatan = models.TextField("catatan pemohon", max_length=2000, blank=True)

    class Meta:
        ordering = ["-diterima", "-pk"]
        verbose_name = verbose_name_plural = "keberatan"
        indexes = [models.Index(fields=["situs", "status", "jatuh_tempo"])]
        constraints = [
            models.UniqueConstraint(fields=["situs", "tahun", "urut"], name="keberatan_urut_unik"),
            models.CheckConstraint(  # only ground b stands without a request
                condition=Q(permohonan__isnull=False) | Q(alasan="b"),
                name="keberatan_tanpa_permohonan_hanya_b",
            ),
        ]

    @property
    def pokok(self) -> str:
        return self.kasus_posisi

    def count_tenggat(self, libur: dict[date, str]) -> Tenggat:
        return count_tenggat(TANGGAPAN, self.diterima, libur)


class Sengketa(PerSitusModel):
    """A dispute at Komisi Informasi, as far as the body knows: Pasal 37-39 UU 14/2008."""

    keberatan = models.OneToOneField(Keberatan, models.PROTECT, related_name="sengketa")
    diajukan_pada = models.DateField("diajukan pada")
    nomor_register = models.CharField("nomor register", max_length=100, blank=True)
    tahap = models.CharField(
        "tahap",
        max_length=12,
        choices=TahapSengketa.choices,
        default=TahapSengketa.DIAJUKAN,
    )
    hasil = models.TextField("hasil dan pelaksanaannya", max_length=5000, blank=True)
    selesai_pada = models.DateField("selesai pada", null=True, blank=True)
    dibuat_pada = models.DateTimeField(default=timezone.now, editable=False)
    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-diajukan_pada", "-pk"]
        verbose_name = verbose_name_plural = "sengketa informasi"

    def __str__(self) -> str:
        return f"Sengketa {self.keberatan}"
