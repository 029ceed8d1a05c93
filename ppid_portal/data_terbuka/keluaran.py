"""A data set as CSV (whole, streamed) and as JSON (page by page)."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from ppid_portal.data_terbuka.cakupan import Cakupan
from ppid_portal.data_terbuka.kumpulan import Kumpulan, Ringkas
from situs.tabel_csv import BOM, guard

PER_HALAMAN = 100
MAX_PER_HALAMAN = 1_000
LINES = 500  # of a CSV sent at once
PEMISAH_DAFTAR = "|"


class HalamanKeliru(ValueError):
    """The words for a person who asked for a page that cannot be."""


@dataclass(frozen=True)
class Potongan:
    hal: int
    per: int

    @property
    def irisan(self) -> slice:
        return slice((self.hal - 1) * self.per, self.hal * self.per)

    def has_next(self, jumlah: int) -> bool:
        return self.hal * self.per < jumlah


def read_potongan(query: QueryDict) -> Potongan:
    per = _read_number(query, "per", PER_HALAMAN, MAX_PER_HALAMAN)
    return Potongan(_read_number(query, "hal", 1, 1_000_000), per)


def _read_number(query: QueryDict, name: str, default: int, most: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= most):
        raise HalamanKeliru(f"Isi {name} dengan bilangan 1 sampai {most}.")
    return int(text)


def stream_csv(kolom: list[str], rows: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    """UTF-8 with BOM; cells that a spreadsheet would run as a formula are guarded."""
    buffer = StringIO(BOM)
    buffer.seek(0, 2)
    write = csv.writer(buffer).writerow
    write(kolom)
    for number, row in enumerate(rows, 1):
        write([_to_cell(value) for value in row])
        if number % LINES == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _to_cell(value: Any) -> str | int:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return PEMISAH_DAFTAR.join(value)
    return "" if value is None else guard(value)


def stream_json(head: dict[str, Any], rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """One object: the head and, last, `data`."""
    yield f'{dump(head)[:-1]},"data":['.encode()
    mark = ""
    for row in rows:
        yield f"{mark}\n{dump(row)}".encode()
        mark = ","
    yield b"\n]}\n"


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def build_head(cakupan: Cakupan, ringkas: Ringkas, potongan: Potongan) -> dict[str, Any]:
    kumpulan, situs = ringkas.kumpulan, cakupan.situs
    return {
        "kumpulan": kumpulan.kode,
        "judul": f"{kumpulan.judul} {cakupan.nama}",
        "lisensi": describe_lisensi(),
        "sumber": name_sumber(cakupan),
        "kamus": situs.build_url(reverse("data-kamus", args=["json"])),
        "dihasilkan": timezone.localtime().isoformat(timespec="seconds"),
        "jumlah": ringkas.jumlah,
        "hal": potongan.hal,
        "per": potongan.per,
        "berikutnya": build_next(cakupan, kumpulan, potongan, ringkas.jumlah),
    }


def build_next(cakupan: Cakupan, kumpulan: Kumpulan, potongan: Potongan, jumlah: int) -> str | None:
    if not potongan.has_next(jumlah):
        return None
    query = urlencode({"hal": potongan.hal + 1, "per": potongan.per})
    return f"{build_alamat(cakupan, kumpulan, 'json')}?{query}"


def build_alamat(cakupan: Cakupan, kumpulan: Kumpulan, bentuk: str) -> str:
    return cakupan.situs.build_url(reverse("data-kumpulan", args=[kumpulan.kode, bentuk]))


def describe_lisensi() -> dict[str, str]:
    return {"nama": settings.LISENSI_DATA_NAMA, "uri": settings.LISENSI_DATA_URI}


def name_sumber(cakupan: Cakupan) -> str:
    """How to name the source, which Pasal 5 ayat (2) UU 14/2008 asks of every user."""
    situs = cakupan.situs
    return f"{situs.sebutan} {situs.nama.removeprefix('PPID ')}, {situs.build_url(reverse('data'))}"
