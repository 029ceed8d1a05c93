"""The status of a request or an objection, to whoever holds its number and its code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from permohonan.forms_cek import CekForm
from permohonan.hak import list_jendela
from permohonan.models import Keberatan, Perkara
from permohonan.queries import find_perkara, normalize_nomor
from permohonan.riwayat import list_untuk_pemohon
from permohonan.tautan import list_tautan
from permohonan.tenggat import describe_sisa
from situs.alamat_pengunjung import read_jaringan_pengunjung
from situs.asal import from_here_only
from situs.batas_laju import BatasLaju
from situs.libur import read_libur

TAK_COCOK = "Nomor dan kode tidak cocok. Periksa keduanya pada tanda bukti Anda, lalu coba lagi."
# Wrong tries in a quarter of an hour: at one number, and from one network at all numbers.
GAGAL_NOMOR = BatasLaju("cek-nomor", 5, 15 * 60)
GAGAL_JARINGAN = BatasLaju("cek-jaringan", 30, 15 * 60)


@never_cache
@from_here_only
@require_http_methods(["GET", "HEAD", "POST"])
def show_cek(request: HttpRequest) -> HttpResponse:
    form = CekForm(request.POST or None, initial={"nomor": request.GET.get("nomor", "")[:60]})
    context, status = {"judul": "Cek status", "form": form}, 200
    if request.method == "POST" and form.is_valid():
        if tunggu := _count_wait(request, form.cleaned_data["nomor"]):
            form.add_error(None, f"Terlalu banyak percobaan. Coba lagi {tunggu} menit lagi.")
            status = 429
        elif row := _find(request, form):
            context |= _describe(row)
    return render(request, "permohonan/cek.html", context, status=status)


def _find(request: HttpRequest, form: CekForm) -> Perkara | None:
    nomor, kode = form.cleaned_data["nomor"], form.cleaned_data["kode"]
    row = find_perkara(request.situs, nomor, kode)
    if row is None:
        GAGAL_NOMOR.count(_name_try(request, nomor))
        GAGAL_JARINGAN.count(request)
        form.add_error(None, TAK_COCOK)
    return row


def _count_wait(request: HttpRequest, nomor: str) -> int:
    """Minutes until the next try; 0 when it may be now."""
    seconds = max(
        GAGAL_NOMOR.seconds_left(_name_try(request, nomor)), GAGAL_JARINGAN.seconds_left(request)
    )
    return -(-seconds // 60)


def _name_try(request: HttpRequest, nomor: str) -> str:
    """By number and network together: nobody locks a stranger out of their own request."""
    return f"{request.situs.pk}:{normalize_nomor(nomor)}:{read_jaringan_pengunjung(request)}"


def _describe(row: Perkara) -> dict:
    libur, today = read_libur(), timezone.localdate()
    is_keberatan = isinstance(row, Keberatan)
    jendela = [] if is_keberatan else list_jendela(row, row.jawaban.last(), libur)
    return {
        "perkara": row,
        "sisa": describe_sisa(row.jatuh_tempo, today, libur),
        "lewat": row.terbuka and today > row.jatuh_tempo,
        "riwayat": list_untuk_pemohon(row),
        "dokumen": list_tautan(row),
        "jendela": [(each, each.is_open(today), today < each.sejak) for each in jendela],
    }
