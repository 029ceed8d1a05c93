"""Indicator 2 of Kominfo's form: the summary tells the content, not the title."""

import re

MIN_LENGTH = 40  # huruf
_OPENINGS = re.compile(
    r"^(berisi|memuat|menyajikan|merupakan|adalah)?\s*(tentang|mengenai|informasi|dokumen|data)?\s*",
    re.IGNORECASE,
)


def judge_ringkasan(judul: str, ringkasan: str) -> list[str]:
    """Why this summary may be only a title; empty when nothing speaks against it."""
    text = _fold(ringkasan)
    if not text:
        return ["Ringkasan masih kosong."]
    faults = []
    if judul and _core(ringkasan) == _core(judul):
        faults.append("Ringkasan hanya mengulang judul. Tulis apa isinya.")
    if len(text) < MIN_LENGTH:
        faults.append(
            f"Ringkasan sangat pendek ({len(text)} huruf). Tulis isi informasinya, bukan namanya."
        )
    return faults


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())


def _core(text: str) -> str:
    return _fold(_OPENINGS.sub("", text.strip(), count=1))
