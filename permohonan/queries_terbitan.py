"""Which yearly reports are out, and which should be: Pasal 56 Perki 1/2021."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet

from permohonan.bagian_laporan import Batas, find_batas, is_berakhir
from permohonan.models import Keberatan, LaporanLayanan, Permohonan, RiwayatLaporan
from situs.models import Situs

Laporan = dict[tuple[int, int], LaporanLayanan]  # site and year -> report


@dataclass(frozen=True)
class Belum:
    """A year of a site without a published report."""

    situs: Situs
    tahun: int
    batas: Batas
    lewat: bool
    laporan: int | None  # the draft, where there is one


def list_terbit(situs: Situs) -> list[LaporanLayanan]:
    """The newest year first."""
    rows = LaporanLayanan.objects.for_situs(situs).filter(terbit_pada__isnull=False)
    return list(rows.order_by("-tahun"))


def find_terbitan(situs: Situs, tahun: int) -> RiwayatLaporan | None:
    """The edition of that year that the public reads: the last one."""
    rows = RiwayatLaporan.objects.for_situs(situs).filter(
        laporan__tahun=tahun, terbitan__isnull=False
    )
    return rows.order_by("-terbitan").first()


def list_situs_terbit(daftar_situs: list[Situs], tahun: int) -> set[int]:
    """Which of these sites have published their report of that year."""
    rows = LaporanLayanan.objects.filter(situs__in=daftar_situs, terbit_pada__isnull=False)
    return set(rows.filter(tahun=tahun).order_by().values_list("situs", flat=True))


def list_belum(daftar_situs: QuerySet[Situs], hari_ini: date) -> list[Belum]:
    """By site, oldest first: the years that are over and have no published report. The same number
    of queries for any number of sites."""
    first, drafts = _read_tahun_pertama(daftar_situs, hari_ini), _read_laporan(daftar_situs)
    return [
        _build_belum(situs, tahun, drafts.get((situs.pk, tahun)), hari_ini)
        for situs in daftar_situs
        for tahun in _list_wajib(first[situs.pk], drafts, situs, hari_ini)
    ]


def _list_wajib(first: int, drafts: Laporan, situs: Situs, hari_ini: date) -> list[int]:
    """Every year from the first case on, and every year of which a report was begun."""
    begun = {tahun for pk, tahun in drafts if pk == situs.pk}
    years = begun | set(range(first, hari_ini.year))
    return sorted(
        tahun
        for tahun in years
        if is_berakhir(tahun, hari_ini)
        and not ((row := drafts.get((situs.pk, tahun))) and row.terbit_pada)
    )


def _build_belum(situs: Situs, tahun: int, row: LaporanLayanan | None, hari_ini: date) -> Belum:
    batas = find_batas(tahun)
    return Belum(situs, tahun, batas, batas.tanggal < hari_ini, row.pk if row else None)


def _read_laporan(daftar_situs: QuerySet[Situs]) -> Laporan:
    rows = LaporanLayanan.objects.for_situs(daftar_situs).order_by()
    return {(row.situs_id, row.tahun): row for row in rows.only("situs", "tahun", "terbit_pada")}


def _read_tahun_pertama(daftar_situs: QuerySet[Situs], hari_ini: date) -> dict[int, int]:
    """The year of each site's first case. A site that nobody asked owes the report too: of last
    year, once this register was in use anywhere."""
    years: dict[int, int] = {}
    for model in (Permohonan, Keberatan):
        for situs, tahun in model.objects.order_by().values_list("situs").annotate(Min("tahun")):
            years[situs] = min(tahun, years.get(situs, tahun))
    since = max(min(years.values(), default=hari_ini.year), hari_ini.year - 1)
    return {situs.pk: years.get(situs.pk, since) for situs in daftar_situs}
