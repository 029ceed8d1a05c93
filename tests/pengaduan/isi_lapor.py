"""What a reporter types and sends."""

import re

from django.http import HttpResponse
from django.test import Client

DARI_SINI = {"Sec-Fetch-Site": "same-origin"}
BARU, TINDAK = "/pengaduan/baru/", "/pengaduan/tindak-lanjut/"
LAPORAN = {
    "identitas": "anonim",
    "kategori": "pungutan",
    "apa": "Loket meminta Rp50.000 untuk surat keterangan.",
    "siapa": "Petugas loket tiga.",
    "tempat": "Kantor kecamatan.",
    "kapan": "Awal Maret 2026.",
}


def read_kunci(response: HttpResponse) -> str:
    return re.search(r'name="kunci" value="(\w+)"', response.text)[1]


def read_kode(response: HttpResponse) -> str:
    return re.search(r'class="kode-laporan">([\d-]+)<', response.text)[1]


def post(client: Client, url: str, data: dict) -> HttpResponse:
    return client.post(url, data, headers=DARI_SINI)


def send(client: Client, **fields: object) -> HttpResponse:
    """A form opened and sent."""
    kunci = read_kunci(client.get(BARU))
    return post(client, BARU, {**LAPORAN, "kunci": kunci, **fields})
