"""The Daftar Informasi Dikecualikan for print and signature."""

from dataclasses import asdict
from pathlib import Path

from dip.aturan_pengecualian import describe_dasar
from dip.ekspor.pdf import MAX_ROWS, TerlaluBanyakBaris
from dip.models import Pengecualian
from dip.tenggat_pengecualian import describe_jangka
from situs.kalender import format_tanggal
from situs.kop import Kop
from situs.naskah import clean_texts, compile_pdf, part_long_words

TEMPLAT = Path(__file__).parent / "dik.typ"


def write_dik_pdf(rows: list[Pengecualian], kop: Kop, *, petugas: bool = False) -> bytes:
    """Tagged, in Indonesian, headings repeated on each page. `petugas`: with the details that the
    public never reads."""
    if len(rows) > MAX_ROWS:
        raise TerlaluBanyakBaris
    names = {"pemerintah": kop.pemerintah.upper(), "nama": kop.nama.upper()}
    data = {
        "kop": clean_texts(asdict(kop)) | clean_texts(names),
        "baris": [_build_row(number, row, petugas) for number, row in enumerate(rows, 1)],
    }
    return compile_pdf(TEMPLAT, data)


def _build_row(number: int, row: Pengecualian, petugas: bool) -> dict:
    cells = [
        *(describe_dasar(row), row.konsekuensi_dibuka, row.konsekuensi_ditutup),
        describe_jangka(row),
    ]
    return {
        "nomor": number,
        "judul": part_long_words(row.judul),
        "keterangan": [part_long_words(line) for line in _list_notes(row, petugas)],
        "sel": [part_long_words(text) for text in cells],
        "panjang": max(map(len, [row.judul, row.uraian if petugas else "", *cells])),
    }


def _list_notes(row: Pengecualian, petugas: bool) -> list[str]:
    """Small lines below the name: by which letter it is closed; for officers its state too."""
    notes = [row.uraian, row.get_status_display()] if petugas else []
    if row.surat:
        notes.append(f"Surat penetapan {row.surat.nomor}, {format_tanggal(row.surat.tanggal)}")
    if row.uji:
        notes.append(f"Lembar uji {row.uji.nomor}, {format_tanggal(row.uji.tanggal)}")
    return [note for note in notes if note]
