"""Downloads of the list of excluded information: what is decided, never its content."""

from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from dip.ekspor.dik_kolom import PUBLIK
from dip.ekspor.dik_pdf import write_dik_pdf
from dip.ekspor.dik_xlsx import write_dik_xlsx
from dip.ekspor.kop import build_kop, nama_berkas_dik
from dip.models import PengecualianQuerySet
from dip.queries_pengecualian import filter_huruf, list_published
from dip.unduhan import MAX_PDF_ROWS
from situs.cache import public_page
from situs.dasar_pengecualian import list_huruf
from situs.kop import Kop
from situs.unduhan import name_download

JUDUL = "DAFTAR INFORMASI YANG DIKECUALIKAN"


@require_safe
def download_dik_xlsx(request: HttpRequest) -> HttpResponseBase:
    huruf, rows = read_rows(request)
    file = TemporaryFile()  # noqa: SIM115 FileResponse closes it
    write_dik_xlsx(rows, PUBLIK, _build_kop(request, huruf), file)
    file.seek(0)
    return _named(FileResponse(file), request, "xlsx")


@require_safe
@public_page
def download_dik_pdf(request: HttpRequest) -> HttpResponseBase:
    huruf, rows = read_rows(request)
    found = list(rows[: MAX_PDF_ROWS + 1])
    if len(found) > MAX_PDF_ROWS:  # the page offers no PDF of so many
        return redirect("halaman:dikecualikan")
    data = write_dik_pdf(found, _build_kop(request, huruf))
    return _named(HttpResponse(data), request, "pdf")


def read_rows(request: HttpRequest) -> tuple[str, PengecualianQuerySet]:
    """The ground that the list is filtered by ("" for all), and its rows."""
    asked = request.GET.get("huruf", "")
    huruf = asked if asked in dict(list_huruf()) else ""
    return huruf, filter_huruf(list_published(request.situs), huruf)


def _build_kop(request: HttpRequest, huruf: str) -> Kop:
    saring = f"alasan Pasal 17 huruf {huruf}" if huruf else ""
    return build_kop(request.situs, None, saring, timezone.localtime(), judul=JUDUL)


def _named(response: HttpResponseBase, request: HttpRequest, ext: str) -> HttpResponseBase:
    return name_download(response, nama_berkas_dik(request.situs, ext, timezone.localdate()))
