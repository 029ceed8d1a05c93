"""Rich text as a list of its parts: headings, paragraphs, links, pictures, tables."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "figcaption", "caption"}
_BLOCKS |= {"blockquote"}
_TAGS = _BLOCKS | {"ul", "ol", "table", "thead", "tbody", "tr", "figure", "strong", "b", "a"}
_TAGS |= {"img", "br"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
_HEADING = re.compile(r"h[1-6]")
_BOLD = {"strong", "b"}


@dataclass
class Bagian:
    """One block of text: a heading, a paragraph, an item of a list, a cell."""

    tag: str
    teks: str = ""
    tebal: str = ""  # the part of the text that is bold

    @property
    def tingkat(self) -> int:
        return int(self.tag[1]) if _HEADING.fullmatch(self.tag) else 0


@dataclass
class Tautan:
    alamat: str
    teks: str = ""


@dataclass
class Foto:
    nomor: int
    alamat: str
    alt: str
    sesudah: str  # the words before it, to find it by


@dataclass
class Tabel:
    nomor: int
    bertajuk: bool = False
    awal: str = ""  # the first words in it


@dataclass
class Struktur:
    bagian: list[Bagian] = field(default_factory=list)
    tautan: list[Tautan] = field(default_factory=list)
    foto: list[Foto] = field(default_factory=list)
    tabel: list[Tabel] = field(default_factory=list)

    @property
    def teks(self) -> str:
        return " ".join(part.teks for part in self.bagian if part.teks)


def _mend(html: str) -> str:
    """Well-formed HTML: on broken tags Python's own parser needs time without bound."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None)


def read_struktur(html: str) -> Struktur:
    reader = _Reader()
    reader.feed(_mend(html))
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Struktur()
        self._open = Bagian("p")
        self._bold = 0
        self._links: list[Tautan] = []

    def finish(self) -> Struktur:
        self._close_block("p")
        return self.found

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._close_block(tag)
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "a":
            self._links.append(Tautan(given.get("href", "")))
            self.found.tautan.append(self._links[-1])
        elif tag == "img":
            self._note_picture(given)
        elif tag == "table":
            self.found.tabel.append(Tabel(len(self.found.tabel) + 1))
        elif tag == "br":
            self.handle_data(" ")
        if tag == "th" and self.found.tabel:
            self.found.tabel[-1].bertajuk = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._close_block("p")
        elif tag in _BOLD:
            self._bold = max(self._bold - 1, 0)
        elif tag == "a" and self._links:
            self._links.pop()

    def handle_data(self, data: str) -> None:
        self._open.teks += data
        if self._bold:
            self._open.tebal += data
        for link in self._links:
            link.teks += data

    def _note_picture(self, given: dict[str, str]) -> None:
        before = _fold(self._open.teks) or (self.found.bagian[-1].teks if self.found.bagian else "")
        alt = given.get("alt", "").strip()
        number = len(self.found.foto) + 1
        self.found.foto.append(Foto(number, given.get("src", ""), alt, before))
        for link in self._links:
            link.teks += alt

    def _close_block(self, next_tag: str) -> None:
        part = self._open
        part.teks, part.tebal = _fold(part.teks), _fold(part.tebal)
        if part.teks:
            self.found.bagian.append(part)
            if part.tag in ("td", "th") and self.found.tabel and not self.found.tabel[-1].awal:
                self.found.tabel[-1].awal = part.teks
        self._open = Bagian(next_tag)


def _fold(text: str) -> str:
    return " ".join(text.split())


class _LineReader(HTMLParser):
    """Rich text as lines that a person can read, the marks said in words."""

    _MARKS = {"h2": "Judul: ", "h3": "Subjudul: ", "h4": "Subjudul kecil: ", "li": "• "}

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line, self._mark = "", ""
        self._addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag in ("br", "tr", "figure", "table"):
            self.end_line()
            self._mark = self._MARKS.get(tag, self._mark if tag == "p" else "")
        elif tag == "a":
            self._addresses.append(given.get("href", ""))
        elif tag == "img":
            self._line += f"[Gambar: {given.get('alt', '')} {given.get('src', '')}] "

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._addresses:
            self._line += f" ({self._addresses.pop()})"
        elif tag in _BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        self._line += data

    def end_line(self) -> None:
        if text := _fold(self._line):
            self.lines.append(self._mark + text)
            self._mark = ""
        self._line = ""


def read_baris(html: str) -> list[str]:
    reader = _LineReader()
    reader.feed(_mend(html))
    reader.close()
    reader.end_line()
    return reader.lines
