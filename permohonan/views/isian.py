"""A public form, page by page, and the check page from which it is sent.

Its address holds the key of the draft: no page of it is kept, indexed or led to from elsewhere.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from permohonan.formulir import PERIKSA, Formulir
from permohonan.isian import Isian
from permohonan.nik import is_nik, is_plausible, normalize_nik
from permohonan.nomor import read_pengaturan
from permohonan.penjaga import KIRIM, is_program, is_too_fast, say_wait
from permohonan.services_daftar import find_terdaftar
from permohonan.services_draf import find_draf, read_berkas, save_langkah
from situs.asal import from_here_only
from situs.models import Situs

FindSerupa = Callable[[Situs, str], list[tuple[str, str]]]  # title and address of what answers it


def with_draf(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The draft of the key, as it is filled in; what was sent already leads to its receipt."""

    @never_cache
    @from_here_only
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(
        request: HttpRequest, formulir: Formulir, kunci: str, **kwargs: object
    ) -> HttpResponse:
        if find_terdaftar(formulir.model, request.situs.pk, kunci):
            return redirect(formulir.build_alamat("terima", kunci))
        draf = find_draf(request.situs, formulir.jenis, kunci)
        if draf is None:
            context = {"judul": "Formulir ini sudah tidak ada", "formulir": formulir}
            return render(request, "permohonan/draf_hilang.html", context, status=404)
        isian = Isian(formulir, draf, read_pengaturan(request.situs))
        return view(request, isian, kunci, **kwargs)

    return guarded


@with_draf
def show_langkah(request: HttpRequest, isian: Isian, kunci: str, kode: str) -> HttpResponse:
    if kode not in isian.formulir.langkah:
        raise Http404
    if not isian.may_open(kode):
        return _go_on(kunci, isian)
    if request.method != "POST":
        return _show_langkah(request, isian, kunci, kode, isian.build_form(kode))
    form = isian.build_form(kode, request.POST, request.FILES)
    is_right = form.is_valid()
    saved = save_langkah(isian.draf, kode, form.read_typed(), form.read_berkas())
    if saved is None:  # sent from another tab: leads to the receipt
        return redirect(isian.formulir.build_alamat_langkah(kunci, kode))
    if is_right:
        return _go_on(kunci, Isian(isian.formulir, saved, isian.pengaturan))
    form.note_berkas(read_berkas(saved))
    return _show_langkah(request, isian, kunci, kode, form)


def _go_on(kunci: str, isian: Isian) -> HttpResponse:
    return redirect(isian.formulir.build_alamat_langkah(kunci, isian.find_open()))


def _show_langkah(
    request: HttpRequest, isian: Isian, kunci: str, kode: str, form: forms.Form
) -> HttpResponse:
    formulir = isian.formulir
    place = formulir.urutan.index(kode)
    before = formulir.urutan[place - 1] if place else ""
    context = {
        "formulir": formulir,
        "judul": formulir.langkah[kode].judul,
        "pengantar": formulir.langkah[kode].pengantar,
        "form": form,
        "nomor": place + 1,
        "kembali": before and formulir.build_alamat_langkah(kunci, before),
    }
    return render(request, "permohonan/langkah.html", context)


@with_draf
def show_periksa(
    request: HttpRequest, isian: Isian, kunci: str, find_serupa: FindSerupa
) -> HttpResponse:
    if isian.find_open() != PERIKSA:
        return _go_on(kunci, isian)
    if request.method != "POST":
        return _show_periksa(request, isian, kunci, find_serupa)
    if hindrance := _find_hindrance(request, isian) or _send(isian, kunci):
        return _show_periksa(request, isian, kunci, find_serupa, *hindrance)
    return redirect(isian.formulir.build_alamat("terima", kunci))


def _find_hindrance(request: HttpRequest, isian: Isian) -> tuple[str, int] | None:
    """Why it is not sent now, with the status of the answer. Nothing is lost."""
    sebutan = isian.formulir.sebutan
    kirim = f"lalu tekan “Kirim {sebutan}” sekali lagi."
    if is_program(request):
        return f"Kosongkan isian yang tersembunyi, {kirim}", 200
    if is_too_fast(isian.draf.dibuat_pada):
        return f"Tunggu lima detik, {kirim}", 200
    batas = KIRIM[isian.formulir.jenis]
    if not batas.count(request):
        return say_wait(batas, request, f"Terlalu banyak {sebutan}"), 429
    return None


def _send(isian: Isian, kunci: str) -> tuple[str, int] | None:
    """Why the register does not take it, if it does not."""
    try:
        isian.formulir.register(isian.build_perkara(), kunci)
    except ValidationError as error:
        return " ".join(error.messages), 200
    return None


def _show_periksa(
    request: HttpRequest,
    isian: Isian,
    kunci: str,
    find_serupa: FindSerupa,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    form = forms.Form({})
    if galat:
        form.add_error(None, galat)
    formulir = isian.formulir
    nik = normalize_nik(isian.isi["identitas"].get("nik", ""))
    context = {
        "judul": "Periksa jawaban Anda",
        "formulir": formulir,
        "form": form,
        "nomor": len(formulir.urutan),
        "bagian": [
            (langkah, formulir.build_alamat_langkah(kunci, langkah.kode), rows)
            for langkah, rows in isian.list_ringkas()
        ],
        "nik_janggal": is_nik(nik) and not is_plausible(nik),
        "serupa": find_serupa(request.situs, isian.read_pokok()),
    }
    return render(request, "permohonan/periksa.html", context, status=status)
