"""The log never holds what opens a form."""

import logging

from django.core import signing

from permohonan.kode import make_kunci
from situs.catatan_log import TanpaKunci, hide_kunci


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
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["tanpa_kunci"]
