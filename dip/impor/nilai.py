"""The words of one cell as values: kategori, bentuk, retensi, waktu and tempat. Pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from dip.impor.teks import normalize_key
from dip.impor.waktu import Waktu, format_tanggal, is_bulan, parse_waktu

__all__ = [
    "BENTUK",
    "KATEGORI",
    "Retensi",
    "Waktu",
    "bentuk_as_written",
    "format_tanggal",
    "parse_bentuk",
    "parse_kategori",
    "parse_retensi",
    "parse_waktu",
    "split_waktu_tempat",
    "suggest_kategori",
]

KATEGORI = {
    "berkala": "Berkala",
    "serta_merta": "Serta merta",
    "setiap_saat": "Setiap saat",
    "dikecualikan": "Dikecualikan",
}
_KATEGORI_WORDS = {
    "berkala": re.compile(r"\bberkala\b"),
    "serta_merta": re.compile(r"\bserta ?merta\b"),
    "setiap_saat": re.compile(r"\bse ?tiap ?saat\b"),
    "dikecualikan": re.compile(r"\b(?:di ?kecualikan|pengecualian|dik|rahasia)\b"),
}

BENTUK = ("cetak", "rekam", "online", "medsos")
_BENTUK_WORDS = {
    "cetak": re.compile(
        r"\bhard ?(?:copy|kopi|file)?\b|cetak|\bkertas\b|\bbuku\b|\bprint|\bfisik\b|\bbrosur\b"
        r"|\bleaflet\b|\bposter\b|\bbaliho\b|\bspanduk\b|papan pengumuman|\bbanner\b|\bhc\b"
    ),
    "rekam": re.compile(
        r"\bsoft ?(?:copy|kopi|file)?\b|rekam|digital|elektronik|\bpdf\b|\bfile\b|\bberkas\b"
        r"|\bvideo\b|\baudio\b|\bexcel\b|\bxlsx?\b|\bdocx?\b|\bword\b|\bjpe?g\b|\bpng\b|flash ?disk"
        r"|\bcd\b|\bdvd\b|\bfoto\b|\bsc\b"
    ),
    "online": re.compile(
        r"\bonline\b|\bon line\b|\bdaring\b|\bweb ?(?:site)?\b|\blink\b|\btautan\b|\binternet\b"
        r"|\bhttps?\b|\bwww\b|\bsitus\b|\blaman\b|\bportal\b|\baplikasi\b|\burl\b"
    ),
    "medsos": re.compile(
        r"\bmed ?sos\b|\bsosmed\b|media sosial|sosial media|instagram|\big\b|facebook|\bfb\b"
        r"|twitter|youtube|tik ?tok|whats ?app|\bwa\b|telegram"
    ),
}

_RETENSI_YEARS = re.compile(
    r"^(?:selama )?(?:(\d{1,3})(?: [a-z]+(?: belas| puluh)?)?|([a-z]+))"
    r" (?:tahun\w?|thn?|th)(?: berjalan)?$"
)
_NUMBER_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "tigapuluh": 30,
}  # fmt: skip
_FOREVER = re.compile(r"\b(?:permanen|selamanya|seterusnya|abadi|tidak terbatas|tak terbatas)\b")
_IN_FORCE = re.compile(r"^(?:selama )?(?:masih )?berlaku(?:nya)?\b(?! (?:dan|ditambah|plus|\d))")

_TIME_WORD = re.compile(
    r"\d{4}|tahun|bulan|tanggal|setiap|tiap|hari|saat|minggu|triwulan|semester|update|rutin"
    r"|insident|berkala|sewaktu|sesuai|jika|apabila",
    re.I,
)
_PLACE_WORD = re.compile(
    r"^(?:kantor|kecamatan|kelurahan|desa|kabupaten|kota|dinas|badan|ruang|gedung|balai|bagian"
    r"|bidang|aula|sekretariat|puskesmas|rumah sakit|pendopo|kec\.|kab\.)",
    re.I,
)
_DATE_TEXT = (
    r"(?:\d{1,2}[\s\-/.]+(?:[A-Za-z]{3,12}|\d{1,2})[\s\-/.]+\d{2,4}|[A-Za-z]{3,12}\.? \d{4}"
    r"|(?:tahun|thn?\.?|update tahun)? ?\d{4}(?: ?(?:-|–|s/?d|s\.d\.) ?\d{4})?)"
)
_SEPARATOR = r"(?:\s*[,;/|]\s*|\s+[-–]\s+|\s*\n\s*|\s+di\s+)"
# How our own workbook writes a pair that could not be parted again: "Waktu: ...; tempat: ..."
_LABELLED = re.compile(r"^waktu\s*:(.*?);\s*tempat\s*:(.*)$", re.I | re.S)
_PLACE_THEN_TIME = re.compile(rf"^(.{{2,120}}?){_SEPARATOR}({_DATE_TEXT})$", re.I | re.S)
_TIME_THEN_PLACE = re.compile(rf"^({_DATE_TEXT}){_SEPARATOR}(.{{2,120}})$", re.I | re.S)


@dataclass(frozen=True)
class Retensi:
    """`jenis`: selama_berlaku, tahun (with `tahun`), permanen, lainnya, or "" for no text."""

    jenis: str = ""
    tahun: int | None = None


def parse_kategori(text: str) -> str | None:
    """The one class named in the text; none or several give None."""
    return _find_kategori(normalize_key(text))


@lru_cache(maxsize=4_096)
def _find_kategori(key: str) -> str | None:
    hits = [code for code, words in _KATEGORI_WORDS.items() if words.search(key)]
    return hits[0] if len(hits) == 1 else None


def suggest_kategori(text: str) -> str | None:
    """The class whose name comes nearest to a misspelt one."""
    names = {normalize_key(label): label for label in KATEGORI.values()}
    key = normalize_key(text).removeprefix("informasi ").strip()
    close = get_close_matches(key, names, n=1, cutoff=0.6)
    return names[close[0]] if close else None


def parse_bentuk(text: str) -> list[str]:
    """The codes of the forms a text names, in the order of `BENTUK`."""
    return list(_find_bentuk(normalize_key(text)))


def bentuk_as_written(bentuk: Sequence[str], bentuk_teks: str) -> str:
    """The officer's own words, as long as they still say what is ticked; else nothing."""
    return bentuk_teks if parse_bentuk(bentuk_teks) == list(bentuk) else ""


@lru_cache(maxsize=4_096)
def _find_bentuk(key: str) -> tuple[str, ...]:
    return tuple(code for code in BENTUK if _BENTUK_WORDS[code].search(key))


def parse_retensi(text: str) -> Retensi:
    key = normalize_key(text)
    if not key or key in {"null", "none"}:
        return Retensi()
    if found := _RETENSI_YEARS.match(key):
        years = int(found[1]) if found[1] else _NUMBER_WORDS.get(found[2])
        return Retensi("tahun", years) if years else Retensi("lainnya")
    if _FOREVER.search(key):
        return Retensi("permanen")
    return Retensi("selama_berlaku" if _IN_FORCE.match(key) else "lainnya")


def split_waktu_tempat(text: str) -> tuple[str, str]:
    """Part "Cilacap, 2 Januari 2023" into time and place; what is unsure stays whole as time."""
    text = text.strip()
    if found := _LABELLED.match(text):
        return " ".join(found[1].split()), " ".join(found[2].split())
    if found := _PLACE_THEN_TIME.match(text):
        place, time = found[1], found[2]
    elif found := _TIME_THEN_PLACE.match(text):
        time, place = found[1], found[2]
    else:
        return _whole(text)
    place = place.strip(" ,;/|-\n")
    if _TIME_WORD.search(place) or not _is_time(time):
        return _whole(text)
    return " ".join(time.split()), " ".join(place.split())


def _is_time(text: str) -> bool:
    words = re.findall(r"[A-Za-z]+", text)
    known = {"tahun", "thn", "th", "update", "s", "d", "sd"}
    return all(word.lower() in known or is_bulan(word) for word in words)


def _whole(text: str) -> tuple[str, str]:
    text = " ".join(text.split())
    if _PLACE_WORD.match(text) and not _TIME_WORD.search(text):
        return "", text
    return text, ""
