"""Rows as CSV, streamed line by line, that no spreadsheet runs as a formula."""

import csv
from collections.abc import Iterable, Iterator

from situs.sel import Sel
from situs.teks import clean_text

BOM = "\ufeff"  # Excel takes a CSV without it for the code page of the machine
# A spreadsheet runs a cell that begins so as a formula. An apostrophe in front makes it text; one
# more stands in front of a text that already looks guarded, so that reading takes off exactly one.
DANGEROUS = ("=", "+", "-", "@", "\t")


class _Echo:
    """A file for csv.writer that hands back the line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def stream_tabel(
    tajuk: Iterable[str], rows: Iterable[Iterable[Sel]], *, pemisah: str = ","
) -> Iterator[bytes]:
    """Heading and rows, UTF-8 with BOM. `;` is what Excel with Indonesian settings expects."""
    write = csv.writer(_Echo(), delimiter=pemisah).writerow
    yield (BOM + write(tajuk)).encode()
    for row in rows:
        yield write([guard(value) for value in row]).encode()


def guard(value: Sel) -> Sel:
    if isinstance(value, int):
        return value
    text = clean_text(value)
    return f"'{text}" if text.lstrip("'").startswith(DANGEROUS) else text
