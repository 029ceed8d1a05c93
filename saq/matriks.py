"""The order of the matrix of PPID Utama, chosen by links in its head."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from saq.indikator import read_indikator
from saq.penilaian import Hasil

SITUS, SEMUA = "situs", "semua"


@dataclass(frozen=True)
class Urutan:
    kolom: str = SITUS  # situs, semua, or the number of an indicator
    turun: bool = False


def read_urutan(params: Mapping[str, str]) -> Urutan:
    """Take what is understood and ignore the rest."""
    text = params.get("urut", "")
    kolom = text.removeprefix("-")
    known = {SITUS, SEMUA, *(str(each.nomor) for each in read_indikator())}
    return Urutan(kolom, text.startswith("-")) if kolom in known else Urutan()


def sort_hasil(daftar: Iterable[Hasil], urutan: Urutan) -> list[Hasil]:
    """Sites of equal standing keep the order of their list."""
    ordered = sorted(daftar, key=lambda hasil: (not hasil.situs.utama, hasil.situs.urutan))
    if urutan.kolom == SITUS:
        return ordered[::-1] if urutan.turun else ordered
    return sorted(ordered, key=lambda hasil: _rank(hasil, urutan.kolom), reverse=urutan.turun)


def _rank(hasil: Hasil, kolom: str) -> tuple:
    if kolom == SEMUA:
        return hasil.terpenuhi, sum(each.persen for each in hasil.nilai)
    nilai = hasil.nilai[int(kolom) - 1]
    return nilai.terpenuhi, nilai.persen, nilai.jumlah


def list_tajuk(urutan: Urutan, link: Callable[..., str]) -> list[tuple[str, str, str, str]]:
    """(words, explanation, address, value of aria-sort) of each column; a second click turns."""
    columns = [(SITUS, "Situs", "")]
    columns += [(str(each.nomor), str(each.nomor), each.nama) for each in read_indikator()]
    columns.append((SEMUA, "Semua", "Indikator yang terpenuhi"))
    return [
        (words, help_text, link(urut=_next(kolom, urutan)), _describe(kolom, urutan))
        for kolom, words, help_text in columns
    ]


def _next(kolom: str, urutan: Urutan) -> str:
    return f"-{kolom}" if kolom == urutan.kolom and not urutan.turun else kolom


def _describe(kolom: str, urutan: Urutan) -> str:
    if kolom != urutan.kolom:
        return ""
    return "descending" if urutan.turun else "ascending"
