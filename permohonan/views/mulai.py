"""Before the form: what a request is, and its first page, which opens a draft."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from permohonan.formulir import PERMOHONAN, Formulir
from permohonan.isian import AWAL
from permohonan.models import Permohonan
from permohonan.nomor import read_pengaturan
from permohonan.penjaga import DRAF, find_status, is_program, refuse_for_now, say_wait
from permohonan.services_draf import Isi, create_draf
from situs.asal import from_here_only
from situs.cache import public_page

MAX_RINCIAN = 500  # of a link; the form itself takes more


@require_safe
@public_page
def show_mulai(request: HttpRequest) -> HttpResponse:
    context = {
        "judul": "Minta informasi publik",
        "deskripsi": "Cara meminta informasi publik: syarat, biaya, waktu jawab, dan formulirnya.",
        "pengaturan": read_pengaturan(request.situs),
    }
    return render(request, "permohonan/mulai.html", context)


@never_cache
@from_here_only
@require_http_methods(["GET", "HEAD", "POST"])
def show_baru(request: HttpRequest) -> HttpResponse:
    first, second, *_ = PERMOHONAN.daftar_langkah
    pengaturan = read_pengaturan(request.situs)
    form = first.form(request.POST or None, isi={}, pengaturan=pengaturan, berkas={})
    given = request.POST if request.method == "POST" else request.GET
    rincian = given.get("rincian", "")[:MAX_RINCIAN]
    if request.method == "POST" and form.is_valid():
        isi = {first.kode: form.read_typed(), AWAL: {"rincian": rincian}}
        if opened := open_draf(request, PERMOHONAN, second.kode, form, isi):
            return opened
    context = {
        "judul": first.judul,
        "formulir": PERMOHONAN,
        "form": form,
        "nomor": 1,
        "rincian": rincian,
    }
    return render(request, "permohonan/langkah.html", context, status=find_status(form))


def open_draf(
    request: HttpRequest,
    formulir: Formulir,
    kode: str,
    form: forms.Form,
    isi: Isi,
    permohonan: Permohonan | None = None,
) -> HttpResponse | None:
    """Leads to this page of a new form; None, and `form` says so, when there were too many."""
    if is_program(request):
        return redirect(formulir.build_alamat("mulai"))
    batas = DRAF[formulir.jenis]
    if batas.count(request):
        kunci = create_draf(request.situs, formulir.jenis, isi, permohonan)
        return redirect(formulir.build_alamat_langkah(kunci, kode))
    refuse_for_now(form, say_wait(batas, request, "Terlalu banyak formulir baru"))
    return None
