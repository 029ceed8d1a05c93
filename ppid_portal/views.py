"""Pages that need more than one app, and the pages for when something is wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dip import queries
from dip.tampilan import Jumlah
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_situs
from situs.models import Situs

NEWEST = 5
MAX_SITEMAP = 50_000  # the protocol's limit for one file


@require_safe
@public_page
def beranda(request: HttpRequest) -> HttpResponse:
    jumlah = Jumlah(queries.count_per_tahun_kategori(request.situs))
    context = {
        "judul": "Beranda",
        "deskripsi": f"Cari dokumen, laporan, dan data publik {request.situs.nama}.",
        "jumlah": jumlah,
        "jumlah_tahun": jumlah.count(jumlah.tahun_terbaru),
        "per_kategori": jumlah.per_kategori(jumlah.tahun_terbaru),
        "tanpa_kategori": jumlah.count(jumlah.tahun_terbaru, ""),
        "terbaru": queries.list_newest(request.situs, NEWEST) if jumlah.rows else [],
        "data": build_json_ld(describe_situs(request.situs)),
    }
    if request.situs.utama:
        context |= list_kecamatan(request.situs)
    return render(request, "beranda.html", context)


def list_kecamatan(utama: Situs) -> dict:
    tahun = timezone.localdate().year
    daftar = utama.pelaksana.filter(is_active=True)
    counted = queries.count_per_situs(daftar, tahun)
    rows = [counted.get(situs.pk, {}) | {"situs": situs} for situs in daftar]
    return {"daftar_kecamatan": rows, "tahun_ini": tahun}


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.situs.build_url(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    rows = queries.list_published(request.situs).order_by("-diperbarui_pada")
    entries = rows.values_list("kode", "diperbarui_pada")[: MAX_SITEMAP - 2]
    build_url = request.situs.build_url
    pages = [
        (build_url(reverse("beranda")), None),
        (build_url(reverse("dip:list")), None),
        *((build_url(reverse("dip:detail", args=[kode])), when) for kode, when in entries),
    ]
    content_type = "application/xml; charset=utf-8"
    return render(request, "sitemap.xml", {"pages": pages}, content_type=content_type)


@never_cache
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render_error(request, 400)


@never_cache
def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render_error(request, 403)


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render_error(request, 403, "kedaluwarsa.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render_error(request, 404)


@never_cache
def server_error(request: HttpRequest) -> HttpResponse:
    return render_error(request, 500)


def render_error(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    """Without context processors and queries: it must work when the database is gone."""
    situs = getattr(request, "situs", None)
    content = loader.render_to_string(template or f"{status}.html", {"situs": situs})
    return HttpResponse(content, status=status)
