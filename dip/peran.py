"""Who may do what with the DIP, by peran."""

from django.db.models import Model
from django.http import HttpRequest

from dip.enums import Status
from situs.access import holds_any
from situs.enums import Peran

PENERBIT = frozenset({Peran.PPID_UTAMA, Peran.PPID_PELAKSANA})
PENULIS = PENERBIT | {Peran.PETUGAS}  # a petugas prepares drafts
PEMBACA = PENULIS | {Peran.ATASAN_PPID}
PEMUTUS = frozenset({Peran.PPID_UTAMA})  # determines what is excluded: Pasal 3 PP 61/2010


def is_open(status: str, *, penerbit: bool) -> bool:
    """A petugas prepares drafts; what is public changes through the PPID."""
    return penerbit or status == Status.DRAF


def may_touch(request: HttpRequest, obj: Model | None) -> bool:
    return obj is None or is_open(obj.status, penerbit=holds_any(request, PENERBIT))


def may_decide(request: HttpRequest) -> bool:
    """PPID Utama, at its own host; for every site that it sees."""
    return request.situs.utama and holds_any(request, PEMUTUS)
