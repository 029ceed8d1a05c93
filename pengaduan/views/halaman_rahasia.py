"""What every page of a reporter answers with: kept by nobody, found by nobody, told to nobody."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from situs.asal import from_here_only
from situs.unggah_memori import HanyaMemori


def page_of_reporter(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """`Referrer-Policy` stays `same-origin`, as everywhere here: nothing leaves for another site,
    and browsers that know no Sec-Fetch-Site still say that the form came from us."""

    @never_cache
    @sensitive_post_parameters()
    @from_here_only
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        request.upload_handlers = [HanyaMemori(request)]
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded
