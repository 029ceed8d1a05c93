"""The cases of a period for the report, in the same number of queries for any number of sites."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from permohonan.laporan import DataKeberatan, DataPermohonan, DataSengketa
from permohonan.models import Jawaban, Keberatan, LaporanLayanan, Permohonan, Sengketa
from situs.models import Situs

Rentang = tuple[date, date]
PERMOHONAN = ("situs_id", "diterima", "kanal", "jenis_pemohon", "status", "hasil", "jatuh_tempo")


def read_permohonan(daftar_situs: QuerySet[Situs], rentang: Rentang) -> list[DataPermohonan]:
    rows = Permohonan.objects.for_situs(daftar_situs).filter(diterima__range=rentang)
    first, last = _read_jawaban(daftar_situs, rentang)
    return [
        DataPermohonan(
            *(values[name] for name in PERMOHONAN),
            diperpanjang=values["diperpanjang_pada"] is not None,
            dijawab=first.get(values["pk"]),
            dasar=tuple(last.get(values["pk"], ())),
        )
        for values in rows.order_by().values("pk", "diperpanjang_pada", *PERMOHONAN)
    ]


def _read_jawaban(
    daftar_situs: QuerySet[Situs], rentang: Rentang
) -> tuple[dict[int, date], dict[int, Iterable[str]]]:
    """By request: the day of its first notice, and the grounds of its last."""
    rows = Jawaban.objects.for_situs(daftar_situs).filter(permohonan__diterima__range=rentang)
    first, last = {}, {}
    for permohonan, tanggal, dasar in rows.order_by("pk").values_list(
        "permohonan_id", "tanggal", "dasar"
    ):
        first.setdefault(permohonan, tanggal)
        last[permohonan] = dasar
    return first, last


def read_keberatan(daftar_situs: QuerySet[Situs], rentang: Rentang) -> list[DataKeberatan]:
    rows = Keberatan.objects.for_situs(daftar_situs).filter(diterima__range=rentang).order_by()
    return [
        DataKeberatan(situs, tuple(alasan), *rest)
        for situs, alasan, *rest in rows.values_list(
            "situs_id", "alasan", "status", "putusan", "jatuh_tempo", "ditanggapi_pada"
        )
    ]


def read_sengketa(daftar_situs: QuerySet[Situs], rentang: Rentang) -> list[DataSengketa]:
    rows = Sengketa.objects.for_situs(daftar_situs).filter(diajukan_pada__range=rentang)
    return [DataSengketa(*values) for values in rows.order_by().values_list("situs_id", "tahap")]


def list_tahun_laporan(daftar_situs: QuerySet[Situs], tahun_ini: int) -> list[int]:
    """Every year from the first with a request, an objection or a published report to this one;
    the newest first."""
    found = {tahun_ini}
    terbit = LaporanLayanan.objects.filter(terbit_pada__isnull=False)
    for rows in (Permohonan.objects.all(), Keberatan.objects.all(), terbit):
        years = rows.for_situs(daftar_situs).order_by().values_list("tahun", flat=True)
        found |= set(years.distinct())
    return list(range(max(found), min(found) - 1, -1))
