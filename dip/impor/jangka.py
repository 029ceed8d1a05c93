"""How long information stays excluded, as officers write it: PP 61/2010 Pasal 5-9."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dip.impor.teks import normalize_key
from dip.impor.waktu import parse_waktu

TANGGAL, PERISTIWA, TIDAK_TERBATAS = "tanggal", "peristiwa", "tidak_terbatas"
# The words of the field "jenis jangka waktu", as a workbook of ours has them.
JENIS = {
    "sampai tanggal tertentu": TANGGAL,
    "sampai suatu keadaan atau peristiwa": PERISTIWA,
    "tidak terbatas": TIDAK_TERBATAS,
}
_NUMBERS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "lima belas": 15, "dua puluh": 20, "dua puluh lima": 25,
    "tiga puluh": 30,
}  # fmt: skip
# "Permamen" is how lists in the wild spell it.
_ENDLESS = re.compile(
    r"^(?:selama ?lamanya|selamanya|seterusnya|abadi|perma[nm]en|(?:tidak|tak|tanpa) (?:ter)?batas"
    r"|di ?kecualikan (?:untuk )?(?:seterusnya|selamanya))"
)
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_SPAN = re.compile(
    rf"^(?:selama |paling lama |maksimal |maks )?(\d{{1,3}}|{_WORDS})"
    r"(?: [a-z]+(?: belas| puluh)?(?: [a-z]+)?)??"
    r" (tahun|thn|th|bulan|bln)\b"
)
_SINCE = re.compile(r"\b(?:sejak|terhitung|dari|mulai)\b(.*)$")
_UNTIL = re.compile(
    r"(?i)^(?:(?:berlaku|terbatas|dikecualikan|ditutup) )?"
    r"(?:sampai dengan|sampai|hingga|s\.?/?d)\b\.?"
    r"\s*(?:dengan )?(?:tanggal|tgl\.?)?\s*:?\s*"
)
_ITEM = re.compile(r"(?i)^(?:\(?[a-z1-9][.)]|[-–•])\s+(?=\S)")


@dataclass(frozen=True)
class Jangka:
    """`jenis` is "" for no text; `berakhir` only where the text itself says the day."""

    jenis: str = ""
    berakhir: date | None = None


def parse_jangka(text: str) -> Jangka:
    """The term that a text begins with. Raises ValueError for a day that is in no calendar."""
    written = _ITEM.sub("", " ".join(text.split()))
    plain = written.casefold()
    if not normalize_key(plain):
        return Jangka()
    waktu = parse_waktu(_UNTIL.sub("", written))
    if waktu.presisi:  # "Desember 2027": a date, but its day is not said
        day = waktu.sampai or waktu.tanggal
        return Jangka(TANGGAL, day if waktu.presisi == "hari" else None)
    key = normalize_key(plain)
    if _ENDLESS.match(key):
        return Jangka(TIDAK_TERBATAS)
    if span := _SPAN.match(key):
        return Jangka(TANGGAL, _end_of_span(plain, span))
    return Jangka(PERISTIWA)


def read_jenis(text: str) -> str | None:
    """The choice a workbook names; None when it is none of them."""
    return JENIS.get(normalize_key(text))


def read_berakhir(text: str) -> date | None:
    """The day in a column of its own. Raises ValueError when it is not a day."""
    waktu = parse_waktu(text)
    if text.strip() and waktu.presisi != "hari":
        raise ValueError(f"'{text}' bukan tanggal. Contoh: 31 Desember 2027.")
    return waktu.tanggal


def _end_of_span(plain: str, span: re.Match) -> date | None:
    """The day, when the text names the day from which the years run."""
    since = _SINCE.search(plain)
    start = parse_waktu(since[1].strip(" .")) if since else None
    if start is None or start.presisi != "hari":
        return None
    number = int(span[1]) if span[1].isdigit() else _NUMBERS[span[1]]
    months = number if span[2].startswith("b") else 12 * number
    return _add_months(start.tanggal, months)


def _add_months(day: date, months: int) -> date | None:
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return None
    first = date(day.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
