from dataclasses import dataclass

import pytest

from halaman.pohon import find_fault, order_as_tree


@dataclass
class Row:
    pk: int
    induk_id: int | None = None

    def __str__(self) -> str:
        return f"Butir {self.pk}"


TREE = [Row(1), Row(2), Row(3, 1), Row(4, 3), Row(5, 1)]


def test_rows_stand_below_their_parent_in_the_given_order():
    ordered = [(row.pk, depth) for row, depth in order_as_tree(TREE)]
    assert ordered == [(1, 0), (3, 1), (4, 2), (5, 1), (2, 0)]


def test_row_without_its_parent_stands_at_the_top():
    assert [(row.pk, depth) for row, depth in order_as_tree([Row(4, 3)])] == [(4, 0)]


def test_a_circle_in_the_table_loses_no_row():
    rows = [Row(1, 2), Row(2, 1), Row(3)]
    assert {row.pk for row, _ in order_as_tree(rows)} == {1, 2, 3}


@pytest.mark.parametrize("induk", [1, 3, 4, 5])
def test_no_row_stands_below_itself(induk):
    below = next(row for row in TREE if row.pk == induk)
    assert "di bawah dirinya sendiri" in find_fault(TREE[0], below, TREE, 9)


def test_levels_count_what_hangs_below():
    assert find_fault(Row(9), TREE[2], TREE, 3) == ""
    assert "paling banyak 3 tingkat" in find_fault(Row(9), TREE[3], TREE, 3)
    # Row 1 carries two levels below it: below row 2 the tree would have four.
    assert "paling banyak 3 tingkat" in find_fault(TREE[0], TREE[1], TREE, 3)
    assert find_fault(TREE[0], TREE[1], TREE, 4) == ""
    assert find_fault(TREE[0], None, TREE, 3) == ""
