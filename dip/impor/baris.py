"""What one row is, judged by its words alone: numbering row, class row, end of the list."""

import itertools
import re
from difflib import get_close_matches
from functools import lru_cache

from dip.impor.nilai import parse_kategori
from dip.impor.teks import normalize_key, word_set

_NUMBER = re.compile(
    r"^\(?\s*(?:\d{1,4}(?:[.\-]\d{1,3}){0,3}|[a-z]{1,2}|[ivxlc]{1,6}"
    r"|[a-z]\s?[.\-]?\s?\d{1,3}|\d{1,3}\s?[.\-]?\s?[a-z])\s*[.):]{0,2}$",
    re.I,
)
_BULLETS = frozenset("-–—•●▪■◦·*➢❖\uf0b7\uf0a7")
_LEADING_NUMBER = re.compile(
    r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})\s*[.)]\s*(?=\S)", re.I
)
_COLUMN_NUMBER = re.compile(r"^\(?\s*(\d{1,2}|[a-z])\s*\)?[.)]?(?:\s*=.*)?$", re.I)
_ROMAN = re.compile(r"^[ivxlc]+$", re.I)

_CLASS_FILLER = word_set(
    """
    informasi publik yang wajib harus di disediakan dan diumumkan tersedia sedia secara daftar
    kategori jenis klasifikasi kelompok bagian tentang adalah dalam ini sebagai berikut termasuk
    untuk badan pada oleh terbuka bersifat sifat bersipat diberikan diumumkannya penyediaan
    pengumuman a b c d e f i ii iii iv v vi dip dik disampaikan ppid tanpa adanya permintaan
    berdasarkan serta merta berkala setiap saat tiap dikecualikan kecualikan pengecualian rahasia
    sertamerta setiapsaat
    """
)
_CLASS_SPELLING = sorted(word for word in _CLASS_FILLER if len(word) > 3)
_CLASS_WORD = re.compile(
    r"berkala|serta ?merta|se ?tiap ?saat|di ?kecualikan|pengecualian|\bdik\b|rahasia"
)
_CLASS_NAME = re.compile(rf"\b(?:{_CLASS_WORD.pattern})\b")
# "Daftar Informasi Publik dan Informasi yang Dikecualikan" names a document, not a class.
_NAMES_BOTH = re.compile(r"informasi publik .*\binformasi\b.*(?:di ?kecualikan|pengecualian)")

_STRONG_END = re.compile(
    r"^(?:mengetahui|menyetujui|mengesahkan|disahkan (?:di|oleh)|ditetapkan (?:di|oleh)"
    r"|dikeluarkan di|pada tanggal\b|nip\b|nip[.: ]|ttd\b|tertanda\b|ditandatangani)",
    re.I,
)
_PLACE_DATE = re.compile(
    r"^[A-Z][\w.' -]{2,40},\s*(?:\d{1,2}|[.…_]{2,})?[\s.…_-]*"
    r"(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|nopember|desember|[.…_]{2,})?[\s.…_-]*(?:20\d{2}|20[.…_]+|[.…_]{2,})$",
    re.I,
)
_WEAK_END = re.compile(
    r"^(?:camat\b|lurah\b|sekretaris\b|kepala\b|plt\b|plh\b|pj\b|a\.?\s?n\b|u\.?\s?b\b|ketua\b|bupati\b|walikota\b"
    r"|atasan ppid|pejabat pengelola|ppid\b|pembina\b|penata\b|tembusan|selaku\b|kabupaten\b"
    r"|kecamatan\b)",
    re.I,
)
_FOOTNOTE = re.compile(r"^(?:keterangan|catatan|ket|nb|sumber|legenda|\*+)\s*[:.)]", re.I)
_PAGE_TITLE = re.compile(
    r"^(?:lampiran|keputusan|surat keputusan|nomor\s*:|tanggal\s*:|tentang$|daftar informasi publik"
    r"|pemerintah\b|kabupaten\b|kecamatan\b|provinsi\b|tahun\b|halaman\b)",
    re.I,
)
_PAGE_NUMBER = re.compile(
    r"^(?:(?:hal(?:aman)?|page)[ .:]*\d{1,3}(?: ?(?:dari|/|of) ?\d{1,3})?|[-–] ?\d{1,3} ?[-–])$",
    re.I,
)
_TOTAL = re.compile(r"^(?:sub ?total|jumlah(?: total)?|total)\b.{0,40}$", re.I)
_OPEN_END = re.compile(
    r"(?:[,;:/&(\-–]|\b(?:dan|atau|yang|di|ke|dari|untuk|dengan|tentang|pada|dalam|serta|oleh|beserta"
    r"|terhadap|sebagai|per|tidak|dan/atau|para|oleh|guna|agar|bagi|antar|setiap|lingkup|sedang|melalui"
    r"|berdasarkan|mengenai|sesuai|maupun|berupa))$",
    re.I,
)


def is_number(text: str) -> bool:
    """A row number as officers write it: 1, 1., (1), a, b), IV, 1.2, 3a."""
    return bool(_NUMBER.match(text))


def is_bullet(text: str) -> bool:
    """A sign in the place of a row number, as lists copied from a text document have it."""
    return text in _BULLETS


def number_style(text: str) -> str:
    """angka, huruf, HURUF, romawi, butir or bertingkat: a new level shows by another style."""
    core = text.strip("().: ")
    if is_bullet(core):
        return "butir"
    if re.fullmatch(r"\d+", core):
        return "angka"
    if (len(core) > 1 and _ROMAN.match(core)) or core in ("I", "V", "X"):
        return "romawi"
    if core.isalpha():
        return "HURUF" if core.isupper() else "huruf"
    return f"bertingkat {core.count('.') + core.count('-')}"


def number_value(text: str) -> int | None:
    core = text.strip("().: ").lower()
    if core.isdigit():
        return int(core)
    return ord(core) - 96 if len(core) == 1 and "a" <= core <= "z" else None


def starts_over(text: str) -> bool:
    core = text.strip("().: ").lower()
    return core in ("1", "a", "i", "01") or is_bullet(core)


def is_same(one: str, other: str) -> bool:
    return one.strip("().: ").lower() == other.strip("().: ").lower()


def is_next(before: str, nomor: str) -> bool:
    """Whether `nomor` comes right after `before` in the same style: 3 and 4, b. and c."""
    if not before or not nomor or number_style(before) != number_style(nomor):
        return False
    one, other = number_value(before), number_value(nomor)
    return one is not None and other is not None and other == one + 1


def steps_down(nomor: str, below: str) -> bool:
    """From "4" to "a", to "1", to "4.1" or to rows without a number."""
    if not below or number_style(below) != number_style(nomor):
        return True
    one, other = number_value(nomor), number_value(below)
    return one is not None and other is not None and other <= one


def split_leading_number(text: str) -> tuple[str, str]:
    """ "1. Informasi tentang ..." -> ("1.", "Informasi tentang ...")."""
    found = _LEADING_NUMBER.match(text)
    return (found[0].strip(), text[found.end() :]) if found else ("", text)


def is_numbering_row(texts: list[str]) -> bool:
    """ "(1) (2) (3)", "1 2 3", "a b c": rising from cell to cell, hardly ever with a gap."""
    if len(texts) < 3 or max(map(len, texts)) > 12:
        return False
    found = [_COLUMN_NUMBER.match(text) for text in texts]
    if not all(found):
        return False
    if len(texts) < 5 and texts[0].strip("(). ").isalpha():
        return False
    values = [int(f[1]) if f[1].isdigit() else ord(f[1].lower()) - 96 for f in found]
    steps = [after - before for before, after in itertools.pairwise(values)]
    gaps = sum(step > 1 for step in steps)
    return min(steps) >= 0 and values[-1] - values[0] >= 2 and gaps <= len(steps) // 4


def read_class_row(text: str) -> str | None:
    """The kategori a title row opens ("A. INFORMASI WAJIB DIUMUMKAN SECARA BERKALA"), else None."""
    key = normalize_key(text)
    if len(key) > 160 or _NAMES_BOTH.search(key):
        return None
    kategori = parse_kategori(key)
    if kategori is None:
        return None if _CLASS_NAME.search(key) else _read_misspelt_class(key)
    first = _CLASS_WORD.search(key)
    before = key[: first.start()].split()
    after = [word for word in key[first.end() :].split() if word not in _CLASS_FILLER]
    if any(word not in _CLASS_FILLER and not word.isdigit() for word in before):
        return None
    return kategori if not after or (before and len(after) <= 8) else None


def is_misspelt_class(text: str) -> bool:
    return parse_kategori(text) is None


def is_again(text: str) -> bool:
    """ "INFORMASI BERKALA (lanjutan)": the class row repeated on a later page."""
    return "lanjutan" in normalize_key(text)


@lru_cache(maxsize=4_096)
def _read_misspelt_class(key: str) -> str | None:
    """ "INFORMASI SECARA BERKELA": every other word must be one that such titles have."""
    words = key.split()
    if not 2 <= len(words) <= 16:
        return None
    better = [_correct_class_word(word) for word in words]
    if "informasi" not in better or not all(better):
        return None
    return parse_kategori(" ".join(better))


@lru_cache(maxsize=4_096)
def _correct_class_word(word: str) -> str:
    if word in _CLASS_FILLER or word.isdigit():
        return word
    close = get_close_matches(word, _CLASS_SPELLING, n=1, cutoff=0.8) if len(word) > 4 else []
    return close[0] if close else ""


def is_strong_end(text: str) -> bool:
    return bool(_STRONG_END.match(text) or _PLACE_DATE.match(text))


def is_weak_end(text: str) -> bool:
    return bool(_WEAK_END.match(text))


def is_footnote(text: str) -> bool:
    return bool(_FOOTNOTE.match(text))


def is_page_number(text: str) -> bool:
    """ "Hal. 1 dari 3", "- 2 -": the foot of a printed page."""
    return bool(_PAGE_NUMBER.match(text))


def is_page_title(text: str) -> bool:
    return bool(_PAGE_TITLE.match(text))


def is_total_row(texts: list[str]) -> bool:
    """ "Jumlah | 45": a sum below the list."""
    if not 1 < len(texts) <= 6 or not _TOTAL.match(texts[0]):
        return False
    return all(text.replace(".", "").replace(",", "").isdigit() for text in texts[1:])


def is_open_end(text: str) -> bool:
    """The text stops in the middle of a sentence, so the next row may go on with it."""
    return bool(_OPEN_END.search(text.strip()))


def counts_on(text: str, above: str) -> bool:
    """ "2. Neraca" below "1. Laporan realisasi anggaran": a list inside one cell."""
    return is_next(split_leading_number(above)[0], split_leading_number(text)[0])


def goes_on(text: str) -> bool:
    """The text starts in the middle of a sentence."""
    text = text.lstrip("\"'")
    return (
        bool(text)
        and (text[0].islower() or text[0] in ",.;:/)&-")
        and not split_leading_number(text)[0]
    )
