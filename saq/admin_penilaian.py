"""The assessment of the DIP in the admin: /admin/penilaian-dip/."""

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dip.peran import PEMBACA, PENERBIT, PENULIS
from dip.saringan import read_number
from saq.exports import name_workbook, write_formulir, write_matriks
from saq.indikator import read_indikator
from saq.matriks import list_tajuk, read_urutan, sort_hasil
from saq.penilaian import Bahan, Hasil, read_bahan, read_hasil
from saq.queries import list_tahun
from saq.titik import Pembaca, read_rincian
from situs.access import holds_any, visible_situs, writable_situs
from situs.models import Situs
from situs.unduhan import name_download

PER_HALAMAN = 50


def build_urls(site: AdminSite) -> list[URLPattern]:
    def show(request: HttpRequest) -> HttpResponse:
        return show_penilaian(request, site.each_context(request))

    return [
        path("penilaian-dip/", site.admin_view(require_safe(show)), name="penilaian_dip"),
        path(
            "penilaian-dip/unduh.xlsx",
            site.admin_view(require_safe(download)),
            name="penilaian_dip_unduh",
        ),
    ]


def show_penilaian(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    _refuse_stranger(request)
    if _is_matriks(request):
        return _show_matriks(request, context)
    situs, tahun = _find_situs(request), _read_tahun(request)
    bahan = read_bahan([situs], tahun)[situs.pk]
    pembaca = _describe_pembaca(request, bahan)
    rincian = read_rincian(bahan, pembaca)
    context |= {
        "title": f"Penilaian DIP {tahun} {situs.nama}",
        "situs_kerja": situs,
        "hanya_membaca": not (pembaca.di_sini or pembaca.menulis),
        "alamat_di_sana": situs.build_url(f"{reverse('admin:penilaian_dip')}?tahun={tahun}"),
        "tahun": tahun,
        "pilihan_tahun": [(year, _query(request, tahun=year)) for year in _years(situs, tahun)],
        "rincian": rincian,
        "hasil": Hasil(situs, tahun, [each.nilai for each in rincian]),
        "unduh": reverse("admin:penilaian_dip_unduh") + _query(request, tahun=tahun),
    }
    return render(request, "admin/penilaian.html", context)


def _show_matriks(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    tahun, urutan = _read_tahun(request), read_urutan(request.GET)
    daftar = sort_hasil(read_hasil(_list_situs(request), tahun).values(), urutan)
    page = Paginator(daftar, PER_HALAMAN).get_page(request.GET.get("hal"))
    context |= {
        "title": f"Penilaian DIP {tahun} semua situs",
        "tahun": tahun,
        "pilihan_tahun": [
            (year, _query(request, tahun=year, hal=1)) for year in _years(request.situs, tahun)
        ],
        "tajuk": list_tajuk(urutan, lambda **query: _query(request, hal=1, **query)),
        "indikator": read_indikator(),
        "halaman": page,
        "halaman_lain": [
            (number, _query(request, hal=number)) for number in page.paginator.page_range
        ],
        "lengkap": sum(not each.belum for each in daftar),
        "unduh": reverse("admin:penilaian_dip_unduh") + _query(request, tahun=tahun),
    }
    return render(request, "admin/penilaian_matriks.html", context)


def download(request: HttpRequest) -> HttpResponseBase:
    """The form of one site with all that it lacks, or the matrix of the sites."""
    _refuse_stranger(request)
    tahun, now = _read_tahun(request), timezone.localtime()
    if _is_matriks(request):
        situs = request.situs
        daftar = sort_hasil(read_hasil(_list_situs(request), tahun).values(), read_urutan({}))
        data = write_matriks(daftar, situs, tahun, now, request.user)
    else:
        situs = _find_situs(request)
        bahan = read_bahan([situs], tahun)[situs.pk]
        rincian = read_rincian(bahan, _describe_pembaca(request, bahan), batas=None)
        data = write_formulir(rincian, situs, tahun, now, request.user)
    name = name_workbook(situs, tahun, now.date(), matriks=_is_matriks(request))
    return name_download(HttpResponse(data), name)


def _refuse_stranger(request: HttpRequest) -> None:
    if not holds_any(request, PEMBACA):
        raise PermissionDenied


def _is_matriks(request: HttpRequest) -> bool:
    return request.situs.utama and "situs" not in request.GET


def _list_situs(request: HttpRequest) -> list[Situs]:
    return list(visible_situs(request).filter(is_active=True))


def _find_situs(request: HttpRequest) -> Situs:
    """The site that is meant: this one, or with ?situs= another that this person may see."""
    if "situs" not in request.GET:
        return request.situs
    number = read_number(request.GET, "situs")
    if number is None:
        raise Http404
    return get_object_or_404(visible_situs(request), pk=number)


def _describe_pembaca(request: HttpRequest, bahan: Bahan) -> Pembaca:
    writable = writable_situs(request).filter(pk=bahan.situs.pk).exists()
    return Pembaca(
        bahan,
        menulis=writable and holds_any(request, PENULIS),
        menerbitkan=writable and holds_any(request, PENERBIT),
        di_sini=bahan.situs == request.situs,
        di_utama=request.situs.utama,
    )


def _read_tahun(request: HttpRequest) -> int:
    tahun = read_number(request.GET, "tahun")
    return tahun if tahun and 2008 <= tahun <= 2100 else timezone.localdate().year


def _years(situs: Situs, chosen: int) -> list[int]:
    return sorted({*list_tahun(situs), chosen}, reverse=True)


def _query(request: HttpRequest, **changes: object) -> str:
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = str(value)
    if query.get("hal") == "1":
        del query["hal"]
    return f"?{query.urlencode()}"
