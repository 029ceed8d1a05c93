"""Rows and cells as SpreadsheetML. A text is always an inline string, never a formula."""

import re
from xml.sax.saxutils import escape

from dip.ekspor.baris import HEADINGS, KODE, MEDIA, NOMOR
from dip.ekspor.bingkai import FIRST_ROW, LETTERS, WIDTHS, Gaya
from dip.ekspor.tautan import Hyperlinks, find_link
from situs.kop import Kop, list_tanda_tangan
from situs.sel import FORMULA_LIKE, LONGEST, Sel, shorten
from situs.teks import clean_text
from situs.tinggi import measure_capacity, measure_height

SIGNATURE_COLUMN = "H"
CAPACITIES = tuple(map(measure_capacity, WIDTHS))
# Excel reads _x0041_ in a text as "A": the underscore of such a text must be written as a code.
_LOOKS_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_PLAIN = re.compile(r"[^&<>\x00-\x1f_\ud800-\udfff\ufffe\uffff]*")


class SheetRows:
    """Turns rows of cells into XML, one after the other, and keeps count."""

    def __init__(self, gaya: Gaya, links: Hyperlinks) -> None:
        self.row = FIRST_ROW - 1
        self.links = links
        self.gaya = gaya
        self.styles = [gaya.isi] * len(HEADINGS)
        self.styles[NOMOR], self.styles[KODE] = gaya.nomor, gaya.kode

    def __call__(self, cells: tuple[Sel, ...]) -> str:
        self.row += 1
        row = self.row
        parts = [f'<row r="{row}" ht="{measure_height(cells, CAPACITIES)}">']
        for letter, style, value in zip(LETTERS, self.styles, cells, strict=True):
            parts.append(format_cell(f"{letter}{row}", style, value, self.gaya.isi_kutip))
        if link := find_link(cells[MEDIA]):
            ref = f"{LETTERS[MEDIA]}{row}"
            if self.links.add(ref, link):
                parts[MEDIA + 1] = format_cell(ref, self.gaya.tautan, cells[MEDIA])
        parts.append("</row>")
        return "".join(parts)


def format_cell(ref: str, style: int, value: Sel, quoted: int | None = None) -> str:
    if isinstance(value, int):
        return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'
    if not value:
        return f'<c r="{ref}" s="{style}"/>'
    if quoted is not None and value.startswith(FORMULA_LIKE):
        style = quoted
    return (
        f'<c r="{ref}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{encode_text(value)}</t></is></c>'
    )


def encode_text(text: str) -> str:
    if len(text) > LONGEST // 2:
        text = shorten(text)
    if _PLAIN.fullmatch(text):
        return text
    return escape(_LOOKS_CODED.sub("_x005F_", clean_text(text)))


def format_tanda_tangan(kop: Kop, row: int, gaya: Gaya) -> list[str]:
    """The signature block, one line per row."""
    return [
        f'<row r="{number}">{_format_signature(number, text, gaya, is_nama)}</row>'
        for number, (text, is_nama) in enumerate(list_tanda_tangan(kop), row)
    ]


def _format_signature(row: int, text: str, gaya: Gaya, is_nama: bool) -> str:
    style = gaya.nama if is_nama else gaya.tanda_tangan
    return format_cell(f"{SIGNATURE_COLUMN}{row}", style, text)
