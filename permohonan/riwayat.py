"""One event for each act: who, when, what the requester may read, what stays with the officers."""

from permohonan.enums import PERISTIWA_UNTUK_PEMOHON, JenisPeristiwa, Pelaku
from permohonan.models import Keberatan, Peristiwa, Perkara
from situs.models import Pengguna


def write_peristiwa(
    perkara: Perkara,
    jenis: JenisPeristiwa,
    pengguna: Pengguna | None,
    *,
    pelaku: str = "",
    keterangan: str = "",
    catatan: str = "",
    data: dict | None = None,
) -> Peristiwa:
    """`pelaku` is the officer when there is one, else the requester; jobs say so themselves."""
    is_keberatan = isinstance(perkara, Keberatan)
    return Peristiwa.objects.create(
        situs_id=perkara.situs_id,
        permohonan=None if is_keberatan else perkara,
        keberatan=perkara if is_keberatan else None,
        jenis=jenis,
        keterangan=keterangan,
        catatan=catatan,
        data=data or {},
        pelaku=pelaku or (Pelaku.PETUGAS if pengguna else Pelaku.PEMOHON),
        pengguna=pengguna,
    )


def list_untuk_pemohon(perkara: Perkara) -> list[Peristiwa]:
    """What the requester may read: an allow-list of kinds, and never `catatan` or who it was."""
    rows = perkara.peristiwa.filter(jenis__in=PERISTIWA_UNTUK_PEMOHON)
    return list(rows.defer("catatan").order_by("waktu", "pk"))


def find_permintaan(row: Perkara) -> Peristiwa | None:
    """What the requester was asked to complete, while nothing came."""
    if not row.terbuka or isinstance(row, Keberatan):
        return None
    if row.diminta_lengkapi_pada is None or row.dilengkapi_pada:
        return None
    return row.peristiwa.filter(jenis=JenisPeristiwa.DIMINTA_LENGKAPI).last()
