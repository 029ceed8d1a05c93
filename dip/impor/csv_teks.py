"""CSV as Excel in Indonesia writes it: ";" or ",", UTF-8, UTF-16 or Windows-1252."""

import csv
import io

from dip.impor.hasil import BerkasTakTerbaca
from dip.impor.penjaga import MAX_BLANK_ROWS, MAX_COLUMNS, MAX_ROWS, too_many_rows

_SEPARATORS = {";": "titik koma (;)", ",": "koma (,)", "\t": "tab", "|": "garis tegak (|)"}
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


def read_csv(data: bytes) -> tuple[list[list[str]], list[str]]:
    """The rows, and what was assumed about the file."""
    text, encoding = _decode(data)
    notes = []
    if "\0" in text:
        text = text.replace("\0", "")
        notes.append("Karakter NUL di dalam berkas CSV dibuang.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    declared = _declared_separator(text)
    if declared:
        text = text.partition("\n")[2]
    separator = declared or _sniff_separator(text)
    rows = _read_rows(text, separator)
    if declared:
        rows.insert(0, [])
    notes.insert(0, f"CSV dibaca dengan pemisah {_SEPARATORS[separator]} dan pengodean {encoding}.")
    return [[_strip_guard(cell) for cell in row[:MAX_COLUMNS]] for row in rows], notes


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", errors="replace"), "UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "UTF-16"
    head = data[:2000]
    if head.count(0) > len(head) // 4:
        order = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        return data.decode(order, errors="replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").replace("\ufffd", ""), "Windows-1252"


def _declared_separator(text: str) -> str:
    """Excel's own first line "sep=;"."""
    line = text.partition("\n")[0].strip().strip('"').lower()
    return line[4:] if line.startswith("sep=") and line[4:] in _SEPARATORS else ""


def _sniff_separator(text: str) -> str:
    sample = "\n".join(text.split("\n", 60)[:60])
    return max(_SEPARATORS, key=lambda separator: _regularity(sample, separator))


def _regularity(sample: str, separator: str) -> tuple[int, int]:
    """How many rows share the commonest width above one, and that width."""
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row]
    except csv.Error:
        return 0, 0
    wide = [width for width in widths if width > 1]
    common = max(set(wide), key=wide.count) if wide else 0
    return wide.count(common) if common else 0, common


def _read_rows(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    rows: list[list[str]] = []
    blank = line = 0
    try:
        for row in reader:
            _check_quote(row, line + 1, reader.line_num)
            line = reader.line_num
            blank = 0 if any(cell.strip() for cell in row) else blank + 1
            if blank > MAX_BLANK_ROWS:
                break
            rows.append(row)
    except csv.Error as error:
        raise BerkasTakTerbaca(_quote_message(line + 1)) from error
    filled = sum(1 for row in rows if any(cell.strip() for cell in row))
    if filled > MAX_ROWS:
        raise too_many_rows("Berkas CSV", filled)
    return rows


def _check_quote(row: list[str], first: int, last: int) -> None:
    if last - first > 60 or any(len(cell) > 32_767 for cell in row):
        raise BerkasTakTerbaca(_quote_message(first))


def _quote_message(line: int) -> str:
    return (
        f"Berkas CSV tidak terbaca mulai baris {line}: ada sel yang sangat panjang, mungkin karena"
        ' tanda kutip (") tidak ditutup. Perbaiki baris itu, atau simpan sebagai .xlsx.'
    )


def _strip_guard(cell: str) -> str:
    """Our own CSV puts an apostrophe before text that a spreadsheet would run as a formula."""
    guarded = cell[:1] == "'" and cell.lstrip("'").startswith(_FORMULA_START)
    return cell[1:] if guarded else cell
