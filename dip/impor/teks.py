"""Text of a cell: invisible characters out, lines joined, words kept as the officer wrote them.

Compatibility forms are left alone ("½", "m²" and "№" mean something in a document); only full-width
Latin letters and ligatures, which come from copying out of a PDF, become plain letters.
"""

import re
import unicodedata
from functools import lru_cache

_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]|_x000[dD]_\n?")
_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
    "|(?<![\u2190-\U0010ffff])\u200d"
    "|_x00(?:0[0-8b-cB-CeEfF]|1[0-9a-fA-F]|7[fF])_"
)
_PDF_FORMS = re.compile("[\uff01-\uff5e\ufb00-\ufb06]")
_SPACES = re.compile(" {2,}")
_WORD_BREAK = re.compile(r"[\W_]+")

_SCHEME = re.compile(r"(?:https?|ftp)://|www\.", re.I)
_DOMAIN_END = (
    "id|com|net|org|info|biz|co|me|io|gov|edu|ly|be|gl|app|site|online|xyz|page|web|link|my|sg|us"
)
_DOMAIN = re.compile(
    rf"\.?(?:[a-z0-9-]+\.)+(?:{_DOMAIN_END})(?:[:/?#]\S*)?$",
    re.I,
)
_NOT_A_TAIL = {
    "dan", "atau", "serta", "website", "web", "instagram", "ig", "facebook", "fb", "youtube",
    "twitter", "tiktok", "whatsapp", "wa", "medsos", "link", "email", "google", "drive", "media",
}  # fmt: skip


def clean_text(raw: str) -> tuple[str, bool]:
    """The text with lines parted by a newline, and whether invisible characters were removed."""
    if raw.isascii() and raw.isprintable() and "_x00" not in raw and "  " not in raw:
        return raw.strip(), False
    text = _SPACE.sub(" ", _LINE_BREAK.sub("\n", raw))
    visible = _INVISIBLE.sub("", text)
    plain = _PDF_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), visible)
    plain = unicodedata.normalize("NFC", plain)
    lines = (_SPACES.sub(" ", line).strip() for line in plain.split("\n"))
    return "\n".join(line for line in lines if line), visible != text


def join_lines(text: str) -> str:
    return text.replace("\n", " ")


@lru_cache(maxsize=20_000)
def normalize_key(text: str) -> str:
    """For comparing only: case, punctuation, accents of layout and spaces do not count."""
    return _WORD_BREAK.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def is_alamat(text: str) -> bool:
    return " " not in text and bool(_SCHEME.match(text) or _DOMAIN.match(text))


def contains_alamat(text: str) -> bool:
    return bool(_SCHEME.search(text)) or any(is_alamat(word) for word in text.split())


def join_media(text: str) -> str:
    """Join the lines of a link cell: an address broken over lines becomes whole again."""
    parts: list[str] = []
    for line in text.split("\n"):
        if parts and _continues_alamat(parts[-1], line):
            parts[-1] += line
        elif parts and not is_alamat(parts[-1]):
            parts[-1] += " " + line
        elif line:
            parts.append(line)
    return " | ".join(parts)


def split_media(text: str) -> list[str]:
    """The parts of a link text as `join_media` writes it."""
    return [part.strip() for part in text.split(" | ") if part.strip()]


def _continues_alamat(before: str, line: str) -> bool:
    before = before.rsplit(" ", 1)[-1]
    if " " in line or (not _SCHEME.match(before) and not _DOMAIN.match(before)):
        return False
    if _SCHEME.match(line):
        return False
    if not _has_whole_host(before):
        return True
    if before.endswith(("/", "-", "_", "=", "%", "?", "&", ".")) and not _DOMAIN.match(line):
        return line.casefold() not in _NOT_A_TAIL
    return not is_alamat(line) and line.casefold() not in _NOT_A_TAIL


def _has_whole_host(alamat: str) -> bool:
    host = re.split(r"[/?#:]", _SCHEME.sub("", alamat, count=1), maxsplit=1)
    if len(host) > 1:
        return True
    return bool(re.search(rf"\.(?:{_DOMAIN_END})$", host[0], re.I))


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=256)
def column_letter(index: int) -> str:
    """0 -> A, 26 -> AA."""
    letter = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letter = chr(65 + rest) + letter
    return letter


def column_index(letter: str) -> int:
    index = 0
    for char in letter.upper():
        index = index * 26 + ord(char) - 64
    return index - 1
