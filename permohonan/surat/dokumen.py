"""The PDF of a letter, from its frozen words alone."""

from pathlib import Path
from typing import Any

from permohonan.models import Surat
from situs.naskah import compile_pdf, part_long_words

TEMPLAT = Path(__file__).parent / "surat.typ"
TERCETAK = ("judul", "kepala", "nomor", "kop", "badan", "tembusan")


def write_surat(surat: Surat) -> bytes:
    return write_isi(surat.isi)


def write_isi(isi: dict[str, Any], *, contoh: bool = False) -> bytes:
    """`contoh`: an example, which says so across the sheet."""
    return compile_pdf(TEMPLAT, {name: _clean(isi[name]) for name in TERCETAK} | {"contoh": contoh})


def _clean(value: Any) -> Any:
    """Every text inside may be set."""
    if isinstance(value, str):
        return part_long_words(value)
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    return [_clean(each) for each in value]
