"""The status page: nothing for who guesses, everything next for who asked."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from permohonan import kode as modul_kode
from permohonan.services_kerja import write_note
from permohonan.tautan import make_tanda, make_tanda_status
from tests.factories import make_keberatan, make_pengguna, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")
DARI_SINI = {"Sec-Fetch-Site": "same-origin"}


def ask(client, nomor: str, kode: str):
    return client.post("/cek/", {"nomor": nomor, "kode": kode}, headers=DARI_SINI, follow=True)


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


def test_number_and_code_open_the_status_with_the_next_right(cast, client):
    with time_machine.travel("2026-11-23 10:00+07:00", tick=False):
        row = make_permohonan(cast.cipari)
        text = ask(client, row.nomor, row.kode).text
    assert "Senin, 7 Desember 2026" in text and "sisa 10 hari kerja" in text
    assert "mulai 8 Desember 2026" in text


def test_code_is_read_as_people_type_it(cast, client):
    row = make_permohonan(cast.cipari)
    kode = row.kode.lower().replace("-", " ")
    assert "Riwayat" in ask(client, f" {row.nomor.lower()} ", kode).text


def test_the_status_has_an_address_of_its_own_for_an_hour(cast, client):
    row = make_permohonan(cast.cipari)
    about = {"nomor": row.nomor, "kode": row.kode}
    sent = client.post("/cek/", about, headers=DARI_SINI)
    assert sent.status_code == 303 and not sent.content
    page = client.get(sent.url)
    assert page.status_code == 200 and row.nomor in page.text
    assert "no-store" in page["Cache-Control"] and "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert row.kode not in sent.url and not page.cookies
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        late = client.get(sent.url)
    assert late.status_code == 410 and 'href="/cek/"' in late.text


def test_the_link_of_the_status_is_of_one_site_and_no_paper_opens_it(cast, client, visit):
    row = make_permohonan(cast.cipari)
    url = reverse("permohonan:status", args=[make_tanda_status(row)])
    assert client.get(url).status_code == 200
    assert visit(cast.maos).get(url).status_code == 404
    for tanda in (make_tanda(row), "x", f"{make_tanda_status(row)}x"):
        assert client.get(reverse("permohonan:status", args=[tanda])).status_code == 404
    bukti = reverse("permohonan:cek-bukti", args=[make_tanda_status(row)])
    assert client.get(bukti).status_code == 404


def test_a_wrong_code_and_a_wrong_number_get_the_same_answer(cast, client):
    row = make_permohonan(cast.cipari)
    wrong = ask(client, row.nomor, "AAAA-BBBB-CCCC-DDDD-EEEE")
    missing = ask(client, "999/PPID-CIPARI/XI/2026", row.kode)
    assert wrong.status_code == missing.status_code == 200
    assert wrong.text.replace(row.nomor, "X") == missing.text.replace(
        "999/PPID-CIPARI/XI/2026", "X"
    ).replace(row.kode, "AAAA-BBBB-CCCC-DDDD-EEEE")


def test_the_hash_is_worked_through_for_a_missing_number_too(client, monkeypatch):
    """The time cannot tell a number that exists from one that does not."""
    calls = []
    monkeypatch.setattr(modul_kode, "make_password", lambda text: calls.append(text) or "")
    ask(client, "999/PPID-CIPARI/XI/2026", "aaaa")
    assert calls == ["AAAA"]


def test_another_site_does_not_know_the_number(cast, visit):
    row = make_permohonan(cast.cipari)
    assert "tidak cocok" in ask(visit(cast.maos), row.nomor, row.kode).text


def test_five_wrong_codes_close_the_number_for_a_quarter_of_an_hour(cast, client):
    row = make_permohonan(cast.cipari)
    for _ in range(5):
        assert ask(client, row.nomor, "salah").status_code == 200
    closed = ask(client, row.nomor, row.kode)
    assert closed.status_code == 429 and "menit lagi" in closed.text
    cache.clear()
    assert "Riwayat" in ask(client, row.nomor, row.kode).text


def test_no_identity_and_no_note_of_an_officer_is_shown(cast, client):
    row = make_permohonan(cast.cipari, nik="3301999999999999")
    write_note(row, "CATATAN RAHASIA PETUGAS", make_pengguna("siti", cast.cipari))
    text = ask(client, row.nomor, row.kode).text
    for hidden in ("Sri Contoh", "3301", "Jalan Contoh", "0812", "CATATAN", "Petugas Siti"):
        assert hidden not in text


def test_an_objection_has_its_own_number_and_code(cast, client):
    keberatan = make_keberatan(make_permohonan(cast.cipari))
    assert keberatan.nomor.startswith("001/KEB/PPID-CIPARI/")
    assert keberatan.nomor in ask(client, keberatan.nomor, keberatan.kode).text


def test_the_page_needs_no_cookie_and_no_address_holds_the_code(client):
    response = client.get("/cek/?nomor=001/PPID-CIPARI/XI/2026")
    assert "001/PPID-CIPARI/XI/2026" in response.text
    assert not response.cookies
    assert 'method="post"' in response.text


def test_a_form_on_another_site_cannot_ask(client):
    sibling = {"Sec-Fetch-Site": "same-site"}
    assert client.post("/cek/", {"nomor": "1", "kode": "2"}, headers=sibling).status_code == 403
