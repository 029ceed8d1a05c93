from collections.abc import Callable
from functools import wraps

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from ppid_portal.data_terbuka import kamus, keluaran
from ppid_portal.data_terbuka.cakupan import Cakupan
from ppid_portal.data_terbuka.daftar import DAFTAR, PER_KODE
from ppid_portal.data_terbuka.katalog import Katalog, write_katalog
from ppid_portal.data_terbuka.kumpulan import Ringkas
from ppid_portal.data_terbuka.terstruktur import describe_katalog
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb

METHODS = ["GET", "HEAD", "OPTIONS"]
CSV = "text/csv; charset=utf-8"
JSON = "application/json"
KATALOG = {"ttl": "text/turtle; charset=utf-8", "jsonld": "application/ld+json"}
KODE = [kumpulan.kode for kumpulan in DAFTAR]

View = Callable[..., HttpResponse | StreamingHttpResponse]


def open_data(view: View) -> View:
    """Any website's script may read it (CORS): there is no cookie and no secret in it."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse | StreamingHttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        preflight = request.method == "OPTIONS"
        response = HttpResponse(status=204) if preflight else view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        if preflight:
            response["Allow"] = response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
            response["Access-Control-Allow-Headers"] = "If-None-Match"
            response["Access-Control-Max-Age"] = "86400"
        return response

    return answer


@require_safe
@public_page
def show_data(request: HttpRequest) -> HttpResponse:
    cakupan = Cakupan(request.situs)
    daftar = [kumpulan.summarise(cakupan) for kumpulan in DAFTAR]
    trail = [("Beranda", reverse("beranda")), ("Data terbuka", reverse("data"))]
    context = {
        "judul": "Data terbuka",
        "deskripsi": f"Data publik {cakupan.nama} untuk diolah: CSV, JSON, kamus, dan katalog.",
        "bagian": "data",
        "daftar": daftar,
        "daftar_kamus": [(k, kamus.read_kamus()[k.kode]) for k in DAFTAR],
        "lisensi": keluaran.describe_lisensi(),
        "sumber": keluaran.name_sumber(cakupan),
        "contoh": keluaran.build_alamat(cakupan, DAFTAR[0], "json"),
        "max_per": keluaran.MAX_PER_HALAMAN,
        "per": keluaran.PER_HALAMAN,
        "data": build_json_ld(
            describe_katalog(cakupan, daftar), describe_breadcrumb(request.situs, trail)
        ),
    }
    return render(request, "data_terbuka.html", context)


@open_data
@public_page
def download_kumpulan(
    request: HttpRequest, kode: str, bentuk: str
) -> HttpResponse | StreamingHttpResponse:
    if kode not in PER_KODE:
        raise Http404
    cakupan = Cakupan(request.situs)
    ringkas = PER_KODE[kode].summarise(cakupan)
    if early := get_conditional_response(request, etag=ringkas.etag):
        return early
    write = _answer_csv if bentuk == "csv" else _answer_json
    response = write(request, cakupan, ringkas)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _answer_csv(request: HttpRequest, cakupan: Cakupan, ringkas: Ringkas) -> StreamingHttpResponse:
    kumpulan = ringkas.kumpulan
    rows = kumpulan.build_rows(kumpulan.list_values(cakupan), cakupan)
    stream = keluaran.stream_csv(kumpulan.kolom, (row.values() for row in rows))
    response = StreamingHttpResponse(stream, content_type=CSV)
    name = f"{kumpulan.kode}-{request.situs.slug}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"] = ringkas.etag
    return response


def _answer_json(
    request: HttpRequest, cakupan: Cakupan, ringkas: Ringkas
) -> HttpResponse | StreamingHttpResponse:
    try:
        potongan = keluaran.read_potongan(request.GET)
    except keluaran.HalamanKeliru as error:
        return JsonResponse({"galat": str(error)}, status=400)
    kumpulan = ringkas.kumpulan
    head = keluaran.build_head(cakupan, ringkas, potongan)
    rows = kumpulan.build_rows(kumpulan.list_values(cakupan)[potongan.irisan], cakupan)
    response = StreamingHttpResponse(keluaran.stream_json(head, rows), content_type=JSON)
    if head["berikutnya"]:
        response["Link"] = f'<{head["berikutnya"]}>; rel="next"'
    response["ETag"] = ringkas.etag
    return response


@open_data
@public_page
def download_kamus(request: HttpRequest, bentuk: str) -> HttpResponse:
    if bentuk == "csv":
        head, *rows = kamus.list_rows(KODE)
        content = b"".join(keluaran.stream_csv(list(head), rows))
        return HttpResponse(content, content_type=CSV)
    data = {"lisensi": keluaran.describe_lisensi(), "kumpulan": kamus.build_kamus(KODE)}
    return HttpResponse(keluaran.dump(data), content_type=JSON)


@open_data
@public_page
def download_katalog(request: HttpRequest, bentuk: str) -> HttpResponse:
    cakupan = Cakupan(request.situs)
    graph = Katalog(cakupan).build([kumpulan.summarise(cakupan) for kumpulan in DAFTAR])
    return HttpResponse(write_katalog(graph, bentuk), content_type=KATALOG[bentuk])
