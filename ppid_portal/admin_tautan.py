"""The button "Periksa lagi sekarang" beside a link in the admin, and the task on the home page."""

from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dip.models import PemeriksaanTautan
from dip.peran import PENULIS
from dip.services_tautan import claim_again
from ppid_portal.tautan import check_now
from situs.access import holds_any, scoped, writable_situs
from situs.batas_laju import BatasLaju
from situs.kunjungan import Hasil, Keadaan

SEMENIT = timedelta(minutes=1)
BATAS = BatasLaju("periksa-tautan", 20, 600)  # of one officer


def build_urls(site: AdminSite) -> list[URLPattern]:
    view = site.admin_view(require_POST(check))
    return [path("tautan/<int:pk>/periksa/", view, name="tautan_periksa")]


def check(request: HttpRequest, pk: int) -> HttpResponse:
    if not holds_any(request, PENULIS):
        raise PermissionDenied
    rows = scoped(PemeriksaanTautan.objects.select_related("situs"), request)
    row = get_object_or_404(rows, pk=pk)
    if not writable_situs(request).filter(pk=row.situs_id).exists():
        raise PermissionDenied
    now = timezone.now()
    if not BATAS.count(str(request.user.pk)):
        done = f"Anda sudah memeriksa {BATAS.paling_banyak} tautan."
        messages.warning(request, f"{done} Tunggu sepuluh menit, lalu coba lagi.")
    elif claim_again(row, now, since=now - SEMENIT):
        level, words = describe_hasil(check_now(row))
        messages.add_message(request, level, f"“{row.alamat[:120]}” {words}")
    else:
        messages.info(request, "Tautan itu baru saja diperiksa. Coba lagi satu menit lagi.")
    return redirect(_find_list(request))


def describe_hasil(hasil: Hasil) -> tuple[int, str]:
    """(level, words) of the message."""
    if hasil.keadaan == Keadaan.HIDUP:
        return messages.SUCCESS, "dapat dibuka."
    if hasil.keadaan == Keadaan.MATI:
        return messages.ERROR, f"tidak dapat dibuka. {hasil.sebab} Situs menyebutkannya."
    if hasil.keadaan == Keadaan.GAGAL:
        words = f"tidak dapat dibuka kali ini. {hasil.sebab} Besok diperiksa lagi."
        return messages.WARNING, words
    return messages.INFO, f"tidak dapat diperiksa. {hasil.sebab} Buka sendiri untuk memastikan."


def _find_list(request: HttpRequest) -> str:
    """The list as it was: same filters, same page."""
    url = reverse("admin:dip_pemeriksaantautan_changelist")
    came_from = urlsplit(request.headers.get("Referer", ""))
    return f"{url}?{came_from.query}" if came_from.path == url and came_from.query else url


def count_mati(request: HttpRequest) -> int:
    return scoped(PemeriksaanTautan.objects.for_situs(request.situs), request).mati().count()


def link_mati(request: HttpRequest) -> str:
    query = {"keadaan": "mati"}
    if request.situs.utama:
        query["situs__id__exact"] = str(request.situs.pk)
    return f"{reverse('admin:dip_pemeriksaantautan_changelist')}?{urlencode(query)}"
