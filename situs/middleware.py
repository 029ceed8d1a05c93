from collections.abc import Callable

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from situs.hosts import read_host, verified_host
from situs.models import Situs

SESSION_SITUS = "_situs"


class SitusMiddleware:
    """Set request.situs from the Host header; an unknown host gets 404, never a default site."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = read_host(request)
        request.situs = find_active_situs(host)
        if request.situs is None:
            return refuse_host(request, host)
        token = verified_host.set(host)
        try:
            return self.get_response(request)
        finally:
            verified_host.reset(token)


class BoundSessionMiddleware:
    """A session lives on the host where its login happened.

    Cookies are host-only already; a cookie copied by hand from Cipari to Maos must not open
    Maos either, not even for a person who may work at both.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_logged_in(request) and request.session.get(SESSION_SITUS) != request.situs.pk:
            auth.logout(request)
        response = self.get_response(request)
        if is_logged_in(request) and SESSION_SITUS not in request.session:
            request.session[SESSION_SITUS] = request.situs.pk
        return response


def is_logged_in(request: HttpRequest) -> bool:
    """Without a session nothing is read: reading would make the answer vary by cookie."""
    return bool(request.session.session_key) and auth.SESSION_KEY in request.session


def find_active_situs(host: str) -> Situs | None:
    rows = Situs.objects.select_related("induk")  # every public page names its PPID Utama
    return rows.filter(host=host, is_active=True).first() if host else None


def refuse_host(request: HttpRequest, host: str) -> HttpResponse:
    """404 with the names of the sites; `www.` before a known host leads to that host."""
    canonical = find_active_situs(host.removeprefix("www."))
    if canonical and host.startswith("www."):
        return HttpResponsePermanentRedirect(canonical.build_url(request.get_full_path()))
    context = {"daftar_situs": Situs.objects.filter(is_active=True)}
    response = render(request, "situs/unknown_host.html", context, status=404)
    response["X-Content-Type-Options"] = "nosniff"
    return response
