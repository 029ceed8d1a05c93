"""How a visitor walks through the form, for the tests."""

from django.http import HttpResponse
from django.test import Client

from tests.factories import IDENTITAS, INFORMASI, PEMOHON

DARI_SINI = {"Sec-Fetch-Site": "same-origin"}


def send(client: Client, url: str, answers: dict | None = None, **headers: str) -> HttpResponse:
    return client.post(url, answers or {}, headers=headers or DARI_SINI)


def begin(client: Client, **pemohon: str) -> str:
    """Send the first page; the key of the new form."""
    response = send(client, "/permohonan/baru/", PEMOHON | pemohon)
    assert response.status_code == 302, response.text
    return response["Location"].split("/")[3]


def page(kunci: str, kode: str) -> str:
    return f"/permohonan/isi/{kunci}/{kode}/"


def fill(client: Client, identitas: dict, informasi: dict = INFORMASI, **pemohon: str) -> str:
    """All pages up to the check page."""
    kunci = begin(client, **pemohon)
    for kode, answers in (("identitas", identitas), ("informasi", informasi)):
        response = send(client, page(kunci, kode), answers)
        assert response.status_code == 302, response.text
    assert response["Location"] == page(kunci, "periksa")
    return kunci


__all__ = ["IDENTITAS", "INFORMASI", "PEMOHON", "begin", "fill", "page", "send"]
