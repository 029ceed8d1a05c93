"""The write of the work list: an officer checked an item."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dip.models import Informasi, Kewajiban
from dip.services import mark_checked
from halaman.enums import JenisPeristiwa
from halaman.kelengkapan_fakta import ISI, JENIS_PERIKSA, shares_templat
from halaman.models import Konten, VersiKonten
from halaman.services import write_versi
from situs.models import Pengguna, Situs


@transaction.atomic
def check_kewajiban(kewajiban: Kewajiban, situs: Situs, pengguna: Pengguna | None) -> int:
    """An officer read what meets this item, and it still holds. Rows whose date moved.

    The event of the item stands even where the site itself answers (address, structure).
    """
    meets = Q(kewajiban=kewajiban)
    if shares_templat(kewajiban):
        meets |= Q(kewajiban=kewajiban.induk)
    moved = 0
    for model in ISI:
        for row in model.objects.for_situs(situs).published().filter(meets).order_by("pk"):
            _renew(row, pengguna)
            moved += 1
    moved += mark_checked(Informasi.objects.for_situs(situs).published().filter(meets), pengguna)
    VersiKonten.objects.create(
        situs=situs,
        jenis=JENIS_PERIKSA,
        objek=kewajiban.pk,
        kode=kewajiban.kode,
        versi=1,
        peristiwa=JenisPeristiwa.DIPERIKSA,
        pengguna=pengguna,
    )
    return moved


def _renew(row: Konten, pengguna: Pengguna | None) -> None:
    row.diperbarui_pada = timezone.now()
    row.save(update_fields=["diperbarui_pada"])
    write_versi(row, JenisPeristiwa.DIPERIKSA, pengguna)
