"""A picture inside another file: its notes go, the picture stays untouched, bit by bit."""

import re
from collections.abc import Iterator

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP14 = 0xE0, 0xEE  # JFIF, and Adobe's word on the colours: the picture needs them
_NOTES = ({0xFE} | set(range(0xE0, 0xF0))) - {_APP0, _APP14}  # comments, EXIF, XMP, IPTC ...
_ICC = b"ICC_PROFILE\0"  # colours again; names no person
# In the data of a picture 0xFF stands before 0 (it is a byte of the picture) or a restart mark.
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")


class RusakError(Exception):
    """Not a JPEG that can be read to its end."""


def strip_jpeg(data: bytes) -> bytes:
    """Without EXIF, XMP, IPTC, comments and what hangs behind its end (phones put a second picture
    there, with notes of its own). What is no whole JPEG comes back as it is."""
    try:
        return b"".join(_list_kept(data))
    except RusakError:
        return data


def _list_kept(data: bytes) -> Iterator[bytes]:
    if data[:2] != bytes([0xFF, _SOI]):
        raise RusakError
    yield data[:2]
    place = 2
    while (marker := _read_marker(data, place)) != _EOI:
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == _SOS:
            end = _find_marker(data, end)
        segment = data[place:end]
        if marker not in _NOTES or segment[4:].startswith(_ICC):
            yield segment
        place = end
    yield data[place : place + 2]


def _read_marker(data: bytes, place: int) -> int:
    if place + 1 >= len(data) or data[place] != 0xFF:
        raise RusakError
    return data[place + 1]


def _find_marker(data: bytes, start: int) -> int:
    """Where the data of a picture ends."""
    found = _NEXT_MARKER.search(data, start)
    if found is None:
        raise RusakError
    return found.end() - 2


_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_NOTES = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def strip_png(data: bytes) -> bytes:
    """Without texts, EXIF and time. What is no whole PNG comes back as it is."""
    if not data.startswith(_PNG):
        return data
    kept, place, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND" and place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        if kind not in _PNG_NOTES:
            kept.append(data[place:end])
        place = end
    return b"".join(kept) if kind == b"IEND" else data
