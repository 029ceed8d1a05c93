"""How often one visitor may do one thing, counted without a trace of who it was."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse

from situs.alamat_pengunjung import read_alamat_pengunjung
from situs.batas_laju import BatasLaju

pytestmark = pytest.mark.django_db
BATAS = BatasLaju("uji", 2, 600)
PAGI = "2026-03-02T09:00:00+07:00"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(PAGI, tick=False) as traveller:
        yield traveller


def ask(situs, alamat="203.0.113.7", **meta: str):
    request = RequestFactory().post("/", REMOTE_ADDR=alamat, **meta)
    request.situs = situs
    return request


def test_so_many_and_not_one_more(cast):
    assert [BATAS.count(ask(cast.cipari)) for _ in range(4)] == [True, True, False, False]


def test_another_address_site_or_form_has_its_own_count(cast):
    for _ in range(3):
        BATAS.count(ask(cast.cipari))
    assert BATAS.count(ask(cast.cipari, "203.0.113.8"))
    assert BATAS.count(ask(cast.maos))
    assert BatasLaju("lain", 2, 600).count(ask(cast.cipari))
    assert not BATAS.is_open(ask(cast.cipari))


def test_asking_counts_nothing(cast):
    assert all(BATAS.is_open(ask(cast.cipari)) for _ in range(5))
    assert [BATAS.count(ask(cast.cipari)) for _ in range(2)] == [True, True]
    assert not BATAS.is_open(ask(cast.cipari))


def test_waiting_time_runs_from_the_first_and_ends(cast, clock):
    request = ask(cast.cipari)
    BATAS.count(request)
    assert BATAS.seconds_left(request) == 0
    clock.shift(100)
    BATAS.count(request)
    assert BATAS.seconds_left(request) == 500
    clock.shift(499.5)
    assert not BATAS.count(request) and BATAS.seconds_left(request) == 1
    clock.shift(1)
    assert BATAS.seconds_left(request) == 0 and BATAS.count(request)


def test_a_key_of_the_caller_counts_too(cast):
    assert [BATAS.count("7K2M") for _ in range(3)] == [True, True, False]
    assert BATAS.count("8K2M") and not BATAS.is_open("7K2M")


def test_no_address_and_no_key_is_in_the_cache(cast):
    BATAS.count(ask(cast.cipari, "203.0.113.77"))
    BATAS.count("kode-rahasia")
    assert cache._cache
    assert "203.0.113" not in repr(cache._cache) and "kode-rahasia" not in repr(cache._cache)


def test_the_secret_of_a_day_does_not_outlive_the_next(cast, clock):
    BATAS.count(ask(cast.cipari))
    yesterday = {key for key in cache._cache if "rahasia" in key}
    clock.shift(24 * 60 * 60 + 1)
    BATAS.count(ask(cast.cipari))
    today = {key for key in cache._cache if "rahasia" in key}
    assert today != yesterday
    assert all(cache.get(key.split(":", 2)[2]) is None for key in yesterday)


def test_one_network_of_ipv6_is_one_visitor(cast):
    for end in range(2):
        BATAS.count(ask(cast.cipari, f"2001:db8:1:2::{end}"))
    assert not BATAS.is_open(ask(cast.cipari, "2001:db8:1:2:ffff::9"))
    assert BATAS.is_open(ask(cast.cipari, "2001:db8:1:3::1"))


def test_ipv4_in_the_coat_of_ipv6_is_ipv4(cast):
    for _ in range(2):
        BATAS.count(ask(cast.cipari, "::ffff:203.0.113.7"))
    assert not BATAS.is_open(ask(cast.cipari, "203.0.113.7"))
    assert BATAS.is_open(ask(cast.cipari, "::ffff:203.0.113.8"))


@pytest.mark.parametrize(
    ("count", "chain", "found"),
    [
        (0, "198.51.100.9", "10.0.0.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "192.0.2.66, 198.51.100.9", "198.51.100.9"),
        (2, "192.0.2.66, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        (2, "198.51.100.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "bukan alamat", "10.0.0.1"),
        (1, "2001:DB8::1", "2001:db8::1"),
    ],
)
def test_only_our_own_proxies_are_believed(cast, settings, count, chain, found):
    settings.PROXY_COUNT = count
    request = ask(cast.cipari, "10.0.0.1", HTTP_X_FORWARDED_FOR=chain)
    assert read_alamat_pengunjung(request) == found


def test_a_forged_chain_gives_no_second_count(cast, settings):
    settings.PROXY_COUNT = 1
    for number in range(2):
        chain = f"192.0.2.{number}, 198.51.100.9"
        BATAS.count(ask(cast.cipari, "10.0.0.1", HTTP_X_FORWARDED_FOR=chain))
    last = ask(cast.cipari, "10.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.99, 198.51.100.9")
    assert not BATAS.is_open(last)


def test_a_guesser_behind_the_proxy_locks_out_nobody_else(cast, visit, settings):
    settings.PROXY_COUNT = 1
    login, client = reverse("admin:login"), visit(cast.cipari)
    guess = {"username": cast.ani.username, "password": "salah"}
    for _ in range(6):
        last = client.post(login, guess, headers={"X-Forwarded-For": "198.51.100.9"})
    assert last.status_code == 429
    other = client.post(login, guess, headers={"X-Forwarded-For": "198.51.100.10"})
    assert other.status_code == 200
