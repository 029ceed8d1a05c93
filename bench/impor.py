"""Preview and save of an import of 2,000 rows: `python -m bench.impor`, in a process of its own."""

import io
import resource
import time
import zipfile

import django
from openpyxl import Workbook

django.setup()

from dip.impor import BerkasTakTerbaca, read_daftar  # noqa: E402
from dip.services_impor import apply_impor, start_impor  # noqa: E402
from situs.models import Situs  # noqa: E402

ROWS, TAHUN = 2_000, 2031
HEADER = [
    *["No", "Judul Informasi", "Ringkasan Isi Informasi", "Pejabat yang Menguasai Informasi"],
    *["Penanggung Jawab Pembuatan", "Waktu Pembuatan", "Tempat Pembuatan"],
    *["Bentuk Informasi yang Tersedia", "Jangka Waktu Penyimpanan", "Kategori", "Kelompok"],
    "Tautan",
]


def build_workbook(retensi: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("DIP")
    sheet.append(HEADER)
    for n in range(1, ROWS + 1):
        sheet.append(build_row(n, retensi if n % 10 == 0 else "5 Tahun"))
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def build_row(n: int, retensi: str) -> list:
    return [
        *[n, f"Laporan kegiatan desa nomor {n}"],
        f"Memuat sasaran, pelaksana, jadwal, anggaran, dan hasil kegiatan desa nomor {n} selama "
        "satu tahun, beserta kendala dan tindak lanjutnya.",
        *["Sekretaris Kecamatan", "Kasi Pemberdayaan Masyarakat", f"{n % 28 + 1} Januari 2026"],
        *["Cilacap", "Hardcopy dan softcopy", retensi, "Berkala", f"Kelompok {n % 20}"],
        f"https://contoh.go.id/dip/{n}",
    ]


def build_bomb(workbook: bytes) -> bytes:
    """The workbook with 200 MB of blanks behind its sheet, packed to less than 1 MB."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            blanks = b" " * 200_000_000 if name.endswith("sheet1.xml") else b""
            target.writestr(name, source.read(name) + blanks)
    return output.getvalue()


def refuse(bomb: bytes) -> None:
    try:
        read_daftar(bomb, "bom.xlsx")
    except BerkasTakTerbaca:
        return
    raise SystemExit("Bom diterima.")


def timed(label: str, work, goal: str):
    start = time.perf_counter()
    result = work()
    print(f"  {label:42} {time.perf_counter() - start:5.2f} detik   (sasaran {goal})")
    return result


def main() -> None:
    first, second = build_workbook("5 Tahun"), build_workbook("10 Tahun")
    situs = Situs.objects.get(slug="maos")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def preview(data: bytes):
        return start_impor(situs, TAHUN, data, "bench.xlsx", None, {})

    print(f"Impor {ROWS} baris, 12 kolom")
    impor = timed("pratinjau ke DIP kosong", lambda: preview(first), "<= 1")
    timed("simpan dengan riwayat", lambda: apply_impor(impor, None, terbitkan=True), "<= 2")
    impor = timed("pratinjau, 200 dari 2.000 baris berubah", lambda: preview(second), "<= 1")
    assert impor.jumlah["diubah"] == ROWS // 10 and impor.jumlah["sama"] == ROWS - ROWS // 10
    timed("simpan perubahan", lambda: apply_impor(impor, None), "<= 2")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bomb = build_bomb(first)
    timed("tolak bom 200 MB", lambda: refuse(bomb), "< 0,1")
    print(f"  memori puncak proses {peak / 1024:.0f} MB (sebelum mulai {before / 1024:.0f} MB)")


if __name__ == "__main__":
    main()
