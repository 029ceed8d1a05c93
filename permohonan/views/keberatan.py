"""Before the form of an objection: what it is, and the request that it is about."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from permohonan.alasan import read_alasan
from permohonan.forms_ajukan import AsalForm, list_bawaan
from permohonan.formulir import KEBERATAN
from permohonan.hak import TANPA_HAK, may_object
from permohonan.isian import prefill
from permohonan.komisi import read_komisi
from permohonan.models import Perkara, Permohonan
from permohonan.nomor import read_pengaturan
from permohonan.penjaga import find_status
from permohonan.percobaan import open_perkara
from permohonan.tautan import read_tanda_status
from permohonan.tenggat import AJUKAN_KEBERATAN, SENGKETA, TANGGAPAN, find_aturan
from permohonan.views.mulai import open_draf
from permohonan.views.tanda import behind_tanda
from situs.asal import from_here_only
from situs.cache import public_page

BUKAN_PERMOHONAN = "Itu nomor keberatan. Isi nomor pendaftaran permohonannya."


@require_safe
@public_page
def show_mulai(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "judul": "Ajukan keberatan",
        "deskripsi": "Cara mengajukan keberatan atas layanan informasi: alasan, waktu, formulir.",
        "daftar_alasan": read_alasan().values(),
        "ajukan": find_aturan(AJUKAN_KEBERATAN, today),
        "tanggapan": find_aturan(TANGGAPAN, today),
        "sengketa": find_aturan(SENGKETA, today),
        "komisi": read_komisi(request.situs),
    }
    return render(request, "permohonan/mulai_keberatan.html", context)


@never_cache
@from_here_only
@require_http_methods(["GET", "HEAD", "POST"])
def show_baru(request: HttpRequest) -> HttpResponse:
    """Number and code of the request are typed here, and kept nowhere."""
    form = AsalForm(request.POST or None, initial={"nomor": request.GET.get("nomor", "")[:60]})
    if request.method == "POST" and form.is_valid():
        row = open_perkara(request, form) if form.tentang_permohonan else None
        if not form.errors and (opened := _open(request, form, row)):
            return opened
    context = {"judul": "Keberatan baru", "form": form}
    return render(request, "permohonan/asal_keberatan.html", context, status=find_status(form))


@from_here_only
@require_http_methods(["GET", "HEAD", "POST"])
@behind_tanda
def show_dari(request: HttpRequest, tanda: str) -> HttpResponse:
    """From the status page of a request: nobody types again what the request says."""
    row = read_tanda_status(tanda, request.situs)
    form = forms.Form({})
    if request.method == "POST" and (opened := _open(request, form, row)):
        return opened
    context = {"judul": "Keberatan atas permohonan", "form": form, "perkara": row, "tanda": tanda}
    response = render(request, "permohonan/dari_permohonan.html", context, status=find_status(form))
    response["Referrer-Policy"] = "same-origin"  # without it a browser sends "Origin: null"
    return response


def _open(request: HttpRequest, form: forms.Form, row: Perkara | None) -> HttpResponse | None:
    """Leads to the form of the objection; None, and `form` says why not."""
    if row is not None and (galat := _find_galat(row)):
        form.add_error(None, galat)
        return None
    pengaturan = read_pengaturan(request.situs)
    isi = prefill(KEBERATAN, list_bawaan(row), pengaturan, row) if row else {}
    return open_draf(request, KEBERATAN, KEBERATAN.urutan[0], form, isi, row)


def _find_galat(row: Perkara) -> str:
    if not isinstance(row, Permohonan):
        return BUKAN_PERMOHONAN
    return "" if may_object(row) else TANPA_HAK
