"""Plain text on its way into a file."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Without what no XML file may hold; a line break is a single newline, as Excel wants it."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
