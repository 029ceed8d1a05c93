"""Documents set by typst: tagged PDF from a template and plain data, and the answer with it."""

import json
import re
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse
from django.utils.text import slugify

from situs.teks import clean_text

ROOT = Path(__file__).parents[1]  # templates of any app take in /situs/cetak/bingkai.typ
ZERO_WIDTH_SPACE = "\u200b"
_LONG_WORD = re.compile(r"(?<!\S)(?!https?://)\S{24,}")


def compile_pdf(template: Path, data: dict[str, Any]) -> bytes:
    """PDF/UA-1 where the text allows: it refuses a character no font has, such as an emoji."""
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    options = {"root": str(ROOT), "sys_inputs": inputs, "ignore_system_fonts": True}
    source = str(template)
    try:
        return typst.compile(source, format="pdf", pdf_standards=["ua-1"], **options)
    except typst.TypstError:
        return typst.compile(source, format="pdf", **options)


def part_long_words(text: str) -> str:
    """A word wider than a column gets places to break; typst breaks addresses by itself."""
    return _LONG_WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(word[0]), clean_text(text))


def clean_texts(texts: dict[str, str]) -> dict[str, str]:
    return {name: clean_text(text) for name, text in texts.items()}


def clean_tree(value: Any) -> Any:
    """Every text inside may be set."""
    if isinstance(value, str):
        return part_long_words(value)
    if isinstance(value, dict):
        return {name: clean_tree(each) for name, each in value.items()}
    return [clean_tree(each) for each in value] if isinstance(value, (list, tuple)) else value


def split_lines(text: str) -> list[str]:
    """Lines that say something, as they follow each other."""
    return [line for line in map(str.strip, clean_text(text).splitlines()) if line]


def build_response(data: bytes, nama: str) -> HttpResponse:
    """Shown in the browser; never kept by a cache, for it is an officer's document."""
    response = HttpResponse(data, content_type="application/pdf")
    name = slugify(nama.replace("/", "-"))[:80] or "dokumen"
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
