"""The columns of a printed list, each with the way from a row to its cell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from situs.sel import Sel


@dataclass(frozen=True)
class Kolom:
    tajuk: str
    lebar: float
    isi: Callable[[Any, int], Sel]  # of a row and its number in the list
    induk: str = ""  # the header over it that spans its neighbour too
    tengah: bool = False


def build_cells(rows: Iterable[Any], kolom: tuple[Kolom, ...]) -> Iterator[tuple[Sel, ...]]:
    return (tuple(each.isi(row, number) for each in kolom) for number, row in enumerate(rows, 1))
