"""The door to a case: its number and its code lead to the status page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from permohonan.forms_cek import CekForm
from permohonan.models import Perkara
from permohonan.percobaan import count_gagal, count_tunggu
from permohonan.queries import find_perkara
from permohonan.tautan import make_tanda_status
from permohonan.views.tanda import see_other
from situs.asal import from_here_only

TAK_COCOK = "Nomor dan kode tidak cocok. Periksa keduanya pada tanda bukti Anda, lalu coba lagi."


@never_cache
@from_here_only
@require_http_methods(["GET", "HEAD", "POST"])
def show_cek(request: HttpRequest) -> HttpResponse:
    form = CekForm(request.POST or None, initial={"nomor": request.GET.get("nomor", "")[:60]})
    status = 200
    if request.method == "POST" and form.is_valid():
        if tunggu := count_tunggu(request, form.cleaned_data["nomor"]):
            form.add_error(None, f"Terlalu banyak percobaan. Coba lagi {tunggu} menit lagi.")
            status = 429
        elif row := _find(request, form):
            return see_other("permohonan:status", make_tanda_status(row))
    return render(
        request, "permohonan/cek.html", {"judul": "Cek status", "form": form}, status=status
    )


def _find(request: HttpRequest, form: CekForm) -> Perkara | None:
    nomor, kode = form.cleaned_data["nomor"], form.cleaned_data["kode"]
    row = find_perkara(request.situs, nomor, kode)
    if row is None:
        count_gagal(request, nomor)
        form.add_error(None, TAK_COCOK)
    return row
