"""The work list of completeness in the admin: /admin/kelengkapan/."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from dip.enums import JenisKewajiban
from dip.models import Kewajiban
from dip.peran import PEMBACA, PENERBIT
from halaman.enums import Keadaan
from halaman.kelengkapan import Rekap, read_rekap
from halaman.kelengkapan_kata import describe_ringkas
from halaman.kelengkapan_kerja import read_kerja
from halaman.services_kelengkapan import check_kewajiban
from situs.access import find_situs, holds_any, visible_situs, writable_situs


def build_urls(site: AdminSite) -> list[URLPattern]:
    def show(request: HttpRequest) -> HttpResponse:
        return show_kelengkapan(request, site.each_context(request))

    return [
        path("kelengkapan/", site.admin_view(require_safe(show)), name="kelengkapan"),
        path(
            "kelengkapan/<str:kode>/periksa/",
            site.admin_view(require_POST(check)),
            name="kelengkapan_periksa",
        ),
    ]


def show_kelengkapan(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    if not holds_any(request, PEMBACA):
        raise PermissionDenied
    if request.situs.utama and "situs" not in request.GET:
        return _show_matriks(request, context)
    situs = find_situs(request)
    keadaan = _choose(request, "keadaan", Keadaan.values)
    jenis = _choose(request, "daftar", JenisKewajiban.values)
    rekap = read_rekap([situs])[situs.pk]
    groups = read_kerja(situs, keadaan, jenis)
    writable = writable_situs(request).filter(pk=situs.pk).exists()
    context |= {
        "title": f"Kelengkapan {situs.nama}",
        "situs_kerja": situs,
        "milik_sendiri": situs == request.situs,
        "alamat_di_sana": situs.build_url(reverse("admin:kelengkapan")),
        "ringkas": _present_rekap(rekap),
        "total": rekap.total,
        "kalimat_total": describe_ringkas(rekap.total),
        "daftar": [(JenisKewajiban(each).label, parts) for each, parts in groups.items() if parts],
        "saringan": _list_saringan(request, rekap, keadaan),
        "boleh_periksa": writable and holds_any(request, PENERBIT),
        "kembali": request.get_full_path(),
    }
    return render(request, "admin/kelengkapan.html", context)


def _show_matriks(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    daftar = list(visible_situs(request).filter(is_active=True))
    rekap = read_rekap(daftar)
    context |= {
        "title": "Kelengkapan semua situs",
        "tajuk": [JenisKewajiban(jenis).label for jenis in rekap[request.situs.pk].per_jenis],
        "baris": [(situs, rekap[situs.pk]) for situs in daftar],
    }
    return render(request, "admin/kelengkapan_matriks.html", context)


def check(request: HttpRequest, kode: str) -> HttpResponse:
    """The button "Masih benar, tandai sudah diperiksa" of one item."""
    if not holds_any(request, PENERBIT):
        raise PermissionDenied
    situs = find_situs(request)
    if not writable_situs(request).filter(pk=situs.pk).exists():
        raise PermissionDenied
    kewajiban = get_object_or_404(Kewajiban, kode=kode)
    check_kewajiban(kewajiban, situs, request.user)
    words = f"“{kewajiban.nama}” dicatat sudah diperiksa dan masih benar."
    messages.success(request, words)
    back = request.POST.get("kembali", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = reverse("admin:kelengkapan")
    return redirect(f"{back}#{kewajiban.kode}")


def _choose(request: HttpRequest, name: str, allowed: list[str]) -> str:
    value = request.GET.get(name, "")
    return value if value in allowed else ""


def _present_rekap(rekap: Rekap) -> list[tuple[str, Any, str]]:
    return [
        (JenisKewajiban(jenis).label, ringkas, describe_ringkas(ringkas))
        for jenis, ringkas in rekap.per_jenis.items()
    ]


def _list_saringan(
    request: HttpRequest, rekap: Rekap, chosen: str
) -> list[tuple[str, str, int | None, bool]]:
    """(words, query, count, chosen) for the row of filters."""
    total = rekap.total
    counts = {
        Keadaan.BELUM: total.belum,
        Keadaan.PERLU: total.perlu,
        Keadaan.ADA: total.tersedia - total.perlu,
    }
    query = request.GET.copy()
    result = []
    for value, words, count in (
        ("", "Semua", None),
        *((state, state.label, counts.get(state)) for state in _URUT),
    ):
        query["keadaan"] = value
        result.append((words, f"?{query.urlencode()}", count, chosen == value))
    return result


_URUT = (Keadaan.BELUM, Keadaan.PERLU, Keadaan.ADA, Keadaan.TIDAK_BERLAKU)
