from django.db import models
from django.utils import timezone

from pengaduan.enums import Dari
from pengaduan.models.baris import BarisPengaduan
from pengaduan.models.penerima import Penerima
from pengaduan.models.pengaduan import Pengaduan
from situs.enkripsi import TeksTerenkripsi


class PesanPengaduan(BarisPengaduan):
    """A message between reporter and recipient; of both only the day, so that the one does not
    date the other."""

    lintas_situs = frozenset({"penerima"})

    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="pesan")
    urutan = models.PositiveIntegerField()  # within its report
    dari = models.CharField("dari", max_length=10, choices=Dari.choices)
    penerima = models.ForeignKey(Penerima, models.PROTECT, null=True, related_name="+")
    isi = TeksTerenkripsi("pesan", blank=True)
    tanggal = models.DateField("tanggal", default=timezone.localdate)
    # Of the form of a reporter: sent twice, it is one message.
    sidik_kunci = models.CharField(max_length=64, unique=True, null=True, editable=False)
    dikabarkan_pada = models.DateField(null=True, editable=False)  # recipients were told

    class Meta:
        ordering = ["urutan"]
        verbose_name = verbose_name_plural = "pesan pengaduan"
        constraints = [
            models.UniqueConstraint(fields=["pengaduan", "urutan"], name="pesan_pengaduan_urutan")
        ]

    def __str__(self) -> str:
        return f"{self.get_dari_display()}, {self.tanggal:%d-%m-%Y}"
