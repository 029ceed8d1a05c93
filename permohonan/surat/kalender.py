"""The last day of a case as iCalendar (RFC 5545), for the requester's own calendar."""

from datetime import timedelta

from icalendar import Calendar, Event

from permohonan.models import Perkara
from permohonan.surat.bukti import build_alamat, is_permohonan

PRODID = "-//PPID//Layanan informasi//ID"


def build_ics(perkara: Perkara) -> bytes:
    """One whole day, which has no zone: the day in Jakarta. The UID never changes and the version
    counts up, so a calendar moves the day when it was extended."""
    sebutan = "permohonan" if is_permohonan(perkara) else "keberatan"
    event = Event()
    event.add("uid", f"{sebutan}-{perkara.pk}@{perkara.situs.host}")
    event.add("dtstamp", perkara.dibuat_pada)
    event.add("sequence", perkara.versi)
    event.add("summary", f"Jatuh tempo jawaban {perkara.nomor}")
    event.add("dtstart", perkara.jatuh_tempo)
    event.add("dtend", perkara.jatuh_tempo + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("description", f"Jawaban paling lambat hari ini. Lihat {build_alamat(perkara)}")
    event.add("url", build_alamat(perkara))
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-timezone", "Asia/Jakarta")
    calendar.add_component(event)
    return calendar.to_ical()
