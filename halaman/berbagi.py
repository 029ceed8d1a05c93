"""Pages that PPID Utama offers to its kecamatan: what there is, and who has taken it."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from halaman.models import Halaman
from halaman.models.halaman import HalamanQuerySet
from situs.models import Situs


@dataclass(frozen=True)
class Tawaran:
    halaman: Halaman
    milik: Halaman | None = None  # the page that this site made of it
    pengambil: list[Halaman] = field(default_factory=list)

    @property
    def alamat(self) -> str:
        return self.halaman.situs.build_url(self.halaman.get_absolute_url())

    @property
    def keadaan(self) -> str:
        if self.milik is None:
            return "Belum diambil"
        return "Diambil, tetap tertaut" if self.milik.tertaut else "Diambil sebagai salinan"


def list_ditawarkan(utama: Situs) -> HalamanQuerySet:
    """Offered pages of this PPID Utama; a draft is nobody else's to see."""
    return Halaman.objects.for_situs(utama).published().filter(ditawarkan=True)


def read_tawaran(situs: Situs) -> list[Tawaran]:
    """What the PPID Utama of this kecamatan offers, with what the kecamatan made of it."""
    if situs.induk is None:
        return []
    taken = {row.sumber_id: row for row in Halaman.objects.for_situs(situs).exclude(sumber=None)}
    rows = list_ditawarkan(situs.induk).select_related("situs")
    return [Tawaran(row, taken.get(row.pk)) for row in rows]


def read_pengambil(utama: Situs, seen: QuerySet[Situs]) -> list[Tawaran]:
    """Every page offered from here, and which of the sites in `seen` have taken it."""
    takers: dict[int, list[Halaman]] = {}
    rows = Halaman.objects.for_situs(seen).filter(sumber__situs=utama).select_related("situs")
    for row in rows.order_by("situs__urutan", "situs__nama"):
        takers.setdefault(row.sumber_id, []).append(row)
    offered = Halaman.objects.for_situs(utama).filter(ditawarkan=True).select_related("situs")
    return [Tawaran(row, pengambil=takers.get(row.pk, [])) for row in offered]
