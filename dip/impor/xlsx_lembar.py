"""One raw worksheet of an .xlsx: where its values, errors, links and valueless formulas are."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from dip.impor.penjaga import MAX_BLANK_ROWS, MAX_COLUMNS, MAX_ROWS
from dip.impor.teks import column_index
from dip.impor.xml_aman import local_name, make_parser, run_parser

_REF = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
Cell = tuple[int, int]


@dataclass
class FaktaLembar:
    """Rows and columns count from 0. `rows` are the rows that hold a value or a formula."""

    rows: set[int] = field(default_factory=set)
    max_column: int = -1
    tersembunyi: set[int] = field(default_factory=set)
    rumus_kosong: set[Cell] = field(default_factory=set)
    salah: dict[Cell, str] = field(default_factory=dict)
    format: dict[Cell, str] = field(default_factory=dict)
    tautan: dict[Cell, str] = field(default_factory=dict)
    catatan: list[str] = field(default_factory=list)


# Formulas, errors, hidden rows, prefixes, comments, CDATA: read those by the XML parser. Without
# any of them, and with every cell written as <c r="A1", the reference of a cell is all there is.
_PARTICULAR = re.compile(rb"<f[\s/>]|t=[\"']e|hidden=|:c[\s/>]|<!|<\?(?!xml\b)|<c[^>]*?\sr='")
_CELL_TAG = re.compile(rb"<c[\s/>]")
_PLAIN_REF = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_LINK = re.compile(rb"<hyperlink\s[^>]*>")
_LINK_PART = re.compile(rb'(ref|\w+:id)="([^"]*)"')


def _scan_plain(data: bytes) -> FaktaLembar | None:
    """The extent of a sheet without peculiarities, many times faster than by the parser."""
    refs = _PLAIN_REF.findall(data)
    if len(refs) != len(_CELL_TAG.findall(data)):
        return None
    fakta = FaktaLembar(rows={int(row) - 1 for _, row in refs})
    columns = {column for column, _ in refs}
    fakta.max_column = max((column_index(c.decode()) for c in columns), default=-1)
    if fakta.max_column >= MAX_COLUMNS or len(fakta.rows) > MAX_ROWS or _has_gap(fakta.rows):
        return None
    for tag in _LINK.findall(data):
        parts = {key.rpartition(b":")[2]: value for key, value in _LINK_PART.findall(tag)}
        found = _REF.match(parts.get(b"ref", b"").decode("ascii", "replace"))
        if found and b"id" in parts:
            cell = (int(found[2]) - 1, column_index(found[1]))
            fakta.tautan[cell] = parts[b"id"].decode("utf-8", "replace")
    return fakta


def _has_gap(rows: set[int]) -> bool:
    ordered = [-1, *sorted(rows)]
    return any(after - before > MAX_BLANK_ROWS for before, after in pairwise(ordered))


class _Scan:
    def __init__(self, formats: dict[str, str]):
        self.fakta = FaktaLembar()
        self.formats = formats
        self.row, self.column = -1, -1
        self.in_cell = self.in_value = self.formula = self.hidden = False
        self.kind = self.value = self.style = ""

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if ":" in name:
            name = local_name(name)
        if name == "c":
            self._start_cell(attrs)
        elif name == "row":
            number = attrs.get("r", "")
            self.row = int(number) - 1 if number.isdigit() else self.row + 1
            self.column = -1
            self.hidden = attrs.get("hidden") in ("1", "true")
        elif self.in_cell and name in ("v", "t"):
            self.in_value = True
        elif self.in_cell and name == "f":
            self.formula = True
        elif name == "hyperlink":
            self._add_link(attrs)

    def end(self, name: str) -> None:
        if ":" in name:
            name = local_name(name)
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self.in_value = False

    def text(self, chars: str) -> None:
        if self.in_value:
            self.value += chars

    def _start_cell(self, attrs: dict[str, str]) -> None:
        found = _REF.match(attrs.get("r", ""))
        if found:
            self.row, self.column = int(found[2]) - 1, column_index(found[1])
        else:
            self.column += 1
        self.in_cell, self.formula, self.value = True, False, ""
        self.kind, self.style = attrs.get("t", "n"), attrs.get("s", "")

    def _end_cell(self) -> None:
        self.in_cell = False
        if not self.value and not self.formula:
            return
        fakta, cell = self.fakta, (self.row, self.column)
        fakta.rows.add(self.row)
        if self.column > fakta.max_column:
            fakta.max_column = self.column
        if self.hidden:
            fakta.tersembunyi.add(self.row)
        if self.kind == "e":
            fakta.salah[cell] = self.value or "#N/A"
        elif self.formula and not self.value and self.kind != "str":
            fakta.rumus_kosong.add(cell)
        elif self.style in self.formats and self.kind == "n":
            fakta.format[cell] = self.formats[self.style]

    def _add_link(self, attrs: dict[str, str]) -> None:
        found = _REF.match(attrs.get("ref", ""))
        rel = next((v for k, v in attrs.items() if local_name(k) == "id" and ":" in k), "")
        if found and rel:
            self.fakta.tautan[int(found[2]) - 1, column_index(found[1])] = rel


def scan_lembar(data: bytes, formats: dict[str, str]) -> FaktaLembar:
    plain = None if formats or _PARTICULAR.search(data) else _scan_plain(data)
    if plain is not None:
        return plain
    scan = _Scan(formats)
    parser = make_parser()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    run_parser(parser, data)
    return scan.fakta


def cut_cells(data: bytes, last_row: int, columns: int) -> bytes:
    """The sheet without the cells below `last_row` and right of `columns`."""
    scan = _Scan({})
    parser = make_parser()
    cuts: list[tuple[int, int]] = []
    begin = 0

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal begin
        scan.start(name, attrs)
        if local_name(name) == "c":
            begin = parser.CurrentByteIndex

    def end(name: str) -> None:
        if local_name(name) == "c" and (scan.row > last_row or scan.column >= columns):
            cuts.append((begin, data.index(b">", parser.CurrentByteIndex) + 1))
        scan.end(name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    run_parser(parser, data)
    return _without(data, cuts)


def _without(data: bytes, cuts: list[tuple[int, int]]) -> bytes:
    kept, position = [], 0
    for begin, end in cuts:
        kept.append(data[position:begin])
        position = end
    return b"".join([*kept, data[position:]])
