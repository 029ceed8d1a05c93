"""Real lists and small workbooks for the tests of the spreadsheet reader."""

import csv
import io
import json
import re
from pathlib import Path

from openpyxl import Workbook

DATA = Path(__file__).resolve().parents[1] / "data" / "dip"
TEKS = (
    "nomor_asli",
    "kelompok",
    "judul",
    "ringkasan",
    "pejabat_penguasa",
    "penanggung_jawab",
    "waktu",
    "tempat",
    "retensi",
    "media",
)
TAJUK = [
    "No",
    "Ringkasan Isi Informasi",
    "Pejabat/Unit yang Menguasai Informasi",
    "Penanggung Jawab Pembuatan Informasi",
    "Waktu dan Tempat Pembuatan Informasi",
    "Bentuk Informasi yang Tersedia",
    "Jangka Waktu Penyimpanan",
]


def load_bytes(name: str, file: str) -> bytes:
    return (DATA / name / file).read_bytes()


def load_expected(name: str) -> dict:
    return json.loads((DATA / name / "expected.json").read_text())


def load_entri(name: str) -> list[dict[str, str]]:
    lines = (DATA / name / "entries.tsv").read_text().splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def load_surakarta() -> list[dict[str, str]]:
    """The six entries of the script of the page, in the words of our columns."""
    text = (DATA / "surakarta_2024_js" / "original_data_array.txt").read_text()
    names = {"no": "nomor_asli", "penanggung": "penanggung_jawab", "jangka": "retensi"}
    rows: list[dict[str, str]] = []
    for name, value in re.findall(r'^\s*(\w+): "?(.*?)"?,?$', text, re.MULTILINE):
        if name == "no":
            rows.append({})
        rows[-1][names.get(name, name)] = value
    return rows


def load_grid(name: str) -> list[list[str]]:
    """The rows of the document page by page, with its line breaks, without the page column."""
    rows = [line.split("\t")[1:] for line in (DATA / name / "grid.tsv").read_text().splitlines()]
    return [[cell.replace(" ⏎ ", "\n").replace("<merged>", "") for cell in row] for row in rows]


def build_xlsx(sheets: dict[str, list[list]], merges: dict[str, list[str]] | None = None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in (merges or {}).get(name, []):
            sheet.merge_cells(area)
    return save(book)


def build_csv(rows: list[list], separator: str = ";") -> bytes:
    width = max(map(len, rows))
    cells = [[*row, *[None] * (width - len(row))] for row in rows]
    return "\r\n".join(
        separator.join("" if cell is None else str(cell) for cell in row) for row in cells
    ).encode()


def save(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def entri_row(number, title: str, **other) -> list:
    """One full row under TAJUK."""
    return [
        number,
        title,
        other.get("pejabat", "Camat Cipari"),
        other.get("pj", "Sekretaris Kecamatan"),
        other.get("waktu", "Cilacap, 2 Januari 2023"),
        other.get("bentuk", "Softcopy"),
        other.get("retensi", "5 Tahun"),
    ]


def plain(text: str) -> str:
    return " ".join(text.split())
