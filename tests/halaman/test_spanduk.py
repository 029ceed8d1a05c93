"""The emergency banner: on every page of every affected host within 60 seconds, gone at its end."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.conf import settings
from django.db import OperationalError, connection
from django.template import loader
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halaman.enums import JenisPeristiwa, Sasaran, Tingkat
from halaman.models import SpandukDarurat
from halaman.spanduk import extend_spanduk, list_catatan, read_tayangan, withdraw_spanduk
from ppid_portal.page_cache import PageCache
from tests.factories import make_situs, make_spanduk

pytestmark = pytest.mark.django_db
JUDUL = "Tanggul Citanduy jebol"
NOW = timezone.now().replace(microsecond=0)


@pytest.fixture
def clock():
    """The time of day and the monotonic clock of the page cache, both moved by hand."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def application(environ, start_response):
    """The whole product as a server calls it, without closing the test's database."""
    response = ClientHandler()(environ)
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return [response.content]


@pytest.fixture
def ask(monkeypatch):
    """ask(situs, path): status and text of a visitor's page, through the real page cache."""
    monkeypatch.setattr("ppid_portal.page_cache.monotonic", lambda: timezone.now().timestamp())
    cache = PageCache(application, max_bytes=2**24, session_cookie=settings.SESSION_COOKIE_NAME)

    def get(situs, path="/"):
        seen = {}
        environ = {
            "REQUEST_METHOD": "GET",
            "HTTP_HOST": situs.host,
            "SERVER_NAME": situs.host,
            "SERVER_PORT": "80",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
        }
        result = cache(environ, lambda status, headers, *rest: seen.update(status=status))
        html = b"".join(result).decode()
        return int(seen["status"][:3]), html

    return get


def shows(ask, situs, path="/") -> bool:
    return JUDUL in ask(situs, path)[1]


# --- Where ----------------------------------------------------------------------------------------
def test_banner_for_all_is_on_every_host_within_a_minute(cast, ask, clock):
    hosts = [cast.utama, cast.cipari, cast.maos]
    assert not any(shows(ask, situs) for situs in hosts)
    make_spanduk(cast.utama, judul=JUDUL, sasaran=Sasaran.SEMUA)
    clock.shift(61)
    assert all(shows(ask, situs) for situs in hosts)


def test_banner_for_chosen_sites_is_only_there(cast, ask, clock):
    make_spanduk(cast.utama, judul=JUDUL, untuk=[cast.maos])
    assert [shows(ask, s) for s in (cast.utama, cast.cipari, cast.maos)] == [False, False, True]


def test_banner_for_several_chosen_sites_is_shown_once(cast, ask):
    make_spanduk(cast.utama, judul=JUDUL, untuk=[cast.maos, cast.cipari, cast.utama])
    for situs in (cast.maos, cast.cipari, cast.utama):
        assert ask(situs)[1].count(JUDUL) == 1


def test_banner_of_a_kecamatan_is_its_own_affair(cast, ask):
    make_spanduk(cast.cipari, judul=JUDUL)
    assert [shows(ask, s) for s in (cast.utama, cast.cipari, cast.maos)] == [False, True, False]


def test_banner_of_utama_for_itself_stays_there(cast, ask):
    make_spanduk(cast.utama, judul=JUDUL)
    assert [shows(ask, s) for s in (cast.utama, cast.cipari)] == [True, False]


def test_two_kabupaten_never_see_each_other(cast, ask):
    asing = make_situs("banyumas", utama=True)
    anak = make_situs("cilongok", induk=asing)
    make_spanduk(cast.utama, judul=JUDUL, sasaran=Sasaran.SEMUA)
    # Even a row that names a site of the other kabupaten, past the form.
    make_spanduk(cast.utama, judul=JUDUL, untuk=[anak, asing])
    assert not shows(ask, asing)
    assert not shows(ask, anak)


def test_a_kecamatan_reaches_nobody_else_even_past_the_form(cast, ask):
    make_spanduk(cast.cipari, judul=JUDUL, sasaran=Sasaran.SEMUA)
    make_spanduk(cast.cipari, judul=JUDUL, untuk=[cast.maos, cast.utama])
    assert not shows(ask, cast.maos)
    assert not shows(ask, cast.utama)


# --- When -----------------------------------------------------------------------------------------
def test_banner_is_gone_when_it_ends(cast, ask, clock):
    make_spanduk(cast.cipari, judul=JUDUL, berakhir=NOW + timedelta(seconds=100))
    assert shows(ask, cast.cipari)
    clock.shift(70)
    assert shows(ask, cast.cipari)  # kept anew at 70: no longer than until the end at 100
    clock.shift(29)
    assert shows(ask, cast.cipari)
    clock.shift(2)
    assert not shows(ask, cast.cipari)


def test_scheduled_banner_begins_on_time(cast, ask, clock):
    make_spanduk(cast.cipari, judul=JUDUL, mulai=NOW + timedelta(seconds=30))
    assert not shows(ask, cast.cipari)  # kept for 30 seconds, not 60
    clock.shift(31)
    assert shows(ask, cast.cipari)


def test_withdrawn_banner_is_gone_within_a_minute(cast, ask, clock):
    spanduk = make_spanduk(cast.utama, judul=JUDUL, sasaran=Sasaran.SEMUA)
    assert shows(ask, cast.cipari)
    withdraw_spanduk(spanduk, cast.kominfo)
    clock.shift(61)
    assert not shows(ask, cast.cipari)


def test_banner_far_ahead_does_not_touch_the_cache(cast, visit):
    make_spanduk(cast.cipari, judul=JUDUL, mulai=timezone.now() + timedelta(minutes=5))
    assert "s-maxage=60" in visit(cast.cipari).get("/")["Cache-Control"]


@pytest.mark.parametrize("second", range(0, 125, 5))
def test_what_a_host_shows_is_never_wrong_after_an_end(cast, ask, clock, second):
    """Whenever the page was first kept, two seconds after the end it is without the banner."""
    make_spanduk(cast.cipari, judul=JUDUL, berakhir=NOW + timedelta(seconds=125))
    clock.shift(second)
    assert shows(ask, cast.cipari)
    clock.shift(127 - second)
    assert not shows(ask, cast.cipari)


# --- On every page --------------------------------------------------------------------------------
@pytest.mark.parametrize("path", ["/", "/dip/", "/tidak-ada/", "/dip/TIDAKADA/", "/robots.txt"])
def test_banner_is_on_pages_and_on_not_found(cast, ask, path):
    make_spanduk(cast.cipari, judul=JUDUL)
    assert shows(ask, cast.cipari, path) == path.endswith("/")


@pytest.mark.parametrize(
    "template", ["400.html", "403.html", "404.html", "500.html", "kedaluwarsa.html"]
)
def test_banner_is_on_error_pages(cast, template):
    make_spanduk(cast.cipari, judul=JUDUL)
    html = loader.render_to_string(template, {"situs": cast.cipari})
    assert JUDUL in html
    assert html.index("Lewati ke isi") < html.index(JUDUL) < html.index("<header")


def test_banner_is_on_the_page_of_an_expired_form(cast, visit):
    make_spanduk(cast.cipari, judul=JUDUL)
    client = visit(cast.cipari)
    client.handler.enforce_csrf_checks = True
    response = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert JUDUL in response.text


def test_unknown_host_has_no_banner(cast, client):
    make_spanduk(cast.utama, judul=JUDUL, sasaran=Sasaran.SEMUA)
    response = client.get("/", headers={"host": "lain.go.id"})
    assert response.status_code == 404
    assert JUDUL not in response.text


def test_error_page_survives_a_dead_database(cast):
    def refuse(*args):
        raise OperationalError("the database is gone")

    with connection.execute_wrapper(refuse):
        html = loader.render_to_string("500.html", {"situs": cast.cipari})
    assert "spanduk" not in html
    assert "Maaf, layanan sedang terganggu" in html


def test_banner_costs_one_query(cast, visit):
    with CaptureQueriesContext(connection) as queries:
        visit(cast.cipari).get("/dip/")
    assert sum("halaman_spandukdarurat" in query["sql"] for query in queries) == 1


# --- What it says --------------------------------------------------------------------------------
def render(situs) -> str:
    return loader.render_to_string("403.html", {"situs": situs})


def test_the_most_urgent_stands_above_the_newest_of_a_level(cast):
    make_spanduk(cast.cipari, judul="Info baru", tingkat=Tingkat.INFO)
    make_spanduk(cast.cipari, judul="Darurat lama", mulai=NOW - timedelta(hours=2))
    make_spanduk(cast.cipari, judul="Darurat baru", mulai=NOW - timedelta(hours=1))
    make_spanduk(cast.cipari, judul="Waspada", tingkat=Tingkat.WASPADA)
    titles = [each.spanduk.judul for each in read_tayangan(cast.cipari, timezone.now())[0]]
    assert titles == ["Darurat baru", "Darurat lama", "Waspada", "Info baru"]
    html = render(cast.cipari)
    assert html.count('aria-label="Peringatan darurat"') == 1


def test_at_most_three_others_become_links(cast):
    for number in range(6):
        make_spanduk(cast.cipari, judul=f"Nomor {number}", tautan=f"/halaman/{number}/")
    assert render(cast.cipari).count("/halaman/") == 4


def test_level_is_a_word_and_nothing_can_be_closed(cast):
    make_spanduk(cast.cipari, tingkat=Tingkat.DARURAT)
    html = render(cast.cipari)
    assert ">Darurat</span>" in html
    assert "<button" not in html[html.index("spanduk") : html.index("<header")]


def test_path_of_utama_leads_to_utama_from_a_kecamatan(cast):
    tautan = "/informasi/serta-merta/ABC/"
    make_spanduk(cast.utama, tautan=tautan, sasaran=Sasaran.SEMUA)
    assert f'href="{cast.utama.build_url(tautan)}"' in render(cast.cipari)
    assert f'href="{tautan}"' in render(cast.utama)


@pytest.mark.parametrize("tautan", ["javascript:alert(1)", "data:text/html,x", "bnpb.go.id"])
def test_no_other_scheme_becomes_a_link(cast, tautan):
    make_spanduk(cast.cipari, tautan=tautan)
    html = render(cast.cipari)
    assert tautan not in html
    assert "Baca keterangan lengkap" not in html


def test_words_are_escaped(cast):
    make_spanduk(cast.cipari, judul="<b>x</b>", ringkas='"><script>1</script>', wilayah="<i>")
    html = render(cast.cipari)
    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_banner_weighs_less_than_a_kilobyte(cast):
    without = len(render(cast.cipari).encode())
    make_spanduk(
        cast.cipari,
        judul="J" * 80,
        ringkas="R" * 160,
        wilayah="W" * 100,
        tautan="/informasi/serta-merta/ABCDEFGHJKLM/",
    )
    assert len(render(cast.cipari).encode()) - without < 1024


# --- Writes --------------------------------------------------------------------------------------
def test_extending_is_written_down_and_a_second_click_changes_nothing(cast):
    spanduk = make_spanduk(cast.cipari)
    seen = spanduk.berakhir.isoformat()
    assert extend_spanduk(spanduk, cast.ani, seen)
    assert not extend_spanduk(spanduk, cast.ani, seen)
    spanduk.refresh_from_db()
    assert spanduk.berakhir.isoformat() > seen
    note = list_catatan(spanduk).get()
    assert (note.peristiwa, note.pengguna) == (JenisPeristiwa.DIPERPANJANG, cast.ani)


def test_extending_an_ended_banner_counts_from_now(cast):
    now = timezone.now()
    spanduk = make_spanduk(
        cast.cipari, mulai=now - timedelta(days=9), berakhir=now - timedelta(days=8)
    )
    assert extend_spanduk(spanduk, cast.ani)
    spanduk.refresh_from_db()
    assert spanduk.berakhir >= now + timedelta(hours=24)


def test_withdrawing_twice_is_written_down_once_and_is_final(cast):
    spanduk = make_spanduk(cast.cipari)
    assert withdraw_spanduk(spanduk, cast.ani)
    assert not withdraw_spanduk(spanduk, cast.ani)
    assert not extend_spanduk(spanduk, cast.ani)
    assert list_catatan(spanduk).get().peristiwa == JenisPeristiwa.DICABUT
    assert SpandukDarurat.objects.filter(dicabut_pada=None).count() == 0
