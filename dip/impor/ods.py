"""What must be known of an .ods before the library sees it: its extent and its merged cells."""

import io
import zipfile
from dataclasses import dataclass, field

from dip.impor.hasil import BerkasTakTerbaca
from dip.impor.penjaga import BROKEN, LOCKED, MAX_AREA, MAX_ROWS, open_zip, read_member, too_far
from dip.impor.xlsx_lembar import FaktaLembar
from dip.impor.xml_aman import has_declaration, local_name, parse_xml

_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
_PARTS = ("mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml", "settings.xml")


@dataclass
class FaktaOds(FaktaLembar):
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)


class _Scan:
    def __init__(self) -> None:
        self.fakta: dict[str, FaktaOds] = {}
        self.sheet = FaktaOds()
        self.row = self.column = 0
        self.row_repeat = self.cell_repeat = 1
        self.filled = False
        self.depth = 0

    def start(self, name: str, attrs: dict[str, str]) -> None:
        name = local_name(name)
        if name == "table":
            self.depth += 1
            if self.depth == 1:
                self.row = 0
                self.sheet = self.fakta.setdefault(attrs.get("table:name", ""), FaktaOds())
        elif name == "table-row":
            self.column, self.row_repeat, self.filled = 0, _number(attrs, "rows-repeated"), False
        elif name in ("table-cell", "covered-table-cell"):
            self._start_cell(attrs)
        elif name == "p" and self.depth == 1:
            self.filled = True
            self.sheet.max_column = max(self.sheet.max_column, self.column + self.cell_repeat - 1)

    def _start_cell(self, attrs: dict[str, str]) -> None:
        self.cell_repeat = _number(attrs, "columns-repeated")
        wide, high = _number(attrs, "columns-spanned"), _number(attrs, "rows-spanned")
        if wide > 1 or high > 1:
            last = (self.row + high - 1, self.column + wide - 1)
            self.sheet.gabungan.append((self.row, self.column, *last))
        if any(local_name(key) == "value-type" for key in attrs):
            self.filled = True
            self.sheet.max_column = max(self.sheet.max_column, self.column + self.cell_repeat - 1)

    def end(self, name: str) -> None:
        name = local_name(name)
        if name == "table":
            self.depth -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self.column += self.cell_repeat
        elif name == "table-row":
            if self.filled:
                self._check_row()
            self.row += self.row_repeat

    def _check_row(self) -> None:
        last = self.row + self.row_repeat
        if self.row_repeat > MAX_ROWS or last * (self.sheet.max_column + 1) > MAX_AREA:
            raise too_far(last, self.sheet.max_column + 1)


def check_ods(data: bytes) -> tuple[bytes, dict[str, FaktaOds]]:
    archive = open_zip(data)
    parts = {name: read_member(archive, name) for name in _PARTS if name in set(archive.namelist())}
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise BerkasTakTerbaca(LOCKED)
    parts["META-INF/manifest.xml"] = _MANIFEST
    if any(has_declaration(part) for part in parts.values()):
        raise BerkasTakTerbaca(BROKEN)
    scan = _Scan()
    parse_xml(parts["content.xml"], scan.start, scan.end)
    return _pack(parts), dict(scan.fakta)


def _number(attrs: dict[str, str], suffix: str) -> int:
    for key, value in attrs.items():
        if key.endswith(suffix):
            return int(value) if value.isdigit() and len(value) < 9 else 1
    return 1


def _pack(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()
