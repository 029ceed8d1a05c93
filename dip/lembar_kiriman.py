"""What comes from the sheet: rows out of JSON (with a script) or out of a form (without)."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dip.lembar import KOLOM, LABEL, fingerprint, normalize
from situs.kode import ALPHABET, LENGTH

MAX_BARIS = 100  # rows of one message; the page sends fewer
MAX_VERSI = 2**31
_KODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_RUSAK = "Kiriman tidak dapat dibaca. Muat ulang halaman, lalu coba lagi."


class KirimanRusak(ValueError):
    """Nothing of the message is used; the text says why."""


@dataclass(frozen=True)
class Kiriman:
    """The changed cells of one row, and the fingerprints of what these cells showed before."""

    kode: str
    versi: int  # 0: a new row, whose code was drawn where it was written
    isi: dict[str, str]
    sidik: dict[str, str] = field(default_factory=dict)


def read_json(body: bytes) -> list[Kiriman]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise KirimanRusak(_RUSAK) from error
    baris = data.get("baris") if isinstance(data, dict) else None
    if not isinstance(baris, list) or not baris:
        raise KirimanRusak(_RUSAK)
    if len(baris) > MAX_BARIS:
        raise KirimanRusak(f"Paling banyak {MAX_BARIS} baris dalam satu kiriman.")
    return [_read_item(item) for item in baris]


def _read_item(item: Any) -> Kiriman:
    if not isinstance(item, dict):
        raise KirimanRusak(_RUSAK)
    semula = _read_cells(item.get("semula", {}))
    return Kiriman(
        kode=_read_kode(item.get("kode")),
        versi=_read_versi(item.get("versi")),
        isi=_read_cells(item.get("isi")),
        sidik={name: fingerprint(text) for name, text in semula.items()},
    )


def _read_cells(cells: Any) -> dict[str, str]:
    if not isinstance(cells, dict):
        raise KirimanRusak(_RUSAK)
    for name, text in cells.items():
        if name not in LABEL:
            raise KirimanRusak(f"Kolom “{name[:60]}” tidak ada di lembar ini. Muat ulang halaman.")
        if not isinstance(text, str):
            raise KirimanRusak(f"Isi kolom {LABEL[name]} harus berupa teks.")
    return {name: normalize(name, text) for name, text in cells.items()}


def _read_kode(kode: Any) -> str:
    if not isinstance(kode, str) or not _KODE.fullmatch(kode):
        raise KirimanRusak("Kode baris tidak dikenali. Muat ulang halaman, lalu coba lagi.")
    return kode


def _read_versi(versi: Any) -> int:
    if isinstance(versi, str) and versi.isascii() and versi.isdecimal() and len(versi) < 11:
        versi = int(versi)
    if type(versi) is not int or not 0 <= versi < MAX_VERSI:
        raise KirimanRusak("Versi baris tidak dikenali. Muat ulang halaman, lalu coba lagi.")
    return versi


def read_form(data: Mapping[str, str]) -> list[Kiriman]:
    """The rows of the plain form in which a cell was changed."""
    numbers = [n for n in range(MAX_BARIS) if f"b{n}-kode" in data]
    rows = [_read_form_row(data, f"b{number}-") for number in numbers]
    return [row for row in rows if row.isi]


def _read_form_row(data: Mapping[str, str], awalan: str) -> Kiriman:
    marks = data.get(f"{awalan}sidik", "").split(".")
    if len(marks) != len(KOLOM):
        raise KirimanRusak(_RUSAK)
    sidik = dict(zip(KOLOM, marks, strict=True))
    typed = {name: data[f"{awalan}{name}"] for name in KOLOM if f"{awalan}{name}" in data}
    cells = {name: normalize(name, text) for name, text in typed.items()}
    return Kiriman(
        kode=_read_kode(data[f"{awalan}kode"]),
        versi=_read_versi(data.get(f"{awalan}versi")),
        isi={
            name: text
            for name, text in cells.items()
            if fingerprint(text) != sidik[name] and f"{awalan}{name}-pakai" not in data
        },
        sidik=sidik,
    )
