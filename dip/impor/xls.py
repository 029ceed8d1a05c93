"""What must be known of an .xls before the library sees it: its extent and its lock."""

import struct

from dip.impor.hasil import BerkasTakTerbaca
from dip.impor.penjaga import BROKEN, LOCKED, MAX_AREA, too_far

_CELL_RECORDS = {0x0006, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6}
_MULRK, _FILEPASS, _BOF = 0x00BD, 0x002F, 0x0809
_END = 0xFFFFFFFA
_MINI_LIMIT = 4096


def check_xls(data: bytes) -> None:
    try:
        stream = _read_stream(data)
    except (struct.error, IndexError, ValueError) as error:
        raise BerkasTakTerbaca(BROKEN) from error
    position, row, column = 0, 0, 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        if kind == _FILEPASS:
            raise BerkasTakTerbaca(LOCKED)
        if kind == _BOF:
            row = column = 0
        elif (kind in _CELL_RECORDS and size >= 6) or (kind == _MULRK and size >= 6):
            r, c = struct.unpack_from("<HH", stream, position + 4)
            if kind == _MULRK:
                c = struct.unpack_from("<H", stream, position + 2 + size)[0]
            row, column = max(row, r), max(column, c)
            _check_area(row + 1, column + 1)
        position += 4 + size


def _check_area(rows: int, columns: int) -> None:
    if rows * columns > MAX_AREA:
        raise too_far(rows, columns)


def _read_stream(data: bytes) -> bytes:
    """The Workbook stream of the compound file ([MS-CFB])."""
    sector = 1 << struct.unpack_from("<H", data, 30)[0]
    if sector not in (512, 4096):
        raise ValueError("sector size")
    fat = _read_fat(data, sector)
    directory = _read_chain(data, sector, fat, struct.unpack_from("<I", data, 48)[0])
    root = struct.unpack_from("<I", directory, 116)[0]
    for offset in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, offset + 64)[0]
        name = directory[offset : offset + max(length - 2, 0)].decode("utf-16-le", "replace")
        if name in ("Workbook", "Book"):
            start, size = struct.unpack_from("<II", directory, offset + 116)
            if size >= _MINI_LIMIT:
                return _read_chain(data, sector, fat, start)[:size]
            return _read_mini(data, sector, fat, root, start)[:size]
    raise ValueError("no workbook stream")


def _read_mini(data: bytes, sector: int, fat: list[int], root: int, start: int) -> bytes:
    """Streams below 4096 bytes lie in 64-byte blocks inside the root's stream."""
    container = _read_chain(data, sector, fat, root)
    table = _read_chain(data, sector, fat, struct.unpack_from("<I", data, 60)[0])
    links = list(struct.unpack_from(f"<{len(table) // 4}I", table))
    blocks: list[bytes] = []
    while start < _END and len(blocks) <= len(links):
        blocks.append(container[start * 64 : start * 64 + 64])
        start = links[start]
    return b"".join(blocks)


def _read_fat(data: bytes, sector: int) -> list[int]:
    sectors = list(struct.unpack_from("<109I", data, 76))
    extra = struct.unpack_from("<I", data, 68)[0]
    while extra < _END and len(sectors) < len(data) // sector + 128:
        block = struct.unpack_from(f"<{sector // 4}I", data, (extra + 1) * sector)
        sectors += block[:-1]
        extra = block[-1]
    fat: list[int] = []
    for number in sectors:
        if number < _END:
            fat += struct.unpack_from(f"<{sector // 4}I", data, (number + 1) * sector)
    return fat


def _read_chain(data: bytes, sector: int, fat: list[int], start: int) -> bytes:
    blocks, current = [], start
    while current < _END:
        if len(blocks) > len(data) // sector:
            raise ValueError("endless chain")
        blocks.append(data[(current + 1) * sector : (current + 2) * sector])
        current = fat[current]
    return b"".join(blocks)
