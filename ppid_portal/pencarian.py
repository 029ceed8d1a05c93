"""/cari/: one search over all public kinds, of one site or of all sites of a kabupaten."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from dip.pencarian import MAX_QUERY, filter_words, find_root, read_query, split_words
from ppid_portal.gabungan import (
    JENIS,
    SEMUA,
    SITUS,
    Butir,
    Jenis,
    build_butir,
    fill_text,
    join,
    list_published,
    read_short,
    read_texts,
)
from situs.kode import ALPHABET, LENGTH
from situs.models import Situs

MAX_HASIL = 2000  # more than anyone reads; beyond it the numbers per kind are not counted
PER_HALAMAN = 20
MAX_HALAMAN = MAX_HASIL // PER_HALAMAN
SEKITAR = 110  # characters shown on each side of the first word found
_KODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
_KATA = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Pertanyaan:
    """What a visitor asked, read from the query string; never trusted, never an error."""

    q: str = ""
    jenis: str = ""
    situs: str = ""  # slug, on PPID Utama only
    hal: int = 1

    def query(self, **changes: object) -> str:
        other = replace(self, **changes)
        params = {name: getattr(other, name) for name in ("q", "jenis", "situs", "hal")}
        usual = Pertanyaan()
        said = {name: value for name, value in params.items() if value != getattr(usual, name)}
        return f"?{urlencode(said)}" if said else "?"


@dataclass
class Hasil:
    """Everything found, and the part of it that one page shows."""

    baris: list[dict] = field(default_factory=list)
    terpotong: bool = False

    def count_jenis(self, situs: int | None) -> Counter:
        return Counter(row["macam"] for row in self.baris if situs in (None, row["pemilik"]))

    def count_situs(self, jenis: str) -> Counter:
        return Counter(row["pemilik"] for row in self.baris if jenis in ("", row["macam"]))

    def narrow(self, jenis: str, situs: int | None) -> list[dict]:
        return [
            row
            for row in self.baris
            if jenis in ("", row["macam"]) and situs in (None, row["pemilik"])
        ]


@dataclass(frozen=True)
class Temuan:
    butir: Butir
    situs: Situs
    url: str
    judul: list[tuple[str, bool]]  # (text, is it a word that was asked for?)
    kutipan: list[tuple[str, bool]]


def read_pertanyaan(params: Mapping[str, str]) -> Pertanyaan:
    text = params.get("q", "")[: 4 * MAX_QUERY]
    q = " ".join("".join(c if c.isprintable() else " " for c in text).split())[:MAX_QUERY]
    jenis, hal = params.get("jenis", ""), params.get("hal", "")
    number = int(hal) if hal.isascii() and hal.isdigit() and len(hal) < 6 else 1
    return Pertanyaan(
        q=q,
        jenis=jenis if jenis in JENIS else "",
        situs=params.get("situs", "")[:60],
        hal=min(max(number, 1), MAX_HALAMAN),
    )


def list_situs(situs: Situs) -> QuerySet[Situs]:
    """The sites that a search on this host reads: PPID Utama finds what its kecamatan publish."""
    if not situs.utama:
        return Situs.objects.filter(pk=situs.pk)
    return Situs.objects.filter(Q(pk=situs.pk) | Q(induk=situs.pk, is_active=True))


def find(situs: SITUS, q: str) -> Hasil:
    """Short rows of all that matches: titles first, then the newest. One query."""
    if not read_query(q):
        return Hasil()
    rows = join(_matching(jenis, situs, q) for jenis in SEMUA)
    found = list(rows.order_by("-cocok", "-saat", "-objek")[: MAX_HASIL + 1])
    return Hasil(found[:MAX_HASIL], len(found) > MAX_HASIL)


def _matching(jenis: Jenis, situs: SITUS, q: str) -> QuerySet:
    rows = list_published(jenis, situs)
    matching = filter_words(rows, q)
    by_kode = Q(kode=q.upper()) if _KODE.fullmatch(q.upper()) else None
    if by_kode is not None:
        matching = matching | rows.filter(by_kode)
    return read_short(matching, jenis, cocok=_rank(q, by_kode))


def _rank(q: str, by_kode: Q | None) -> Case:
    """2 for the code itself, 1 when the title holds every word, else 0."""
    in_title = Q()
    for word in read_query(q):
        root = find_root(word)
        either = Q(judul__icontains=word)
        in_title &= either | Q(judul__icontains=root) if len(root) > 3 else either
    cases = [When(in_title, then=Value(1))]
    if by_kode is not None:
        cases.insert(0, When(by_kode, then=Value(2)))
    return Case(*cases, default=Value(0), output_field=IntegerField())


def present(rows: list[dict], daftar_situs: Mapping[int, Situs], q: str) -> list[Temuan]:
    """Rows of one page with their texts: one query per kind that is on it."""
    texts, penanda = read_texts(rows), Penanda(q)
    found = []
    for row in rows:
        situs = daftar_situs[row["pemilik"]]
        butir = build_butir(row, situs)
        text = fill_text(texts, row, situs)
        found.append(
            Temuan(
                butir,
                situs,
                situs.build_url(butir.url),
                penanda.mark(butir.judul),
                penanda.quote(text),
            )
        )
    return found


class Penanda:
    """Finds the words of a question in a text, in any of their forms."""

    def __init__(self, q: str) -> None:
        self.words = tuple(read_query(q))
        self.roots = frozenset(find_root(word) for word in self.words)
        self.known: dict[str, bool] = {}

    def is_asked(self, token: str) -> bool:
        if token not in self.known:
            self.known[token] = any(
                word.startswith(self.words) or find_root(word) in self.roots
                for word in split_words(token)
            )
        return self.known[token]

    def mark(self, text: str) -> list[tuple[str, bool]]:
        parts, end = [], 0
        for match in _KATA.finditer(text):
            if self.is_asked(match[0]):
                parts += [(text[end : match.start()], False), (match[0], True)]
                end = match.end()
        parts.append((text[end:], False))
        return [part for part in parts if part[0]]

    def quote(self, text: str) -> list[tuple[str, bool]]:
        """The place of the first word found, else the beginning; whole words, with ellipses."""
        place = next((m.start() for m in _KATA.finditer(text) if self.is_asked(m[0])), 0)
        start = max(place - SEKITAR, 0)
        start = text.find(" ", start, place) + 1 if start else 0
        stop = start + 2 * SEKITAR
        stop = text.rfind(" ", place, stop) if stop < len(text) else len(text)
        stop = stop if stop > place else min(start + 2 * SEKITAR, len(text))
        before, after = "… " if start else "", " …" if stop < len(text) else ""
        return self.mark(f"{before}{text[start:stop]}{after}")
