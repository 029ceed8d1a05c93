"""The piles of the officers' desk, each one condition: list, chips and home page all ask here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from permohonan.enums import TERBUKA, Status
from situs.kalender import add_hari_kerja

SEGERA = 2  # working days
_TERBUKA = Q(status__in=TERBUKA)


@dataclass(frozen=True)
class Tumpukan:
    kode: str
    nama: str
    syarat: Q


def list_tumpukan(hari_ini: date, libur: dict[date, str]) -> list[Tumpukan]:
    until = add_hari_kerja(hari_ini, SEGERA, libur)
    return [
        Tumpukan("baru", "Baru", Q(status=Status.DITERIMA)),
        Tumpukan(
            "segera",
            "Jatuh tempo dalam 2 hari kerja",
            _TERBUKA & Q(jatuh_tempo__range=(hari_ini, until)),
        ),
        Tumpukan("lewat", "Lewat jatuh tempo", _TERBUKA & Q(jatuh_tempo__lt=hari_ini)),
        Tumpukan(
            "menunggu",
            "Menunggu pelengkapan",
            _TERBUKA & Q(diminta_lengkapi_pada__isnull=False, dilengkapi_pada=None),
        ),
        Tumpukan("berjalan", "Belum selesai", _TERBUKA),
        Tumpukan("selesai", "Selesai", Q(status=Status.SELESAI)),
    ]
