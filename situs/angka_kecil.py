"""Small numbers of people are not published: behind "1" stands somebody whom others know.

A number that the total gives away is hidden too. The hidden ones may then be many combinations.
"""

from collections.abc import Mapping

BATAS = 5
KECIL, DISAMARKAN = "< 5", "disamarkan"


def mask_kecil(cells: Mapping[str, int]) -> dict[str, int | str]:
    """Each number, or the words that stand for it. The total of `cells` may be known."""
    if not any(0 < number < BATAS for number in cells.values()):
        return dict(cells)
    small = {name for name, number in cells.items() if number < BATAS}
    extra: set[str] = set()
    shown = sorted((name for name in cells if name not in small), key=lambda name: cells[name])
    while shown and not extra and _is_told(cells, small):
        extra.add(shown.pop(0))
    words = DISAMARKAN if not extra and _is_told(cells, small) else KECIL
    return {
        name: words if name in small else DISAMARKAN if name in extra else number
        for name, number in cells.items()
    }


def _is_told(cells: Mapping[str, int], hidden: set[str]) -> bool:
    """The sum of the hidden ones leaves one possibility: a single one, or each at its limit."""
    total = sum(cells[name] for name in hidden)
    return len(hidden) == 1 or total == len(hidden) * (BATAS - 1)
