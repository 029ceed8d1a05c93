"""Downloads of the list as the visitor filtered it."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dip import ekspor, queries
from dip.models import InformasiQuerySet
from dip.penetapan import describe_tahun
from dip.saringan import Saringan, read_saringan
from dip.tampilan import Jumlah, describe_saringan
from situs.cache import public_page
from situs.unduhan import name_download

MAX_PDF_ROWS = 500  # anyone may ask for it, and each thousand rows cost seconds and 300 MB
CHUNK = 2_000
TITIK_KOMA = "titik-koma"


@require_safe
def download_xlsx(request: HttpRequest) -> HttpResponseBase:
    saringan, rows = read_filter(request)
    file = TemporaryFile()  # noqa: SIM115 FileResponse closes it
    ekspor.write_xlsx(iterate(rows), build_kop(request, saringan), file)
    file.seek(0)
    return _named(FileResponse(file), request, saringan, "xlsx")


@require_safe
def download_csv(request: HttpRequest) -> HttpResponseBase:
    saringan, rows = read_filter(request)
    pemisah = ";" if request.GET.get("pemisah") == TITIK_KOMA else ","
    stream = ekspor.stream_csv(iterate(rows), pemisah=pemisah)
    return _named(StreamingHttpResponse(stream), request, saringan, "csv")


@require_safe
def download_json(request: HttpRequest) -> HttpResponseBase:
    saringan, rows = read_filter(request)
    now = timezone.localtime()
    meta = ekspor.build_meta(request.situs, saringan.tahun, describe_saringan(saringan), now)
    stream = ekspor.stream_json(iterate(rows), meta)
    response = _named(StreamingHttpResponse(stream), request, saringan, "json")
    response["Access-Control-Allow-Origin"] = "*"  # open data: any site may read it
    return response


@require_safe
@public_page
def download_pdf(request: HttpRequest) -> HttpResponseBase:
    saringan, rows = read_filter(request)
    if rows[MAX_PDF_ROWS:].exists():
        context = {"judul": "PDF terlalu panjang", "saringan": saringan, "batas_pdf": MAX_PDF_ROWS}
        return render(request, "dip/pdf_terlalu_panjang.html", context, status=400)
    data = ekspor.write_pdf(list(iterate(rows)), build_kop(request, saringan))
    return _named(HttpResponse(data), request, saringan, "pdf")


def read_filter(request: HttpRequest) -> tuple[Saringan, InformasiQuerySet]:
    """The filter and its rows, in the order of the list."""
    jumlah = Jumlah(queries.count_per_tahun_kategori(request.situs))
    saringan = read_saringan(request.GET, jumlah.tahun_terbaru)
    found = queries.filter_informasi(queries.list_published(request.situs), saringan)
    return saringan, queries.order_informasi(found, saringan.urut)


def iterate(rows: InformasiQuerySet) -> Iterator[dict]:
    return rows.values(*ekspor.COLUMNS).iterator(chunk_size=CHUNK)


def build_kop(request: HttpRequest, saringan: Saringan) -> "ekspor.Kop":
    words, sk = describe_saringan(saringan), describe_tahun(request.situs, saringan.tahun)
    return ekspor.build_kop(request.situs, saringan.tahun, words, timezone.localtime(), sk=sk)


def _named(
    response: HttpResponseBase, request: HttpRequest, saringan: Saringan, ext: str
) -> HttpResponseBase:
    name = ekspor.nama_berkas(request.situs, saringan.tahun, ext, timezone.localdate())
    return name_download(response, name)
