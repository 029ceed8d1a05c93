""" "Apakah halaman ini membantu?": counted without a trace, and only from our own pages."""

import re
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client

from halaman import tanggapan as aturan
from halaman.models import Tanggapan
from halaman.tanggapan import sign_alamat

pytestmark = pytest.mark.django_db
SENDIRI = {"Sec-Fetch-Site": "same-origin"}


def answer(client: Client, situs, membantu="ya", halaman="/dip/", headers=SENDIRI, **more):
    data = {"halaman": halaman, "tanda": sign_alamat(situs, halaman), "membantu": membantu}
    return client.post("/tanggapan/", {**data, **more}, headers=headers)


def test_the_form_of_a_page_is_accepted_as_it_stands(cast, visit):
    client = visit(cast.cipari)
    html = client.get("/dip/").text
    form = re.search(r'<form class="tanggapan.*?</form>', html, re.DOTALL)[0]
    data = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    done = client.post("/tanggapan/", {**data, "membantu": "ya"}, headers=SENDIRI, follow=True)
    assert "Terima kasih" in done.text and 'href="/dip/"' in done.text
    row = Tanggapan.objects.get()
    assert (row.situs, row.alamat, row.membantu, row.saran) == (cast.cipari, "/dip/", True, "")


def test_no_asks_what_is_missing_and_keeps_it(cast, visit):
    client = visit(cast.cipari)
    page = answer(client, cast.cipari, "tidak")
    assert "Apa yang kurang?" in client.get(page["Location"]).text
    assert not Tanggapan.objects.get().membantu  # counted, even if no word follows
    kunci = re.search(r"kunci=([^&]+)", page["Location"])[1]
    kunci = kunci.replace("%3A", ":")
    data = {"kunci": kunci, "saran": "Tahun 2024 tidak ada."}
    done = client.post("/tanggapan/", data, headers=SENDIRI, follow=True)
    assert "Terima kasih" in done.text
    assert Tanggapan.objects.get().saran == "Tahun 2024 tidak ada."
    client.post("/tanggapan/", {"kunci": kunci, "saran": "Lain"}, headers=SENDIRI)
    assert Tanggapan.objects.get().saran == "Tahun 2024 tidak ada."


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://maos.cilacapkab.go.id"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
        ({"Origin": "http://cipari.cilacapkab.go.id"}, 302),
        ({"Referer": "http://cipari.cilacapkab.go.id/dip/"}, 302),
    ],
)
def test_only_forms_of_this_site_count(cast, visit, headers, status):
    assert answer(visit(cast.cipari), cast.cipari, headers=headers).status_code == status
    assert Tanggapan.objects.count() == (status == 302)


@pytest.mark.parametrize("halaman", ["//jahat.example/", "/karangan/", "https://jahat.example/"])
def test_only_pages_that_we_drew_can_be_named(cast, visit, halaman):
    client = visit(cast.cipari)
    data = {"halaman": halaman, "tanda": sign_alamat(cast.cipari, "/dip/"), "membantu": "ya"}
    assert client.post("/tanggapan/", data, headers=SENDIRI).status_code == 400
    foreign = {**data, "halaman": "/dip/", "tanda": sign_alamat(cast.maos, "/dip/")}
    assert client.post("/tanggapan/", foreign, headers=SENDIRI).status_code == 400
    assert not Tanggapan.objects.exists()


def test_programs_are_answered_politely_and_not_counted(cast, visit):
    done = answer(visit(cast.cipari), cast.cipari, nama_lengkap="Robot")
    assert done["Location"] == "/dip/" and not Tanggapan.objects.exists()


def test_one_address_answers_only_so_often_at_one_site(cast, visit, monkeypatch):
    monkeypatch.setattr("halaman.views.tanggapan.BATAS", replace(aturan.BATAS, paling_banyak=2))
    statuses = [answer(visit(cast.cipari), cast.cipari).status_code for _ in range(3)]
    assert statuses == [302, 302, 429]
    assert answer(visit(cast.maos), cast.maos).status_code == 302
    other = Client(headers={"host": cast.cipari.host}, REMOTE_ADDR="10.0.0.9")
    assert answer(other, cast.cipari).status_code == 302


def test_the_address_of_the_reader_is_written_nowhere(cast):
    client = Client(headers={"host": cast.cipari.host}, REMOTE_ADDR="203.0.113.77")
    answer(client, cast.cipari)
    assert "203.0.113" not in repr(cache._cache)
    assert "203.0.113" not in repr(Tanggapan.objects.values())


def test_readers_get_no_cookie(cast, visit):
    client = visit(cast.cipari)
    done = answer(client, cast.cipari)
    assert not done.cookies and not client.get(done["Location"]).cookies


@pytest.mark.parametrize("query", ["", "?kunci=x", "?kunci=W10:1abc:zzz"])
def test_without_a_key_there_is_nothing_to_see(cast, visit, query):
    assert visit(cast.cipari).get(f"/tanggapan/{query}").status_code == 404


def test_a_key_of_another_site_opens_nothing(cast, visit):
    page = answer(visit(cast.cipari), cast.cipari, "tidak")["Location"]
    assert visit(cast.maos).get(page).status_code == 404


@pytest.mark.parametrize("path", ["/tidak-ada/", "/aksesibilitas/pengaturan/"])
def test_errors_and_forms_do_not_ask(cast, visit, path):
    assert 'class="tanggapan' not in visit(cast.cipari).get(path).text


def test_long_words_are_cut_not_refused(cast, visit):
    client = visit(cast.cipari)
    kunci = aturan.make_kunci(aturan.save_tanggapan(cast.cipari, "/dip/", False))
    client.post("/tanggapan/", {"kunci": kunci, "saran": "a\x00" * 2000}, headers=SENDIRI)
    assert Tanggapan.objects.get().saran == "a" * 1000
