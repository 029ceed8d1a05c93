"""The opening lines of a lembar pengujian konsekuensi: its number, day and place."""

import re
from datetime import date

from dip.impor.hasil import UjiTerbaca
from dip.impor.waktu import BULAN, parse_waktu

_SHEET = re.compile(r"(?:lembar )?(?:peng)?uji(?:an)? konsekuensi", re.I)
_NUMBER = re.compile(
    r"\bnomor\s*:?\s*([^,;]*\d[^,;]*?)\s*(?=$|\btentang\b|\bpada hari\b|\bhari\b)", re.I
)
_PLACE = re.compile(
    r"\b(?:bertempat|tempat)\s*(?:di|:)\s*(.{3,190}?)(?=\s+telah\b|\s+dilak|[,;]|\.\s|\.?$)", re.I
)
_MONTHS = "|".join(BULAN)
_DAY = re.compile(rf"\b(\d{{1,2}})\s+(?:bulan\s+)?({_MONTHS})\s+(?:tahun\s+)?(\d{{4}})", re.I)
_NUMERIC = re.compile(r"\btanggal\s*:?\s*(\d{1,2}[-/.]\d{1,2}[-/.]\d{4})", re.I)
_SPELT = re.compile(
    rf"\btanggal\s+([a-z ]{{3,30}}?)\s+bulan\s+({_MONTHS})\s+tahun\s+([a-z ]{{6,60}})", re.I
)
_DIGITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seribu": 1000, "seratus": 100,
}  # fmt: skip


def read_uji(lines: list[str]) -> UjiTerbaca | None:
    """What the lines above the table tell; None when they do not open a lembar uji."""
    text = " ".join(" ".join(lines).split())
    sheet = _SHEET.search(text)
    if not sheet:
        return None
    text = text[sheet.start() :]
    number, place = _NUMBER.search(text), _PLACE.search(text)
    day = _read_day(text)
    return UjiTerbaca(
        nomor=number[1].strip(" .:")[:100] if number else "",
        tanggal=day.isoformat() if day else "",
        tempat=place[1].strip(" .") if place else "",
    )


def _read_day(text: str) -> date | None:
    try:
        if found := _DAY.search(text):
            return parse_waktu(" ".join(found.groups())).tanggal
        if found := _NUMERIC.search(text):
            return parse_waktu(found[1]).tanggal
        return _read_spelt(text)
    except ValueError:
        return None


def _read_spelt(text: str) -> date | None:
    """ "tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"."""
    found = _SPELT.search(text)
    if not found:
        return None
    day, month, year = parse_bilangan(found[1]), found[2].title(), _longest(found[3])
    return date(year, BULAN.index(month) + 1, day) if day and year else None


def _longest(text: str) -> int | None:
    """The number that the text begins with, whatever words follow it."""
    words = text.split()
    for count in range(len(words), 0, -1):
        if value := parse_bilangan(" ".join(words[:count])):
            return value
    return None


def parse_bilangan(text: str) -> int | None:
    """A number in words up to 9,999; None for other words."""
    total = current = 0
    for word in text.casefold().split():
        if word == "ribu":
            total, current = total + (current or 1) * 1000, 0
        elif word == "ratus":
            total, current = total + current * 100, 0
        elif word == "puluh":
            total, current = total + current * 10, 0
        elif word == "belas":
            current += 10
        elif word in _DIGITS:
            current += _DIGITS[word]
        else:
            return None
    return total + current or None
