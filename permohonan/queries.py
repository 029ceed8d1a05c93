"""Questions to the register, for one site at a time."""

from permohonan.kode import check_kode
from permohonan.models import Keberatan, Perkara, Permohonan, Sengketa
from situs.models import Situs


def normalize_nomor(nomor: str) -> str:
    return "".join(nomor.replace("\x00", "").upper().split())[:60]


def find_perkara(situs: Situs, nomor: str, kode: str) -> Perkara | None:
    """The request or objection of this number, if the code fits. Takes the same time and says the
    same for a number that does not exist and for a wrong code."""
    rows = [
        model.objects.for_situs(situs).filter(nomor=normalize_nomor(nomor)).first()
        for model in (Permohonan, Keberatan)
    ]
    row = next(filter(None, rows), None)
    return row if check_kode(kode, row.kode_sandi if row else None) else None


def read_sengketa(row: Keberatan) -> Sengketa | None:
    """The dispute at Komisi Informasi, when there is one."""
    return Sengketa.objects.for_situs(row.situs).filter(keberatan=row).first()
