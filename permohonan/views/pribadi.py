"""Answers that are for one person: behind a key or a signed link."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.text import slugify

from permohonan.models import Perkara
from permohonan.surat.kalender import build_ics


def hide(response: HttpResponseBase) -> HttpResponseBase:
    """In no index, and the address, which opens the case, is told to no other page."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def build_ics_response(perkara: Perkara) -> HttpResponse:
    response = HttpResponse(build_ics(perkara), content_type="text/calendar; charset=utf-8")
    name = slugify(perkara.nomor.replace("/", "-"))
    response["Content-Disposition"] = f'attachment; filename="jatuh-tempo-{name}.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
