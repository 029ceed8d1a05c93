from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from situs.cache import public_page
from situs.warna import write_css


@require_safe
@public_page
def warna(request: HttpRequest) -> HttpResponse:
    """The colours of a site that chose its own; its address changes with them."""
    if not request.situs.warna:
        raise Http404
    return HttpResponse(write_css(request.situs.warna), content_type="text/css; charset=utf-8")
