"""Walks the admin by its own links, one page of each kind, and reads what a person would read."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client

NOT_PAGES = re.compile(r"/(jsi18n|unduh\.|galat\.|logout|r/\d)")
READ_ALOUD = ("title", "alt", "aria-label", "placeholder", "aria-description")
BY_BUTTON = ("submit", "button")


class Halaman(HTMLParser):
    """Words, links and marks of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.inline: list[str] = []
        self.scripts: list[str] = []
        self.root: dict[str, str | None] = {}
        self._silent, self._heading = 0, False
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attributes: list) -> None:
        given = dict(attributes)
        if tag == "html":
            self.root = given
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        self.words += [given[name] for name in READ_ALOUD if given.get(name)]
        if tag == "input" and given.get("type") in BY_BUTTON:
            self.words.append(given.get("value") or "")
        if tag == "script" and given.get("src"):
            self.scripts.append(given["src"])
        self._note_inline(tag, given)
        if tag in ("script", "style"):
            self._silent += 1
        self._heading = tag == "h1" or (self._heading and tag != "h2")

    def _note_inline(self, tag: str, given: dict) -> None:
        bad = [name for name in given if name == "style" or name.startswith("on")]
        if bad or tag == "style" or (tag == "script" and not given.get("src")):
            self.inline.append(f"<{tag} {bad}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent -= 1
        if tag == "h1":
            self._heading = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
        if self._heading and data.strip():
            self.headings.append(data.strip())


def walk(client: Client, start: str = "/admin/") -> dict[str, str]:
    """Path -> HTML of one page of each kind that links lead to."""
    found, seen, waiting = {}, set(), [start]
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"\d+", "N", path)
        if kind in seen:
            continue
        seen.add(kind)
        response = client.get(path)
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            continue
        found[path] = response.content.decode()
        waiting += [link for link in read_links(found[path], path) if link not in found]
    return found


def read_links(html: str, base: str) -> list[str]:
    """Addresses below /admin/ that the page links to, without their queries."""
    links = []
    for href in Halaman(html).links:
        parts = urlsplit(href)
        path = urljoin(base, parts.path)
        if not parts.netloc and path.startswith("/admin/") and not NOT_PAGES.search(path):
            links.append(path)
    return links
