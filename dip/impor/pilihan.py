"""Columns that the officer named: by the text of the header or by the letter."""

from dip.impor.hasil import BerkasTakTerbaca
from dip.impor.kamus import Arti
from dip.impor.tajuk import Kolom
from dip.impor.teks import column_index, normalize_key


def read_explicit(
    kolom: dict[int, Kolom], explicit: dict[str, str], bidang: dict[str, str]
) -> tuple[dict[int, Arti], set[str]]:
    """The chosen columns, and the fields that are settled (chosen, or said to be absent)."""
    chosen: dict[int, Arti] = {}
    refused: set[str] = set()
    for name, header in explicit.items():
        if name not in bidang:
            raise BerkasTakTerbaca(f"'{name}' bukan nama bidang. Pilihan: {', '.join(bidang)}.")
        refused.add(name)
        c = _find_column(kolom, header)
        if c is not None:
            chosen[c] = _explicit_arti(name, chosen.get(c))
    return chosen, refused


def _explicit_arti(name: str, before: Arti | None) -> Arti:
    for prefix in ("bentuk", "kategori"):
        if name.startswith(prefix + "_"):
            codes = before.kode if before else ()
            return Arti(f"{prefix}_centang", 1.0, (*codes, name.removeprefix(prefix + "_")))
    return Arti(name, 1.0)


def _find_column(kolom: dict[int, Kolom], header: str) -> int | None:
    key = normalize_key(header)
    if not key:
        return None
    for c, each in kolom.items():
        if key in (normalize_key(each.tajuk), normalize_key(each.daun)):
            return c
    letter = header.strip()
    if letter.isascii() and letter.isalpha() and len(letter) <= 2:
        index = column_index(letter)
        return index if index in kolom else None
    return None


def matches_explicit(kolom: dict[int, Kolom], explicit: dict[str, str]) -> bool:
    return all(
        _find_column(kolom, header) is not None for header in explicit.values() if header.strip()
    )


def missing_explicit(
    kolom: dict[int, Kolom], explicit: dict[str, str], bidang: dict[str, str]
) -> list[str]:
    return [
        f"'{header}' untuk {bidang[name]}"
        for name, header in explicit.items()
        if header.strip() and _find_column(kolom, header) is None
    ]
