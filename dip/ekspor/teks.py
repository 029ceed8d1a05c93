import csv
from collections.abc import Iterable, Iterator

from dip.ekspor.baris import HEADINGS, Sel, build_rows, clean_text

BOM = "\ufeff"  # Excel takes a CSV without it for the code page of the machine
# A spreadsheet runs a cell that begins so as a formula. An apostrophe in front makes it text; one
# more stands in front of a text that already looks guarded, so that reading takes off exactly one.
DANGEROUS = ("=", "+", "-", "@", "\t")


class _Echo:
    """A file for csv.writer that hands back the line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def stream_csv(rows: Iterable[dict], *, pemisah: str = ",") -> Iterator[bytes]:
    """Heading and rows, UTF-8 with BOM. `;` is what Excel with Indonesian settings expects."""
    write = csv.writer(_Echo(), delimiter=pemisah).writerow
    yield (BOM + write(HEADINGS)).encode()
    for row in build_rows(rows):
        yield write([guard(value) for value in row]).encode()


def guard(value: Sel) -> Sel:
    if isinstance(value, int):
        return value
    text = clean_text(value)
    return f"'{text}" if text.lstrip("'").startswith(DANGEROUS) else text
