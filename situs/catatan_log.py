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


# Pages of reporters, however a message writes their address; never those of the admin.
_PENGADUAN = re.compile(r"(?:(?<![\w/-])|https?://[^\s/]+)/+pengaduan\b", re.IGNORECASE)


def is_pengaduan(path: str) -> bool:
    return bool(_PENGADUAN.match(path))


class TanpaPengaduan(logging.Filter):
    """Who looks at the log must not learn when somebody reported. A failure is still told, without
    the address: the operator has to know of it, and nothing was stored by it."""

    def filter(self, record: logging.LogRecord) -> bool:
        path = getattr(getattr(record, "request", None), "path", "")
        if not (_PENGADUAN.search(record.getMessage()) or is_pengaduan(str(path))):
            return True
        record.msg, record.args = "Galat pada halaman yang tidak dicatat", ()
        return record.levelno >= logging.ERROR


class TanpaKunci(logging.Filter):
    """An address that somebody wrote into a message loses its key."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = hide_kunci(record.getMessage()), ()
        return True
