import re
from urllib.parse import quote
from xml.sax.saxutils import escape

from dip.ekspor.baris import clean_text

MOST = 65_530  # hyperlinks on a sheet, and
LONGEST = 2_079  # characters of one: above either Excel calls the workbook damaged
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
    """The clickable cells of a sheet: named in the sheet, addressed in its relations part."""

    def __init__(self) -> None:
        self._links: list[tuple[str, str]] = []

    def __bool__(self) -> bool:
        return bool(self._links)

    def add(self, ref: str, address: str) -> bool:
        if len(self._links) == MOST:
            return False
        self._links.append((ref, clean_text(address)))
        return True

    def insert_into(self, tail: bytes) -> bytes:
        """Their place in the sheet is right before the print options."""
        if not self._links:
            return tail
        links = "".join(
            f'<hyperlink ref="{ref}" r:id="rId{number}"/>'
            for number, (ref, _) in enumerate(self._links, 1)
        )
        relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        element = f'<hyperlinks xmlns:r="{relations}">{links}</hyperlinks>'
        return tail.replace(b"<printOptions", element.encode() + b"<printOptions", 1)

    def relations(self) -> str:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        links = "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{escape(address)}"'
            ' TargetMode="External"/>'
            for number, (_, address) in enumerate(self._links, 1)
        )
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        return f'{head}<Relationships xmlns="{package}">{links}</Relationships>'
