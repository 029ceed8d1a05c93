from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from halaman.pratinjau import lend_gambar, read_token
from halaman.views.tampil import render_konten


@require_safe
def show_pratinjau(request: HttpRequest, token: str) -> HttpResponse:
    """A draft as visitors will see it, for whoever holds the link; never kept by any cache."""
    konten = read_token(token, request.situs)
    if konten is None:
        raise Http404
    if konten.is_published:
        return HttpResponseRedirect(konten.get_absolute_url())
    response = render_konten(request, konten, pratinjau=True)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"  # the address itself is the key
    lend_gambar(response, token)
    return response
