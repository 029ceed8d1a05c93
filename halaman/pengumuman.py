"""Serta-merta announcements as the list shows them: what holds now first, then what is over."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from halaman.models import Halaman, SertaMerta
from situs.models import Situs

ARSIP = 100  # announcements that are over, on the page


def list_berlaku(situs: Situs) -> QuerySet[SertaMerta]:
    now = timezone.now()
    return _list_terbit(situs).filter(Q(berakhir=None) | Q(berakhir__gt=now))


def list_berakhir(situs: Situs) -> QuerySet[SertaMerta]:
    return _list_terbit(situs).filter(berakhir__lte=timezone.now())[:ARSIP]


def find_prosedur(situs: Situs) -> Halaman | None:
    """The page about early warning and evacuation of the office (B-k)."""
    return Halaman.objects.for_situs(situs).published().filter(kewajiban__kode="B-k").first()


def _list_terbit(situs: Situs) -> QuerySet[SertaMerta]:
    rows = SertaMerta.objects.for_situs(situs).published().select_related("kewajiban")
    return rows.only("kode", "judul", "ringkasan", "waktu_kejadian", "berakhir", "kewajiban")
