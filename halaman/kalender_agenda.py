"""Events as iCalendar (RFC 5545), for one event or a feed of many."""

from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar, Event

from halaman.models import Agenda
from situs.models import Situs

JENIS_ISI = "text/calendar; charset=utf-8"
WIB = ZoneInfo("Asia/Jakarta")
PRODID = "-//PPID//Agenda//ID"


def build_calendar(situs: Situs, daftar_agenda: Iterable[Agenda]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Agenda {situs.nama}")
    calendar.add("x-wr-timezone", "Asia/Jakarta")
    for agenda in daftar_agenda:
        calendar.add_component(build_event(situs, agenda))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def build_event(situs: Situs, agenda: Agenda) -> Event:
    """The UID never changes, so a calendar replaces what it has by the newer version."""
    event = Event()
    event.add("uid", f"{agenda.kode}@{situs.host}")
    event.add("dtstamp", agenda.diperbarui_pada)
    event.add("last-modified", agenda.diperbarui_pada)
    event.add("sequence", agenda.versi)
    event.add("summary", agenda.judul)
    _add_times(event, agenda)
    if agenda.tempat:
        event.add("location", agenda.tempat)
    event.add("description", _describe(agenda))
    event.add("categories", [agenda.get_jenis_display()])
    event.add("url", situs.build_url(agenda.get_absolute_url()))
    return event


def _add_times(event: Event, agenda: Agenda) -> None:
    if agenda.seharian:
        last = timezone.localdate(agenda.selesai or agenda.mulai)
        event.add("dtstart", timezone.localdate(agenda.mulai))
        event.add("dtend", last + timedelta(days=1))  # the day after the last one
        return
    event.add("dtstart", agenda.mulai.astimezone(WIB))
    if agenda.selesai:
        event.add("dtend", agenda.selesai.astimezone(WIB))


def _describe(agenda: Agenda) -> str:
    umum = "Terbuka untuk umum." if agenda.terbuka else "Tidak terbuka untuk umum."
    return "\n\n".join(filter(None, (agenda.uraian, umum)))
