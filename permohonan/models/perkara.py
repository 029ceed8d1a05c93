"""What a request and an objection have in common: who asks, the number, the clock."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from permohonan.enums import TERBUKA, JenisPemohon, Kanal, Status
from permohonan.tenggat import Tenggat
from situs.enkripsi import TeksTerenkripsi
from situs.models import PerSitusModel, PerSitusQuerySet


class PerkaraQuerySet(PerSitusQuerySet):
    def open(self) -> "PerkaraQuerySet":
        return self.filter(status__in=TERBUKA)

    def overdue(self, hari_ini: date) -> "PerkaraQuerySet":
        """Open after its last day. Derived, never stored: no job changes a legal outcome."""
        return self.open().filter(jatuh_tempo__lt=hari_ini)


class Perkara(PerSitusModel):
    # Pasal 22 ayat (4) UU 14/2008: the number is the receipt. Gap-free for each site and year.
    tahun = models.PositiveSmallIntegerField("tahun", editable=False)
    urut = models.PositiveIntegerField("nomor urut", editable=False)
    nomor = models.CharField("nomor pendaftaran", max_length=60, editable=False)
    # The requester's secret code, hashed slowly; `sidik_kunci` is the print of the key of its form.
    kode_sandi = models.CharField(max_length=128, editable=False)
    sidik_kunci = models.CharField(max_length=64, unique=True, editable=False)

    kanal = models.CharField("diterima lewat", max_length=12, choices=Kanal.choices)
    diterima = models.DateField("tanggal diterima")
    dibuat_pada = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)

    # Pasal 22 ayat (2) UU 14/2008 asks for name and address; the rest serves the answer.
    jenis_pemohon = models.CharField(
        "jenis pemohon",
        max_length=12,
        choices=JenisPemohon.choices,
        default=JenisPemohon.PERORANGAN,
    )
    nama = models.CharField("nama lengkap", max_length=150)
    lembaga = models.CharField("nama badan hukum atau kelompok", max_length=200, blank=True)
    nomor_pengesahan = models.CharField("nomor pengesahan badan hukum", max_length=100, blank=True)
    nik = TeksTerenkripsi("NIK", blank=True, default="")
    alamat = models.CharField("alamat", max_length=500, blank=True)
    telepon = models.CharField("nomor telepon", max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    pekerjaan = models.CharField("pekerjaan", max_length=100, blank=True)
    kuasa = models.BooleanField("diajukan lewat kuasa", default=False)
    kuasa_nama = models.CharField("nama penerima kuasa", max_length=150, blank=True)
    kuasa_alamat = models.CharField("alamat penerima kuasa", max_length=500, blank=True)
    kuasa_kontak = models.CharField("kontak penerima kuasa", max_length=200, blank=True)
    # Pasal 41 ayat (2) Perki 1/2021: officers help people with special needs.
    bantuan_khusus = models.CharField("kebutuhan khusus", max_length=500, blank=True)

    status = models.CharField(
        "status", max_length=12, choices=Status.choices, default=Status.DITERIMA, editable=False
    )
    jatuh_tempo = models.DateField("jatuh tempo", editable=False)
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditangani oleh",
    )
    selesai_pada = models.DateField("selesai pada", null=True, editable=False)
    dianonimkan_pada = models.DateTimeField("data pribadi dihapus pada", null=True, editable=False)
    versi = models.PositiveIntegerField(default=1, editable=False)

    objects = PerkaraQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.nomor

    @property
    def terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def pokok(self) -> str:
        """What it is about, in the requester's words."""
        raise NotImplementedError

    def count_tenggat(self, libur: dict[date, str]) -> Tenggat:
        """The last day for the answer, as the clock counts it now."""
        raise NotImplementedError
