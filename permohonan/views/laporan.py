"""The service report in public: table first, with bars of the same numbers beside it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from permohonan.ekspor.laporan import name_laporan, stream_laporan, write_laporan
from permohonan.laporan_situs import Laporan, Periode, read_laporan, read_periode
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb
from situs.unduhan import name_download

BAGIAN = (("Setahun", None), ("Semester 1", 1), ("Semester 2", 2))


@require_safe
@public_page
def show_laporan(request: HttpRequest) -> HttpResponse:
    periode, years = read_periode(request.situs, request.GET)
    laporan = read_laporan(request.situs, periode)
    trail = [("Beranda", reverse("beranda")), ("Laporan layanan", reverse("permohonan:laporan"))]
    context = {
        "judul": f"Laporan layanan informasi {periode.nama}",
        "deskripsi": "Berapa permohonan informasi dan keberatan yang diterima, bagaimana "
        f"diputuskan, dan berapa lama dijawab, {periode.nama}.",
        "laporan": laporan,
        "periode": periode,
        "pilihan_tahun": [
            (tahun, Periode(tahun, periode.semester).query, tahun == periode.tahun)
            for tahun in years
        ],
        "pilihan_bagian": [
            (label, Periode(periode.tahun, semester).query, semester == periode.semester)
            for label, semester in BAGIAN
        ],
        "data": build_json_ld(describe_breadcrumb(request.situs, trail)),
    }
    return render(request, "permohonan/laporan.html", context)


@require_safe
@public_page
def download_xlsx(request: HttpRequest) -> HttpResponseBase:
    laporan, now = _read(request), timezone.localtime()
    data = write_laporan(laporan, now)
    return name_download(HttpResponse(data), name_laporan(laporan, "xlsx", now))


@require_safe
@public_page
def download_csv(request: HttpRequest) -> HttpResponseBase:
    laporan = _read(request)
    data = b"".join(stream_laporan(laporan))
    return name_download(HttpResponse(data), name_laporan(laporan, "csv", timezone.localtime()))


def _read(request: HttpRequest) -> Laporan:
    periode, _ = read_periode(request.situs, request.GET)
    return read_laporan(request.situs, periode)
