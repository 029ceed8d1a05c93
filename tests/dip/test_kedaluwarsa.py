"""The end of an exclusion: Pasal 52 Perki 1/2021 and Pasal 11 PP 61/2010."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from dip.enums import JenisPeristiwa, Kategori, Status, StatusPengecualian
from dip.models import Informasi, Pengecualian, PeristiwaPengecualian
from dip.services_kedaluwarsa import end_pengecualian, process_all, remind
from dip.tenggat_pengecualian import TAHAP, describe_akhir, find_tahap, limit_near, read_tenggat
from situs.libur import read_libur
from situs.models import Surel
from tests.factories import make_pengecualian

WIB = ZoneInfo("Asia/Jakarta")
AKHIR = date(2026, 12, 31)
BESOK = date(2027, 1, 1)


@pytest.fixture
def libur(db) -> dict[date, str]:
    call_command("load_hari_libur", stdout=io.StringIO())
    return read_libur()


def run(hari_ini: date, libur: dict, **options):
    return process_all(hari_ini, libur, **options)


def reminders(row: Pengecualian) -> list[tuple[int, date]]:
    events = PeristiwaPengecualian.objects.filter(pengecualian=row, tahap__isnull=False)
    return list(events.order_by("pk").values_list("tahap", "berakhir"))


# --- When the decision is due ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("berakhir", "keputusan"),
    [
        (date(2026, 12, 31), date(2026, 11, 17)),
        (date(2027, 3, 31), date(2027, 2, 4)),
        (date(2027, 6, 30), date(2027, 5, 12)),
    ],
)
def test_pasal_11_pp_61_2010_the_decision_is_due_thirty_working_days_before(
    libur, berakhir, keputusan
):
    assert read_tenggat(berakhir, date(2026, 11, 1), libur).keputusan == keputusan


def test_the_list_says_the_end_and_the_last_day_for_the_decision(libur):
    row = Pengecualian(status=StatusPengecualian.DITETAPKAN, jangka_jenis="tanggal", berakhir=AKHIR)
    assert describe_akhir(row, date(2026, 11, 16), libur) == (
        "berakhir 31 Desember 2026, 31 hari kerja lagi; keputusan paling lambat 17 November 2026"
    )
    assert describe_akhir(row, date(2026, 11, 26), libur) == (
        "berakhir 31 Desember 2026, 23 hari kerja lagi; keputusan terlambat sejak 17 November "
        "2026, terbuka dengan sendirinya 1 Januari 2027"
    )
    assert describe_akhir(row, date(2026, 1, 5), libur) == "berakhir 31 Desember 2026"


def test_what_is_near_is_what_reached_its_stage(libur):
    """The filter of the list and the stage of the reminder are two sides of one rule."""
    for number in range(120):
        day = date.fromordinal(AKHIR.toordinal() - number)
        reached = [tahap for tahap in TAHAP if limit_near(day, libur, tahap) >= AKHIR]
        assert find_tahap(AKHIR, day, libur) == min(reached, default=None), day


# --- The day after --------------------------------------------------------------------------------
def test_pasal_52_on_the_day_after_the_entry_stands_in_the_dip(cast, libur):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR, bentuk_teks="Cetak")
    assert run(AKHIR, libur).berakhir == []
    assert [each.pk for each in run(BESOK, libur).berakhir] == [row.pk]
    row.refresh_from_db()
    informasi = Informasi.objects.get(eks_pengecualian=row)
    assert row.status == StatusPengecualian.BERAKHIR
    assert (informasi.situs, informasi.kategori) == (cast.cipari, Kategori.SETIAP_SAAT)
    assert (informasi.status, informasi.judul) == (Status.TERBIT, row.judul)
    assert informasi.tahun == timezone.localdate().year
    assert informasi.bentuk == ["cetak"]
    assert informasi.peristiwa.get().jenis == JenisPeristiwa.DIBUKA
    assert row.peristiwa.filter(jenis="berakhir").count() == 1


def test_pasal_52_publishes_neither_the_details_nor_a_file(cast, libur):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR, uraian="Nomor rekening Bapak Contoh")
    run(BESOK, libur)
    informasi = Informasi.objects.get(eks_pengecualian=row)
    assert "rekening" not in f"{informasi.ringkasan} {informasi.indeks}"
    assert "Semula dikecualikan sampai 31 Desember 2026" in informasi.ringkasan
    assert not informasi.berkas.exists() and informasi.media == ""


def test_a_second_run_and_days_off_change_nothing_more(cast, libur):
    make_pengecualian(cast.cipari, berakhir=AKHIR)
    late = date(2027, 1, 9)
    assert len(run(late, libur).berakhir) == 1
    assert run(late, libur).berakhir == []
    assert Informasi.objects.count() == 1
    assert PeristiwaPengecualian.objects.count() == 1


@pytest.mark.parametrize("status", [s for s in StatusPengecualian if s != "ditetapkan"])
def test_only_what_is_in_force_ends(cast, libur, status):
    make_pengecualian(cast.cipari, berakhir=AKHIR, status=status)
    assert run(BESOK, libur).berakhir == []
    assert not Informasi.objects.exists()


def test_what_has_no_end_stays(cast, libur):
    make_pengecualian(cast.cipari, jangka_jenis="tidak_terbatas", berakhir=None)
    assert run(date(2090, 1, 1), libur).berakhir == []


def test_a_term_extended_meanwhile_does_not_end(cast):
    row = make_pengecualian(cast.cipari, berakhir=date(2028, 1, 1))
    assert not end_pengecualian(row.pk, BESOK)


def test_dry_run_tells_and_writes_nothing(cast, libur):
    make_pengecualian(cast.cipari, berakhir=AKHIR)
    hasil = run(BESOK, libur, dry_run=True)
    assert len(hasil.berakhir) == 1
    assert not Informasi.objects.exists() and not PeristiwaPengecualian.objects.exists()


def test_midnight_is_that_of_jakarta(cast, libur, monkeypatch):
    make_pengecualian(cast.cipari, berakhir=AKHIR)
    for moment, ended in (("2026-12-31T23:59", 0), ("2027-01-01T00:01", 1)):
        now = datetime.fromisoformat(moment).replace(tzinfo=WIB)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        call_command("process_kedaluwarsa", stdout=io.StringIO())
        assert Informasi.objects.count() == ended


def test_the_command_says_what_it_did(cast, libur, monkeypatch):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR)
    now = datetime(2027, 1, 2, 3, tzinfo=WIB)
    monkeypatch.setattr(timezone, "now", lambda: now)
    out = io.StringIO()
    call_command("process_kedaluwarsa", "--dry-run", stdout=out)
    call_command("process_kedaluwarsa", stdout=out)
    assert out.getvalue().splitlines() == [
        f"{row.kode} berakhir 31 Desember 2026: akan masuk DIP.",
        "1 informasi akan masuk DIP, 0 akan diingatkan.",
        f"{row.kode} berakhir 31 Desember 2026: masuk DIP.",
        "1 informasi masuk DIP, 0 diingatkan.",
    ]


# --- Reminders ------------------------------------------------------------------------------------
def test_reminders_come_at_sixty_fortyfive_and_thirty_working_days(cast, libur):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR)
    for number in range(150, -1, -1):
        run(date.fromordinal(AKHIR.toordinal() - number), libur)
    assert reminders(row) == [(60, AKHIR), (45, AKHIR), (30, AKHIR)]


def test_after_days_off_only_the_nearest_stage_is_reminded(cast, libur):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR)
    run(date(2026, 12, 1), libur)
    run(date(2026, 12, 2), libur)
    assert reminders(row) == [(30, AKHIR)]


def test_a_new_end_is_reminded_anew(cast, libur):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR)
    run(date(2026, 12, 1), libur)
    later = date(2027, 6, 30)
    Pengecualian.objects.filter(pk=row.pk).update(berakhir=later)
    run(date(2027, 6, 1), libur)
    assert reminders(row) == [(30, AKHIR), (30, later)]


def test_a_stale_row_reminds_nobody(cast):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR)
    Pengecualian.objects.filter(pk=row.pk).update(berakhir=date(2028, 1, 1))
    assert not remind(row, 30)


def test_pasal_11_ayat_1_who_decided_is_not_reminded(cast, libur):
    row = make_pengecualian(cast.cipari, berakhir=AKHIR, diputuskan_buka=True)
    run(date(2026, 12, 1), libur)
    assert reminders(row) == []


def test_the_job_asks_no_more_for_rows_that_are_far_from_their_end(
    cast, libur, django_assert_num_queries
):
    for number in (1, 3, 100):
        while Pengecualian.objects.count() < number:
            make_pengecualian(cast.cipari, berakhir=date(2040, 1, 1))
        with django_assert_num_queries(2):
            run(date(2026, 11, 26), libur)


# --- The mail of a reminder -----------------------------------------------------------------------
def test_a_reminder_is_one_mail_for_the_kecamatan_and_one_for_ppid_utama(cast, libur):
    for number in range(3):
        make_pengecualian(cast.cipari, judul=f"Data {number}", berakhir=AKHIR)
    run(date(2026, 10, 6), libur)
    mails = {mail.kepada: mail for mail in Surel.objects.all()}
    assert set(mails) == {cast.ani.email, cast.kominfo.email}
    text = mails[cast.ani.email].kiriman.message
    assert "Data 0" in text and "Data 2" in text and "31 Desember 2026" in text
    assert f"{cast.cipari.build_url()}admin/" in text
    assert mails[cast.ani.email].situs == cast.cipari
    assert f"{cast.utama.build_url()}admin/" in mails[cast.kominfo.email].kiriman.message
    assert mails[cast.kominfo.email].situs == cast.utama


def test_the_mail_of_a_reminder_never_tells_the_content(cast, libur):
    make_pengecualian(cast.cipari, uraian="RINCIAN RAHASIA", berakhir=AKHIR)
    run(date(2026, 10, 6), libur)
    assert all("RINCIAN" not in mail.kiriman.message for mail in Surel.objects.all())


def test_a_second_run_mails_nothing_twice(cast, libur):
    make_pengecualian(cast.cipari, berakhir=AKHIR)
    for day in (date(2026, 10, 6), date(2026, 10, 6), date(2026, 10, 7)):
        run(day, libur)
    assert Surel.objects.count() == 2
    run(date(2026, 10, 27), libur)  # the next stage
    assert Surel.objects.count() == 4


def test_a_dry_run_mails_nothing(cast, libur):
    make_pengecualian(cast.cipari, berakhir=AKHIR)
    run(date(2026, 10, 6), libur, dry_run=True)
    assert not Surel.objects.exists()
