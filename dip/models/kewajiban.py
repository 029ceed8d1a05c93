from django.db import models

from dip.enums import BuktiKewajiban, JenisKewajiban


class Kewajiban(models.Model):
    """One item of what the law requires to be announced or kept ready; loaded from a CSV."""

    kode = models.CharField("kode", max_length=12, unique=True)  # B-a, B-a.1, SS-p, ST-c
    jenis = models.CharField("daftar", max_length=12, choices=JenisKewajiban.choices)
    induk = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="rincian", verbose_name="induk"
    )
    nama = models.CharField("nama", max_length=300)
    uraian = models.TextField("isi paling sedikit", blank=True)
    pasal = models.CharField("dasar hukum", max_length=200, blank=True)
    pasal_pasti = models.BooleanField("pasal sudah dicocokkan dengan naskahnya", default=False)
    periode_bulan = models.PositiveSmallIntegerField(
        "wajib diperbarui tiap (bulan)", null=True, blank=True
    )
    bukti = models.CharField(
        "dipenuhi dengan",
        max_length=12,
        choices=BuktiKewajiban.choices,
        default=BuktiKewajiban.HALAMAN,
    )
    templat = models.CharField("templat isi", max_length=60, blank=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        ordering = ["urutan"]
        verbose_name = verbose_name_plural = "kewajiban informasi"

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
