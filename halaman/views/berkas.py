"""Files and pictures: whoever may see what shows them may open them."""

from pathlib import PurePath

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from dip.peran import PEMBACA
from halaman import queries
from halaman.models import Dokumen, Gambar, Halaman, SertaMerta
from halaman.pratinjau import find_previewed
from situs.access import holds_any, visible_situs
from situs.unduhan import serve_berkas

SEPEKAN = "public, max-age=604800"  # a picture never changes under its address
RAHASIA = "private, no-store"
BERSUARA = {"halaman": Halaman, "serta-merta": SertaMerta}


@require_safe
def open_dokumen(request: HttpRequest, kode: str) -> HttpResponse:
    """The file of a published document; before that only officers of the site may open it."""
    rows = queries.list_published(Dokumen, request.situs).exclude(berkas="")
    dokumen = rows.filter(kode=kode).first()
    shown = dokumen or find_own(request, Dokumen, kode)
    response = _serve(
        request,
        shown.berkas,
        nama=shown.judul,
        jenis=shown.jenis_berkas,
        ukuran=shown.ukuran,
        sidik=shown.sidik,
    )
    if not dokumen:
        response["Cache-Control"] = RAHASIA
    return response


@require_safe
def open_gambar(request: HttpRequest, kode: str) -> HttpResponse:
    return serve_gambar(request, kode, small=False)


@require_safe
def open_gambar_kecil(request: HttpRequest, kode: str) -> HttpResponse:
    return serve_gambar(request, kode, small=True)


def serve_gambar(request: HttpRequest, kode: str, *, small: bool) -> HttpResponse:
    """Public while something published at this site shows it; else for the site's officers, and
    for who reads the preview of a draft that shows it."""
    shown = queries.find_shown_gambar(request.situs, kode)
    gambar = shown or find_previewed(request, kode) or find_own(request, Gambar, kode)
    file = gambar.kecil if small else gambar.isi
    response = _serve(
        request,
        file,
        nama=gambar.alt or kode,
        jenis=PurePath(file.name).suffix.removeprefix("."),
        ukuran=None,
        sidik=f"{gambar.sidik}-kecil" if small else gambar.sidik,
    )
    response["Cache-Control"] = SEPEKAN if shown else RAHASIA
    return response


@require_safe
def open_suara(request: HttpRequest, jenis: str, kode: str) -> HttpResponse:
    """The recording of a published page or announcement; a linked page lends its source's."""
    model = BERSUARA.get(jenis)
    if model is None:
        raise Http404
    row = queries.list_published(model, request.situs).filter(kode=kode).first()
    shown = row or find_own(request, model, kode)
    bersuara = shown.asal if isinstance(shown, Halaman) else shown
    response = _serve(
        request,
        bersuara.audio,
        nama=shown.judul,
        jenis=bersuara.audio_jenis,
        ukuran=bersuara.audio_ukuran,
        sidik=bersuara.audio_sidik,
    )
    if not row:
        response["Cache-Control"] = RAHASIA
    return response


def find_own(request: HttpRequest, model: type[Model], kode: str) -> Model:
    """A row of the officer's own site, whatever its state."""
    if not holds_any(request, PEMBACA):
        raise Http404
    return get_object_or_404(model.objects.for_situs(visible_situs(request)), kode=kode)


def _serve(
    request: HttpRequest, file: FieldFile, *, nama: str, jenis: str, ukuran: int | None, sidik: str
) -> HttpResponse:
    """serve_berkas; a file that is not there is a page that is not there."""
    if not file:
        raise Http404
    try:
        size = file.size if ukuran is None else ukuran
        return serve_berkas(request, file, nama=nama, jenis=jenis, ukuran=size, sidik=sidik)
    except FileNotFoundError as error:
        raise Http404 from error
