from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ppid_portal.peta import read_peta
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb

TERLIHAT = 25  # rows of one kind on the page; the rest stands in the list of that kind


@require_safe
@public_page
def peta_situs(request: HttpRequest) -> HttpResponse:
    trail = [("Beranda", reverse("beranda")), ("Peta situs", reverse("peta_situs"))]
    context = {
        "judul": "Peta situs",
        "deskripsi": f"Semua halaman situs {request.situs.nama} dalam satu daftar.",
        "bagian": "peta",
        "peta": read_peta(request.situs),
        "terlihat": f":{TERLIHAT}",
        "batas": TERLIHAT,
        "data": build_json_ld(describe_breadcrumb(request.situs, trail)),
    }
    return render(request, "peta_situs.html", context)
