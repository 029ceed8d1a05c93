"""The requests of the demo: in every state, as the services would have them, mailed to nobody."""

import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from permohonan.aturan_jawaban import list_hambatan
from permohonan.enums import Hasil, JenisNomor, Kanal, PutusanKeberatan, Status
from permohonan.kode import hash_kode
from permohonan.models import Jawaban, Keberatan, Pencacah, Permohonan, Surat
from situs.libur import read_libur
from situs.models import Pengguna, Surel
from tests.factories import SANDI

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded(cast, settings):
    settings.DEBUG = True
    Pengguna.objects.update(email="")  # the cast's officers have addresses, the demo's have none
    call_command("load_kewajiban", verbosity=0)
    call_command("load_hari_libur", stdout=io.StringIO())
    call_command("seed_demo", sandi=SANDI, verbosity=0)
    return cast


def test_utama_and_the_busy_sites_have_cases_in_every_state(seeded):
    today = timezone.localdate()
    for situs in (seeded.utama, seeded.cipari):
        rows = Permohonan.objects.for_situs(situs)
        assert set(rows.values_list("status", flat=True)) == set(Status.values)
        decided = {Hasil.SELURUHNYA, Hasil.SEBAGIAN, Hasil.DITOLAK, Hasil.TIDAK_DIKUASAI}
        assert set(rows.exclude(hasil="").values_list("hasil", flat=True)) == decided
        assert rows.overdue(today).exists()
        assert rows.open().filter(jatuh_tempo__gte=today).exists()
        assert rows.filter(diperpanjang_pada__isnull=False, status=Status.DIPROSES).exists()
        assert rows.filter(diminta_lengkapi_pada__isnull=False, dilengkapi_pada=None).exists()
    assert not Permohonan.objects.for_situs(seeded.maos).exists()


def test_objections_are_open_granted_and_refused(seeded):
    rows = Keberatan.objects.for_situs(seeded.cipari)
    assert rows.open().exists()
    answered = set(rows.exclude(putusan="").values_list("putusan", flat=True))
    assert answered == {PutusanKeberatan.DIKABULKAN, PutusanKeberatan.DITOLAK}


def test_nobody_gets_a_mail_about_invented_cases(seeded):
    assert Permohonan.objects.exists() and not Surel.objects.exists()


def test_a_site_whose_officers_have_an_address_gets_no_cases(cast, settings):
    settings.DEBUG = True
    Pengguna.objects.exclude(pk=cast.ani.pk).update(email="")
    Pengguna.objects.filter(pk=cast.ani.pk).update(email="ani@contoh.id")
    call_command("seed_demo", sandi=SANDI, verbosity=0)
    assert Permohonan.objects.for_situs(cast.utama).exists()
    assert not Permohonan.objects.for_situs(cast.cipari).exists()


def test_nobody_in_it_exists(seeded):
    for model in (Permohonan, Keberatan):
        for row in model.objects.all():
            assert row.nama.endswith(" Contoh") and row.telepon == "(0282) 000000"
            assert (row.nik, row.email) == ("", "")
            assert not row.lembaga or "Contoh" in row.lembaga


def test_numbers_have_no_gap_and_follow_the_days(seeded):
    for situs in (seeded.utama, seeded.cipari):
        for tahun in (2025, 2026, 2027):
            rows = Permohonan.objects.for_situs(situs).filter(tahun=tahun).order_by("urut")
            assert [row.urut for row in rows] == list(range(1, len(rows) + 1))
            days = [row.diterima for row in rows]
            assert days == sorted(days)
            counter = Pencacah.objects.filter(situs=situs, jenis=JenisNomor.PERMOHONAN, tahun=tahun)
            assert [each.terakhir for each in counter] == ([len(rows)] if rows else [])


def test_every_answer_obeys_the_law_and_has_its_letter(seeded):
    libur = read_libur()
    answers = list(Jawaban.objects.select_related("permohonan", "situs", "uji"))
    for jawaban in answers:
        assert not list_hambatan(jawaban, jawaban.permohonan, jawaban.tanggal, libur)
        assert Surat.objects.filter(permohonan=jawaban.permohonan).exists()
    assert any(jawaban.hasil == Hasil.DITOLAK and jawaban.uji for jawaban in answers)


def test_the_history_tells_of_the_days_on_which_it_happened(seeded):
    for row in Permohonan.objects.for_situs(seeded.cipari):
        events = list(row.peristiwa.order_by("waktu", "pk"))
        assert events[0].jenis == "diterima"
        assert timezone.localdate(events[0].waktu) == row.diterima
        assert (events[0].pengguna is None) == (row.kanal == Kanal.WEB)
        if row.selesai_pada:
            last = {each.jenis: each for each in events}
            closing = last.get("dijawab") or last["dicabut"]
            assert timezone.localdate(closing.waktu) == row.selesai_pada


def test_a_second_run_adds_no_case(seeded):
    before = (Permohonan.objects.count(), Keberatan.objects.count())
    call_command("seed_demo", sandi=SANDI, verbosity=0)
    assert (Permohonan.objects.count(), Keberatan.objects.count()) == before


def test_only_the_codes_of_the_demo_are_hashed_cheaply(cast, settings):
    settings.DEBUG = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    Pengguna.objects.update(email="")
    call_command("seed_demo", sandi=SANDI, verbosity=0)
    row = Permohonan.objects.for_situs(cast.cipari).first()
    assert "$m=8,t=1,p=1$" in row.kode_sandi
    assert "$m=8," not in hash_kode("ABCD")
    assert "$m=8," not in Pengguna.objects.get(username="kominfo").password


def test_the_report_shows_figures(seeded, visit):
    text = visit(seeded.utama).get("/laporan/").text
    count = Permohonan.objects.for_situs(seeded.utama).filter(tahun=timezone.localdate().year)
    assert count.count() >= 5 and f"{count.count()} permohonan" in text
