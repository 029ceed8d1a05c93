from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip.tautan_mati import read_mati
from halaman import queries
from halaman.enums import JenisDokumen
from halaman.models import Dokumen
from halaman.saringan import Saringan, read_saringan
from halaman.tampilan import build_daftar, name_list, present_dokumen
from halaman.views.bingkai import render_page
from halaman.views.tampil import render_konten
from situs.cache import public_page

PER = 25


@require_safe
@public_page
def list_dokumen(request: HttpRequest) -> HttpResponse:
    situs, saringan = request.situs, read_saringan(request.GET, "q", "jenis", "tahun")
    counted = queries.count_dokumen(situs)
    rows = queries.filter_dokumen(queries.list_published(Dokumen, situs), saringan)
    daftar = build_daftar(rows, saringan, PER)
    if daftar is None:
        return redirect(reverse("halaman:dokumen_list") + saringan.query(hal=1))
    return render_page(
        request,
        "halaman/dokumen_daftar.html",
        [("Dokumen", reverse("halaman:dokumen_list"))],
        judul=name_list("Dokumen", saringan),
        deskripsi=f"Keputusan, SOP, laporan, anggaran, dan dokumen lain {situs.nama}.",
        rows=present_dokumen(daftar["page"].object_list, read_mati(request)),
        ada=bool(counted),
        pilihan=build_choices(counted, saringan),
        **daftar,
    )


def build_choices(counted: list[dict], saringan: Saringan) -> dict[str, list]:
    """Only kinds and years that some document has, and what is chosen now."""
    kinds = {row["jenis"] for row in counted} | {saringan.jenis}
    years = {row["tahun"] for row in counted} | {saringan.tahun}
    return {
        "jenis": [(value, label) for value, label in JenisDokumen.choices if value in kinds],
        "tahun": sorted(years - {None}, reverse=True),
    }


@require_safe
@public_page
def show_dokumen(request: HttpRequest, kode: str) -> HttpResponse:
    rows = queries.list_published(Dokumen, request.situs).select_related("kewajiban")
    return render_konten(request, get_object_or_404(rows, kode=kode))
