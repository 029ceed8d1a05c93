"""The door to a case: its number and its code lead to the status page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from permohonan.forms_cek import CekForm
from permohonan.penjaga import find_status
from permohonan.percobaan import open_perkara
from permohonan.tautan import make_tanda_status
from permohonan.views.tanda import see_other
from situs.asal import from_here_only


@never_cache
@from_here_only
@require_http_methods(["GET", "HEAD", "POST"])
def show_cek(request: HttpRequest) -> HttpResponse:
    form = CekForm(request.POST or None, initial={"nomor": request.GET.get("nomor", "")[:60]})
    if request.method == "POST" and form.is_valid() and (row := open_perkara(request, form)):
        return see_other("permohonan:status", make_tanda_status(row))
    context = {"judul": "Cek status", "form": form}
    return render(request, "permohonan/cek.html", context, status=find_status(form))
