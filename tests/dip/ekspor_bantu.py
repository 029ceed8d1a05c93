"""Rows as `queryset.values(*COLUMNS)` delivers them, and a letterhead."""

from datetime import UTC, datetime
from io import BytesIO

from openpyxl import Workbook, load_workbook

from dip.ekspor import Kop, write_xlsx

WAKTU = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # Monday, 10.00 WIB
KOP = Kop(
    pemerintah="Pemerintah Kabupaten Cilacap",
    nama="Kecamatan Cipari",
    judul="DAFTAR INFORMASI PUBLIK TAHUN 2026",
    sk="Ditetapkan dengan SK Nomor 555/12/2026 tanggal 5 Januari 2026",
    dicetak="Dicetak Senin, 23 November 2026 pukul 10.00 WIB dari https://cipari.cilacapkab.go.id/",
    tempat_tanggal="Cilacap, 23 November 2026",
    jabatan="Camat Cipari",
    nama_pejabat="",
    nip="",
    kertas="f4",
)


def make_values(number: int = 1, **fields) -> dict:
    return {
        "kode": f"KD{number:06d}",
        "tahun": 2026,
        "urutan": number,
        "judul": f"Laporan kinerja {number}",
        "ringkasan": f"Memuat rencana dan capaian kegiatan kecamatan nomor {number}.",
        "pejabat_penguasa": "Sekretaris Kecamatan",
        "penanggung_jawab": "Kasubbag Perencanaan dan Keuangan",
        "waktu": "2 Januari 2026",
        "tempat": "Cilacap",
        "bentuk": ["cetak", "rekam"],
        "bentuk_teks": "",
        "retensi": "5 tahun",
        "kategori": "berkala",
        "kelompok": "",
        "media": "",
        "terbit_pada": WAKTU,
        "diperbarui_pada": WAKTU,
    } | fields


def write_bytes(rows: list[dict], kop: Kop = KOP) -> bytes:
    file = BytesIO()
    write_xlsx(iter(rows), kop, file)
    return file.getvalue()


def load(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))
