from dataclasses import asdict
from pathlib import Path

from dip.ekspor.baris import HEADINGS, KATEGORI_LABELS, join_bentuk
from situs.kop import Kop
from situs.naskah import clean_texts, compile_pdf, part_long_words

TEMPLAT = Path(__file__).parent / "daftar.typ"

# A PDF is set as a whole: about 2.5 s and 300 MB for this many rows of usual length.
MAX_ROWS = 1_000
KATEGORI_HEADING = HEADINGS[8]


class TerlaluBanyakBaris(Exception):
    """More rows than one PDF takes; the text says what to do instead."""

    def __init__(self) -> None:
        super().__init__(
            f"PDF memuat paling banyak {MAX_ROWS} informasi dan daftar ini lebih panjang. "
            "Persempit filter, atau unduh sebagai Excel."
        )


def write_pdf(rows: list[dict], kop: Kop) -> bytes:
    """The list for print and signature: tagged, in Indonesian, headings repeated on each page."""
    if len(rows) > MAX_ROWS:
        raise TerlaluBanyakBaris
    data = {
        "kop": clean_texts(asdict(kop))
        | {"pemerintah": kop.pemerintah.upper(), "nama": kop.nama.upper()},
        "kertas": kop.kertas,
        "tajuk": [*HEADINGS[:7], KATEGORI_HEADING],
        "baris": [_build_row(values, index) for index, values in enumerate(rows, 1)],
    }
    return compile_pdf(TEMPLAT, data)


def _build_row(values: dict, index: int) -> dict:
    waktu_tempat = ", ".join(filter(None, (values["tempat"], values["waktu"])))
    wide = [values[name] for name in ("judul", "ringkasan", "media")]
    narrow = [
        values["pejabat_penguasa"],
        values["penanggung_jawab"],
        waktu_tempat,
        join_bentuk(tuple(values["bentuk"]), values["bentuk_teks"]),
        values["retensi"],
        KATEGORI_LABELS.get(values["kategori"], ""),
    ]
    return {
        "nomor": values["urutan"] or index,
        "judul": part_long_words(wide[0]),
        "ringkasan": part_long_words(wide[1]),
        "media": part_long_words(wide[2]),
        "sel": [part_long_words(text) for text in narrow],
        "panjang": max(sum(map(len, wide)), 3 * max(map(len, narrow))),
    }
