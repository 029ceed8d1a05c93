from collections.abc import Callable
from datetime import datetime
from functools import wraps
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
)

SHARED_SECONDS = 60  # a page may be this old after a publish


def expire_at(request: HttpRequest, moment: datetime) -> None:
    """The answer to this request is right until then and no longer; the nearest moment counts."""
    known = getattr(request, "_expires_at", moment)
    request._expires_at = min(known, moment)


def shared_seconds(request: HttpRequest) -> int:
    """Whole seconds for which a shared cache may keep the answer; never past its last moment."""
    if not hasattr(request, "_expires_at"):
        return SHARED_SECONDS
    left = int((request._expires_at - timezone.now()).total_seconds())
    return min(SHARED_SECONDS, max(left, 0))


def is_personal(request: HttpRequest) -> bool:
    """Made for one visitor: an officer's session, or a reader's own choice of type and colours."""
    names = {settings.SESSION_COOKIE_NAME, settings.PREFERENCE_COOKIE_NAME}
    return not names.isdisjoint(request.COOKIES)


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a shared cache keep the answer to a visitor without cookies; give it an ETag."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if is_personal(request):
            patch_cache_control(response, private=True, no_cache=True)
            patch_vary_headers(response, ["Cookie"])
            return response
        patch_cache_control(response, public=True, max_age=0, s_maxage=shared_seconds(request))
        if response.status_code != 200 or response.streaming:
            return response
        etag = f'"{blake2b(response.content, digest_size=16).hexdigest()}"'
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response)

    return answer
