"""Dates as officers write them: "2 Januari 2023", "Jan 2023", "Tahun 2020-2022", "12/1/2023"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_ALIASES = {
    "peb": 2, "pebruari": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "agt": 8, "ags": 8, "agust": 8,
    "sept": 9, "okt": 10, "oct": 10, "nop": 11, "nopember": 11, "des": 12, "dec": 12, "may": 5,
    "january": 1, "february": 2, "march": 3, "june": 6, "july": 7, "august": 8, "october": 10,
    "december": 12, "aug": 8,
}  # fmt: skip
_MONTHS = {name.lower(): number for number, name in enumerate(BULAN, 1)}
_MONTHS |= {name[:3].lower(): number for number, name in enumerate(BULAN, 1)} | _ALIASES
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_WORD = r"([a-z]{3,12})\.?"
_DAY_MONTH_YEAR = re.compile(rf"^(\d{{1,2}})[\s\-/.]*{_WORD}[\s\-/.,]*(\d{{4}})$")
_MONTH_YEAR = re.compile(rf"^{_WORD}[\s\-/.,]*(\d{{4}})$")
_NUMERIC = re.compile(r"^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$")
_MONTH_YEAR_NUMERIC = re.compile(r"^(\d{1,2})\s*[-/]\s*(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2})?)?$")
_YEAR = re.compile(r"^(\d{4})$")
_PREFIX = re.compile(
    r"^(?:update|updated?|pemutakhiran|tahun anggaran|tahun|thn?\.?|t\.?a\.?|tanggal|tgl\.?|bulan"
    r"|per|sejak|mulai)\s*:?\s*(?=[\da-z])"
)
_RANGE = re.compile(r"\s*(?:-|–|—|s\.?/?d\.?(?=[\s\d])|sampai dengan|sampai|hingga)\s*")


@dataclass(frozen=True)
class Waktu:
    """`presisi` is "hari", "bulan", "tahun" or "" (nothing understood)."""

    tanggal: date | None = None
    presisi: str = ""
    sampai: date | None = None


def parse_waktu(text: str) -> Waktu:
    """Read a date or a span; other text gives an empty Waktu, an impossible date raises."""
    plain = _strip_prefix(" ".join(text.lower().split()))
    if not any(char.isdigit() for char in plain):
        return Waktu()
    try:
        single = _parse_single(plain)
    except ValueError as error:
        raise ValueError(str(error).replace(f"'{plain}'", f"'{' '.join(text.split())}'")) from None
    return single if single.presisi else _parse_range(plain)


def format_tanggal(tanggal: date, presisi: str = "hari") -> str:
    if presisi == "tahun":
        return str(tanggal.year)
    bulan_tahun = f"{BULAN[tanggal.month - 1]} {tanggal.year}"
    return bulan_tahun if presisi == "bulan" else f"{tanggal.day} {bulan_tahun}"


def is_bulan(word: str) -> bool:
    return word.lower().strip(".") in _MONTHS


def _strip_prefix(plain: str) -> str:
    while True:
        shorter = _PREFIX.sub("", plain, count=1)
        if shorter == plain:
            return plain.rstrip(" .,")
        plain = shorter


def _parse_single(plain: str) -> Waktu:
    if found := _DAY_MONTH_YEAR.match(plain):
        return _named_date(plain, *found.groups())
    if found := _ISO.match(plain):
        year, month, day = map(int, found.groups())
        return Waktu(_make_date(plain, year, month, day), "hari")
    if found := _NUMERIC.match(plain):
        year = int(found[4])
        year += 2000 if len(found[4]) == 2 else 0
        return Waktu(_make_date(plain, year, int(found[3]), int(found[1])), "hari")
    if found := _MONTH_YEAR.match(plain):
        return _month_year(plain, *found.groups())
    if (found := _MONTH_YEAR_NUMERIC.match(plain)) and 1 <= int(found[1]) <= 12:
        return Waktu(_make_date(plain, int(found[2]), int(found[1]), 1), "bulan")
    if found := _YEAR.match(plain):
        return Waktu(_make_date(plain, int(found[1]), 1, 1), "tahun")
    return Waktu()


def _named_date(plain: str, day: str, word: str, year: str) -> Waktu:
    month = _MONTHS.get(word)
    if month is None:
        return _refuse_month(plain, word)
    return Waktu(_make_date(plain, int(year), month, int(day)), "hari")


def _month_year(plain: str, word: str, year: str) -> Waktu:
    month = _MONTHS.get(word)
    if month is not None:
        return Waktu(_make_date(plain, int(year), month, 1), "bulan")
    return _refuse_month(plain, word) if _closest_month(word, 0.85) else Waktu()


def _refuse_month(plain: str, word: str) -> Waktu:
    nearest = _closest_month(word, 0.6)
    if nearest is None:
        return Waktu()
    better = plain.replace(word, nearest, 1)
    raise ValueError(f"tanggal '{plain}' tidak dikenali. Maksud Anda '{better}'?")


def _closest_month(word: str, cutoff: float) -> str | None:
    names = {name.lower(): name for name in BULAN}
    close = get_close_matches(word, names, n=1, cutoff=cutoff)
    return names[close[0]] if close else None


def _make_date(plain: str, year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"tahun pada '{plain}' tidak masuk akal ({year}). Contoh: 2 Januari 2023.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(
            f"tanggal '{plain}' tidak ada di kalender (urutannya hari-bulan-tahun)."
            " Contoh: 28-02-2023 atau 28 Februari 2023."
        ) from None


def _parse_range(plain: str) -> Waktu:
    parts = [_strip_prefix(part) for part in _RANGE.split(plain) if part]
    if len(parts) < 2:
        return Waktu()
    last = _quiet(parts[-1])
    first = _quiet(parts[0]) if last.presisi else last
    if last.presisi and not first.presisi:
        first = _quiet(_complete(parts[0], last))
    if not first.presisi or not last.presisi or first.tanggal > _end_of(last):
        return Waktu()
    return Waktu(first.tanggal, first.presisi, _end_of(last))


def _quiet(part: str) -> Waktu:
    try:
        return _parse_single(part)
    except ValueError:
        return Waktu()


def _complete(part: str, last: Waktu) -> str:
    """ "Januari - Maret 2023", "2 - 5 Januari 2023": the left side borrows from the right."""
    if part.isdigit() and len(part) <= 2:
        return f"{part} {BULAN[last.tanggal.month - 1].lower()} {last.tanggal.year}"
    return f"{part} {last.tanggal.year}"


def _end_of(waktu: Waktu) -> date:
    if waktu.presisi == "hari":
        return waktu.tanggal
    if waktu.presisi == "bulan":
        days = calendar.monthrange(waktu.tanggal.year, waktu.tanggal.month)[1]
        return waktu.tanggal + timedelta(days=days - 1)
    return date(waktu.tanggal.year, 12, 31)


def date_from_serial(text: str, from_1904: bool = False) -> date | None:
    """A day number that lost its date format ("44927"): only between the years 2000 and 2050."""
    if not (len(text) == 5 and text.isdigit()):
        return None
    day = (date(1904, 1, 1) if from_1904 else date(1899, 12, 30)) + timedelta(days=int(text))
    return day if 2000 <= day.year < 2050 else None
