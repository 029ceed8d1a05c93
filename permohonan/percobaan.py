"""Number and code open a case. Wrong tries are counted by number and by network, so that nobody
guesses a code and nobody locks a stranger out of their own request."""

from django.http import HttpRequest

from permohonan.forms_cek import CekForm
from permohonan.models import Perkara
from permohonan.penjaga import refuse_for_now
from permohonan.queries import find_perkara, normalize_nomor
from situs.alamat_pengunjung import read_jaringan_pengunjung
from situs.batas_laju import BatasLaju

# In a quarter of an hour: at one number, and from one network at all numbers.
GAGAL_NOMOR = BatasLaju("cek-nomor", 5, 15 * 60)
GAGAL_JARINGAN = BatasLaju("cek-jaringan", 30, 15 * 60)
TAK_COCOK = "Nomor dan kode tidak cocok. Periksa keduanya pada tanda bukti Anda, lalu coba lagi."


def open_perkara(request: HttpRequest, form: CekForm) -> Perkara | None:
    """The case of the number and the code in a form without faults; None, and the form says why.
    A number that does not exist and a wrong code get the same answer."""
    nomor, kode = form.cleaned_data["nomor"], form.cleaned_data["kode"]
    if tunggu := count_tunggu(request, nomor):
        refuse_for_now(form, f"Terlalu banyak percobaan. Coba lagi {tunggu} menit lagi.")
        return None
    row = find_perkara(request.situs, nomor, kode)
    if row is None:
        count_gagal(request, nomor)
        form.add_error(None, TAK_COCOK)
    return row


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
