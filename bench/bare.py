"""The limit: a bare WSGI application that returns the bytes of BARE_FILE."""

import os
from pathlib import Path

BODY = Path(os.environ["BARE_FILE"]).read_bytes()
HEAD = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ, start_response):
    start_response("200 OK", HEAD)
    return [BODY]
