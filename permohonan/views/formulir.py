"""The form of a request, page by page, and the check page from which it is sent.

Its address holds the key of the draft: no page of it is kept, indexed or led to from elsewhere.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from permohonan.langkah import LANGKAH, URUTAN, Isian
from permohonan.models import Draf, Permohonan
from permohonan.models.draf import JenisDraf
from permohonan.nik import is_nik, is_plausible, normalize_nik
from permohonan.nomor import read_pengaturan
from permohonan.penjaga import KIRIM, is_program, is_too_fast, say_wait
from permohonan.services_daftar import find_terdaftar, register_permohonan
from permohonan.services_draf import find_draf, read_berkas, save_langkah
from situs.asal import from_here_only
from situs.models import Situs

FindSerupa = Callable[[Situs, str], list[tuple[str, str]]]  # title and address of what answers it


def with_draf(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The draft of the key; what was sent already leads to its receipt."""

    @never_cache
    @from_here_only
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, kunci: str, **kwargs: object) -> HttpResponse:
        if find_terdaftar(Permohonan, request.situs.pk, kunci):
            return redirect("permohonan:terima", kunci)
        draf = find_draf(request.situs, JenisDraf.PERMOHONAN, kunci)
        if draf is None:
            context = {"judul": "Formulir ini sudah tidak ada"}
            return render(request, "permohonan/draf_hilang.html", context, status=404)
        return view(request, draf, kunci, **kwargs)

    return guarded


@with_draf
def show_langkah(request: HttpRequest, draf: Draf, kunci: str, kode: str) -> HttpResponse:
    isian = Isian(draf, read_pengaturan(request.situs))
    if not isian.may_open(kode):
        return _go_on(kunci, isian)
    if request.method != "POST":
        return _show_langkah(request, kunci, kode, isian.build_form(kode))
    form = isian.build_form(kode, request.POST, request.FILES)
    is_right = form.is_valid()
    saved = save_langkah(draf, kode, form.read_typed(), form.read_berkas())
    if saved is None:  # sent from another tab: leads to the receipt
        return redirect("permohonan:langkah", kunci, kode)
    if is_right:
        return _go_on(kunci, Isian(saved, isian.pengaturan))
    form.note_berkas(read_berkas(saved))
    return _show_langkah(request, kunci, kode, form)


def _go_on(kunci: str, isian: Isian) -> HttpResponse:
    return redirect(_build_alamat(kunci, isian.find_open()))


def _build_alamat(kunci: str, kode: str) -> str:
    if kode == "periksa":
        return reverse("permohonan:periksa", args=[kunci])
    return reverse("permohonan:langkah", args=[kunci, kode])


def _show_langkah(
    request: HttpRequest, kunci: str, kode: str, form: forms.Form, status: int = 200
) -> HttpResponse:
    place = URUTAN.index(kode)
    context = {
        "judul": LANGKAH[kode].judul,
        "form": form,
        "nomor": place + 1,
        "kembali": _build_alamat(kunci, URUTAN[place - 1]) if place else "",
    }
    return render(request, "permohonan/langkah.html", context, status=status)


@with_draf
def show_periksa(
    request: HttpRequest, draf: Draf, kunci: str, find_serupa: FindSerupa
) -> HttpResponse:
    isian = Isian(draf, read_pengaturan(request.situs))
    if isian.find_open() != "periksa":
        return _go_on(kunci, isian)
    if request.method != "POST":
        return _show_periksa(request, kunci, isian, find_serupa)
    galat, status = _find_hindrance(request, draf)
    if galat:
        return _show_periksa(request, kunci, isian, find_serupa, galat, status)
    register_permohonan(isian.build_permohonan(draf), kunci)
    return redirect("permohonan:terima", kunci)


def _find_hindrance(request: HttpRequest, draf: Draf) -> tuple[str, int]:
    """Why it is not sent now, with the status of the answer; "" when it is. Nothing is lost."""
    if is_program(request):
        return "Kosongkan isian yang tersembunyi, lalu tekan “Kirim permohonan” sekali lagi.", 200
    if is_too_fast(draf.dibuat_pada):
        return "Tunggu lima detik, lalu tekan “Kirim permohonan” sekali lagi.", 200
    if not KIRIM.count(request):
        return say_wait(KIRIM, request, "Terlalu banyak permohonan"), 429
    return "", 200


def _show_periksa(
    request: HttpRequest,
    kunci: str,
    isian: Isian,
    find_serupa: FindSerupa,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    form = forms.Form({})
    if galat:
        form.add_error(None, galat)
    nik = normalize_nik(isian.isi["identitas"].get("nik", ""))
    context = {
        "judul": "Periksa jawaban Anda",
        "form": form,
        "bagian": [
            (langkah.judul, _build_alamat(kunci, langkah.kode), rows)
            for langkah, rows in isian.list_ringkas()
        ],
        "nik_janggal": is_nik(nik) and not is_plausible(nik),
        "serupa": find_serupa(request.situs, isian.isi["informasi"]["rincian"]),
    }
    return render(request, "permohonan/periksa.html", context, status=status)
