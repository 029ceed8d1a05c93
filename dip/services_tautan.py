"""Writes of the health of links. Several runs at once share the work and never repeat it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from dip.kesehatan_tautan import STATUS, apply_hasil, read_sidik
from dip.models import HostDikunjungi, PemeriksaanTautan
from dip.models.tautan import PemeriksaanQuerySet
from dip.tautan_publik import Tampil
from situs.kunjungan import Hasil
from situs.models import Situs

MAX_ALAMAT = 2000  # characters; a longer address is shown but not checked
MAX_TEMPAT = 10  # rows named beside an address
DIPEGANG = timedelta(minutes=15)  # a run that was killed lets go of its address after that
PER_HOST = timedelta(seconds=1)
LEMBAR = 500


def group_tampil(tampil: Iterable[Tampil]) -> dict[str, list[list]]:
    """Address -> the rows that show it, the first ten."""
    groups: dict[str, list[list]] = {}
    for each in tampil:
        if len(each.alamat) <= MAX_ALAMAT:
            tempat = groups.setdefault(each.alamat, [])
            if len(tempat) < MAX_TEMPAT and list(each.tempat) not in tempat:
                tempat.append(list(each.tempat))
    return groups


@transaction.atomic
def sync_tautan(situs: Situs, groups: dict[str, list[list]]) -> tuple[int, int]:
    """Bring the rows of a site to what it shows now. (added, removed)"""
    known = {row.alamat: row for row in PemeriksaanTautan.objects.for_situs(situs).order_by("pk")}
    new = [
        PemeriksaanTautan(situs=situs, alamat=alamat, sidik=read_sidik(alamat), tempat=tempat)
        for alamat, tempat in groups.items()
        if alamat not in known
    ]
    PemeriksaanTautan.objects.bulk_create(new, batch_size=LEMBAR, ignore_conflicts=True)
    moved = [row for row in known.values() if groups.get(row.alamat, row.tempat) != row.tempat]
    for row in moved:
        row.tempat = groups[row.alamat]
    PemeriksaanTautan.objects.bulk_update(moved, ["tempat"], batch_size=LEMBAR)
    gone = [row.pk for row in known.values() if row.alamat not in groups]
    for start in range(0, len(gone), LEMBAR):
        chunk = gone[start : start + LEMBAR]
        PemeriksaanTautan.objects.for_situs(situs).filter(pk__in=chunk).delete()
    return len(new), len(gone)


def rows_of(row: PemeriksaanTautan) -> PemeriksaanQuerySet:
    """The rows that one visit answers: an outside address is the same at every site."""
    same = PemeriksaanTautan.objects.filter(sidik=row.sidik)
    return same.for_situs(row.situs_id) if row.alamat.startswith("/") else same


def claim_tautan(row: PemeriksaanTautan, at: datetime) -> bool:
    """Take a due address for this run; False when another run has taken it."""
    mine = PemeriksaanTautan.objects.filter(pk=row.pk).due(at)
    return bool(mine.update(berikutnya=at + DIPEGANG))


def claim_again(row: PemeriksaanTautan, at: datetime, since: datetime) -> bool:
    """Take an address that nobody has checked since; for an officer who asks for it."""
    stale = Q(diperiksa_pada=None) | Q(diperiksa_pada__lte=since)
    mine = PemeriksaanTautan.objects.for_situs(row.situs_id).filter(stale, pk=row.pk)
    return bool(mine.update(diperiksa_pada=at, berikutnya=at + DIPEGANG))


@transaction.atomic
def record_hasil(
    row: PemeriksaanTautan, hasil: Hasil, at: datetime, *, bersama: bool = True
) -> int:
    """Write the answer to every row of this address, or to this row alone. Rows written."""
    same = rows_of(row) if bersama else PemeriksaanTautan.objects.filter(pk=row.pk)
    rows = list(same.select_for_update().order_by("pk"))
    for each in rows:
        apply_hasil(each, hasil, at)
    PemeriksaanTautan.objects.bulk_update(rows, STATUS, batch_size=LEMBAR)
    return len(rows)


@transaction.atomic
def reserve_host(host: str, at: datetime) -> float:
    """Seconds to wait until this host may be asked: one question per second, over all runs."""
    HostDikunjungi.objects.get_or_create(host=host[:253], defaults={"boleh_lagi": at})
    row = HostDikunjungi.objects.select_for_update().get(host=host[:253])
    start = max(row.boleh_lagi, at)
    row.boleh_lagi = start + PER_HOST
    row.save(update_fields=["boleh_lagi"])
    return (start - at).total_seconds()


def forget_hosts(at: datetime) -> None:
    HostDikunjungi.objects.filter(boleh_lagi__lt=at - timedelta(days=1)).delete()
