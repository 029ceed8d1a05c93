"""What stands in a register: the cases of a year in the order of their numbers."""

from django.db.models import QuerySet

from permohonan.models import Keberatan, Perkara
from permohonan.models.perkara import PerkaraQuerySet
from situs.models import Situs


def list_register(
    model: type[Perkara], daftar_situs: QuerySet[Situs], tahun: int
) -> PerkaraQuerySet:
    """One site's numbers together; the same number of queries for any number of rows."""
    rows = model.objects.for_situs(daftar_situs).filter(tahun=tahun).select_related("situs")
    rows = rows.order_by("situs__urutan", "situs", "urut")
    if model is Keberatan:
        return rows.select_related("permohonan")
    return rows.prefetch_related("jawaban")


def list_tahun(model: type[Perkara], daftar_situs: QuerySet[Situs], tahun_ini: int) -> list[int]:
    """Years with a case, and this one; the newest first."""
    found = model.objects.for_situs(daftar_situs).order_by().values_list("tahun", flat=True)
    return sorted({*found.distinct(), tahun_ini}, reverse=True)
