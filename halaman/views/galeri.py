from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from halaman import queries
from halaman.models import Album
from halaman.saringan import read_saringan
from halaman.tampilan import build_daftar, name_list
from halaman.views.bingkai import render_page
from halaman.views.tampil import render_konten
from situs.cache import public_page

PER = 12


@require_safe
@public_page
def list_album(request: HttpRequest) -> HttpResponse:
    situs, saringan = request.situs, read_saringan(request.GET)
    daftar = build_daftar(queries.list_album(situs), saringan, PER)
    if daftar is None:
        return redirect(reverse("halaman:galeri"))
    rows = list(daftar["page"].object_list)
    sampul = queries.read_sampul(situs, rows)
    return render_page(
        request,
        "halaman/galeri.html",
        [("Galeri", reverse("halaman:galeri"))],
        judul=name_list("Galeri", saringan),
        deskripsi=f"Foto dan video kegiatan {situs.nama}.",
        rows=[(row, sampul.get(row.sampul)) for row in rows],
        **daftar,
    )


@require_safe
@public_page
def show_album(request: HttpRequest, kode: str) -> HttpResponse:
    rows = queries.list_published(Album, request.situs).select_related("kewajiban")
    return render_konten(request, get_object_or_404(rows, kode=kode))
