"""The log never holds what opens a form."""

import logging
import runpy
from pathlib import Path

import pytest
from django.core import signing
from django.test import RequestFactory
from gunicorn.glogging import Logger

from permohonan.kode import make_kunci
from situs.catatan_log import TanpaKunci, TanpaPengaduan, hide_kunci

GUNICORN = Path(__file__).parents[2] / "docker" / "gunicorn.conf.py"


def read(text: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, text, args, None)
    assert TanpaKunci().filter(record)
    return record.getMessage()


def test_the_key_of_a_form_is_left_out():
    path = f"/permohonan/isi/{make_kunci()}/periksa/"
    assert read("%s: %s", "Not Found", path) == "Not Found: /permohonan/isi/…/periksa/"


def test_a_signed_address_is_left_out():
    tanda = signing.dumps(["permohonan", 1, 1], salt="x")
    path = f"/cek/perkara/{tanda}/lengkapi/"
    assert read("Forbidden: %s", path) == "Forbidden: /cek/perkara/…/lengkapi/"
    assert hide_kunci(f"/cek/tanda-bukti/{tanda}.pdf") == "/cek/tanda-bukti/….pdf"


def test_public_codes_and_other_words_stay():
    assert read("%s %d%%", "/dip/2B3C4D5F/", 3) == "/dip/2B3C4D5F/ 3%"


def test_the_handler_of_the_portal_uses_it(settings):
    assert "tanpa_kunci" in settings.LOGGING["handlers"]["console"]["filters"]
    assert "tanpa_pengaduan" in settings.LOGGING["handlers"]["console"]["filters"]


def keeps(text: str, level: int = logging.WARNING, **extra: object) -> str | None:
    record = logging.LogRecord("django.request", level, "", 0, text, (), None)
    vars(record).update(extra)
    return record.getMessage() if TanpaPengaduan().filter(record) else None


@pytest.mark.parametrize(
    "text",
    [
        "Not Found: /pengaduan/baru/",
        '"POST /pengaduan/tindak-lanjut/ HTTP/1.1" 200 5120',
        "Forbidden (Origin): http://cipari.contoh.go.id/pengaduan/",
        "Not Found: /Pengaduan/lain/",
        "Not Found: //pengaduan/",
        "/pengaduan",
    ],
)
def test_no_line_tells_of_a_request_for_a_page_of_reporters(text):
    assert keeps(text) is None


def test_the_address_of_the_request_counts_too():
    assert keeps("Bad request", request=RequestFactory().post("/pengaduan/baru/")) is None


def test_a_failure_there_is_told_without_its_address():
    text = keeps("Internal Server Error: /pengaduan/baru/", logging.ERROR)
    assert text and "pengaduan" not in text


@pytest.mark.parametrize(
    "text", ["Not Found: /admin/pengaduan/pengaduan/", "Not Found: /dip/pengaduan/", "pengaduan"]
)
def test_officers_and_other_pages_are_logged_as_ever(text):
    assert keeps(text) == text


@pytest.mark.parametrize("name", ["django", "django.request", "django.server"])
def test_no_handler_of_djangos_own_writes_beside_the_filters(name):
    assert logging.getLogger(name).handlers == []


@pytest.mark.parametrize(
    ("path", "told"), [("/pengaduan/", 0), ("/pengaduan/baru/", 0), ("/dip/", 1)]
)
def test_the_web_server_writes_no_line_for_them(monkeypatch, path, told):
    calls = []
    monkeypatch.setattr(Logger, "access", lambda *arguments: calls.append(arguments))
    ours = runpy.run_path(str(GUNICORN))["logger_class"]
    ours.access(object.__new__(ours), None, None, {"PATH_INFO": path}, None)
    assert len(calls) == told
