"""Ask the portal's own hosts without a network: the request goes through the real handler."""

import io
from functools import cache
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest

from situs.jaringan import Sasaran
from situs.kunjungan import Jawaban


@cache
def _load_handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def ask_self(sasaran: Sasaran) -> Jawaban:
    """What a visitor without cookies gets at this host."""
    response = _load_handler().get_response(WSGIRequest(_build_environ(sasaran)))
    # response.close() would tell Django that a request of its own has ended, and the connection
    # to the database with it; only an opened file needs closing.
    if file := getattr(response, "file_to_stream", None):
        file.close()
    return Jawaban(response.status_code, response.headers.get("Location", ""))


def _build_environ(sasaran: Sasaran) -> dict[str, object]:
    path, _, query = sasaran.path.partition("?")
    scheme = "https" if settings.HTTPS else "http"
    port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": _decode(path),
        "QUERY_STRING": query,
        "SERVER_NAME": sasaran.host,
        "SERVER_PORT": settings.PUBLIC_PORT or ("443" if settings.HTTPS else "80"),
        "HTTP_HOST": f"{sasaran.host}{port}",
        "HTTP_X_FORWARDED_PROTO": scheme,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }


def _decode(path: str) -> str:
    """As WSGI hands a path over: bytes, written as Latin-1."""
    return unquote_to_bytes(path).decode("latin-1")
