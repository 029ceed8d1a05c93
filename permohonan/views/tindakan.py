"""One small page for each thing the requester can do: form, act, back to the status page."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from permohonan.forms_pemohon import TindakanForm
from permohonan.kunci_baris import reread
from permohonan.models import Perkara
from permohonan.penjaga import TINDAKAN as LAJU
from permohonan.tautan import read_tanda_status
from permohonan.tindakan import TINDAKAN, Tindakan
from permohonan.views.tanda import behind_tanda, see_other
from situs.asal import from_here_only

DITUTUP = "Isian Anda belum kami terima. Salin dari bawah bila masih Anda perlukan."


@require_http_methods(["GET", "HEAD", "POST"])
@from_here_only
@behind_tanda
def show_tindakan(request: HttpRequest, tanda: str, kode: str) -> HttpResponse:
    row, tindakan = read_tanda_status(tanda, request.situs), TINDAKAN.get(kode)
    if tindakan is None:
        raise Http404
    if request.method != "POST":
        if not tindakan.boleh(row):
            return see_other("permohonan:status", tanda)
        return _show(request, tanda, row, tindakan, tindakan.form(row=row))
    form = tindakan.form(request.POST, request.FILES, row=row)
    if not form.is_valid():
        return _show(request, tanda, row, tindakan, form)
    if not LAJU.count(f"{row._meta.model_name}:{row.pk}"):
        form.add_error(None, "Terlalu banyak kiriman. Coba lagi satu jam lagi.")
        return _show(request, tanda, row, tindakan, form, 429)
    try:
        _act(tindakan, row, form)
    except ValidationError as error:
        form.take(error)
        return _show(request, tanda, reread(row), tindakan, form, 409)
    return see_other(f"{reverse('permohonan:status', args=[tanda])}?{urlencode({'kabar': kode})}")


def _act(tindakan: Tindakan, row: Perkara, form: TindakanForm) -> None:
    """Once more when the case moved between reading and locking: what the requester adds takes
    nothing away that an officer wrote, and a double click finds what the first one did."""
    try:
        tindakan.act(row, form)
    except ValidationError as error:
        if getattr(error, "code", "") != "versi":
            raise
        tindakan.act(reread(row), form)


def _show(
    request: HttpRequest,
    tanda: str,
    row: Perkara,
    tindakan: Tindakan,
    form: TindakanForm,
    status: int = 200,
) -> HttpResponse:
    boleh = tindakan.boleh(row)
    if not boleh:
        form.add_error(None, DITUTUP)
    context = {
        "judul": f"{tindakan.name(row)} {row.nomor}",
        "nama": tindakan.name(row),
        "nomor": row.nomor,
        "tombol": tindakan.tombol if boleh else "",
        "penjelasan": tindakan.explain(row) if boleh else [],
        "form": form,
        "tanda": tanda,
    }
    response = render(request, "permohonan/tindakan.html", context, status=status)
    # A form that tells nobody where it stood would count as sent from elsewhere (situs/asal.py).
    response["Referrer-Policy"] = "same-origin"
    return response
