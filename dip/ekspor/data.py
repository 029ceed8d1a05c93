import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from dip.ekspor.baris import FORMAT
from situs.kop import WIB
from situs.models import Situs

PLACE = "KODE"
FIELDS = (
    "kode",
    "tahun",
    "urutan",
    "judul",
    "ringkasan",
    "pejabat_penguasa",
    "penanggung_jawab",
    "waktu",
    "tempat",
    "bentuk",
    "bentuk_teks",
    "retensi",
    "kategori",
    "kelompok",
    "media",
    "terbit_pada",
    "diperbarui_pada",
)


def build_meta(situs: Situs, tahun: int | None, filter_teks: str, waktu: datetime) -> dict:
    """The head of the JSON download: whose list this is, of which year, under which filter."""
    return {
        "format": FORMAT,
        "situs": {
            "nama": situs.nama,
            "kode_wilayah": situs.kode_wilayah,
            "pemerintah": situs.pemerintah,
            "alamat": situs.build_url(),
        },
        "tahun": tahun,
        "filter": filter_teks,
        "diunduh_pada": waktu.astimezone(WIB).isoformat(timespec="seconds"),
        "tautan": situs.build_url(reverse("dip:detail", args=[PLACE])),
    }


def stream_json(rows: Iterable[dict], meta: dict) -> Iterator[bytes]:
    """One object: the fields of `meta`, `informasi` (a list) and, last, `jumlah`.

    Each entry has its stable `kode` and its permanent address `tautan`; `bentuk` is a list of
    codes; times are ISO 8601 with offset; `tahun` null at the top means all years.
    """
    head = {key: value for key, value in meta.items() if key != "tautan"}
    yield f'{_dump(head)[:-1]},"informasi":['.encode()
    jumlah = 0
    for values in rows:
        yield f"{',' if jumlah else ''}\n{_dump(build_entry(values, meta['tautan']))}".encode()
        jumlah += 1
    yield f'\n],"jumlah":{jumlah}}}\n'.encode()


def build_entry(values: dict, tautan: str) -> dict:
    entry = {field: _plain(values[field]) for field in FIELDS}
    return entry | {"tautan": tautan.replace(PLACE, values["kode"])}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(WIB).isoformat(timespec="seconds")
    return value


def _dump(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
