"""The form of a report; its answer shows the code, and no address shows it again."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from pengaduan.enums import Identitas
from pengaduan.forms import LaporForm
from pengaduan.penjaga import KIRIM, is_program, say_wait
from pengaduan.queries import is_open, read_pengaturan
from pengaduan.services_lapor import Terdaftar, find_terdaftar, register_pengaduan
from pengaduan.views.halaman_rahasia import page_of_reporter

# Whoever repeats an old form from the history of a shared computer sees no code.
TAMPIL_LAGI = timedelta(days=1)


@page_of_reporter
def show_baru(request: HttpRequest) -> HttpResponse:
    if not is_open(request.situs):
        return redirect("pengaduan:mulai")
    if request.method != "POST":
        chosen = request.GET.get("identitas", "")
        identitas = chosen if chosen in Identitas.values else Identitas.ANONIM
        return _show_form(request, LaporForm(request.situs, initial={"identitas": identitas}))
    form = LaporForm(request.situs, request.POST, request.FILES)
    if not form.is_valid():
        return _show_form(request, form)
    galat, status = _find_hindrance(request, form)
    if galat:
        form.add_error(None, galat)
        return _show_form(request, form, status)
    try:
        sent = register_pengaduan(
            form.build_pengaduan(),
            form.cleaned_data["kunci"],
            dihindari=form.read_dihindari(),
            berkas=form.read_berkas(),
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _show_form(request, form)
    return _show_kode(request, sent, form.list_peringatan() if sent.baru else [])


def _find_hindrance(request: HttpRequest, form: LaporForm) -> tuple[str, int]:
    """Why it is not sent now, with the status of the answer. What was sent already passes."""
    if is_program(request):
        return "Kosongkan isian yang tersembunyi, lalu tekan “Kirim laporan” sekali lagi.", 200
    known = find_terdaftar(request.situs, form.cleaned_data["kunci"])
    if not (known or KIRIM.count(request)):
        return say_wait(KIRIM, request, "Terlalu banyak laporan"), 429
    return "", 200


def _show_form(request: HttpRequest, form: LaporForm, status: int = 200) -> HttpResponse:
    context = {
        "judul": "Tulis laporan",
        "form": form,
        "pengaturan": read_pengaturan(request.situs),
    }
    return render(request, "pengaduan/baru.html", context, status=status)


def _show_kode(request: HttpRequest, sent: Terdaftar, peringatan: list[str]) -> HttpResponse:
    row = sent.pengaduan
    context = {
        "judul": "Laporan Anda sudah kami terima",
        "pengaduan": row,
        "kode": sent.kode if timezone.localdate() - row.diterima <= TAMPIL_LAGI else "",
        "baru": sent.baru,
        "peringatan": peringatan,
        "pengaturan": read_pengaturan(request.situs),
    }
    return render(request, "pengaduan/terkirim.html", context)
