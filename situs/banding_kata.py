"""Two texts, word by word: what was taken away, what was added. The readers see one beside the
other, so a removal and the addition in its place stay together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

SAMA, TAMBAH, HAPUS = "sama", "tambah", "hapus"
CONTEXT = 1  # unchanged lines kept around a change
MANY_LINES = 1000  # from here on lines that stand everywhere are no landmark: far quicker
MAX_WORDS = 2000  # per changed passage; above it whole lines are shown
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Potongan:
    jenis: str
    teks: str


@dataclass(frozen=True)
class Beda:
    """A field whose words differ."""

    label: str
    potongan: list[Potongan] = field(default_factory=list)


def diff_words(before: str, after: str) -> list[Potongan]:
    """Changed lines word by word; long unchanged passages are only counted."""
    old, new = before.split("\n"), after.split("\n")
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > MANY_LINES)
    pieces: list[Potongan] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            first, last = i == k == 0, j == len(old) and m == len(new)
            pieces.append(Potongan(SAMA, _shorten(old[i:j], at_start=first, at_end=last)))
        else:
            pieces += _diff_passage("\n".join(old[i:j]), "\n".join(new[k:m]))
        pieces.append(Potongan(SAMA, "\n"))
    return list(_join(pieces))


def _shorten(lines: list[str], *, at_start: bool, at_end: bool) -> str:
    head, tail = (0 if at_start else CONTEXT), (0 if at_end else CONTEXT)
    hidden = len(lines) - head - tail
    if hidden < 2:
        return "\n".join(lines)
    shown = [*lines[:head], f"… {hidden} baris sama …", *(lines[-tail:] if tail else [])]
    return "\n".join(shown)


def _diff_passage(before: str, after: str) -> Iterator[Potongan]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > MAX_WORDS or len(new) > MAX_WORDS:
        yield from (Potongan(HAPUS, before), Potongan(TAMBAH, after))
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Potongan(SAMA, "".join(old[i:j]))
            continue
        yield Potongan(HAPUS, "".join(old[i:j]))
        yield Potongan(TAMBAH, "".join(new[k:m]))


def _join(pieces: list[Potongan]) -> Iterator[Potongan]:
    """Neighbours of one kind become one; a removal and an addition stay side by side."""
    waiting: Potongan | None = None
    for piece in pieces:
        if not piece.teks:
            continue
        if waiting and waiting.jenis == piece.jenis:
            waiting = Potongan(piece.jenis, waiting.teks + piece.teks)
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting and waiting.teks.strip():
        yield Potongan(waiting.jenis, waiting.teks.rstrip("\n"))
