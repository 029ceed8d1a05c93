"""What is kept out of the log."""

import logging
import re

from situs.kode import ALPHABET

# The key in the address of a visitor's form; public codes are far shorter.
_KUNCI = re.compile(rf"(?<=/)[{ALPHABET}]{{25,}}(?=/|\b)")
# A signed address (django.core.signing): what it names, when, the signature.
_TANDA = re.compile(r"(?<=/)[\w-]{8,}:[\w-]{6}:[\w-]{27,}")


def hide_kunci(text: str) -> str:
    """An address without what opens it."""
    return _TANDA.sub("…", _KUNCI.sub("…", text))


class TanpaKunci(logging.Filter):
    """An address that somebody wrote into a message loses its key."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = hide_kunci(record.getMessage()), ()
        return True
