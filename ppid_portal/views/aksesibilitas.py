"""How the site is made for everybody, and a reader's own choice of type, space and colours."""

from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ppid_portal.preferensi import DAFTAR, keep_preferensi, read_pilihan, read_preferensi
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb

MAX_ALAMAT = 500


@require_safe
@public_page
def aksesibilitas(request: HttpRequest) -> HttpResponse:
    trail = [("Beranda", reverse("beranda")), ("Aksesibilitas", reverse("aksesibilitas"))]
    context = {
        "judul": "Aksesibilitas",
        "deskripsi": f"Bagaimana {request.situs.nama} membuat situs ini dapat dipakai semua orang.",
        "bagian": "aksesibilitas",
        "data": build_json_ld(describe_breadcrumb(request.situs, trail)),
    }
    return render(request, "aksesibilitas.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aksesibilitas_pengaturan(request: HttpRequest) -> HttpResponse:
    """The form is never cached: it carries the token that protects it."""
    if request.method == "POST":
        chosen = {} if "pulihkan" in request.POST else read_pilihan(request.POST)
        response = redirect(read_kembali(request.POST.get("kembali", "")))
        keep_preferensi(response, chosen)
        return response
    given = read_preferensi(request)
    context = {
        "judul": "Pengaturan tampilan",
        "bagian": "aksesibilitas",
        "deskripsi": "Atur ukuran teks, jarak, warna, dan garis bawah tautan di situs ini.",
        "daftar": [(pilihan, given.get(pilihan.nama, pilihan.biasa)) for pilihan in DAFTAR],
        "kembali": read_kembali(read_asal(request)),
        "disimpan": "disimpan" in request.GET,
    }
    return render(request, "aksesibilitas_pengaturan.html", context)


def read_asal(request: HttpRequest) -> str:
    """The page of this site that led here; "" when the browser does not say."""
    try:
        parts = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    if parts.netloc != request.get_host():
        return ""
    return urlunsplit(("", "", parts.path, parts.query, ""))


def read_kembali(address: str) -> str:
    """A page of this site to return to; an address of anywhere else is not followed."""
    here = f"{reverse('aksesibilitas_pengaturan')}?disimpan"
    # "//host" and "/\host" lead elsewhere although they begin like a path.
    strange = not address.isprintable() or "\\" in address or address.startswith("//")
    if strange or not address.startswith("/") or len(address) > MAX_ALAMAT:
        return here
    path = address.partition("?")[0]
    try:
        resolve(path)
    except Resolver404:
        return here
    return here if path == reverse("aksesibilitas_pengaturan") else address
