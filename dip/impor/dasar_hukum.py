"""The letters of Pasal 17 UU 14/2008 that a legal basis names, or that a group title hints at."""

import re

HURUF = "abcdefghij"
_LETTER = r"([a-j])(?![a-z])"
_FIRST = re.compile(
    rf"pasal\s*17\s*(?:ayat\s*\(?\d\)?\s*)?,?\s*(?:huruf|hurup|poin|butir)\s*{_LETTER}"
)
# "huruf h Pasal 17": the letters before the article.
_BEFORE = re.compile(
    rf"huruf\s*{_LETTER}(?P<more>[^;]{{0,60}}?)\s+pasal\s*17(?!\d)(?!\s*,?\s*huruf)"
)
# "Pasal 6 ayat (3) huruf d": the letter of another article.
_OF_ANOTHER = re.compile(r"(?:pasal\s*\d+|ayat\s*\(?\d+\)?)\s*,?\s*$")
# ", b. Perka ..." opens the next item of a list; "dan j." ends a sentence.
_MORE = re.compile(
    rf"(?:\s*,\s*(?:dan|serta|atau)?\s*|\s+(?:dan|serta|atau)\s+|\s*/\s*|\s*&\s*)"
    rf"(?:huruf\s*)?{_LETTER}(?!\s*[.)]\s*\S)"
)
_AND = re.compile(rf"\s*,?\s*(?:dan|serta|&)\s*(?:huruf\s*)?{_LETTER}")
_UNTIL = re.compile(rf"\s*(?:-|–|s\.?\s?/?\s?d\.?|sampai dengan|hingga)\s*(?:huruf\s*)?{_LETTER}")
_LAW = re.compile(
    r"(?:nomor|no\.?)?\s*:?\s*(\d{1,3})\s*(?:/|tahun|thn?\.?)\s*(\d{4})"
    r"|\bkip\b|keterbukaan informasi publik"
)
_WINDOW = 160
# A group title hints at one letter. The words are those of Pasal 17.
_HINTS = {
    "a": re.compile(r"penegakan hukum"),
    "b": re.compile(r"kekayaan intelektual|\bhaki\b|persaingan usaha"),
    "c": re.compile(r"\bpertahanan\b"),
    "d": re.compile(r"kekayaan alam"),
    "e": re.compile(r"ketahanan ekonomi"),
    "f": re.compile(r"hubungan luar negeri"),
    "g": re.compile(r"\bakta\b|\bwasiat\b"),
    "h": re.compile(r"(?:rahasia|data) pribadi"),
    "i": re.compile(r"memorandum|surat-surat antar"),
    "j": re.compile(r"tidak boleh diungkap"),
}
_ALONE = re.compile(r"(?<![a-z])[a-j](?![a-z])")


def parse_huruf(text: str) -> list[str]:
    """ "UU 14/2008 Pasal 17 huruf a, c dan h" -> a, c, h; not Pasal 17 of another law."""
    plain = " ".join(text.casefold().split())
    found: set[str] = set()
    for match in _FIRST.finditer(plain):
        letters, end = _read_list(plain, match[1], match.end())
        if _is_of_kip(plain, match.start(), end):
            found |= letters
    for match in _BEFORE.finditer(plain):
        letters, end = _read_list(plain, match[1], match.end(1))
        whole = not re.sub(r"pasal\s*17$", "", plain[end : match.end()]).strip()
        own = whole and not _OF_ANOTHER.search(plain[: match.start()])
        if own and _is_of_kip(plain, match.start(), match.end()):
            found |= letters
    return sorted(found)


def read_huruf(text: str) -> list[str]:
    """A column of its own: "a, c dan h", "huruf h"."""
    plain = text.casefold().replace("pasal 17", " ").replace("huruf", " ")
    return sorted(set(_ALONE.findall(plain)))


def suggest_huruf(kelompok: str) -> str:
    """The one letter whose words stand in a group title; none when there are several."""
    plain = " ".join(kelompok.casefold().split())
    hits = [huruf for huruf, words in _HINTS.items() if words.search(plain)]
    return hits[0] if len(hits) == 1 else ""


def _read_list(plain: str, first: str, end: int) -> tuple[set[str], int]:
    letters, last = {first}, first
    while True:
        if match := _UNTIL.match(plain, end):
            letters |= set(HURUF[HURUF.index(last) : HURUF.index(match[1]) + 1])
        elif match := _AND.match(plain, end) or _MORE.match(plain, end):
            letters.add(match[1])
        else:
            return letters, end
        last, end = match[1], match.end()


def _is_of_kip(plain: str, begin: int, end: int) -> bool:
    """The law named right after the letters, or last before them, is UU 14/2008, or none is."""
    after = _LAW.search(plain[end : end + 45])
    if after and _names_kip(after):
        return True
    before = plain[max(0, begin - _WINDOW) : begin].rpartition(";")[2]
    laws = list(_LAW.finditer(before))
    return not laws or _names_kip(laws[-1])


def _names_kip(law: re.Match) -> bool:
    return law[1] is None or (law[1], law[2]) == ("14", "2008")
