"""Informasi dikecualikan: what is closed, why and until when; never what it says."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dip.models import Informasi
from dip.queries_pengecualian import (
    count_huruf,
    count_per_situs,
    filter_huruf,
    find_terbuka,
    list_published,
    list_terbuka,
)
from dip.tampilan import cut
from dip.tampilan_pengecualian import present_pengecualian
from dip.tenggat_pengecualian import describe_eks
from dip.unduhan import MAX_PDF_ROWS
from halaman.views.bingkai import Jejak, render_page
from situs.cache import public_page
from situs.dasar_pengecualian import read_pengecualian
from situs.models import Situs

JUDUL = "Informasi dikecualikan"
PER_HALAMAN = 15
BANYAK = 8  # from here on the list can be filtered by ground
TERBUKA = 10


@require_safe
@public_page
def list_dikecualikan(request: HttpRequest) -> HttpResponse:
    situs, today = request.situs, timezone.localdate()
    total, per_huruf = count_huruf(situs)
    huruf = request.GET.get("huruf", "")
    huruf = huruf if huruf in per_huruf else ""
    rows = filter_huruf(list_published(situs), huruf)
    page = Paginator(rows, PER_HALAMAN).get_page(request.GET.get("hal"))
    grounds = read_pengecualian()
    return render_page(
        request,
        "halaman/informasi_dikecualikan.html",
        _trail(),
        deskripsi=f"Informasi yang tidak dapat dibuka {situs.nama}, alasannya, dan hak Anda.",
        dasar=grounds,
        total=total,
        huruf=huruf,
        pdf_muat=page.paginator.count <= MAX_PDF_ROWS,
        saringan=[(d, per_huruf[d.huruf]) for d in grounds if per_huruf[d.huruf]],
        bisa_disaring=total >= BANYAK and len(per_huruf) > 1,
        page=page,
        daftar=[present_pengecualian(row, today) for row in page],
        terbuka=[(row, _mark(row)) for row in list_terbuka(situs, TERBUKA)],
        kecamatan=_list_kecamatan(situs) if situs.utama else [],
    )


@require_safe
@public_page
def show_dikecualikan(request: HttpRequest, kode: str) -> HttpResponse:
    """One entry in full. Its old address leads on to the DIP once it is open."""
    if terbuka := find_terbuka(request.situs, kode):
        return redirect(terbuka.get_absolute_url())
    row = get_object_or_404(list_published(request.situs), kode=kode)
    return render_page(
        request,
        "halaman/dikecualikan.html",
        [*_trail(), (cut(row.judul, 90), row.get_absolute_url())],
        deskripsi=f"Mengapa informasi ini dikecualikan {request.situs.nama}, dan sampai kapan.",
        satu=present_pengecualian(row, timezone.localdate(), utuh=True),
    )


def _trail() -> Jejak:
    return [
        ("Informasi publik", reverse("halaman:informasi_indeks")),
        (JUDUL, reverse("halaman:dikecualikan")),
    ]


def _mark(row: Informasi) -> str:
    return describe_eks(row.eks_pengecualian.status, row.eks_pengecualian.berakhir)


def _list_kecamatan(utama: Situs) -> list[tuple[Situs, int, str]]:
    """(site, entries in force, address of its list) for every kecamatan."""
    daftar_situs = utama.pelaksana.filter(is_active=True)
    counts = count_per_situs(daftar_situs)
    address = reverse("halaman:dikecualikan")
    return [(each, counts.get(each.pk, 0), each.build_url(address)) for each in daftar_situs]
