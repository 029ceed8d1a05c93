"""A page cache in the WSGI callable: most visitors never reach Django.

It keeps what a view declared public (`Cache-Control: s-maxage`, see situs.cache.public_page), for
that long, for one host, path and query. Whoever carries a session cookie passes by.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

MAX_QUERY = 300  # longer queries are rarely asked twice

Environ = dict
StartResponse = Callable
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


@dataclass(frozen=True)
class Page:
    status: str
    headers: list[tuple[str, str]]
    body: bytes
    etag: str
    expires: float  # monotonic second


class PageCache:
    def __init__(
        self,
        application: Application,
        *,
        max_bytes: int,
        session_cookie: str,
        preference_cookie: str = "",
    ) -> None:
        self.application = application
        self.max_bytes = max_bytes
        self.personal_cookies = [name for name in (session_cookie, preference_cookie) if name]
        self.pages: OrderedDict[tuple, Page] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self.make_key(environ)
        if key is None:
            return self.application(environ, start_response)
        page = self.find(key)
        if page is None:
            return self.fetch(key, environ, start_response)
        if page.etag and environ.get("HTTP_IF_NONE_MATCH") == page.etag:
            start_response("304 Not Modified", _without_length(page.headers))
            return []
        start_response(page.status, page.headers)
        return [page.body]

    def make_key(self, environ: Environ) -> tuple | None:
        if environ["REQUEST_METHOD"] != "GET" or len(environ["QUERY_STRING"]) > MAX_QUERY:
            return None
        cookies = environ.get("HTTP_COOKIE", "")
        if any(name in cookies for name in self.personal_cookies):
            return None
        return (
            environ.get("HTTP_HOST"),
            environ["PATH_INFO"],
            environ["QUERY_STRING"],
            environ["wsgi.url_scheme"],
            environ.get("HTTP_X_FORWARDED_PROTO"),
            "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
        )

    def find(self, key: tuple) -> Page | None:
        with self.lock:
            page = self.pages.get(key)
            if page is None or page.expires < monotonic():
                return None
            self.pages.move_to_end(key)
            return page

    def fetch(self, key: tuple, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        answer: dict = {}

        def note(status: str, headers: list, exc_info: object = None) -> None:
            answer.update(status=status, headers=headers)

        result = self.application(environ, note)
        seconds = read_shared_seconds(answer["status"], answer["headers"])
        if not seconds:
            start_response(answer["status"], answer["headers"])
            return result
        body = b"".join(result)
        _close(result)
        page = self.keep(key, answer, body, seconds)
        start_response(page.status, page.headers)
        return [body]

    def keep(self, key: tuple, answer: dict, body: bytes, seconds: int) -> Page:
        etag = dict(answer["headers"]).get("ETag", "")
        page = Page(answer["status"], answer["headers"], body, etag, monotonic() + seconds)
        with self.lock:
            self._drop(key)
            self.pages[key] = page
            self.bytes += len(body)
            while self.bytes > self.max_bytes and len(self.pages) > 1:
                self._drop(next(iter(self.pages)))
        return page

    def _drop(self, key: tuple) -> None:
        page = self.pages.pop(key, None)
        if page:
            self.bytes -= len(page.body)


def read_shared_seconds(status: str, headers: list[tuple[str, str]]) -> int:
    """Seconds for which a shared cache may keep the answer; 0 means not at all."""
    names = {name.lower(): value for name, value in headers}
    if not status.startswith("200") or "set-cookie" in names or "content-length" not in names:
        return 0
    for part in names.get("cache-control", "").split(","):
        name, _, value = part.strip().partition("=")
        if name == "s-maxage" and value.isdecimal():
            return int(value)
    return 0


def _without_length(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() != "content-length"]


def _close(result: Iterable[bytes]) -> None:
    if hasattr(result, "close"):
        result.close()
