"""The published figures of a year (SAQ 7.d): pure, small numbers hidden, never live.

Whoever watches a live figure learns on which day, even in which minute, somebody reported. So the
running year counts to the end of the last month, and a total below the limit is not told at all.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pengaduan.enums import Hasil, Kategori
from situs.angka_kecil import BATAS, mask_kecil

BELUM = "belum"
BARIS_HASIL = [*Hasil.choices, (BELUM, "Masih ditangani")]


@dataclass(frozen=True)
class Angka:
    """What the figures are counted from: one finished or open report."""

    kategori: str
    hasil: str
    diterima: date
    disampaikan_pada: date | None


@dataclass(frozen=True)
class Tahun:
    tahun: int
    sampai: date  # counted to this day
    jumlah: int | None  # None: too few to be told
    hasil: list[tuple[str, int | str]]
    kategori: list[tuple[str, int | str]]


def find_batas(tahun: int, hari_ini: date) -> date:
    """The last day that is counted: of a past year its last, of this year that of last month."""
    if tahun < hari_ini.year:
        return min(date(tahun, 12, 31), hari_ini.replace(day=1) - timedelta(days=1))
    return hari_ini.replace(day=1) - timedelta(days=1)


def count_tahun(rows: Iterable[Angka], tahun: int, hari_ini: date) -> Tahun:
    """Reports received in that year, by what has become of them until the last day counted."""
    sampai = find_batas(tahun, hari_ini)
    counted = [row for row in rows if row.diterima.year == tahun and row.diterima <= sampai]
    if len(counted) < BATAS:
        return Tahun(tahun, sampai, None if counted else 0, [], [])
    hasil = Counter(_name_hasil(row, hari_ini) for row in counted)
    kategori = Counter(row.kategori for row in counted)
    return Tahun(
        tahun,
        sampai,
        len(counted),
        _mask(hasil, BARIS_HASIL),
        _mask(kategori, Kategori.choices),
    )


def _name_hasil(row: Angka, hari_ini: date) -> str:
    done = row.disampaikan_pada
    return row.hasil if done and done < hari_ini.replace(day=1) else BELUM


def _mask(counts: Counter, names: list[tuple[str, str]]) -> list[tuple[str, int | str]]:
    shown = mask_kecil({name: counts[name] for name, _ in names})
    return [(label, shown[name]) for name, label in names]
