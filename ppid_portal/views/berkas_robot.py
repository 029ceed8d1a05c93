"""What programs read: robots.txt and sitemap.xml."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ppid_portal.peta import read_peta
from situs.cache import public_page

MAX_SITEMAP = 50_000  # the protocol's limit for one file


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /cari/",
        "Disallow: /pratinjau/",
        "Disallow: /tanggapan/",
        "Disallow: /pengaduan/baru/",
        "Disallow: /pengaduan/tindak-lanjut/",
        f"Sitemap: {request.situs.build_url(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    build_url = request.situs.build_url
    entries = [butir for cabang in read_peta(request.situs) for butir in cabang.semua]
    # An answer within a page has no address of its own.
    pages = {build_url(butir.url): butir.waktu for butir in entries if "#" not in butir.url}
    context = {"pages": list(pages.items())[:MAX_SITEMAP]}
    return render(request, "sitemap.xml", context, content_type="application/xml; charset=utf-8")
