"""The table of holidays changes: open cases are counted anew, and both sides are told."""

from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from post_office.models import Email

from permohonan.enums import JenisPeristiwa
from permohonan.models import Keberatan, Permohonan
from permohonan.services_jawab import answer
from permohonan.services_kerja import extend
from permohonan.services_libur import recompute_tenggat
from situs.models import HariLibur
from tests.factories import build_jawaban, make_keberatan, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")
LIBUR_BARU = date(2026, 12, 1)


def on(day: str):
    return time_machine.travel(f"{day} 10:00+07:00", tick=False)


@pytest.fixture
def row(cast):
    with on("2026-11-23"):
        return make_permohonan(cast.cipari)


def add_libur(tanggal: date = LIBUR_BARU) -> HariLibur:
    return HariLibur.objects.create(tanggal=tanggal, nama="Pilkada", jenis="libur_nasional")


def reread(row):
    return type(row).objects.get(pk=row.pk)


def test_a_new_holiday_moves_open_deadlines_and_keeps_the_old_date(row):
    add_libur()
    assert recompute_tenggat() == 1
    assert reread(row).jatuh_tempo == date(2026, 12, 8)
    event = row.peristiwa.get(jenis=JenisPeristiwa.TENGGAT_BERUBAH)
    assert event.data == {"jatuh_tempo": ["2026-12-07", "2026-12-08"]}
    assert "Semula 7 Desember 2026, kini 8 Desember 2026" in event.keterangan


def test_both_sides_are_told_once(row):
    before = set(Email.objects.values_list("pk", flat=True))
    add_libur()
    recompute_tenggat()
    recompute_tenggat()
    told = [mail.to[0] for mail in Email.objects.exclude(pk__in=before)]
    officers = {"ani@contoh.go.id", "petugas@contoh.go.id"}
    assert sorted(told) == sorted({"sri@contoh.id", *officers})


def test_an_extended_request_and_an_objection_move_too(cast, row):
    with on("2026-11-24"):
        extend(row, "uji_konsekuensi", "Diuji 9 Desember.", cast.ani)
        keberatan = make_keberatan(reread(row))
    add_libur()
    assert recompute_tenggat() == 2
    assert reread(row).jatuh_tempo == date(2026, 12, 17)
    assert reread(keberatan).jatuh_tempo > keberatan.jatuh_tempo


def test_what_is_closed_keeps_its_last_day(cast, row):
    with on("2026-11-24"):
        answer(row, build_jawaban(row), cast.ani)
    add_libur()
    assert recompute_tenggat() == 0
    assert reread(row).jatuh_tempo == date(2026, 12, 7)


def test_taking_the_holiday_back_gives_the_old_day_back(row):
    day = add_libur()
    recompute_tenggat()
    day.delete()
    assert recompute_tenggat() == 1
    assert reread(row).jatuh_tempo == date(2026, 12, 7)
    assert row.peristiwa.filter(jenis=JenisPeristiwa.TENGGAT_BERUBAH).count() == 2


def test_the_form_of_holidays_counts_anew_and_says_so(cast, visit, row):
    given = {"tanggal": "2026-12-01", "nama": "Pilkada", "jenis": "libur_nasional", "sumber": ""}
    client = visit(cast.utama, cast.kominfo)
    page = client.post(reverse("admin:situs_harilibur_add"), given, follow=True)
    assert "1 permohonan atau keberatan berubah jatuh temponya" in page.text
    assert reread(row).jatuh_tempo == date(2026, 12, 8)
    day = HariLibur.objects.get(tanggal="2026-12-01")
    client.post(reverse("admin:situs_harilibur_delete", args=[day.pk]), {"post": "yes"})
    assert reread(row).jatuh_tempo == date(2026, 12, 7)


def test_the_setting_of_cuti_bersama_is_caught_by_the_periodic_command(cast, settings, capsys):
    with on("2026-12-11"):
        row = make_permohonan(cast.cipari)
    settings.CUTI_BERSAMA_LIBUR = False
    call_command("recompute_tenggat", "--dry-run")
    assert reread(row).jatuh_tempo == date(2026, 12, 29)
    call_command("recompute_tenggat")
    assert reread(row).jatuh_tempo == date(2026, 12, 28)
    assert capsys.readouterr().out.split("\n")[:2] == [
        "1 jatuh tempo akan berubah.",
        "1 jatuh tempo berubah.",
    ]


def test_no_count_ever_changes_an_outcome(row):
    keberatan = make_keberatan(row)
    add_libur()
    recompute_tenggat()
    assert not Permohonan.objects.exclude(hasil="").exists()
    assert not Keberatan.objects.exclude(putusan="").exists()
    assert reread(row).status == "diterima" and reread(keberatan).status == "diterima"
