from datetime import date

from django.db import models
from django.utils import timezone

from pengaduan.enums import TERBUKA, Hasil, Identitas, Kategori, Status
from pengaduan.models.baris import BarisPengaduan
from situs.enkripsi import TeksTerenkripsi
from situs.models import PerSitusQuerySet

# What goes with the retention; the rest is a figure.
ISI = ("apa", "siapa", "tempat", "kapan", "bagaimana", "dilaporkan", "nama", "kontak")


class PengaduanQuerySet(PerSitusQuerySet):
    def open(self) -> "PengaduanQuerySet":
        return self.filter(status__in=TERBUKA)

    def overdue(self, hari_ini: date) -> "PengaduanQuerySet":
        return self.open().filter(jatuh_tempo__lt=hari_ini)


class Pengaduan(BarisPengaduan):
    """A report of abuse. Nothing here is finer than the day, and nothing says where it came from:
    no address, no browser, no account."""

    kode_cari = models.CharField(max_length=64, unique=True, editable=False)  # pengaduan/kode.py
    sidik_kunci = models.CharField(max_length=64, unique=True, editable=False)
    identitas = models.CharField("identitas", max_length=10, choices=Identitas.choices)
    kategori = models.CharField("jenis", max_length=15, choices=Kategori.choices)
    diterima = models.DateField("diterima", default=timezone.localdate)

    apa = TeksTerenkripsi("apa yang terjadi")
    siapa = TeksTerenkripsi("siapa yang terlibat", blank=True)
    tempat = TeksTerenkripsi("di mana", blank=True)
    kapan = TeksTerenkripsi("kapan", blank=True)
    bagaimana = TeksTerenkripsi("bagaimana kejadiannya", blank=True)
    dilaporkan = TeksTerenkripsi("sudah dilaporkan ke tempat lain", blank=True)
    nama = TeksTerenkripsi("nama pelapor", blank=True, default="")
    kontak = TeksTerenkripsi("kontak pelapor", blank=True, default="")

    status = models.CharField(
        "status", max_length=10, choices=Status.choices, default=Status.DITERIMA, editable=False
    )
    hasil = models.CharField(
        "hasil", max_length=20, choices=Hasil.choices, blank=True, editable=False
    )
    # The days of the clock; pengaduan/tenggat.py says which of them counts now.
    ditanggapi_pada = models.DateField("ditanggapi pada", null=True, editable=False)
    diminta_lengkapi_pada = models.DateField("diminta melengkapi", null=True, editable=False)
    dilengkapi_pada = models.DateField("dilengkapi pelapor", null=True, editable=False)
    lengkap_pada = models.DateField("dinyatakan lengkap", null=True, editable=False)
    diputus_pada = models.DateField("diputus pada", null=True, editable=False)
    disampaikan_pada = models.DateField("hasil disampaikan", null=True, editable=False)
    jatuh_tempo = models.DateField("jatuh tempo", null=True, editable=False)  # for sorting only
    dikabarkan_pada = models.DateField(null=True, editable=False)  # recipients were told
    dihapus_pada = models.DateField("isi dihapus pada", null=True, editable=False)
    versi = models.PositiveIntegerField(default=1, editable=False)

    objects = PengaduanQuerySet.as_manager()

    class Meta:
        ordering = ["-diterima", "pk"]
        verbose_name = verbose_name_plural = "pengaduan"
        indexes = [models.Index(fields=["situs", "status", "jatuh_tempo"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(identitas=Identitas.ANONIM) | models.Q(nama="", kontak=""),
                name="pengaduan_anonim_tanpa_nama",
                violation_error_message="Pengaduan anonim tidak memuat nama dan kontak.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kategori_display()}, {self.diterima:%d-%m-%Y}"

    @property
    def terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def anonim(self) -> bool:
        return self.identitas == Identitas.ANONIM
