"""Wrong tries at number and code: counted by number and by network, so that nobody guesses a code
and nobody locks a stranger out of their own request."""

from django.http import HttpRequest

from permohonan.queries import normalize_nomor
from situs.alamat_pengunjung import read_jaringan_pengunjung
from situs.batas_laju import BatasLaju

# In a quarter of an hour: at one number, and from one network at all numbers.
GAGAL_NOMOR = BatasLaju("cek-nomor", 5, 15 * 60)
GAGAL_JARINGAN = BatasLaju("cek-jaringan", 30, 15 * 60)


def count_gagal(request: HttpRequest, nomor: str) -> None:
    GAGAL_NOMOR.count(_name_try(request, nomor))
    GAGAL_JARINGAN.count(request)


def count_tunggu(request: HttpRequest, nomor: str) -> int:
    """Minutes until the next try; 0 when it may be now."""
    seconds = max(
        GAGAL_NOMOR.seconds_left(_name_try(request, nomor)), GAGAL_JARINGAN.seconds_left(request)
    )
    return -(-seconds // 60)


def _name_try(request: HttpRequest, nomor: str) -> str:
    return f"{request.situs.pk}:{normalize_nomor(nomor)}:{read_jaringan_pengunjung(request)}"
