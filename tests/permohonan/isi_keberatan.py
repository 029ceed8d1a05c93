"""How a visitor walks through the form of an objection, for the tests."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone

from permohonan.kode import print_kunci
from permohonan.models import Keberatan, Permohonan
from permohonan.tautan import make_tanda_status
from tests.factories import ALASAN
from tests.permohonan.isi_formulir import send


def page(kunci: str, kode: str) -> str:
    return f"/keberatan/isi/{kunci}/{kode}/"


def door(row: Permohonan) -> str:
    """The address behind the button of the status page."""
    return f"/keberatan/dari/{make_tanda_status(row)}/"


def begin_from(client: Client, row: Permohonan) -> str:
    """Press the button; the key of the new form."""
    response = send(client, door(row))
    assert response.status_code == 302, response.text
    return response["Location"].split("/")[3]


def begin(client: Client, **answers: str) -> str:
    """Send the first page; the key of the new form."""
    response = send(client, "/keberatan/baru/", answers)
    assert response.status_code == 302, response.text
    return response["Location"].split("/")[3]


def fill(client: Client, kunci: str, **pages: dict) -> None:
    for kode, answers in pages.items():
        response = send(client, page(kunci, kode), answers)
        assert response.status_code == 302, response.text
    assert response["Location"] == page(kunci, "periksa")


def finish(client: Client, kunci: str) -> Keberatan:
    """Send it once five seconds have passed; the objection."""
    with time_machine.travel(timezone.now() + timedelta(seconds=6)):
        response = send(client, page(kunci, "periksa"))
    assert response.status_code == 302, response.text
    assert response["Location"] == f"/keberatan/terima/{kunci}/"
    return Keberatan.objects.get(sidik_kunci=print_kunci(kunci))


__all__ = ["ALASAN", "begin", "begin_from", "door", "fill", "finish", "page"]
