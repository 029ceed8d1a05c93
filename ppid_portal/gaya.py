"""One stylesheet for every public page, joined from the files of static/css in a fixed order.

A phone on a slow network pays for each request: one file, fetched once, serves the whole site. The
sources stay apart for those who write them, and no build step stands between: the joined file is
found like any other static file, so `collectstatic` names it by its content and compresses it.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SUMBER = settings.BASE_DIR / "static" / "css"
HASIL = Path(settings.BASE_DIR / "data" / "statis")
NAMA = "css/situs.css"
# Tokens first, then what draws with them.
LAPISAN = (
    "variables",
    "base",
    "menu",
    "forms",
    "formulir",
    "tables",
    "konten",
    "kelengkapan",
    "penetapan",
    "spanduk",
    "data",
    "laporan",
    "pengaduan",
    "beranda",
    "portal",
    "preferensi",
)
CETAK = "print"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")


def join_gaya() -> str:
    """The stylesheet, without comments and indentation."""
    layers = [(SUMBER / f"{name}.css").read_text(encoding="utf-8") for name in LAPISAN]
    paper = (SUMBER / f"{CETAK}.css").read_text(encoding="utf-8")
    return squeeze("\n".join([*layers, f"@media print {{ {paper} }}"]))


def squeeze(css: str) -> str:
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).strip()


def write_gaya() -> Path:
    return write_joined(NAMA, join_gaya())


def write_joined(nama: str, text: str) -> Path:
    """Write the joined file where it is missing or old; readers never see half of it."""
    target = HASIL / nama
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=target.parent, delete=False
    ) as draft:
        draft.write(text)
    Path(draft.name).chmod(0o644)
    os.replace(draft.name, target)
    return target


class JoinedFinder(BaseFinder):
    """A static file that is written out of its sources when it is asked for."""

    nama: str

    def write(self) -> Path:
        raise NotImplementedError

    def check(self, **kwargs) -> list:
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        found = str(self.write()) if path == self.nama else ""
        return [found] if find_all and found else found or []

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        self.write()
        yield self.nama, FileSystemStorage(location=HASIL)


class GayaFinder(JoinedFinder):
    nama = NAMA

    def write(self) -> Path:
        return write_gaya()
