from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from halaman import queries
from halaman.models import Berita
from halaman.saringan import read_saringan
from halaman.tampilan import build_daftar, name_list
from halaman.views.bingkai import render_page
from halaman.views.tampil import render_konten
from situs.cache import public_page

PER = 10
MAX_TAG = 20


@require_safe
@public_page
def list_berita(request: HttpRequest) -> HttpResponse:
    situs, saringan = request.situs, read_saringan(request.GET, "tahun", "tag")
    daftar = build_daftar(queries.list_berita(situs, saringan), saringan, PER)
    if daftar is None:
        return redirect(reverse("halaman:berita_list") + saringan.query(hal=1))
    return render_page(
        request,
        "halaman/berita_daftar.html",
        [("Berita", reverse("halaman:berita_list"))],
        judul=name_list("Berita", saringan),
        deskripsi=f"Berita dari {situs.nama}.",
        tahun=[
            (year, saringan.query(tahun=year, hal=1)) for year in queries.list_tahun_berita(situs)
        ],
        semua_tahun=saringan.query(tahun=None, hal=1) or "?",
        daftar_tag=queries.list_tag(situs, MAX_TAG),
        **daftar,
    )


@require_safe
@public_page
def show_berita(request: HttpRequest, slug: str) -> HttpResponse:
    rows = queries.list_published(Berita, request.situs).select_related("gambar", "kewajiban")
    return render_konten(request, get_object_or_404(rows, slug=slug))
