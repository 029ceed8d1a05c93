"""What readers and calendars subscribe to."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from halaman.kalender_agenda import JENIS_ISI, build_calendar
from halaman.models import Agenda
from ppid_portal.umpan import JENIS_UMPAN, build_rss
from situs.cache import public_page

LAMPAU = timedelta(days=90)  # a calendar keeps what was not long ago
MAX_AGENDA = 500


@require_safe
@public_page
def rss(request: HttpRequest) -> HttpResponse:
    jenis = request.GET.get("jenis", "")
    content = build_rss(request.situs, jenis if jenis in JENIS_UMPAN else "")
    return HttpResponse(content, content_type="application/rss+xml; charset=utf-8")


@require_safe
@public_page
def agenda_kalender(request: HttpRequest) -> HttpResponse:
    rows = Agenda.objects.for_situs(request.situs).published()
    rows = rows.filter(mulai__gte=timezone.now() - LAMPAU).order_by("mulai", "pk")
    response = HttpResponse(build_calendar(request.situs, rows[:MAX_AGENDA]), JENIS_ISI)
    response["Content-Disposition"] = f'inline; filename="agenda-{request.situs.slug}.ics"'
    return response
