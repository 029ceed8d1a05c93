"""Rows that stand below one another: order, depth, and no circles."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def order_as_tree(rows: Iterable[Row]) -> list[tuple[Row, int]]:
    """Each row with its depth, below its parent; the order among siblings stays as given.

    A row whose parent is not among the rows stands at the top.
    """
    rows = list(rows)
    known = {row.pk for row in rows}
    below: dict[int | None, list[Row]] = {}
    for row in rows:
        below.setdefault(row.induk_id if row.induk_id in known else None, []).append(row)
    ordered, seen = [], set()

    def walk(parent: int | None, depth: int) -> None:
        for row in below.get(parent, []):
            if row.pk not in seen:
                seen.add(row.pk)
                ordered.append((row, depth))
                walk(row.pk, depth + 1)

    walk(None, 0)
    return ordered + [(row, 0) for row in rows if row.pk not in seen]  # a circle has no top


def find_fault(row: Row, induk: Row | None, rows: Iterable[Row], levels: int) -> str:
    """Why `row` cannot stand below `induk` among these rows; "" when it can."""
    if induk is None:
        return ""
    rows = list(rows)
    parents = {each.pk: each.induk_id for each in rows}
    chain, step = [], induk.pk
    while step is not None and step not in chain:
        chain.append(step)
        step = parents.get(step)
    if row.pk is not None and row.pk in chain:
        return f"“{row}” tidak dapat berada di bawah dirinya sendiri. Pilih yang lain."
    if len(chain) + _height(row.pk, parents) > levels:
        return f"Susunannya paling banyak {levels} tingkat. Pilih yang lebih tinggi."
    return ""


def _height(pk: int | None, parents: dict[int, int | None]) -> int:
    """Levels that a row takes with everything below it."""
    height, level = 0, {pk}
    seen = set(level)
    while level:
        height += 1
        level = {each for each, parent in parents.items() if parent in level and pk} - seen
        seen |= level
    return height
