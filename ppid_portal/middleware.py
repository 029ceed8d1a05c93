from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from ppid_portal.views.kesalahan import not_found, unavailable
from situs.hosts import read_host
from situs.middleware import find_active_situs

HEALTH_PATH = "/sehat/"
# Open during maintenance: the admin, and the colours of the page that says so.
TETAP_BUKA = ("/admin/", "/warna.css")


class NotFoundMiddleware:
    """The public 404 page while trying the portal too: Django's own speaks English to developers.

    Without DEBUG Django shows ours by itself (handler404).
    """

    def __init__(self, get_response: Callable) -> None:
        if not settings.DEBUG:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        return not_found(request) if response.status_code == 404 and is_page else response


class HealthMiddleware:
    """Answer the health probe on any host name: a container asks by address, not by host."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != HEALTH_PATH:
            return self.get_response(request)
        healthy = _database_answers()
        body = {"sehat": healthy, "basis_data": "baik" if healthy else "tidak menjawab"}
        response = JsonResponse(body, status=200 if healthy else 503)
        response["Cache-Control"] = "no-store"
        return response


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


class PemeliharaanMiddleware:
    """PEMELIHARAAN=on: every public page says so, in the look of its site, even without a database.

    It stands before SitusMiddleware, which could not do without one.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.PEMELIHARAAN or request.path_info.startswith(TETAP_BUKA):
            return self.get_response(request)
        try:
            request.situs = find_active_situs(read_host(request))
        except Error:
            request.situs = None
        return unavailable(request)
