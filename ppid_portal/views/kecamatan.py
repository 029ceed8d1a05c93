from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ppid_portal.kecamatan import URUTAN, read_baris
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb


@require_safe
@public_page
def kecamatan(request: HttpRequest) -> HttpResponse:
    """The table of sites stands on PPID Utama; a kecamatan leads there."""
    if not request.situs.utama:
        if not request.situs.induk:
            raise Http404
        return redirect(request.situs.induk.build_url(request.path))
    urut = request.GET.get("urut", "")
    urut = urut if urut in URUTAN else next(iter(URUTAN))
    tahun = timezone.localdate().year
    rows = read_baris(request.situs, tahun, urut)
    trail = [("Beranda", reverse("beranda")), ("PPID kecamatan", reverse("kecamatan"))]
    context = {
        "judul": "PPID kecamatan",
        "deskripsi": f"Situs PPID semua kecamatan di Kabupaten {request.situs.kabupaten}.",
        "bagian": "kecamatan",
        "tahun": tahun,
        "baris": rows,
        "belum": sum(1 for row in rows if not row.jumlah),
        "urutan": [(nama, label, nama == urut) for nama, (label, _) in URUTAN.items()],
        "data": build_json_ld(describe_breadcrumb(request.situs, trail)),
    }
    return render(request, "kecamatan.html", context)
