"""The surat penetapan klasifikasi on paper: the six contents of Pasal 4 ayat (2) PP 61/2010."""

from pathlib import Path
from typing import Any

from dip.models import SuratPenetapan
from situs.kalender import format_tanggal
from situs.naskah import clean_texts, compile_pdf, part_long_words, split_lines

TEMPLAT = Path(__file__).parent / "surat.typ"

TAJUK = [
    *["No", "Informasi", "Alasan menurut Pasal 17 dan dasar hukum"],
    *["Jangka waktu pengecualian", "Lembar uji konsekuensi"],
]


def write_surat(surat: SuratPenetapan, rows: list[dict[str, Any]]) -> bytes:
    """`rows`: those of the letter's frozen entries that the reader may see."""
    names = ("nomor", "jenis_klasifikasi", "pejabat_nama", "pejabat_jabatan", "badan_publik")
    names += ("tempat", "pimpinan_nama", "pimpinan_jabatan", "persetujuan_nomor")
    data = clean_texts({name: getattr(surat, name) for name in names})
    data |= {
        "pemerintah": surat.situs.pemerintah.upper(),
        "nama": surat.situs.nama.upper(),
        "kertas": surat.situs.kertas_dip,
        "alasan": split_lines(surat.alasan),
        "tanggal": format_tanggal(surat.tanggal),
        "persetujuan_tanggal": format_tanggal(surat.persetujuan_tanggal),
        "tajuk": TAJUK,
        "baris": [_build_row(number, row) for number, row in enumerate(rows, 1)],
    }
    return compile_pdf(TEMPLAT, data)


def _build_row(number: int, row: dict[str, Any]) -> list[str]:
    informasi = f"{row['judul']}\n{row['nama_situs']}"
    texts = (informasi, row["dasar"], row["jangka"], row["uji"])
    return [str(number), *map(part_long_words, texts)]
