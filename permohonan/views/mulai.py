"""Before the form: what a request is, and its first page, which opens a draft."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from permohonan.forms_permohonan import PemohonForm
from permohonan.langkah import AWAL, LANGKAH
from permohonan.models.draf import JenisDraf
from permohonan.nomor import read_pengaturan
from permohonan.penjaga import DRAF, is_program, say_wait
from permohonan.services_draf import create_draf
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
    pengaturan = read_pengaturan(request.situs)
    form = PemohonForm(request.POST or None, isi={}, pengaturan=pengaturan, berkas={})
    given = request.POST if request.method == "POST" else request.GET
    rincian, status = given.get("rincian", "")[:MAX_RINCIAN], 200
    if request.method == "POST" and form.is_valid():
        if is_program(request):
            return redirect("permohonan:mulai")
        if DRAF.count(request):
            isi = {"pemohon": form.read_typed(), AWAL: {"rincian": rincian}}
            kunci = create_draf(request.situs, JenisDraf.PERMOHONAN, isi)
            return redirect("permohonan:langkah", kunci, "identitas")
        form.add_error(None, say_wait(DRAF, request, "Terlalu banyak formulir baru"))
        status = 429
    context = {"judul": LANGKAH["pemohon"].judul, "form": form, "nomor": 1, "rincian": rincian}
    return render(request, "permohonan/langkah.html", context, status=status)
