"""The pages for when something is wrong."""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.cache import never_cache

from ppid_portal.preferensi import read_preferensi
from situs.models import Situs

TUNGGU = 3600  # seconds after which a program may try again during maintenance


@never_cache
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render_error(request, 400)


@never_cache
def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render_error(request, 403)


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render_error(request, 403, "kedaluwarsa.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render_error(request, 404)


@never_cache
def server_error(request: HttpRequest) -> HttpResponse:
    return render_error(request, 500)


@never_cache
def unavailable(request: HttpRequest) -> HttpResponse:
    response = render_error(request, 503)
    response["Retry-After"] = str(TUNGGU)
    return response


def render_error(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    """Without context processors and queries: it must work when the database is gone."""
    situs = getattr(request, "situs", None)
    context = {
        "situs": situs,
        "induk": find_induk(situs),
        "preferensi": read_preferensi(request),
    }
    content = loader.render_to_string(template or f"{status}.html", context)
    return HttpResponse(content, status=status)


def find_induk(situs: Situs | None) -> Situs | None:
    """PPID Utama, where it was read together with the site; an error page asks no database."""
    return situs.induk if situs and Situs.induk.is_cached(situs) else None
