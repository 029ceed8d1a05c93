"""Serve a private file after a view has decided who may read it; name a file made on the way."""

import re
from collections.abc import Iterator
from typing import IO

from django.db.models.fields.files import FieldFile
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.text import slugify

from situs.berkas import CONTENT_TYPES

# Shown in the browser itself; everything else is saved. An HTML or SVG file is never accepted.
INLINE = frozenset({"pdf", "jpg", "png", "webp"})
CHUNK = 64 * 1024
KINDS = CONTENT_TYPES | {"json": "application/json", "zip": "application/zip"}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def serve_berkas(
    request: HttpRequest, isi: FieldFile, *, nama: str, jenis: str, ukuran: int, sidik: str
) -> HttpResponse:
    """The whole file, the part that a Range header asks for, or 304.

    Raises FileNotFoundError when the storage has lost it.
    """
    etag = f'"{sidik}"'
    if early := get_conditional_response(request, etag=etag):
        return early
    span = read_range(request, ukuran, etag)
    if span == ():
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{ukuran}"
        return response
    file = isi.open("rb")
    response = _whole(file, ukuran) if span is None else _part(file, *span, ukuran)
    name = f"{slugify(nama)[:80] or 'berkas'}.{jenis}"
    place = "inline" if jenis in INLINE else "attachment"
    response["Content-Type"] = CONTENT_TYPES.get(jenis, "application/octet-stream")
    response["Content-Disposition"] = f'{place}; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Encoding"] = "identity"  # compressing would spoil ETag and byte ranges
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    return response


def name_download(response: HttpResponseBase, nama: str) -> HttpResponseBase:
    """Saved under this name; its end says what it is, and the browser guesses nothing."""
    response["Content-Type"] = KINDS[nama.rpartition(".")[2]]
    response["Content-Disposition"] = f'attachment; filename="{nama}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def read_range(request: HttpRequest, ukuran: int, etag: str) -> tuple[int, int] | tuple | None:
    """(first, last) byte asked for; () when impossible; None when the whole file is due."""
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if not match or not any(match.groups()) or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(ukuran - int(last), 0), ukuran - 1
    else:
        start, stop = int(first), min(int(last or ukuran), ukuran - 1)
    return (start, stop) if start <= stop else ()


def _whole(file: IO[bytes], ukuran: int) -> FileResponse:
    response = FileResponse(file)
    response["Content-Length"] = ukuran
    return response


def _part(file: IO[bytes], start: int, stop: int, ukuran: int) -> StreamingHttpResponse:
    file.seek(start)
    response = StreamingHttpResponse(_Part(file, stop - start + 1), status=206)
    response["Content-Range"] = f"bytes {start}-{stop}/{ukuran}"
    response["Content-Length"] = stop - start + 1
    return response


class _Part:
    """The next bytes of a file; closing it closes the file."""

    def __init__(self, file: IO[bytes], left: int) -> None:
        self.file, self.left = file, left

    def __iter__(self) -> Iterator[bytes]:
        while data := self.file.read(min(CHUNK, self.left)):
            self.left -= len(data)
            yield data

    def close(self) -> None:
        self.file.close()
