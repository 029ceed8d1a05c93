"""Gaps in the DIP of a kecamatan, so that its assessment has something to lead to."""

from dip.models import Informasi
from dip.services import derive
from ppid_portal.contoh.ramuan import MARK, Ramuan

PER_CELAH = 15  # per cent of missing content for one more gap
KOSONG = ("tempat", "penanggung_jawab")


def leave_gaps(ramuan: Ramuan, entries: list[Informasi]) -> None:
    """The less a site has, the more of its entries are unfinished; PPID Utama sets the example."""
    if ramuan.situs.utama:
        return
    for number in range(1 + (100 - ramuan.bagian) // PER_CELAH):
        entry = entries[ramuan.draw(f"celah-{number}", len(entries))]
        if number % 2:
            setattr(entry, KOSONG[number // 2 % len(KOSONG)], "")
        else:
            entry.ringkasan = f"Berisi tentang {entry.judul.removesuffix(MARK).lower()}"
        derive(entry)
