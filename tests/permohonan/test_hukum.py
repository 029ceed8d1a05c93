"""The life of a request, one test for each article: UU 14/2008 Pasal 22 and 19."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from post_office.models import Email

from permohonan.enums import Hasil, JenisPeristiwa, JenisSurat, Kanal, Status
from permohonan.models import Jawaban, Permohonan
from permohonan.services_jawab import answer, deliver
from permohonan.services_kerja import ask_completion, extend, forward, start
from permohonan.services_pemohon import complete, withdraw
from permohonan.tenggat import count_jawaban
from tests.factories import build_jawaban, make_pengguna, make_permohonan, make_situs, make_uji

pytestmark = pytest.mark.usefixtures("libur")
SENIN = "2026-11-23 10:00+07:00"


@pytest.fixture
def situs(db):
    return make_situs("cipari", induk=make_situs("ppid", utama=True))


@pytest.fixture
def ani(situs):
    return make_pengguna("ani", situs)


@pytest.fixture
def row(situs):
    with time_machine.travel(SENIN, tick=False):
        return make_permohonan(situs)


def on(day: str):
    return time_machine.travel(f"{day} 10:00+07:00", tick=False)


def reread(row: Permohonan) -> Permohonan:
    return Permohonan.objects.get(pk=row.pk)


def test_pasal_22_ayat_1_and_3_a_spoken_request_is_recorded_by_the_body(situs, ani):
    row = make_permohonan(situs, kanal=Kanal.TELEPON, email="", telepon="0812", pengguna=ani)
    event = row.peristiwa.get(jenis=JenisPeristiwa.DITERIMA)
    assert (event.pengguna, event.keterangan) == (ani, "Lewat: Telepon (lisan).")


def test_pasal_22_ayat_2_name_address_subject_format_and_delivery_are_kept(row):
    kept = (row.nama, row.alamat, row.rincian, row.cara_memperoleh, row.cara_pengiriman)
    assert all(kept)
    assert row.nik == ""  # the law does not ask for it


def test_pasal_22_ayat_4_the_receipt_is_the_number(situs):
    with on("2026-11-23"):
        first, second = make_permohonan(situs), make_permohonan(situs)
    assert first.nomor == "001/PPID-CIPARI/XI/2026"
    assert second.nomor == "002/PPID-CIPARI/XI/2026"


def test_pasal_22_ayat_5_who_gave_an_address_gets_the_number_at_once_by_mail(row):
    mail = Email.objects.get(to="sri@contoh.id")
    assert row.nomor in mail.subject
    assert row.kode in mail.message
    assert "7 Desember 2026" in mail.message
    assert "Sri" not in mail.message and row.rincian not in mail.message


def test_pasal_22_ayat_7_the_notice_is_due_on_the_tenth_working_day(row):
    assert row.jatuh_tempo == date(2026, 12, 7)


def test_pasal_22_ayat_7_silence_is_never_an_answer(row):
    with on("2027-03-01"):
        assert reread(row).status == Status.DITERIMA
        assert reread(row).hasil == ""
        assert list(Permohonan.objects.overdue(timezone.localdate())) == [row]


def test_pasal_22_ayat_8_seven_more_days_once_with_a_written_reason(row, ani):
    with on("2026-12-07"):  # the tenth day itself
        extend(row, "uji_konsekuensi", "Uji konsekuensi dijadwalkan 9 Desember.", ani)
        now = reread(row)
        assert now.jatuh_tempo == date(2026, 12, 16)
        assert now.surat.get().jenis == JenisSurat.PERPANJANGAN
        with pytest.raises(ValidationError, match="hanya satu kali"):
            extend(now, "uji_konsekuensi", "Masih diuji.", ani)
    assert reread(row).surat.count() == 1


def test_pasal_22_ayat_8_after_the_tenth_day_it_is_too_late(row, ani):
    with on("2026-12-08"), pytest.raises(ValidationError, match="sudah lewat pada 7 Desember"):
        extend(row, "uji_konsekuensi", "Masih diuji.", ani)
    assert not reread(row).diperpanjang


@pytest.mark.parametrize(
    ("alasan", "uraian", "field"), [("", "x", "alasan"), ("uji_konsekuensi", " ", "uraian")]
)
def test_pasal_22_ayat_8_without_a_reason_there_is_no_extension(row, ani, alasan, uraian, field):
    with on("2026-11-24"), pytest.raises(ValidationError) as caught:
        extend(row, alasan, uraian, ani)
    assert field in caught.value.message_dict


def test_pasal_22_ayat_7_huruf_b_the_body_that_holds_it_is_named(row, ani):
    with on("2026-11-25"):
        with pytest.raises(ValidationError) as caught:
            answer(row, build_jawaban(row, Hasil.TIDAK_DIKUASAI, badan_lain=""), ani)
        assert "badan_lain" in caught.value.message_dict
        answer(row, build_jawaban(row, Hasil.TIDAK_DIKUASAI), ani)
    assert {s.jenis for s in row.surat.all()} == {JenisSurat.PEMBERITAHUAN, JenisSurat.PENERUSAN}


def test_pasal_22_ayat_7_huruf_c_a_refusal_names_the_ground_of_pasal_17(row, ani):
    with on("2026-11-25"), pytest.raises(ValidationError) as caught:
        answer(row, build_jawaban(row, Hasil.DITOLAK, dasar=[]), ani)
    assert "Pasal 17" in caught.value.message_dict["dasar"][0]
    assert reread(row).terbuka and not Jawaban.objects.exists()


def test_pasal_19_no_refusal_without_a_test_of_consequences(row, ani):
    with on("2026-11-25"), pytest.raises(ValidationError) as caught:
        answer(row, build_jawaban(row, Hasil.DITOLAK, uji=None), ani)
    assert "Pasal 19" in caught.value.message_dict["uji"][0]
    assert reread(row).terbuka


def test_pasal_19_the_test_comes_before_the_refusal(row, ani):
    late = make_uji(row.situs, tanggal=date(2026, 11, 30))
    with on("2026-11-25"), pytest.raises(ValidationError, match="sebelum keputusan"):
        answer(row, build_jawaban(row, Hasil.DITOLAK, uji=late), ani)


def test_a_test_of_another_kecamatan_carries_no_refusal(row, ani):
    foreign = make_uji(make_situs("maos", induk=row.situs.induk), tanggal=row.diterima)
    with on("2026-11-25"), pytest.raises(ValidationError, match="milik situs lain"):
        answer(row, build_jawaban(row, Hasil.DITOLAK, uji=foreign), ani)


def test_pasal_17_huruf_j_names_its_law(row, ani):
    with on("2026-11-25"), pytest.raises(ValidationError) as caught:
        answer(row, build_jawaban(row, Hasil.DITOLAK, dasar=["j"]), ani)
    assert "undang-undang" in caught.value.message_dict["dasar_hukum"][0]


def test_a_refusal_comes_with_its_decree_and_its_reasons(row, ani):
    with on("2026-11-25"):
        answer(row, build_jawaban(row, Hasil.DITOLAK), ani)
    surat = {s.jenis: s for s in row.surat.all()}
    assert set(surat) == {JenisSurat.PEMBERITAHUAN, JenisSurat.PENOLAKAN}
    assert surat[JenisSurat.PENOLAKAN].isi["jawaban"]["dasar"] == ["h"]


def test_pasal_22_ayat_7_huruf_e_blackening_is_explained(row, ani):
    with on("2026-11-25"), pytest.raises(ValidationError) as caught:
        answer(row, build_jawaban(row, Hasil.SEBAGIAN, penghitaman=" "), ani)
    assert "penghitaman" in caught.value.message_dict


def test_pasal_22_ayat_7_huruf_g_costs_come_with_the_way_to_pay(row, ani):
    with on("2026-11-25"):
        with pytest.raises(ValidationError) as caught:
            answer(row, build_jawaban(row, lembar=10, tarif=250), ani)
        assert "cara_bayar" in caught.value.message_dict
        jawaban = build_jawaban(row, lembar=10, tarif=250, biaya_kirim=9000, cara_bayar="Tunai")
        answer(row, jawaban, ani)
    assert Jawaban.objects.get().biaya == 11_500


def test_an_answer_closes_the_request_with_one_event_and_one_mail(row, ani):
    before = Email.objects.count()
    with on("2026-11-25"):
        answer(row, build_jawaban(row), ani)
    now = reread(row)
    assert (now.status, now.hasil, now.selesai_pada) == (
        "selesai",
        "seluruhnya",
        date(2026, 11, 25),
    )
    assert now.peristiwa.filter(jenis=JenisPeristiwa.DIJAWAB).count() == 1
    assert Email.objects.count() == before + 1


def test_what_was_answered_is_not_answered_again(row, ani):
    with on("2026-11-25"):
        answer(row, build_jawaban(row), ani)
        with pytest.raises(ValidationError, match="tidak diubah"):
            answer(reread(row), build_jawaban(row, Hasil.DITOLAK), ani)
    assert Jawaban.objects.count() == 1


def test_the_second_of_two_officers_is_told_and_nothing_is_overwritten(row, ani):
    stale = reread(row)
    with on("2026-11-25"):
        start(row, ani)
        with pytest.raises(ValidationError, match="baru saja diubah orang lain"):
            answer(stale, build_jawaban(stale, Hasil.DITOLAK), ani)
    assert reread(row).status == Status.DIPROSES
    assert not Jawaban.objects.exists()


def test_asking_for_completion_does_not_stop_the_clock(row, ani):
    with on("2026-11-24"):
        ask_completion(row, "Sebutkan tahun laporannya.", ani)
        assert reread(row).jatuh_tempo == date(2026, 12, 7)
        complete(reread(row), "Tahun 2025.")
    now = reread(row)
    assert (now.dilengkapi_pada, now.jatuh_tempo) == (date(2026, 11, 24), date(2026, 12, 7))


def test_nobody_is_turned_away_for_what_was_not_asked_or_not_long_enough_ago(row, ani):
    tidak_lengkap = build_jawaban(row, Hasil.TIDAK_LENGKAP)
    with on("2026-11-24"):
        with pytest.raises(ValidationError, match="lebih dahulu"):
            answer(row, tidak_lengkap, ani)
        ask_completion(row, "Sebutkan tahun laporannya.", ani)
        with pytest.raises(ValidationError, match="sampai 27 November"):
            answer(reread(row), tidak_lengkap, ani)
    with on("2026-11-28"):
        answer(reread(row), build_jawaban(row, Hasil.TIDAK_LENGKAP), ani)
    assert reread(row).hasil == Hasil.TIDAK_LENGKAP


def test_forwarding_leaves_the_request_open_until_it_is_answered(row, ani):
    with on("2026-11-24"):
        forward(row, "BPS Kabupaten Cilacap", "Data penduduk ada di sana.", ani)
    assert reread(row).terbuka
    assert row.surat.get().isi["tambahan"]["badan"] == "BPS Kabupaten Cilacap"


def test_information_is_handed_over_after_it_was_granted_and_not_before(row, ani):
    with on("2026-11-25"):
        with pytest.raises(ValidationError, match="belum dikabulkan"):
            deliver(row, ani)
        answer(row, build_jawaban(row), ani)
        deliver(reread(row), ani)
    assert Jawaban.objects.get().diberikan_pada == date(2026, 11, 25)


def test_withdrawing_twice_is_withdrawing_once(row):
    with on("2026-11-25"):
        assert withdraw(row) is True
        assert withdraw(row) is False
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DICABUT).count() == 1


def test_a_day_of_receipt_that_has_not_come_is_refused(situs):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError, match="belum tiba"):
        make_permohonan(situs, diterima=tomorrow)
    assert not Permohonan.objects.exists()


@pytest.mark.parametrize(
    ("moment", "tahun", "received"),
    [
        ("2026-12-31 23:59+07:00", 2026, date(2026, 12, 31)),
        ("2027-01-01 00:30+07:00", 2027, date(2027, 1, 1)),  # still 2026 in UTC
        ("2026-12-31 17:30+00:00", 2027, date(2027, 1, 1)),
    ],
)
def test_year_and_day_are_those_of_jakarta(situs, moment, tahun, received):
    with time_machine.travel(moment, tick=False):
        row = make_permohonan(situs)
    assert (row.tahun, row.urut, row.diterima) == (tahun, 1, received)


def test_each_site_and_year_counts_for_itself(situs):
    maos = make_situs("maos", induk=situs.induk)
    with on("2026-11-23"):
        rows = [make_permohonan(s) for s in (situs, maos, situs)]
    with on("2027-01-04"):
        rows.append(make_permohonan(situs))
    assert [row.urut for row in rows] == [1, 1, 2, 1]


def test_a_recount_with_the_same_holidays_gives_the_stored_day(row, libur):
    assert count_jawaban(row.diterima, libur).jatuh_tempo == row.jatuh_tempo
