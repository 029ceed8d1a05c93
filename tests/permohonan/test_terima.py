"""The receipt for its day: page, paper with the code, calendar. None of it is kept anywhere."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from pypdf import PdfReader

from tests.factories import make_keberatan, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")
PINTU = ("", "tanda-bukti.pdf", "jatuh-tempo.ics")


def read(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


@pytest.fixture
def row(cast):
    return make_permohonan(cast.cipari)


def test_pasal_22_ayat_4_paper_receipt_has_number_and_code(cast, row, visit):
    client = visit(cast.cipari)
    page = client.get(f"/permohonan/terima/{row.kunci}/").text
    assert f"/permohonan/terima/{row.kunci}/tanda-bukti.pdf" in page
    response = client.get(f"/permohonan/terima/{row.kunci}/tanda-bukti.pdf")
    assert response["Content-Type"] == "application/pdf"
    text = read(response.content)
    assert row.nomor in text and row.kode in text
    assert (
        b"pdfuaid" in PdfReader(BytesIO(response.content)).trailer["/Root"]["/Metadata"].get_data()
    )


def test_last_day_can_be_saved_to_a_calendar(cast, row, visit):
    response = visit(cast.cipari).get(f"/permohonan/terima/{row.kunci}/jatuh-tempo.ics")
    assert response["Content-Type"].startswith("text/calendar")
    assert f"DTSTART;VALUE=DATE:{row.jatuh_tempo:%Y%m%d}" in response.text
    assert row.kode not in response.text and row.kunci not in response.text


@pytest.mark.parametrize("pintu", PINTU)
def test_what_shows_the_code_is_kept_by_nobody(cast, row, visit, pintu):
    response = visit(cast.cipari).get(f"/permohonan/terima/{row.kunci}/{pintu}")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.parametrize("pintu", PINTU)
def test_after_a_day_every_door_is_closed(cast, row, visit, pintu):
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1), tick=False):
        response = visit(cast.cipari).get(f"/permohonan/terima/{row.kunci}/{pintu}")
    assert response.status_code == 404 and "sudah ditutup" in response.text
    assert row.kode not in response.text


@pytest.mark.parametrize("pintu", PINTU)
def test_a_key_opens_nothing_at_another_site(cast, row, visit, pintu):
    response = visit(cast.maos).get(f"/permohonan/terima/{row.kunci}/{pintu}")
    assert response.status_code == 404 and row.nomor not in response.text


def test_the_paper_of_an_objection_comes_from_the_same_view(cast, row, visit):
    objection = make_keberatan(row)
    response = visit(cast.cipari).get(f"/keberatan/terima/{objection.kunci}/tanda-bukti.pdf")
    text = read(response.content)
    assert objection.nomor in text and objection.kode in text and "keberatan" in text
