import json
import re
from dataclasses import asdict
from pathlib import Path

import typst

from dip.ekspor.baris import HEADINGS, KATEGORI_LABELS, clean_text, join_bentuk
from dip.ekspor.kop import Kop

# A PDF is set as a whole: about 2.5 s and 300 MB for this many rows of usual length.
MAX_ROWS = 1_000
TEMPLATE = Path(__file__).with_name("daftar.typ")
KATEGORI_HEADING = HEADINGS[8]
ZERO_WIDTH_SPACE = "\u200b"
_LONG_WORD = re.compile(r"(?<!\S)(?!https?://)\S{24,}")


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
        "kop": _clean(asdict(kop))
        | {"pemerintah": kop.pemerintah.upper(), "nama": kop.nama.upper()},
        "kertas": kop.kertas,
        "tajuk": [*HEADINGS[:7], KATEGORI_HEADING],
        "baris": [_build_row(values, index) for index, values in enumerate(rows, 1)],
    }
    return _compile(json.dumps(data, ensure_ascii=False))


def _compile(data: str) -> bytes:
    """PDF/UA-1 where the text allows: it refuses a character no font has, such as an emoji."""
    options = {"format": "pdf", "sys_inputs": {"data": data}, "ignore_system_fonts": True}
    try:
        return typst.compile(str(TEMPLATE), pdf_standards=["ua-1"], **options)
    except typst.TypstError:
        return typst.compile(str(TEMPLATE), **options)


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
        "judul": _part_long_words(wide[0]),
        "ringkasan": _part_long_words(wide[1]),
        "media": _part_long_words(wide[2]),
        "sel": [_part_long_words(text) for text in narrow],
        "panjang": max(sum(map(len, wide)), 3 * max(map(len, narrow))),
    }


def _part_long_words(text: str) -> str:
    """A word wider than a column gets places to break; typst breaks addresses by itself."""
    return _LONG_WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(word[0]), clean_text(text))


def _clean(texts: dict[str, str]) -> dict[str, str]:
    return {name: clean_text(text) for name, text in texts.items()}
