"""The number on an identity card, as people type it and as it is kept."""

import re

DIGIT = 16
_PEMISAH = re.compile(r"[\s.\-–]+")


def normalize_nik(text: str) -> str:
    """Without the spaces, dots and dashes that people put between the groups."""
    return _PEMISAH.sub("", text)


def is_nik(text: str) -> bool:
    return len(text) == DIGIT and text.isascii() and text.isdigit()


def is_plausible(nik: str) -> bool:
    """Whether the day of birth in it can be: day (plus 40 for women), month, year. Only a hint:
    numbers with a wrong day were really issued."""
    day, month = int(nik[6:8]), int(nik[8:10])
    return 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month <= 12
