"""Who does what with requests and objections."""

from collections.abc import Iterable

from django.http import HttpRequest

from permohonan.models import Perkara
from situs.access import holds_any, writable_situs
from situs.enums import Peran

PENERIMA = frozenset({Peran.PPID_UTAMA, Peran.PPID_PELAKSANA, Peran.PETUGAS})  # intake and drafts
PEMUTUS = frozenset({Peran.PPID_UTAMA, Peran.PPID_PELAKSANA})  # extends, decides, signs
ATASAN = frozenset({Peran.ATASAN_PPID})  # answers objections: Pasal 36 ayat (2) UU 14/2008
PEMBACA = PENERIMA | ATASAN


def may_act(request: HttpRequest, perkara: Perkara, peran: Iterable[str]) -> bool:
    """The role at this host, and a case of a site that may be written from here."""
    return (
        holds_any(request, peran) and writable_situs(request).filter(pk=perkara.situs_id).exists()
    )
