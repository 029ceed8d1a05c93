"""Back with the code: status, messages both ways, more files. The code travels in the body of each
sending and stands in no address."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pengaduan.forms import KodeForm, PesanForm
from pengaduan.models import Pengaduan
from pengaduan.penjaga import GAGAL, PESAN, is_program, say_wait
from pengaduan.queries import find_pengaduan, read_pengaturan
from pengaduan.services_pesan import add_pesan_pelapor
from pengaduan.tenggat import describe_sisa, find_tenggat
from pengaduan.views.halaman_rahasia import page_of_reporter

TAK_COCOK = "Kode ini tidak membuka laporan apa pun. Periksa keenam belas angkanya, lalu coba lagi."


@page_of_reporter
def show_tindak_lanjut(request: HttpRequest) -> HttpResponse:
    form, status = KodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        if not GAGAL.is_open(request):
            form.add_error(None, say_wait(GAGAL, request, "Terlalu banyak percobaan"))
            status = 429
        elif row := find_pengaduan(request.situs, form.cleaned_data["kode"]):
            return _show_laporan(request, row, form.cleaned_data["kode"])
        else:
            GAGAL.count(request)
            form.add_error(None, TAK_COCOK)
    context = {
        "judul": "Tindak lanjut laporan",
        "form": form,
        "pengaturan": read_pengaturan(request.situs),
    }
    return render(request, "pengaduan/tindak_lanjut.html", context, status=status)


def _show_laporan(request: HttpRequest, row: Pengaduan, kode: str) -> HttpResponse:
    form, terkirim, peringatan, status = PesanForm(), False, [], 200
    if "kirim" in request.POST:
        form = PesanForm(request.POST, request.FILES)
        if form.is_valid() and (status := _send(request, row, form)) == 200 and not form.errors:
            terkirim, peringatan, form = True, form.list_peringatan(), PesanForm()
            row.refresh_from_db()
    tenggat, today = find_tenggat(row), timezone.localdate()
    context = {
        "judul": "Laporan Anda",
        "pengaduan": row,
        "kode": kode,
        "form": form,
        "terkirim": terkirim,
        "peringatan": peringatan,
        "daftar_pesan": row.pesan.select_related("penerima").prefetch_related("berkas"),
        "daftar_berkas": row.berkas.filter(pesan=None),
        "tenggat": tenggat,
        "sisa": describe_sisa(tenggat.jatuh_tempo, today) if tenggat else "",
        "pengaturan": read_pengaturan(request.situs),
    }
    return render(request, "pengaduan/laporan.html", context, status=status)


def _send(request: HttpRequest, row: Pengaduan, form: PesanForm) -> int:
    """The status of the answer; faults stand in the form."""
    if is_program(request):
        form.add_error(None, "Kosongkan isian yang tersembunyi, lalu kirim sekali lagi.")
        return 200
    if not PESAN.count(request):
        form.add_error(None, say_wait(PESAN, request, "Terlalu banyak pesan"))
        return 429
    words = form.cleaned_data
    try:
        add_pesan_pelapor(row, words["pesan"], words["kunci"], form.read_berkas())
    except ValidationError as error:
        form.add_error(None, error)
    return 200
