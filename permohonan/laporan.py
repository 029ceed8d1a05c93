"""The figures of the service report (Pasal 56 Perki 1/2021). Pure: it counts what it is given.

They add up by construction: `find_nasib` gives every request exactly one fate, and what is
published is the count of fates.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median

from permohonan.enums import Hasil, PutusanKeberatan, Status
from situs.kalender import count_hari_kerja

TERBUKA, DICABUT = "terbuka", "dicabut"
NASIB = (*Hasil.values, TERBUKA, DICABUT)  # what can become of a request; never two of them
NASIB_KEBERATAN = (*PutusanKeberatan.values, TERBUKA, DICABUT)
# Working days until the notice: within ten, within the extension, after it.
KELOMPOK_WAKTU = ((0, 3), (4, 7), (8, 10), (11, 17), (18, None))


@dataclass(frozen=True)
class DataPermohonan:
    """What the report needs of a request; nothing that names a person."""

    situs: int
    diterima: date
    kanal: str
    jenis_pemohon: str
    status: str
    hasil: str
    jatuh_tempo: date
    diperpanjang: bool
    dijawab: date | None  # the day of the first notice
    dasar: tuple[str, ...] = ()  # Pasal 17, of a refusal


@dataclass(frozen=True)
class DataKeberatan:
    situs: int
    alasan: tuple[str, ...]
    status: str
    putusan: str
    jatuh_tempo: date
    ditanggapi: date | None


@dataclass(frozen=True)
class DataSengketa:
    situs: int
    tahap: str


def find_nasib(status: str, keputusan: str) -> str:
    """The decision; without one, whether it was taken back or waits."""
    if keputusan:
        return keputusan
    return DICABUT if status == Status.DICABUT else TERBUKA


@dataclass(frozen=True)
class Waktu:
    """Working days from receipt to the first notice."""

    jumlah: int
    rata_rata: float | None
    median: float | None
    sebaran: tuple[int, ...]  # by KELOMPOK_WAKTU


@dataclass(frozen=True)
class Layanan:
    """The figures of requests."""

    diterima: int
    nasib: Counter
    kanal: Counter
    jenis_pemohon: Counter
    dasar: Counter  # a refusal may have several grounds
    waktu: Waktu
    terlambat: int  # answered after the last day
    lewat: int  # unanswered, and the last day is over
    diperpanjang: int


@dataclass(frozen=True)
class Keberatan:
    """The figures of objections and disputes."""

    diterima: int
    nasib: Counter
    alasan: Counter  # an objection may have several grounds
    tepat_waktu: int
    terlambat: int
    sengketa: Counter


def count_permohonan(
    rows: Iterable[DataPermohonan], hari_ini: date, libur: dict[date, str]
) -> Layanan:
    rows = list(rows)
    return Layanan(
        diterima=len(rows),
        nasib=Counter(find_nasib(row.status, row.hasil) for row in rows),
        kanal=Counter(row.kanal for row in rows),
        jenis_pemohon=Counter(row.jenis_pemohon for row in rows),
        dasar=Counter(kode for row in rows if row.hasil == Hasil.DITOLAK for kode in row.dasar),
        waktu=measure_waktu(rows, libur),
        terlambat=sum(1 for row in rows if row.dijawab and row.dijawab > row.jatuh_tempo),
        lewat=sum(1 for row in rows if _is_lewat(row, hari_ini)),
        diperpanjang=sum(row.diperpanjang for row in rows),
    )


def _is_lewat(row: DataPermohonan, hari_ini: date) -> bool:
    return find_nasib(row.status, row.hasil) == TERBUKA and row.jatuh_tempo < hari_ini


def measure_waktu(rows: Iterable[DataPermohonan], libur: dict[date, str]) -> Waktu:
    days = [count_hari_kerja(row.diterima, row.dijawab, libur) for row in rows if row.dijawab]
    return Waktu(
        jumlah=len(days),
        rata_rata=fmean(days) if days else None,
        median=float(median(days)) if days else None,
        sebaran=tuple(
            sum(1 for day in days if least <= day and (most is None or day <= most))
            for least, most in KELOMPOK_WAKTU
        ),
    )


def count_keberatan(rows: Iterable[DataKeberatan], sengketa: Iterable[DataSengketa]) -> Keberatan:
    rows = list(rows)
    answered = [row for row in rows if row.ditanggapi]
    late = sum(1 for row in answered if row.ditanggapi > row.jatuh_tempo)
    return Keberatan(
        diterima=len(rows),
        nasib=Counter(find_nasib(row.status, row.putusan) for row in rows),
        alasan=Counter(kode for row in rows for kode in row.alasan),
        tepat_waktu=len(answered) - late,
        terlambat=late,
        sengketa=Counter(each.tahap for each in sengketa),
    )
