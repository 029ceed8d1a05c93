"""A reader's choice of type and colours: kept in one cookie, never in a shared page."""

import re

import pytest

from ppid_portal import gaya
from ppid_portal.page_cache import read_shared_seconds
from ppid_portal.views.aksesibilitas import read_kembali
from tests.factories import make_informasi
from tests.ppid_portal.test_warna import CONTROL_PAIRS, TEXT_PAIRS, contrast

pytestmark = pytest.mark.django_db
ALAMAT = "/aksesibilitas/pengaturan/"
AWAL = f"{ALAMAT}?disimpan"


def choose(client, **answers):
    return client.post(ALAMAT, answers)


def root_of(client, path="/"):
    return re.search(r"<html[^>]*>", client.get(path).text)[0]


def test_choices_become_attributes_of_every_page(cast, visit):
    client = visit(cast.cipari)
    answer = choose(client, teks="150", jarak="lapang", theme="kontras", garis="semua")
    assert answer["Location"] == AWAL
    wanted = 'data-teks="150" data-jarak="lapang" data-theme="kontras" data-garis="semua"'
    for path in ("/", "/dip/", "/tidak-ada/", ALAMAT):
        assert wanted in root_of(client, path)
    html = client.get(ALAMAT).text
    assert 'id="teks-150" type="radio" name="teks" value="150" checked' in html


def test_the_cookie_holds_only_known_words(cast, visit):
    client = visit(cast.cipari)
    answer = choose(client, teks='"><script>', theme="neon", gerak="diam", lain="x")
    assert answer.cookies["tampilan"].value == "gerak-diam"
    client.cookies["tampilan"] = 'teks-999.jarak-lapang.x-y.theme-"><b>.gerak'
    assert root_of(client) == '<html lang="id" data-palet="samudra" data-jarak="lapang">'


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(cast, visit):
    cookie = choose(visit(cast.cipari), teks="125").cookies["tampilan"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"


@pytest.mark.parametrize("answers", [{"teks": "125", "pulihkan": "ya"}, {"teks": "100"}, {}])
def test_wanting_everything_as_usual_removes_the_cookie(cast, visit, answers):
    client = visit(cast.cipari)
    choose(client, teks="150")
    assert choose(client, **answers).cookies["tampilan"].value == ""
    assert root_of(client) == '<html lang="id" data-palet="samudra">'


def test_a_page_drawn_to_a_choice_is_never_shared(cast, visit):
    make_informasi(cast.cipari)
    client = visit(cast.cipari)
    choose(client, theme="dark")
    for path in ("/", "/dip/", "/cari/", "/peta-situs/", "/aksesibilitas/"):
        answer = client.get(path)
        assert read_shared_seconds("200 OK", list(answer.items())) == 0
        assert "private" in answer["Cache-Control"] and "Cookie" in answer["Vary"]
    assert "Cookie" not in visit(cast.cipari).get("/").get("Vary", "")


def test_the_form_is_protected_and_never_kept(cast, visit):
    client = visit(cast.cipari)
    client.handler.enforce_csrf_checks = True
    page = client.get(ALAMAT)
    assert "no-store" in page["Cache-Control"]
    assert choose(client, teks="150").status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    assert choose(client, teks="150", csrfmiddlewaretoken=token).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "//jahat.example/",
        "/\\jahat.example/",
        "https://jahat.example/",
        "javascript:alert(1)",
        "/tidak-ada/",
        "dip/",
        "/dip/\r\nX: y",
        "\\/jahat",
        "/" + "a" * 600,
        "",
    ],
)
def test_the_way_back_never_leads_elsewhere(address):
    assert read_kembali(address) == AWAL


@pytest.mark.parametrize("address", ["/", "/dip/?q=a", "/aksesibilitas/"])
def test_the_way_back_leads_to_the_page_one_came_from(cast, visit, address):
    answer = choose(visit(cast.cipari), teks="125", kembali=address)
    assert answer["Location"] == address


def test_the_statement_names_contacts_and_the_next_instance(cast, visit):
    html = visit(cast.cipari).get("/aksesibilitas/").text
    assert "WCAG" in html and ALAMAT in html
    assert f'href="{cast.utama.build_url()}#kontak"' in html


@pytest.mark.parametrize(
    ("referer", "kembali"),
    [
        ("http://cipari.cilacapkab.go.id/dip/?q=a", "/dip/?q=a"),
        ("https://jahat.example/dip/", AWAL),
        ("http://[jahat", AWAL),
        ("", AWAL),
    ],
)
def test_the_form_remembers_the_page_one_came_from(cast, visit, referer, kembali):
    html = visit(cast.cipari).get(ALAMAT, headers={"Referer": referer}).text
    assert f'name="kembali" value="{kembali}"' in html


def test_every_page_leads_to_the_choices(cast, visit):
    for path in ("/", "/dip/", "/tidak-ada/"):
        assert f'<a href="{ALAMAT}">Aksesibilitas</a>' in visit(cast.cipari).get(path).text


def test_high_contrast_is_high():
    css = (gaya.SUMBER / "preferensi.css").read_text()
    rule = re.search(r':root\[data-theme="kontras"\] \{(.*?)\}', css, re.DOTALL)[1]
    tokens = {
        name: f"#{''.join(c * 2 for c in value)}" if len(value) == 3 else f"#{value}"
        for name, value in re.findall(r"--([\w-]+): #(\w+);", rule)
    }
    too_low = {pair for pair in TEXT_PAIRS if contrast(tokens[pair[0]], tokens[pair[1]]) < 7}
    too_low |= {pair for pair in CONTROL_PAIRS if contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5}
    assert too_low == set()
