from collections.abc import Iterable, Iterator

from dip.ekspor.baris import HEADINGS, build_rows
from situs.tabel_csv import stream_tabel


def stream_csv(rows: Iterable[dict], *, pemisah: str = ",") -> Iterator[bytes]:
    return stream_tabel(HEADINGS, build_rows(rows), pemisah=pemisah)
