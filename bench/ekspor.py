"""The workbook of 10,000 rows against a bare openpyxl write-only writer of the same twelve cells.

    python -m bench.ekspor [rows]

Interleaved, median of three; the peak memory of each writer is measured in a process of its own
that makes the rows as it goes, less what that process held before the first row.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        INSTALLED_APPS=["dip", "situs", "django.contrib.auth", "django.contrib.contenttypes"],
        AUTH_USER_MODEL="situs.Pengguna",
        USE_TZ=True,
    )
    django.setup()

from openpyxl import Workbook

from dip.ekspor import Kop, write_xlsx
from dip.ekspor.baris import build_rows

ROWS = 10_000
ROUNDS = 3
GOAL_RATIO, GOAL_MB = 1.3, 100
WAKTU = datetime(2026, 11, 23, tzinfo=UTC)
FRASA = (
    "target dan realisasi fisik kegiatan, sumber anggaran, jadwal pelaksanaan, jumlah penerima"
    " manfaat, sarana dan prasarana kantor, serta tindak lanjut hasil pemeriksaan di Desa"
)
KOP = Kop(
    pemerintah="Pemerintah Kabupaten Cilacap",
    nama="Kecamatan Cipari",
    judul="DAFTAR INFORMASI PUBLIK TAHUN 2026",
    sk="",
    dicetak="Dicetak Senin, 23 November 2026 pukul 10.00 WIB",
    tempat_tanggal="Cilacap, 23 November 2026",
    jabatan="Camat Cipari",
    nama_pejabat="",
    nip="",
    kertas="f4",
)


def make_rows(number_of_rows: int) -> Iterator[dict]:
    for number in range(1, number_of_rows + 1):
        yield {
            "kode": f"K{number:07d}",
            "tahun": 2026,
            "urutan": number,
            "judul": f"Laporan realisasi anggaran {number} tahun {2000 + number % 27}",
            "ringkasan": f"Laporan nomor {number} memuat {FRASA} {number % 277}.",
            "pejabat_penguasa": f"Kasi {number % 11} Kecamatan Cipari",
            "penanggung_jawab": f"Kasubbag Perencanaan dan Keuangan {number % 7}",
            "waktu": f"{number % 28 + 1} Januari {2015 + number % 12}",
            "tempat": "Kantor Kecamatan Cipari",
            "bentuk": ["cetak", "rekam"],
            "bentuk_teks": "Softcopy dan Hardcopy" if number % 2 else "",
            "retensi": f"{number % 10 + 1} tahun",
            "kategori": ("berkala", "serta_merta", "setiap_saat")[number % 3],
            "kelompok": f"Kelompok {number % 40}",
            "media": f"https://cipari.cilacapkab.go.id/berkas/{number}.pdf",
            "terbit_pada": WAKTU,
            "diperbarui_pada": WAKTU,
        }


def write_ours(number_of_rows: int) -> None:
    write_xlsx(make_rows(number_of_rows), KOP, BytesIO())


def write_bare(number_of_rows: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in build_rows(make_rows(number_of_rows)):
        sheet.append(row)
    book.save(BytesIO())


WRITERS: dict[str, Callable[[int], None]] = {"ours": write_ours, "bare": write_bare}


def measure_seconds(number_of_rows: int) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in WRITERS}
    for write in WRITERS.values():
        write(100)  # imports and caches
    for _ in range(ROUNDS):
        for name, write in WRITERS.items():
            start = time.perf_counter()
            write(number_of_rows)
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_memory(name: str, number_of_rows: int) -> None:
    WRITERS[name](10)
    before = peak_mb()
    WRITERS[name](number_of_rows)
    print(f"{peak_mb() - before:.1f} {peak_mb():.1f}")


def measure_memory(name: str, number_of_rows: int) -> tuple[float, float]:
    """MB that the rows cost, and the peak of the whole process."""
    command = [sys.executable, __file__, "--memory", name, str(number_of_rows)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(out[0]), float(out[1])


def run(number_of_rows: int = ROWS) -> None:
    seconds = measure_seconds(number_of_rows)
    ratio = seconds["ours"] / seconds["bare"]
    print(f"XLSX, {number_of_rows} baris")
    print(f"  openpyxl write-only tanpa gaya  {seconds['bare']:6.2f} detik")
    print(f"  unduhan DIP                     {seconds['ours']:6.2f} detik")
    print(f"  perbandingan                    {ratio:6.2f}       (sasaran <= {GOAL_RATIO})")
    for rows in (number_of_rows, 4 * number_of_rows):
        more, peak = measure_memory("ours", rows)
        print(
            f"  puncak memori, {rows:6} baris     {peak:6.1f} MB    (sasaran <= {GOAL_MB};"
            f" {more:.1f} MB di antaranya karena baris)"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        print_memory(sys.argv[2], int(sys.argv[3]))
    else:
        run(*map(int, sys.argv[1:]))
