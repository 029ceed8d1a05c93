from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from halaman import queries
from halaman.views.tampil import render_konten
from situs.cache import public_page


@require_safe
@public_page
def show_serta_merta(request: HttpRequest, kode: str) -> HttpResponse:
    row = queries.find_serta_merta(request.situs, kode)
    if row is None:
        raise Http404
    return render_konten(request, row)
