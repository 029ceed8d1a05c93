"""The block of tests/data/lembar: the cells of its workbook, and what a copy of them says."""

from pathlib import Path

from openpyxl import load_workbook

DATA = Path(__file__).parents[1] / "data" / "lembar"


def read_book() -> list[list[str]]:
    book = load_workbook(DATA / "buku.xlsx", read_only=True)
    rows = [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)]
    book.close()
    return rows


def copy_block(rows: list[list[str]], pisah: str, akhir: str) -> str:
    """As a spreadsheet does it: quotes only around a cell that holds a tab or a line break, and
    only there its own quotes are doubled; a break inside a cell is a bare line feed."""
    return pisah.join("\t".join(_write(cell) for cell in row) for row in rows) + akhir


def _write(cell: str) -> str:
    if "\n" not in cell and "\t" not in cell:
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def read_sample(name: str) -> str:
    return (DATA / name).read_bytes().decode()
