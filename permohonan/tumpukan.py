"""The piles of the officers' desk, each one condition: list, chips and home page all ask here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from permohonan.enums import TERBUKA, Status
from permohonan.models import Keberatan, Perkara, Permohonan
from situs.kalender import add_hari_kerja

SEGERA = 2  # working days
_TERBUKA = Q(status__in=TERBUKA)
ADA_SENGKETA = Q(sengketa__isnull=False)


@dataclass(frozen=True)
class Tumpukan:
    kode: str
    nama: str
    syarat: Q


# What one kind of case waits for and the other does not.
KHUSUS = {
    Permohonan: [
        Tumpukan(
            "menunggu",
            "Menunggu pelengkapan",
            _TERBUKA & Q(diminta_lengkapi_pada__isnull=False, dilengkapi_pada=None),
        ),
    ],
    Keberatan: [
        Tumpukan(
            "perintah",
            "Perintah belum dilaksanakan",
            Q(status=Status.SELESAI, dilaksanakan_pada=None) & ~Q(perintah=""),
        ),
        Tumpukan("sengketa", "Sengketa berjalan", Q(sengketa__selesai_pada=None) & ADA_SENGKETA),
    ],
}


def list_tumpukan(model: type[Perkara], hari_ini: date, libur: dict[date, str]) -> list[Tumpukan]:
    until = add_hari_kerja(hari_ini, SEGERA, libur)
    return [
        Tumpukan("baru", "Baru", Q(status=Status.DITERIMA)),
        Tumpukan(
            "segera",
            "Jatuh tempo dalam 2 hari kerja",
            _TERBUKA & Q(jatuh_tempo__range=(hari_ini, until)),
        ),
        Tumpukan("lewat", "Lewat jatuh tempo", _TERBUKA & Q(jatuh_tempo__lt=hari_ini)),
        *KHUSUS[model],
        Tumpukan("berjalan", "Belum selesai", _TERBUKA),
        Tumpukan("selesai", "Selesai", Q(status=Status.SELESAI)),
    ]
