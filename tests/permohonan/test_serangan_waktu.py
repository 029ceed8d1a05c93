"""Attacks of the clock: what timers, time zones and old tables did to requests elsewhere.

The vectors and the slow reference stand in tests/permohonan/test_tenggat.py.
"""

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from permohonan.kode import print_kunci
from permohonan.models import Permohonan
from situs.models import HariLibur, Surel
from tests.factories import INFORMASI, PEMOHON, make_draf, make_permohonan
from tests.permohonan.isi_formulir import IDENTITAS, page, send

pytestmark = pytest.mark.usefixtures("libur")
LOOP = Path(__file__).parents[2] / "docker" / "loop.sh"
# Ask addresses on the internet or hand mails over; neither knows a request.
LUAR = {"check_tautan", "send_outbox"}


def on(moment: str):
    return time_machine.travel(moment, tick=False)


def run_loop() -> None:
    names = re.findall(r"^    try (\w+)$", LOOP.read_text(), re.M)
    assert {"remind_tenggat", "recompute_tenggat", "purge_data_pribadi"} <= set(names)
    for name in names:
        if name not in LUAR:
            call_command(name, stdout=io.StringIO())


def send_form(situs, visit) -> Permohonan:
    kunci = make_draf(situs, PEMOHON, IDENTITAS, INFORMASI)
    assert send(visit(situs), page(kunci, "periksa")).status_code == 302
    return Permohonan.objects.get(sidik_kunci=print_kunci(kunci))


def test_no_timer_answers_refuses_or_closes_a_request(cast, visit):
    """KLB: a timer refused what nobody had answered. Silence opens an objection, nothing else."""
    with on("2026-11-23 10:00+07:00"):
        row = make_permohonan(cast.cipari)
    for moment in ("2026-12-07 23:59+07:00", "2026-12-08 00:01+07:00", "2028-06-01 10:00+07:00"):
        with on(moment):
            run_loop()
            now = Permohonan.objects.get(pk=row.pk)
            assert (now.status, now.hasil, now.selesai_pada) == ("diterima", "", None)
            assert not now.jawaban.exists() and not now.surat.exists()
    with on("2026-12-08 00:01+07:00"):
        text = visit(cast.cipari).post(
            "/cek/",
            {"nomor": row.nomor, "kode": row.kode},
            headers={"Sec-Fetch-Site": "same-origin"},
            follow=True,
        )
    assert "lewat" in text.text and "keberatan" in text.text


def test_a_late_request_is_late_for_everybody_the_day_after(cast, visit):
    """PKP: the branch for what is overdue could never be true."""
    with on("2026-11-23 10:00+07:00"):
        row = make_permohonan(cast.cipari)
    url = "/admin/permohonan/permohonan/?tumpukan=lewat"
    with on("2026-12-07 23:59+07:00"):
        response = visit(cast.cipari, cast.ani).get(url)
        assert response.status_code == 200 and row.nomor not in response.text
    with on("2026-12-08 00:00+07:00"):
        text = visit(cast.cipari, cast.ani).get(url).text
        assert row.nomor in text and "lewat 1 hari kerja" in text


def test_a_year_without_holidays_still_counts_and_says_so(cast, visit):
    """GRT: the list of holidays had ended, and nobody noticed."""
    HariLibur.objects.filter(tanggal__year__gte=2027).delete()
    with on("2026-12-23 10:00+07:00"):
        row = send_form(cast.cipari, visit)
        assert row.jatuh_tempo.year == 2027 and row.jatuh_tempo.weekday() < 5
        call_command("remind_tenggat", stdout=io.StringIO())
    told = Surel.objects.filter(situs=cast.utama).values_list("perihal", flat=True)
    assert "Hari libur 2027 belum diisi" in told


@pytest.mark.parametrize(
    ("moment", "tahun", "diterima"),
    [
        ("2026-12-31 16:59+00:00", 2026, "2026-12-31"),
        ("2026-12-31 17:00+00:00", 2027, "2027-01-01"),
        ("2026-11-23 16:59+00:00", 2026, "2026-11-23"),
        ("2026-11-23 17:00+00:00", 2026, "2026-11-24"),
    ],
)
def test_day_and_year_of_a_form_are_those_of_jakarta(cast, visit, moment, tahun, diterima):
    """GRT: the date of the server, in UTC, put what came after midnight on the day before."""
    with on(moment):
        row = send_form(cast.cipari, visit)
    assert (row.tahun, f"{row.diterima}") == (tahun, diterima)
    assert row.nomor.endswith(f"/{tahun}")
    assert row.jatuh_tempo >= row.diterima + timedelta(days=14)
