"""Asking the sheet as its script and its form do."""

import json

from django.test import Client
from django.urls import reverse

from dip.enums import Kategori
from dip.lembar import read_cells
from dip.models import Informasi
from tests.isolation.pages import read_form

HALAMAN = reverse("admin:dip_informasi_lembar", urlconf="ppid_portal.urls")
DATA = reverse("admin:dip_informasi_lembar_data", urlconf="ppid_portal.urls")
SIMPAN = reverse("admin:dip_informasi_lembar_simpan", urlconf="ppid_portal.urls")
TAHUN = {"tahun": 2026}
ISI = {
    "judul": "Neraca",
    "ringkasan": "Memuat aset, kewajiban, dan ekuitas kecamatan pada akhir tahun anggaran.",
    "bentuk": "Cetak, rekam",
    "kategori": Kategori.BERKALA.label,
    "waktu": "Januari 2026",
}


def send(client: Client, *baris: dict, body: object = None, tahun: int = 2026, situs=None):
    query = f"?tahun={tahun}" + (f"&situs={situs.pk}" if situs else "")
    data = json.dumps({"baris": list(baris)} if body is None else body)
    return client.post(SIMPAN + query, data, content_type="application/json")


def save(client: Client, *baris: dict) -> list[dict]:
    response = send(client, *baris)
    assert response.status_code == 200, response.content
    return response.json()["baris"]


def change(row: Informasi, **isi: str) -> dict:
    """The message of somebody who has `row` before the eyes and changes these cells."""
    semula = {name: text for name, text in read_cells(row).items() if name in isi}
    return {"kode": row.kode, "versi": row.versi, "isi": isi, "semula": semula}


def new(kode: str = "BCDFGHJK", **isi: str) -> dict:
    return {"kode": kode, "versi": 0, "isi": {**ISI, **isi}, "semula": {}}


def read_sheet(client: Client, **query) -> dict[str, str]:
    """The plain form as a browser would send it back."""
    response = client.get(HALAMAN, {**TAHUN, **query})
    assert response.status_code == 200
    return {
        name: values
        for name, values in read_form(response.content.decode()).items()
        if name.startswith("b")
    }
