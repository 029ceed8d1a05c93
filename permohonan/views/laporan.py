"""The service report in public: table first, with bars of the same numbers beside it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from permohonan.bagian_laporan import find_batas, is_berakhir
from permohonan.ekspor.laporan import name_laporan, stream_laporan, write_laporan
from permohonan.laporan_situs import Laporan, Periode, read_laporan, read_periode
from permohonan.queries_terbitan import find_terbitan, list_situs_terbit, list_terbit
from permohonan.surat.laporan import write_laporan_pdf
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb
from situs.kop import name_situs
from situs.unduhan import name_download

BAGIAN = (("Setahun", None), ("Semester 1", 1), ("Semester 2", 2))


@require_safe
@public_page
def show_laporan(request: HttpRequest) -> HttpResponse:
    periode, years = read_periode(request.situs, request.GET)
    laporan = read_laporan(request.situs, periode)
    trail = [("Beranda", reverse("beranda")), ("Laporan layanan", reverse("permohonan:laporan"))]
    tahunan = list_terbit(request.situs)
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
        "tahunan": tahunan,
        "terbit_tahun_ini": any(each.tahun == periode.tahun for each in tahunan),
        "tahunan_situs": _link_tahunan(laporan),
        "batas": find_batas(periode.tahun),
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


@require_safe
@public_page
def download_pdf(request: HttpRequest, tahun: int) -> HttpResponse:
    """The report of Pasal 56 as it was published; a draft is nobody's to read."""
    row = find_terbitan(request.situs, tahun)
    if row is None:
        raise Http404
    name = f"Laporan-layanan_{name_situs(request.situs)}_{tahun}.pdf"
    return name_download(HttpResponse(write_laporan_pdf(row.isi)), name)


def _link_tahunan(laporan: Laporan) -> dict[str, list]:
    """At PPID Utama, for a year that is over: who has published the report, and where, and who
    has not."""
    daftar_situs, tahun = [each.situs for each in laporan.semua], laporan.periode.tahun
    if not daftar_situs or not is_berakhir(tahun, timezone.localdate()):
        return {}
    found = list_situs_terbit(daftar_situs, tahun)
    path = reverse("permohonan:laporan-pdf", args=[tahun])
    return {
        "terbit": [(each, each.build_url(path)) for each in daftar_situs if each.pk in found],
        "belum": [each for each in daftar_situs if each.pk not in found],
    }


def _read(request: HttpRequest) -> Laporan:
    periode, _ = read_periode(request.situs, request.GET)
    return read_laporan(request.situs, periode)
