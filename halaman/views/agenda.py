from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from halaman import queries
from halaman.kalender_agenda import JENIS_ISI, build_calendar
from halaman.models import Agenda
from halaman.saringan import read_saringan
from halaman.tampilan import build_daftar, group_by_bulan, name_list, present_agenda, start_of_day
from halaman.views.bingkai import render_page
from halaman.views.tampil import render_konten
from situs.cache import public_page

PER = 40


@require_safe
@public_page
def list_agenda(request: HttpRequest) -> HttpResponse:
    """What is coming; past events month by month."""
    situs, saringan = request.situs, read_saringan(request.GET, "bulan")
    today, bulan = start_of_day(), saringan.awal_bulan
    past = queries.list_agenda_before(situs, today)
    if bulan:
        rows = past.filter(mulai__year=bulan.year, mulai__month=bulan.month)
    else:
        rows = queries.list_agenda_since(situs, today)
    daftar = build_daftar(rows, saringan, PER)
    if daftar is None:
        return redirect(reverse("halaman:agenda_list") + saringan.query(hal=1))
    return render_page(
        request,
        "halaman/agenda_daftar.html",
        [("Agenda", reverse("halaman:agenda_list"))],
        judul=name_list("Agenda", saringan),
        deskripsi=f"Rapat, layanan keliling, dan kegiatan lain {situs.nama}.",
        bulan=bulan,
        per_bulan=list(group_by_bulan(present_agenda(daftar["page"].object_list))),
        bulan_lalu=queries.count_per_bulan(past),
        **daftar,
    )


@require_safe
@public_page
def show_agenda(request: HttpRequest, kode: str) -> HttpResponse:
    return render_konten(request, _find(request, kode))


@require_safe
@public_page
def download_agenda(request: HttpRequest, kode: str) -> HttpResponse:
    data = build_calendar(request.situs, [_find(request, kode)])
    response = HttpResponse(data, content_type=JENIS_ISI)
    response["Content-Disposition"] = f'attachment; filename="agenda-{kode}.ics"'
    return response


def _find(request: HttpRequest, kode: str) -> Agenda:
    rows = queries.list_published(Agenda, request.situs).select_related("kewajiban")
    return get_object_or_404(rows, kode=kode)
