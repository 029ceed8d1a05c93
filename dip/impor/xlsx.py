"""What must be known of an .xlsx before the library sees it, and a copy that is safe to parse.

The library gets a new archive with only the parts that were counted here. Cells far outside the
table are cut out of it: the library would reserve memory for the whole rectangle. From the raw
sheet come the facts it does not tell: formulas without a value, error cells, links, formats.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from dip.impor.hasil import BerkasTakTerbaca
from dip.impor.penjaga import (
    BROKEN,
    MAX_BLANK_ROWS,
    MAX_COLUMNS,
    MAX_ROWS,
    open_zip,
    read_member,
    too_many_rows,
)
from dip.impor.xlsx_lembar import FaktaLembar, cut_cells, scan_lembar
from dip.impor.xml_aman import has_declaration, local_name, parse_xml

_NEEDED = re.compile(
    r"^(?:\[Content_Types\]\.xml|_rels/.*|xl/(?:workbook|styles|sharedStrings|theme)[^/]*\.xml"
    r"|xl/_rels/.*|xl/(?:worksheets|chartsheets|dialogsheets|macrosheets)/.*\.(?:xml|rels))$",
    re.I,
)
_MONTH_FORMATS = {17}
_ALL_ZERO = re.compile(r"^0{2,}$")


@dataclass
class BukuXlsx:
    data: bytes
    tanggal_1904: bool = False
    fakta: dict[str, FaktaLembar] = field(default_factory=dict)


def prepare_xlsx(data: bytes) -> BukuXlsx:
    archive = open_zip(data)
    parts = {name: read_member(archive, name) for name in archive.namelist() if _NEEDED.match(name)}
    if any(has_declaration(part) for part in parts.values()):
        raise BerkasTakTerbaca(BROKEN)
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise BerkasTakTerbaca(
            "Berkas memuat makro (.xlsm), jadi tidak diterima. Simpan sebagai Excel (.xlsx) biasa."
        )
    buku = BukuXlsx(b"", _is_1904(parts))
    formats = _read_formats(parts.get("xl/styles.xml", b""))
    for name, path in _sheet_paths(parts):
        if "worksheets/" in path and path in parts:
            buku.fakta[name] = _scan(parts, path, name, formats)
    buku.data = _pack(parts)
    return buku


def _scan(parts: dict[str, bytes], path: str, name: str, formats: dict[str, str]) -> FaktaLembar:
    fakta = scan_lembar(parts[path], formats)
    if len(fakta.rows) > MAX_ROWS:
        raise too_many_rows(f"Lembar '{name}'", len(fakta.rows))
    stop = _last_row(fakta.rows)
    if any(row > stop for row in fakta.rows) or fakta.max_column >= MAX_COLUMNS:
        parts[path] = cut_cells(parts[path], stop, MAX_COLUMNS)
        fakta.catatan.append(_cut_note(name, stop, fakta))
    fakta.tautan = _resolve_links(parts, path, fakta.tautan)
    return fakta


def _last_row(rows: set[int]) -> int:
    """The last row before more than 200 blank ones."""
    last = -1
    for row in sorted(rows):
        if row - last > MAX_BLANK_ROWS + 1:
            break
        last = row
    return last


def _cut_note(name: str, stop: int, fakta: FaktaLembar) -> str:
    if any(row > stop for row in fakta.rows):
        return (
            f"Lembar '{name}': pembacaan berhenti di baris {stop + 1}, karena sesudahnya lebih dari"
            f" {MAX_BLANK_ROWS} baris kosong. Isi yang lebih jauh tidak dibaca."
        )
    return f"Lembar '{name}': hanya {MAX_COLUMNS} kolom pertama yang dibaca."


def _resolve_links(parts: dict[str, bytes], path: str, links: dict) -> dict:
    folder, _, file = path.rpartition("/")
    targets = _read_rels(parts.get(f"{folder}/_rels/{file}.rels", b""))
    found = {cell: targets.get(rel, "") for cell, rel in links.items()}
    return {
        cell: target for cell, target in found.items() if target.startswith(("http://", "https://"))
    }


def _sheet_paths(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    rels = _read_rels(parts.get("xl/_rels/workbook.xml.rels", b""))
    sheets: list[tuple[str, str]] = []

    def start(name: str, attrs: dict[str, str]) -> None:
        if local_name(name) == "sheet":
            rel = next((v for k, v in attrs.items() if local_name(k) == "id"), "")
            sheets.append((attrs.get("name", ""), _part_path(rels.get(rel, ""))))

    parse_xml(parts["xl/workbook.xml"], start)
    return sheets


def _part_path(target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join("xl", target))


def _read_rels(data: bytes) -> dict[str, str]:
    rels: dict[str, str] = {}

    def start(name: str, attrs: dict[str, str]) -> None:
        if local_name(name) == "Relationship":
            rels[attrs.get("Id", "")] = attrs.get("Target", "")

    if data:
        parse_xml(data, start)
    return rels


def _is_1904(parts: dict[str, bytes]) -> bool:
    found = re.search(rb"date1904\s*=\s*[\"'](\w+)", parts.get("xl/workbook.xml", b""))
    return bool(found) and found[1] in (b"1", b"true")


def _read_formats(data: bytes) -> dict[str, str]:
    """Style index (as text) -> "bulan", "tahun", "persen" or "000", for what the eye sees."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside: list[str] = []

    def start(name: str, attrs: dict[str, str]) -> None:
        name = local_name(name)
        inside.append(name)
        if name == "numFmt" and attrs.get("numFmtId", "").isdigit():
            codes[int(attrs["numFmtId"])] = attrs.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            number = attrs.get("numFmtId", "0")
            styles.append(int(number) if number.isdigit() else 0)

    if data:
        parse_xml(data, start, lambda _name: inside.pop())
    kinds = {number: _format_kind(number, codes.get(number, "")) for number in set(styles)}
    return {str(index): kinds[number] for index, number in enumerate(styles) if kinds[number]}


def _format_kind(number: int, code: str) -> str:
    if number in _MONTH_FORMATS:
        return "bulan"
    if number in (9, 10):
        return "persen"
    plain = re.sub(r"\"[^\"]*\"|\[[^\]]*\]|\\.|;.*$|_.", "", code).lower()
    if _ALL_ZERO.match(plain):
        return plain
    if plain.strip().endswith("%"):
        return "persen"
    if "y" in plain and not re.search(r"[dhs]", plain):
        return "bulan" if "m" in plain else "tahun"
    return ""


def _pack(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()
