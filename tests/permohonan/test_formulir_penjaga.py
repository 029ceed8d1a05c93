"""What keeps the form to its writer, and programs out of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from permohonan.models import Draf, Permohonan
from tests.factories import make_draf, make_permohonan
from tests.permohonan.isi_formulir import IDENTITAS, INFORMASI, PEMOHON, begin, fill, page, send

pytestmark = pytest.mark.usefixtures("libur")


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def kunci(cast) -> str:
    return make_draf(cast.cipari, PEMOHON, IDENTITAS, INFORMASI)


def test_another_site_knows_neither_form_nor_receipt(cast, visit, kunci):
    neighbour, sent = visit(cast.maos), make_permohonan(cast.cipari)
    for url in (page(kunci, "identitas"), page(kunci, "periksa"), page(sent.kunci, "periksa")):
        assert neighbour.get(url).status_code == send(neighbour, url).status_code == 404
    assert neighbour.get(f"/permohonan/terima/{sent.kunci}/").status_code == 404


def test_a_form_is_kept_for_a_day_after_its_last_change(client, kunci):
    start = timezone.now()
    with time_machine.travel(start + timedelta(hours=23)):
        send(client, page(kunci, "identitas"), IDENTITAS)
    with time_machine.travel(start + timedelta(hours=46)):
        assert client.get(page(kunci, "identitas")).status_code == 200
    with time_machine.travel(start + timedelta(hours=48)):
        response = client.get(page(kunci, "identitas"))
    assert response.status_code == 404 and "Mulai lagi" in response.text


def test_a_receipt_is_open_for_a_day(cast, client):
    sent = make_permohonan(cast.cipari)
    url, start = f"/permohonan/terima/{sent.kunci}/", timezone.now()
    with time_machine.travel(start + timedelta(hours=23)):
        assert sent.kode in client.get(url).text
    with time_machine.travel(start + timedelta(hours=25)):
        response = client.get(url)
    assert response.status_code == 404 and 'href="/cek/"' in response.text
    assert sent.nomor not in response.text


def test_nobody_sends_within_five_seconds_and_nothing_is_lost(client):
    with time_machine.travel(timezone.now(), tick=False):
        kunci = fill(client, IDENTITAS)
        text = send(client, page(kunci, "periksa")).text
    assert "Tunggu lima detik" in text and "Galat: " in text and "Sri Contoh" in text
    assert not Permohonan.objects.exists()


def test_a_program_that_fills_the_hidden_field_gets_nowhere(client, kunci):
    send(client, page(kunci, "periksa"), {"nama_panggilan": "x"})
    send(client, "/permohonan/baru/", PEMOHON | {"nama_panggilan": "x"})
    assert not Permohonan.objects.exists() and Draf.objects.count() == 1


def test_ten_forms_an_hour_from_one_address(client):
    for _ in range(10):
        begin(client)
    response = send(client, "/permohonan/baru/", PEMOHON | {"rincian": "APBDes"})
    assert response.status_code == 429 and "menit lagi" in response.text
    assert 'value="APBDes"' in response.text and "checked" in response.text
    cache.clear()
    begin(client)


def test_five_requests_an_hour_from_one_address_and_the_form_stays(cast, client, kunci):
    for _ in range(5):
        other = make_draf(cast.cipari, PEMOHON, IDENTITAS, INFORMASI)
        assert send(client, page(other, "periksa")).status_code == 302
    response = send(client, page(kunci, "periksa"))
    assert response.status_code == 429 and "menit lagi" in response.text
    assert Permohonan.objects.count() == 5
    cache.clear()
    assert send(client, page(kunci, "periksa")).status_code == 302


@pytest.mark.parametrize("url", ["/permohonan/baru/", "isi", "periksa"])
def test_a_form_on_another_site_sends_nothing(client, kunci, url):
    where = {"isi": page(kunci, "identitas"), "periksa": page(kunci, "periksa")}.get(url, url)
    sibling = {"Sec-Fetch-Site": "same-site"}
    assert send(client, where, PEMOHON, **sibling).status_code == 403
    assert not Permohonan.objects.exists() and Draf.objects.count() == 1


def test_pages_with_a_key_are_kept_nowhere_and_set_no_cookie(cast, client, kunci):
    receipt = f"/permohonan/terima/{make_permohonan(cast.cipari).kunci}/"
    for url in (page(kunci, "identitas"), page(kunci, "periksa"), receipt, "/permohonan/baru/"):
        response = client.get(url)
        assert "no-store" in response["Cache-Control"] and not response.cookies
        assert 'name="robots" content="noindex"' in response.text


def test_the_page_before_the_form_may_be_kept_by_caches(client):
    response = client.get("/permohonan/")
    assert "public" in response["Cache-Control"] and not response.cookies
    assert 'href="/permohonan/baru/"' in response.text and 'href="/dip/"' in response.text


def test_an_empty_search_leads_to_the_form_with_its_words(cast, client):
    assert 'href="/permohonan/baru/?rincian=zz%20top"' in client.get("/cari/?q=zz+top").text


def test_the_check_page_costs_the_same_queries_however_long_the_list(
    cast, client, kunci, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client.get(page(kunci, "periksa"))
