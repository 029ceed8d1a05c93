"""The workbook an officer signs, streamed.

openpyxl makes the frame around an empty list (styles, letterhead, print set-up); the rows go into
its sheet as they come from the database. openpyxl's own write-only mode builds an element tree per
cell, which takes several times as long (`bench/ekspor.py` measures both).
"""

from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from dip.ekspor.baris import build_rows
from dip.ekspor.bingkai import FIRST_ROW, SHEET, Bingkai, build_bingkai
from dip.ekspor.sel import SheetRows, format_tanda_tangan
from dip.ekspor.tautan import Hyperlinks
from situs.kop import Kop

WORKBOOK = "xl/workbook.xml"  # names the printed range, so it is written when that is known
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
CHUNK = 200


def write_xlsx(rows: Iterable[dict], kop: Kop, target: BinaryIO) -> None:
    frame = build_bingkai(kop, last_row=0, last_printed_row=FIRST_ROW)
    with (
        closing(Hyperlinks()) as links,
        ZipFile(target, "w", ZIP_DEFLATED, compresslevel=4) as package,
    ):
        for name, content in frame.parts.items():
            if name not in (SHEET, WORKBOOK):
                package.writestr(name, content)
        with package.open(SHEET, "w") as sheet:
            frame = _write_sheet(sheet, frame, rows, kop, links)
        package.writestr(WORKBOOK, frame.parts[WORKBOOK])
        if links.count:
            with package.open(RELATIONS, "w") as part:
                links.write_relations(part)


def _write_sheet(
    sheet: IO[bytes], frame: Bingkai, rows: Iterable[dict], kop: Kop, links: Hyperlinks
) -> Bingkai:
    """Write the sheet; gives back the frame that knows how many rows there are."""
    sheet.write(frame.head)
    format_row = SheetRows(frame.gaya, links)
    cells = map(format_row, build_rows(rows))
    while chunk := "".join(islice(cells, CHUNK)):
        sheet.write(chunk.encode())
    last_row = format_row.row
    block = format_tanda_tangan(kop, last_row + 2, frame.gaya)
    sheet.write("".join(block).encode())
    frame = build_bingkai(kop, last_row, last_printed_row=last_row + 1 + len(block))
    links.write_tail(sheet, frame.tail)
    return frame
