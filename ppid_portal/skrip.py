"""The script of the sheet, joined from static/js/lembar: one subject a file, one request."""

import re
from pathlib import Path

from django.conf import settings

from ppid_portal.gaya import JoinedFinder, write_joined

SUMBER = settings.BASE_DIR / "static" / "js" / "lembar"
NAMA = "js/lembar.js"
BAGIAN = ("tsv", "baris", "pengirim", "kisi", "mulai")
_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)


def join_skrip() -> str:
    """Without the lines that are comments, and without indentation."""
    text = "\n".join((SUMBER / f"{name}.js").read_text(encoding="utf-8") for name in BAGIAN)
    return _INDENT.sub("", _COMMENT.sub("", text))


class SkripFinder(JoinedFinder):
    nama = NAMA

    def write(self) -> Path:
        return write_joined(NAMA, join_skrip())
