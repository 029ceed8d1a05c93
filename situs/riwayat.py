"""One entry of a history, as the admin shows it in words."""

from dataclasses import dataclass
from datetime import datetime

MAX_PERISTIWA = 500  # shown of one row


@dataclass(frozen=True)
class Perubahan:
    label: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True)
class Catatan:
    waktu: datetime
    oleh: str
    peristiwa: str
    perubahan: list[Perubahan]
    alasan: str = ""
