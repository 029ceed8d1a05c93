from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.utils import timezone

from halaman.models import Agenda
from halaman.services import save_konten
from halaman.tampilan import describe_waktu
from tests.factories import make_konten
from tests.halaman.test_views_profil import read_data

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def read_event(client, agenda: Agenda) -> icalendar.Event:
    answer = client.get(f"/agenda/{agenda.kode}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.content)
    return next(iter(calendar.walk("VEVENT")))


def test_coming_events_stand_first_and_past_ones_by_month(cast, visit):
    now = timezone.now()
    make_konten(Agenda, cast.cipari, judul="Nanti", mulai=now + timedelta(days=40))
    make_konten(Agenda, cast.cipari, judul="Segera", mulai=now + timedelta(hours=30))
    lalu = make_konten(Agenda, cast.cipari, judul="Dulu", mulai=now - timedelta(days=70))
    html = visit(cast.cipari).get("/agenda/").text
    assert html.index("Segera") < html.index("Nanti") and "Dulu" not in html
    bulan = f"{timezone.localtime(lalu.mulai):%Y-%m}"
    assert f'href="?bulan={bulan}"' in html
    html = visit(cast.cipari).get(f"/agenda/?bulan={bulan}").text
    assert "Dulu" in html and "Segera" not in html


def test_an_event_stays_in_the_list_on_its_day(cast, visit):
    earlier = timezone.localtime().replace(hour=0, minute=0, second=1)
    make_konten(Agenda, cast.cipari, judul="Tadi pagi", mulai=earlier)
    assert "Tadi pagi" in visit(cast.cipari).get("/agenda/").text


@pytest.mark.parametrize("bulan", ["2026-13", "abc", "0000-01", "2026-11-01", "2026-1"])
def test_a_month_that_is_none_shows_what_is_coming(cast, visit, bulan):
    make_konten(Agenda, cast.cipari, judul="Segera")
    assert "Segera" in visit(cast.cipari).get("/agenda/", {"bulan": bulan}).text


def test_page_says_who_may_come_and_describes_an_event(cast, visit):
    row = make_konten(Agenda, cast.cipari, terbuka=False, tempat="Pendapa", mulai=at(23))
    html = visit(cast.cipari).get(row.get_absolute_url()).text
    assert "Tidak terbuka untuk umum" in html and "Pendapa" in html
    data = read_data(html)[0]
    assert data["@type"] == "Event" and data["startDate"] == "2026-11-23T09:00:00+07:00"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"mulai": at(23)}, "Senin, 23 November 2026 pukul 09.00 WIB"),
        (
            {"mulai": at(23), "selesai": at(23, 11, 30)},
            "Senin, 23 November 2026 pukul 09.00–11.30 WIB",
        ),
        (
            {"mulai": at(23), "selesai": at(24, 12)},
            "Senin, 23 November 2026 pukul 09.00 WIB sampai "
            "Selasa, 24 November 2026 pukul 12.00 WIB",
        ),
        ({"mulai": at(23), "seharian": True}, "Senin, 23 November 2026, sepanjang hari"),
        (
            {"mulai": at(23), "selesai": at(25), "seharian": True},
            "Senin, 23 November 2026 sampai Rabu, 25 November 2026, sepanjang hari",
        ),
    ],
)
def test_time_in_words(fields, expected):
    assert describe_waktu(Agenda(**fields)) == expected


def test_calendar_file_names_the_time_zone(cast, visit):
    row = make_konten(Agenda, cast.cipari, judul="Rapat; desa", mulai=at(23), selesai=at(23, 11))
    client = visit(cast.cipari)
    raw = client.get(f"/agenda/{row.kode}.ics").content
    assert b"DTSTART;TZID=Asia/Jakarta:20261123T090000" in raw
    assert b"BEGIN:VTIMEZONE" in raw and b"TZID:Asia/Jakarta" in raw
    event = read_event(client, row)
    assert event["UID"] == f"{row.kode}@{cast.cipari.host}"
    assert event["SUMMARY"] == "Rapat; desa"
    assert event.decoded("DTSTAMP") == row.diperbarui_pada.replace(microsecond=0)
    assert event.decoded("DTEND") == at(23, 11)


def test_uid_stays_and_sequence_grows_with_a_change(cast, visit):
    row = make_konten(Agenda, cast.cipari, mulai=at(23))
    before = read_event(visit(cast.cipari), row)
    row.tempat = "Pendapa baru"
    save_konten(row, None)
    after = read_event(visit(cast.cipari), row)
    assert after["UID"] == before["UID"] and after["SEQUENCE"] == before["SEQUENCE"] + 1


def test_a_whole_day_ends_on_the_next(cast, visit):
    row = make_konten(Agenda, cast.cipari, mulai=at(23), selesai=at(24), seharian=True)
    event = read_event(visit(cast.cipari), row)
    assert str(event.decoded("DTSTART")) == "2026-11-23"
    assert str(event.decoded("DTEND")) == "2026-11-25"


def test_a_long_agenda_comes_in_pages(cast, visit):
    for hour in range(45):
        make_konten(Agenda, cast.cipari, mulai=timezone.now() + timedelta(days=1, hours=hour))
    client = visit(cast.cipari)
    assert client.get("/agenda/").text.count('<p class="tanggal"') == 40
    assert client.get("/agenda/?hal=2").text.count('<p class="tanggal"') == 5
    assert client.get("/agenda/?hal=3&bulan=2020-01")["Location"] == "/agenda/?bulan=2020-01"
