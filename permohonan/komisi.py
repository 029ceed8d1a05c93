"""The Komisi Informasi that hears disputes with a site: Pasal 23 and 24 UU 14/2008."""

from dataclasses import dataclass

from permohonan.models import PengaturanLayanan
from situs.models import Situs


@dataclass(frozen=True)
class Komisi:
    nama: str
    alamat: str  # empty until somebody who knows has written it; then it is not shown
    kontak: str


def read_komisi(situs: Situs) -> Komisi:
    """As the site set it, else as its PPID Utama did, else that of the province: not every
    kabupaten has a body of its own (Pasal 24 ayat (1) UU 14/2008)."""
    rows = PengaturanLayanan.objects.filter(situs__in=[situs.pk, situs.induk_id])
    known = sorted(rows, key=lambda row: row.situs_id != situs.pk)

    def first(name: str) -> str:
        return next(filter(None, (getattr(row, name) for row in known)), "")

    provinsi = f"Komisi Informasi Provinsi {situs.provinsi}" if situs.provinsi else ""
    nama = first("komisi_informasi") or provinsi or "Komisi Informasi"
    return Komisi(nama, first("komisi_alamat"), first("komisi_kontak"))
