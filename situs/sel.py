"""What stands in a cell of a file that a spreadsheet opens: a number or a text, never a formula."""

Sel = int | str
LONGEST = 32_767  # of a cell in Excel, in UTF-16 units
FORMULA_LIKE = ("=", "+", "-", "@", "\t", "'")


def shorten(text: str) -> str:
    """Excel calls a workbook with a longer text damaged."""
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"
