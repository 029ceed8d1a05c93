"""Reads a page as a browser does: the forms on it and what they would send."""

from html.parser import HTMLParser
from urllib.parse import urlsplit


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.options: dict[str, list[str]] = {}
        self._select = self._textarea = None

    def handle_starttag(self, tag: str, attributes: list) -> None:
        given = dict(attributes)
        name = given.get("name")
        if tag == "form":
            self.forms.append({})
        elif tag == "option" and self._select:
            value = given.get("value", "")
            self.options.setdefault(self._select, []).append(value)
            if "selected" in given:
                self._add(self._select, value)
        elif not name:
            return
        elif tag == "select":
            self._select = name
            self.options.setdefault(name, [])
        elif tag == "textarea":
            self._textarea = name
            self._add(name, "")
        elif tag == "input":
            self._read_input(given, name)

    def _read_input(self, given: dict, name: str) -> None:
        kind = given.get("type", "text")
        if kind in ("checkbox", "radio"):
            self.options.setdefault(name, []).append(given.get("value", "on"))
            if "checked" not in given:
                return
        if kind not in ("submit", "button", "file", "image"):
            self._add(name, given.get("value", "on" if kind == "checkbox" else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1][self._textarea][-1] += data

    def _add(self, name: str, value: str) -> None:
        if self.forms:
            self.forms[-1].setdefault(name, []).append(value)


def read_form(html: str) -> dict[str, list[str]]:
    """The largest form of the page, as it would be sent untouched."""
    parser = _Forms()
    parser.feed(html)
    form = max(parser.forms, key=len, default={})
    # A line break right after <textarea> is not part of its text.
    return {name: [value.removeprefix("\n") for value in values] for name, values in form.items()}


def read_options(html: str) -> dict[str, list[str]]:
    """Values offered by every select, checkbox and radio of the page."""
    parser = _Forms()
    parser.feed(html)
    return parser.options


def shape_of(location: str, pk: object) -> str:
    """An address without the number in it, to compare a foreign row with one that never was."""
    parts = urlsplit(location)
    return parts.path.replace(str(pk), "PK") + ("?" if parts.query else "")
