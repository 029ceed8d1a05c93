"""The usual menu as rows of the site's own, to be changed from there."""

from django.db import transaction

from halaman.menu import Butir, build_default
from halaman.models import ButirMenu
from situs.models import Situs


@transaction.atomic
def fill_menu(situs: Situs) -> int:
    """Write the usual menu for a site that has none. Entries written."""
    Situs.objects.select_for_update(of=("self",)).get(pk=situs.pk)  # two clicks, one menu
    if ButirMenu.objects.for_situs(situs).exists():
        return 0
    return _write(build_default(situs), situs, None)


def _write(entries: list[Butir], situs: Situs, induk: ButirMenu | None) -> int:
    written = 0
    for number, entry in enumerate(entries, 1):
        row = ButirMenu.objects.create(
            situs=situs, induk=induk, judul=entry.judul, alamat=entry.alamat, urutan=number
        )
        written += 1 + _write(entry.anak, situs, row)
    return written
