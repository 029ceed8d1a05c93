"""A ZIP that is written while it is sent: nothing of it waits on the disk, and in memory no more
than the entry at hand."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

Potongan = Iterable[bytes]


@dataclass(frozen=True)
class Isi:
    """One file of the archive; its pieces are read when its turn comes."""

    nama: str
    potongan: Potongan


class _Keran(io.RawIOBase):
    """Takes what zipfile writes and gives it on; it cannot go back, so zipfile does not try."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        data, self.parts = b"".join(self.parts), []
        return data


def stream_zip(isi: Iterable[Isi], tanggal: date) -> Iterator[bytes]:
    """All entries are of that day, whatever the hour."""
    keran = _Keran()
    with zipfile.ZipFile(keran, "w") as archive:
        for each in isi:
            info = zipfile.ZipInfo(each.nama, (tanggal.year, tanggal.month, tanggal.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as entry:
                for part in each.potongan:
                    entry.write(part)
                    yield keran.take()
            yield keran.take()
    yield keran.take()
