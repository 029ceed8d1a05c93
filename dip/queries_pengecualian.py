"""Reads of the exclusions. `uraian` is for officers: the published list never reads it."""

from collections import Counter
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery

from dip.enums import JenisPeristiwaPengecualian, Status, StatusPengecualian
from dip.models import (
    Informasi,
    Pengecualian,
    PengecualianQuerySet,
    PeristiwaPengecualian,
)
from dip.tenggat_pengecualian import read_range
from situs.models import Situs


def list_published(situs: Situs) -> PengecualianQuerySet:
    rows = Pengecualian.objects.for_situs(situs).published().defer("uraian")
    return rows.select_related("surat", "uji")


def filter_huruf(rows: PengecualianQuerySet, huruf: str) -> PengecualianQuerySet:
    return rows.filter(dasar__contains=huruf) if huruf else rows


def count_huruf(situs: Situs) -> tuple[int, Counter]:
    """How many entries are in force, and how many of them by each letter of Pasal 17."""
    rows = Pengecualian.objects.for_situs(situs).published().order_by()
    grounds = list(rows.values_list("dasar", flat=True))
    return len(grounds), Counter(huruf for dasar in grounds for huruf in dasar)


def count_per_situs(daftar_situs: QuerySet[Situs]) -> dict[int, int]:
    """Entries in force of each site that has any."""
    rows = Pengecualian.objects.for_situs(daftar_situs).published().order_by()
    return dict(rows.values_list("situs").annotate(jumlah=Count("pk")))


def list_terbuka(situs: Situs, limit: int) -> list[Informasi]:
    """What was excluded once and stands in the DIP now, newest first."""
    rows = Informasi.objects.for_situs(situs).published().filter(eks_pengecualian__isnull=False)
    rows = rows.select_related("eks_pengecualian").order_by("-terbit_pada", "-pk")
    fields = ["kode", "judul", "ringkasan", "terbit_pada"]
    eks = ["eks_pengecualian__status", "eks_pengecualian__berakhir"]
    return list(rows.only(*fields, *eks)[:limit])


def find_terbuka(situs: Situs, kode: str) -> Informasi | None:
    """The entry of the DIP that an exclusion became."""
    rows = Informasi.objects.for_situs(situs).filter(status=Status.TERBIT)
    return rows.filter(eks_pengecualian__kode=kode).first()


# --- For officers ---------------------------------------------------------------------------------
def list_menjelang(
    rows: PengecualianQuerySet, menjelang: str, hari_ini: date, libur: dict[date, str]
) -> PengecualianQuerySet:
    """In force, nothing decided, and as near to the end as the group says."""
    wanted = rows.filter(status=StatusPengecualian.DITETAPKAN, diputuskan_buka=False)
    return wanted.filter(berakhir__range=read_range(menjelang, hari_ini, libur))


def filter_dikembalikan(rows: PengecualianQuerySet) -> PengecualianQuerySet:
    """Drafts of which the last word is that PPID Utama sent them back."""
    kinds = JenisPeristiwaPengecualian
    events = PeristiwaPengecualian.objects.filter(pengecualian=OuterRef("pk"))
    last = events.exclude(jenis=kinds.DIUBAH).order_by("-waktu", "-pk").values("jenis")[:1]
    drafts = rows.filter(status=StatusPengecualian.DRAF)
    return drafts.annotate(terakhir=Subquery(last)).filter(terakhir=kinds.DIKEMBALIKAN)
