"""The blank paper forms, for whoever would rather write by hand."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from permohonan.surat.formulir import write_formulir_keberatan, write_formulir_permohonan
from situs.cache import public_page
from situs.kop import name_situs
from situs.unduhan import name_download


@require_safe
@public_page
def download_permohonan(request: HttpRequest) -> HttpResponse:
    data = write_formulir_permohonan(request.situs)
    return name_download(HttpResponse(data), _name("permohonan", request))


@require_safe
@public_page
def download_keberatan(request: HttpRequest) -> HttpResponse:
    data = write_formulir_keberatan(request.situs)
    return name_download(HttpResponse(data), _name("keberatan", request))


def _name(formulir: str, request: HttpRequest) -> str:
    return f"Formulir-{formulir}_{name_situs(request.situs)}.pdf"
