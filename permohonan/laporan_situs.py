"""The report of a period: one site's tables, and at PPID Utama a line for each of its sites."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from permohonan.enums import DIKABULKAN, Hasil
from permohonan.laporan import (
    TERBUKA,
    Keberatan,
    Layanan,
    count_keberatan,
    count_permohonan,
)
from permohonan.laporan_teks import Tabel, list_tabel
from permohonan.queries_laporan import (
    list_tahun_laporan,
    read_keberatan,
    read_permohonan,
    read_sengketa,
)
from situs.libur import read_libur
from situs.models import Situs

SEMESTER = {1: ((1, 1), (6, 30)), 2: ((7, 1), (12, 31))}


@dataclass(frozen=True)
class Periode:
    tahun: int
    semester: int | None = None

    @property
    def rentang(self) -> tuple[date, date]:
        first, last = SEMESTER[self.semester] if self.semester else ((1, 1), (12, 31))
        return date(self.tahun, *first), date(self.tahun, *last)

    @property
    def nama(self) -> str:
        return (
            f"semester {self.semester} tahun {self.tahun}"
            if self.semester
            else f"tahun {self.tahun}"
        )

    @property
    def query(self) -> str:
        return f"?tahun={self.tahun}" + (f"&semester={self.semester}" if self.semester else "")


@dataclass(frozen=True)
class BarisSitus:
    """One site in the table of PPID Utama."""

    situs: Situs
    periode: Periode
    layanan: Layanan
    keberatan: Keberatan

    @property
    def alamat(self) -> str:
        return self.situs.build_url(reverse("permohonan:laporan") + self.periode.query)

    @property
    def dikabulkan(self) -> int:
        return sum(self.layanan.nasib[hasil] for hasil in DIKABULKAN)

    @property
    def ditolak(self) -> int:
        return self.layanan.nasib[Hasil.DITOLAK]

    @property
    def lainnya(self) -> int:
        """Every other end, so that the line adds up."""
        return self.layanan.diterima - self.dikabulkan - self.ditolak - self.terbuka

    @property
    def terbuka(self) -> int:
        return self.layanan.nasib[TERBUKA]


@dataclass(frozen=True)
class Laporan:
    situs: Situs
    periode: Periode
    layanan: Layanan
    keberatan: Keberatan
    semua: tuple[BarisSitus, ...]  # of PPID Utama's sites and its own; empty at a kecamatan

    @property
    def tabel(self) -> list[Tabel]:
        return list_tabel(self.layanan, self.keberatan, setahun=self.periode.semester is None)


def read_periode(situs: Situs, query: Mapping[str, str]) -> tuple[Periode, list[int]]:
    """What was asked for, and the years there are; never an error."""
    tahun_ini = timezone.localdate().year
    years = list_tahun_laporan(_list_situs(situs), tahun_ini)
    asked = query.get("tahun", "")
    tahun = next((year for year in years if str(year) == asked), tahun_ini)
    semester = {"1": 1, "2": 2}.get(query.get("semester", ""))
    return Periode(tahun, semester), years


def read_laporan(situs: Situs, periode: Periode) -> Laporan:
    daftar = _list_situs(situs)
    rows = {each.pk: each for each in daftar}
    per_situs = _count_per_situs(list(rows), daftar, periode)
    own = per_situs[situs.pk]
    lines = tuple(BarisSitus(each, periode, *per_situs[pk]) for pk, each in rows.items())
    return Laporan(situs, periode, *own, semua=lines if situs.utama else ())


def _list_situs(situs: Situs) -> QuerySet[Situs]:
    """The site, and below PPID Utama its active ones."""
    here = Q(pk=situs.pk)
    if situs.utama:
        here |= Q(induk=situs.pk, is_active=True)
    return Situs.objects.filter(here).order_by("-utama", "urutan", "nama", "pk")


def _count_per_situs(
    keys: list[int], daftar: QuerySet[Situs], periode: Periode
) -> dict[int, tuple[Layanan, Keberatan]]:
    today, libur = timezone.localdate(), read_libur()
    permohonan = _group(read_permohonan(daftar, periode.rentang))
    keberatan = _group(read_keberatan(daftar, periode.rentang))
    sengketa = _group(read_sengketa(daftar, periode.rentang))
    return {
        key: (
            count_permohonan(permohonan.get(key, ()), today, libur),
            count_keberatan(keberatan.get(key, ()), sengketa.get(key, ())),
        )
        for key in keys
    }


def _group(rows: list) -> dict[int, list]:
    by_situs = attrgetter("situs")
    return {key: list(group) for key, group in groupby(sorted(rows, key=by_situs), by_situs)}
