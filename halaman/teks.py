"""Rich text: one allow-list, on every save and on every output (keamanan: A03)."""

import re
from html import unescape

import nh3

from dip.tautan_mati import TautanMati, build_note

TAGS = {
    *("h2", "h3", "h4", "p", "br", "hr", "strong", "em", "sub", "sup", "abbr", "a", "ul", "ol"),
    *("li", "blockquote", "figure", "figcaption", "img", "table", "caption", "thead", "tbody"),
    *("tr", "th", "td"),
}
ATTRIBUTES = {
    "*": {"lang"},
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# What pasting brings along although the editor does not offer it.
_RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4"}
_RENAME = re.compile(r"<(/?)(b|i|h1|h5|h6)(?=[\s>])", re.IGNORECASE)
_OWN_IMAGE = re.compile(r"/gambar/[A-Z0-9]+/")
_NUMBER = re.compile(r"[0-9]{1,4}")
_LANG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_OUTSIDE = re.compile(r'<a (?=(?:lang="[^"]*" )?href="(?:https?:)?//)', re.IGNORECASE)
_LINK = re.compile(r'<a (?:lang="[^"]*" )?href="([^"]*)"[^>]*>.*?</a>', re.DOTALL)
_SOURCE = re.compile(r'<img [^>]*?src="([^"]*)"')
_IGNORED = re.compile(r"[\t\r\n]")  # browsers pass over them inside an address
_SCHEME = re.compile(r"[^\w/#?.]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IMAGE_WITHOUT_SOURCE = re.compile(r"<img(?![^>]* src=)[^>]*>")
_EMPTY_FIGURE = re.compile(r"<figure>\s*</figure>")
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_BARE_HEADER = re.compile(r"<th(?=[ >])(?![^>]* scope=)")
_TABLE = re.compile(r"<figure>\s*(?=<table)")
_BARE_TABLE = re.compile(
    r"(?<!aria-label=\"Tabel\">)(<table[ >](?:(?!<table[ >]).)*?</table>)", re.DOTALL
)
_SCROLLED = '<figure class="gulir" tabindex="0" role="group" aria-label="Tabel">'
_TAG = re.compile(r"<[^<>]+>")
_BREAK = re.compile(
    r"</?(?:p|h[2-4]|[uo]l|li|table|tr|td|th|caption|figure|figcaption|blockquote|hr|br)\b[^<>]*>"
)


def clean_html(html: str) -> str:
    """The allowed part of what an editor sent; everything else is gone, its text stays."""
    renamed = _RENAME.sub(lambda tag: f"<{tag[1]}{_RENAMED[tag[2].lower()]}", html)
    clean = nh3.clean(
        renamed,
        tags=TAGS,
        clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
        attributes=ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    clean = _EMPTY_FIGURE.sub("", _IMAGE_WITHOUT_SOURCE.sub("", clean))
    return _name_headers(clean).strip()


def _name_headers(html: str) -> str:
    """Say of every header cell whether it names a column or a row; the editor does not."""
    columns = _HEAD.sub(lambda head: _BARE_HEADER.sub('<th scope="col"', head[0]), html)
    return _BARE_HEADER.sub('<th scope="row"', columns)


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "src":  # pictures of this site only: no tracking pixel, no data:
        return value if _OWN_IMAGE.fullmatch(value) else None
    if name == "href":
        return _keep_address(_IGNORED.sub("", value).strip(" "))
    if name in ("width", "height", "colspan", "rowspan", "start"):
        return value if _NUMBER.fullmatch(value) else None
    if name == "lang":
        return value if _LANG.fullmatch(value) else None
    if name == "scope":
        return value if value in ("col", "row") else None
    return value


def _keep_address(address: str) -> str | None:
    scheme = _SCHEME.match(address)
    if "\\" in address or (scheme and scheme[1].lower() not in SCHEMES):
        return None  # "/\\host" leads away from this site as "//host" does
    return address


class TeksKaya:
    """Rich text on its way into a page: cleaned again, whatever the database holds."""

    def __init__(self, html: str, mati: TautanMati | None = None) -> None:
        self.html, self.mati = html, mati

    def __bool__(self) -> bool:
        return bool(self.html.strip())

    def __html__(self) -> str:
        html = self._note_mati(clean_html(self.html))
        html = _OUTSIDE.sub('<a rel="nofollow noopener ugc" ', html)
        # A wide table scrolls by itself, also by keyboard; the page does not.
        return _BARE_TABLE.sub(rf"{_SCROLLED}\1</figure>", _TABLE.sub(_SCROLLED, html))

    def _note_mati(self, clean: str) -> str:
        """Say beside each link that it cannot be opened now; the link itself stays."""
        if not self.mati or not self.mati.sejak:
            return clean
        since = self.mati.since
        return _LINK.sub(lambda link: link[0] + build_note(since(unescape(link[1]))), clean)


def list_alamat(html: str) -> list[str]:
    """Every address that rich text shows: its links and its pictures."""
    clean = clean_html(html)
    return [unescape(each) for each in (*_LINK.findall(clean), *_SOURCE.findall(clean))]


def to_plain(html: str) -> str:
    """Words of rich text, for search, feeds and descriptions."""
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", html))).split())
