"""Height of a row of wrapped text.

Excel fits a row without a height when it opens the file, LibreOffice and others leave it at one
line; so every row states its height. Counted in characters of Arial 10, a little on the large side:
white space under a text is better than a lost line.
"""

from functools import lru_cache

LINE = 12.75  # pt
HIGHEST = 409.5  # of a row in Excel, pt
CAPITALS = 1.3  # how much wider a word in capitals runs


def measure_height(cells: tuple[int | str, ...], capacities: tuple[float, ...]) -> float:
    lines = 1
    for value, capacity in zip(cells, capacities, strict=True):
        if isinstance(value, str) and (len(value) * CAPITALS > capacity or "\n" in value):
            lines = max(lines, count_lines(value, capacity))
    return min(lines * LINE + 3, HIGHEST)


def measure_capacity(width: float) -> float:
    """Average characters in a line of a column of this width."""
    return width * 1.06 - 2


@lru_cache(maxsize=4096)
def count_lines(text: str, capacity: float) -> int:
    return sum(_wrap(paragraph, capacity) for paragraph in text.split("\n"))


def _wrap(paragraph: str, capacity: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        size = len(word) * (CAPITALS if word.isupper() else 1)
        if used and used + 1 + size > capacity:
            lines, used = lines + 1, size
        else:
            used += size + bool(used)
        if used > capacity:  # a word longer than the line, such as an address
            lines, used = lines + int(used // capacity), used % capacity
    return lines
