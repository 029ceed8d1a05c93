"""Feeds: valid, stable, and without anything that is not public."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from halaman.enums import Status
from halaman.models import Agenda, Berita, SertaMerta
from tests.factories import make_informasi, make_konten

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, path="/rss.xml"):
    answer = client.get(path)
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content).find("channel")


def titles(channel):
    return {item.findtext("title") for item in channel.findall("item")}


def make_each(situs):
    make_konten(Berita, situs, judul="Kabar & <b>")
    make_konten(SertaMerta, situs, judul="Banjir")
    make_informasi(situs, judul="Laporan")


def test_feed_is_complete_rss(cast, visit):
    make_each(cast.cipari)
    channel = read(visit(cast.cipari))
    assert channel.findtext("language") == "id"
    own = cast.cipari.build_url("/rss.xml")
    assert channel.find(f"{ATOM}link").attrib == {"rel": "self", "href": own}
    assert titles(channel) == {"Kabar & <b>", "Banjir", "Laporan"}
    guids = {item.find("guid").text for item in channel.findall("item")}
    assert len(guids) == 3
    for item in channel.findall("item"):
        assert item.find("guid").attrib == {"isPermaLink": "false"}
        assert item.findtext("link").startswith(cast.cipari.build_url())
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo


@pytest.mark.parametrize(
    ("jenis", "found"),
    [("berita", {"Kabar & <b>"}), ("serta-merta", {"Banjir"}), ("dip", {"Laporan"})],
)
def test_feed_of_one_kind(cast, visit, jenis, found):
    make_each(cast.cipari)
    channel = read(visit(cast.cipari), f"/rss.xml?jenis={jenis}")
    assert titles(channel) == found
    assert channel.find(f"{ATOM}link").get("href").endswith(f"/rss.xml?jenis={jenis}")
    assert len(titles(read(visit(cast.cipari), "/rss.xml?jenis=lain"))) == 3


def test_feed_holds_nothing_hidden_and_nothing_foreign(cast, visit):
    make_each(cast.maos)
    later = timezone.now() + timedelta(days=1)
    for hidden in ({"status": Status.DRAF}, {"terbit_mulai": later}):
        make_konten(Berita, cast.cipari, **hidden)
        make_konten(SertaMerta, cast.cipari, **hidden)
    make_informasi(cast.cipari, status="draf")
    assert titles(read(visit(cast.cipari))) == set()


def test_feed_survives_strange_characters(cast, visit):
    make_konten(Berita, cast.cipari, judul="Kabar\x08\x0b baru", ringkasan="]]> \x1f")
    assert titles(read(visit(cast.cipari))) == {"Kabar   baru"}


def test_pages_name_the_feeds(cast, visit):
    html = visit(cast.cipari).get("/").text
    assert 'type="application/rss+xml"' in html and 'href="/rss.xml?jenis=serta-merta"' in html


def test_queries_of_the_feed_do_not_grow(cast, visit):
    counts = []
    for _ in range(3):
        make_each(cast.cipari)
        with CaptureQueriesContext(connection) as queries:
            visit(cast.cipari).get("/rss.xml")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2] <= 6


def test_calendar_holds_the_coming_events_of_this_site(cast, visit):
    soon = timezone.now() + timedelta(days=2)
    make_konten(Agenda, cast.cipari, judul="Musrenbang", mulai=soon)
    make_konten(Agenda, cast.cipari, judul="Lama", mulai=soon - timedelta(days=400))
    make_konten(Agenda, cast.cipari, judul="Draf", mulai=soon, status=Status.DRAF)
    make_konten(Agenda, cast.maos, judul="Maos", mulai=soon)
    answer = visit(cast.cipari).get("/agenda.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    events = calendar.walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Musrenbang"]
    assert calendar.walk("VTIMEZONE") and events[0]["dtstart"].params["TZID"] == "Asia/Jakarta"


def test_calendar_without_events_is_still_a_calendar(cast, visit):
    assert not Calendar.from_ical(visit(cast.cipari).get("/agenda.ics").content).walk("VEVENT")
