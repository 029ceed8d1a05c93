"""What is kept out of the log."""

import logging
import re

from situs.kode import ALPHABET

# The key in the address of a visitor's form; public codes are far shorter.
_KUNCI = re.compile(rf"(?<=/)[{ALPHABET}]{{25,}}(?=/|\b)")


class TanpaKunci(logging.Filter):
    """An address that somebody wrote into a message loses the key of its form."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _KUNCI.sub("…", record.getMessage()), ()
        return True
