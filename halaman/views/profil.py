"""Who the office is, how it serves, and every other page of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip.tautan_mati import read_mati
from halaman import queries
from halaman.data_terstruktur import describe_kantor
from halaman.enums import Bagian, JenisDokumen
from halaman.tampilan import (
    build_bagan,
    present_dokumen,
    present_halaman,
    present_pimpinan,
    read_naskah,
)
from halaman.views.bingkai import Jejak, render_page
from halaman.views.tampil import render_konten
from situs.cache import public_page

SLUG_STRUKTUR, SLUG_PIMPINAN = "struktur-organisasi", "pimpinan"  # shown on pages of their own
STANDAR = (JenisDokumen.SOP, JenisDokumen.FORMULIR)


@require_safe
@public_page
def index_profil(request: HttpRequest) -> HttpResponse:
    situs = request.situs
    rows = queries.list_halaman(situs, Bagian.PROFIL)
    pages = [row for row in rows if row.slug not in (SLUG_STRUKTUR, SLUG_PIMPINAN)]
    return render_page(
        request,
        "halaman/profil.html",
        _trail_profil(),
        deskripsi=f"Alamat, tugas, struktur, pimpinan, dan dasar hukum {situs.nama}.",
        data=(describe_kantor(situs),),
        daftar_halaman=present_halaman(pages, situs),
        dasar_hukum=present_dokumen(
            queries.list_dokumen_jenis(situs, *queries.DASAR_HUKUM), read_mati(request)
        ),
    )


@require_safe
@public_page
def show_struktur(request: HttpRequest) -> HttpResponse:
    situs = request.situs
    page = queries.find_halaman(situs, bagian=Bagian.PROFIL, slug=SLUG_STRUKTUR)
    return render_page(
        request,
        "halaman/struktur.html",
        [*_trail_profil(), ("Struktur organisasi", reverse("halaman:struktur"))],
        deskripsi=f"Susunan organisasi {situs.nama} dan tugas setiap bagian.",
        bagan=build_bagan(queries.list_unit_kerja(situs)),
        naskah=read_naskah(page, situs, read_mati(request)) if page else None,
    )


@require_safe
@public_page
def list_pimpinan(request: HttpRequest) -> HttpResponse:
    situs = request.situs
    page = queries.find_halaman(situs, bagian=Bagian.PROFIL, slug=SLUG_PIMPINAN)
    return render_page(
        request,
        "halaman/pimpinan.html",
        [*_trail_profil(), ("Pimpinan", reverse("halaman:pimpinan"))],
        deskripsi=f"Pejabat yang memimpin {situs.nama} dan laporan harta kekayaannya.",
        pimpinan=present_pimpinan(queries.list_pimpinan(situs), read_mati(request)),
        naskah=read_naskah(page, situs, read_mati(request)) if page else None,
    )


@require_safe
@public_page
def index_layanan(request: HttpRequest) -> HttpResponse:
    situs = request.situs
    return render_page(
        request,
        "halaman/layanan.html",
        [("Layanan", reverse("halaman:layanan_indeks"))],
        deskripsi=f"Cara meminta informasi kepada {situs.nama}, waktu, biaya, dan standarnya.",
        daftar_halaman=present_halaman(queries.list_halaman(situs, Bagian.LAYANAN), situs),
        standar=present_dokumen(queries.list_dokumen_jenis(situs, *STANDAR), read_mati(request)),
    )


@require_safe
@public_page
def show_profil(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, slug, Bagian.PROFIL)


@require_safe
@public_page
def show_layanan(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, slug, Bagian.LAYANAN)


@require_safe
@public_page
def show_halaman(request: HttpRequest, slug: str) -> HttpResponse:
    return _show(request, slug, Bagian.INFORMASI)


def _show(request: HttpRequest, slug: str, bagian: str) -> HttpResponse:
    halaman = queries.find_halaman(request.situs, bagian=bagian, slug=slug)
    if halaman is None:
        raise Http404
    return render_konten(request, halaman)


def _trail_profil() -> Jejak:
    return [("Profil", reverse("halaman:profil_indeks"))]
