import re
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO
from urllib.parse import quote
from xml.sax.saxutils import escape

MOST = 65_530  # hyperlinks on a sheet, and
LONGEST = 2_079  # characters of one: above either Excel calls the workbook damaged
SPOOL = 1 << 20
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ADDRESS = re.compile(r"https?://[^\s<>\"'|]+", re.I)
# Only what no spreadsheet can stumble over; any other address stays readable as text.
_SOUND = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?"
    r"(?:[/?](?:[A-Za-z0-9._~:/?@!$&()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:\#(?:[A-Za-z0-9._~:/?@!$&()*+,;=-]|%[0-9A-Fa-f]{2})*)?",
    re.I,
)


def find_link(media: str) -> str | None:
    """The address in a text that holds exactly one."""
    if "://" not in media:
        return None
    found = _ADDRESS.findall(media)
    if len(found) != 1:
        return None
    address = quote(found[0].rstrip(".,;:!)"), safe="/:?#@!$&()*+,;=%~")
    return address if len(address) <= LONGEST and _SOUND.fullmatch(address) else None


class Hyperlinks:
    """The clickable cells of a sheet: named in the sheet, addressed in its relations part.

    Both lists stand behind the rows, so they wait in temporary files and not in memory.
    """

    def __init__(self) -> None:
        self.count = 0
        self._cells = SpooledTemporaryFile(max_size=SPOOL)  # noqa: SIM115
        self._relations = SpooledTemporaryFile(max_size=SPOOL)  # noqa: SIM115

    def add(self, ref: str, address: str) -> bool:
        if self.count == MOST:
            return False
        self.count += 1
        number = f"rId{self.count}"
        self._cells.write(f'<hyperlink ref="{ref}" r:id="{number}"/>'.encode())
        self._relations.write(
            f'<Relationship Id="{number}" Type="{OFFICE}/hyperlink" Target="{escape(address)}"'
            ' TargetMode="External"/>'.encode()
        )
        return True

    def write_tail(self, sheet: IO[bytes], tail: bytes) -> None:
        """The end of a sheet with the links in their place, right before the print options."""
        if not self.count:
            sheet.write(tail)
            return
        before, options, after = tail.partition(b"<printOptions")
        sheet.write(before + f'<hyperlinks xmlns:r="{OFFICE}">'.encode())
        _copy(self._cells, sheet)
        sheet.write(b"</hyperlinks>" + options + after)

    def write_relations(self, part: IO[bytes]) -> None:
        part.write(
            f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}">'.encode()
        )
        _copy(self._relations, part)
        part.write(b"</Relationships>")

    def close(self) -> None:
        self._cells.close()
        self._relations.close()


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    source.seek(0)
    copyfileobj(source, target)
