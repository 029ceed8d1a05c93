"""The PDF of a letter, from its frozen words alone."""

from pathlib import Path
from typing import Any

from permohonan.models import Surat
from situs.naskah import clean_tree, compile_pdf

TEMPLAT = Path(__file__).parent / "surat.typ"
TERCETAK = ("judul", "kepala", "nomor", "kop", "badan", "tembusan")


def write_surat(surat: Surat) -> bytes:
    return write_isi(surat.isi)


def write_isi(isi: dict[str, Any], *, contoh: bool = False) -> bytes:
    """`contoh`: an example, which says so across the sheet."""
    return compile_pdf(
        TEMPLAT, {name: clean_tree(isi[name]) for name in TERCETAK} | {"contoh": contoh}
    )
