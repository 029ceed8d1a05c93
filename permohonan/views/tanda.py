"""What every page behind a signed link has in common."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from permohonan.tautan import TautanBerakhir
from permohonan.views.pribadi import hide

View = Callable[..., HttpResponseBase]
TERTULIS = (
    "teks",
    "alasan",
    "catatan",
)  # what takes long to write; contact data is not shown again


def behind_tanda(view: View) -> View:
    """Never kept, never indexed, told to nobody; a link whose hour is over says so, and gives back
    what was typed meanwhile."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, tanda: str, **kwargs: str) -> HttpResponseBase:
        try:
            response = view(request, tanda, **kwargs)
        except TautanBerakhir:
            tertulis = [request.POST[name] for name in TERTULIS if request.POST.get(name)]
            context = {"judul": "Tautan ini sudah berakhir", "tertulis": tertulis}
            response = render(request, "permohonan/tautan_berakhir.html", context, status=410)
        return hide(response)

    return guarded


def see_other(name: str, *args: str) -> HttpResponse:
    """303: what was sent is not sent again by "reload" or "back"."""
    response = redirect(name, *args)
    response.status_code = 303
    return response
