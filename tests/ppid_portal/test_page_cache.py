from itertools import count

import pytest

from ppid_portal import page_cache
from ppid_portal.page_cache import PageCache

PUBLIC = [("Cache-Control", "public, max-age=0, s-maxage=60"), ("ETag", '"a"')]


def make_app(headers=PUBLIC, status="200 OK", body=None):
    numbers = count(1)

    def application(environ, start_response):
        content = body or b"%d" % next(numbers)
        start_response(status, [*headers, ("Content-Length", str(len(content)))])
        return [content]

    return PageCache(
        application, max_bytes=100, session_cookie="sesi", preference_cookie="tampilan"
    )


def get(cache, host="cipari", path="/", query="", **environ):
    seen = {}
    base = {
        "REQUEST_METHOD": "GET",
        "HTTP_HOST": host,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "wsgi.url_scheme": "http",
    }
    body = cache({**base, **environ}, lambda status, headers: seen.update(status=status))
    return seen["status"], b"".join(body)


def test_public_page_is_rendered_once():
    cache = make_app()
    assert get(cache) == get(cache) == ("200 OK", b"1")


@pytest.mark.parametrize("other", [{"host": "maos"}, {"path": "/dip/"}, {"query": "q=a"}])
def test_another_host_path_or_query_is_another_page(other):
    cache = make_app()
    get(cache)
    assert get(cache, **other)[1] == b"2"


@pytest.mark.parametrize("cookie", ["sesi=x", "tampilan=teks-150"])
def test_what_is_personal_passes_by_in_both_directions(cookie):
    cache = make_app()
    get(cache)
    assert get(cache, HTTP_COOKIE=cookie)[1] == b"2"
    assert get(cache)[1] == b"1"


@pytest.mark.parametrize(
    "headers",
    [[], [("Cache-Control", "private")], [*PUBLIC, ("Set-Cookie", "a=b")]],
)
def test_what_is_not_declared_public_is_never_kept(headers):
    cache = make_app(headers)
    get(cache)
    assert get(cache)[1] == b"2"


def test_errors_are_never_kept():
    cache = make_app(status="404 Not Found")
    get(cache)
    assert get(cache)[1] == b"2"


def test_page_is_fresh_again_after_its_time(monkeypatch):
    cache = make_app()
    get(cache)
    later = page_cache.monotonic() + 61
    monkeypatch.setattr(page_cache, "monotonic", lambda: later)
    assert get(cache)[1] == b"2"


def test_known_etag_costs_no_body():
    cache = make_app()
    get(cache)
    assert get(cache, HTTP_IF_NONE_MATCH='"a"') == ("304 Not Modified", b"")


def test_memory_stays_below_the_limit():
    cache = make_app(body=b"x" * 40)
    for number in range(10):
        get(cache, path=f"/{number}/")
    assert cache.bytes <= 100
    assert len(cache.pages) == 2
