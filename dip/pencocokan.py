"""Proposals: which duty does an entry of the DIP meet? Word rules that a person can read.

A row of data/aturan-kewajiban.csv is a code, words that must occur (`+` between groups, `|` between
alternatives) and words that must not. The rules are asked from top to bottom: for the title, then
the beginning of the summary, then the group. The first that fits proposes. Nothing is guessed: an
entry that no rule fits stays without a duty, and an officer may always say otherwise.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dip.enums import JenisKewajiban
from dip.models import Informasi

DATA = Path(__file__).parent / "data" / "aturan-kewajiban.csv"
AWAL_RINGKASAN = 160  # characters; what follows is detail
_JENIS = {
    "B": JenisKewajiban.BERKALA,
    "SM": JenisKewajiban.SERTA_MERTA,
    "SS": JenisKewajiban.SETIAP_SAAT,
    "ST": JenisKewajiban.STANDAR,
    "MK": JenisKewajiban.STANDAR,
}


@dataclass(frozen=True)
class Aturan:
    kode: str
    wajib: tuple[re.Pattern, ...]
    bukan: re.Pattern | None

    @property
    def jenis(self) -> str:
        return _JENIS[re.split(r"[-.]", self.kode)[0]]

    def fits(self, text: str) -> bool:
        forbidden = self.bukan and self.bukan.search(text)
        return not forbidden and all(pattern.search(text) for pattern in self.wajib)


@cache
def read_aturan(path: Path = DATA) -> tuple[Aturan, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_build(row) for row in csv.DictReader(file))


def _build(row: dict[str, str]) -> Aturan:
    wajib = tuple(_compile(group) for group in row["kata"].split("+"))
    return Aturan(row["kode"], wajib, _compile(row["bukan"]) if row["bukan"] else None)


def _compile(group: str) -> re.Pattern:
    """Each alternative as the beginning of a word; short ones (DIP, RUP) as the whole word."""
    words = [word.strip() for word in group.split("|")]
    parts = [rf"{re.escape(word)}\b" if len(word) <= 4 else re.escape(word) for word in words]
    return re.compile(rf"\b(?:{'|'.join(parts)})")


def propose_kode(informasi: Informasi) -> str:
    """Code of the duty this entry probably meets, of its own class where it has one; or nothing."""
    return find_kode(
        informasi.kategori,
        informasi.judul,
        informasi.ringkasan[:AWAL_RINGKASAN],
        informasi.kelompok,
    )


def find_kode(kategori: str, *texts: str) -> str:
    rules = [rule for rule in read_aturan() if _may_hold(rule, kategori)]
    for text in texts:
        words = _fold(text)
        found = next((rule.kode for rule in rules if words and rule.fits(words)), "")
        if found:
            return found
    return ""


def _may_hold(rule: Aturan, kategori: str) -> bool:
    return not kategori or rule.jenis in (kategori, JenisKewajiban.STANDAR)


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w-]+", " ", text.casefold()).split())
