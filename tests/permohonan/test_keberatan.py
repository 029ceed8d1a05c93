"""Objections, one test for each article: UU 14/2008 Pasal 35-37, Perki 1/2021 Pasal 39-41."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from post_office.models import Email

from permohonan.alasan import read_alasan
from permohonan.enums import JenisPeristiwa, JenisSurat, PutusanKeberatan, Status
from permohonan.hak import find_sengketa, list_jendela, may_dispute
from permohonan.models import Jawaban, Keberatan, Sengketa
from permohonan.services_jawab import answer
from permohonan.services_keberatan import (
    Tanggapan,
    answer_keberatan,
    record_pelaksanaan,
    record_sengketa,
)
from permohonan.services_pemohon import record_sikap, withdraw
from tests.factories import build_jawaban, make_keberatan, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")


def on(day: str):
    return time_machine.travel(f"{day} 10:00+07:00", tick=False)


@pytest.fixture
def row(cast):
    with on("2026-11-23"):
        return make_permohonan(cast.cipari)


def reread(row):
    return type(row).objects.get(pk=row.pk)


def build_tanggapan(putusan: str = PutusanKeberatan.DITOLAK, **changes) -> Tanggapan:
    granted = putusan != PutusanKeberatan.DITOLAK
    values = {
        "putusan": putusan,
        "alasan_putusan": "Keputusan PPID sudah tepat.",
        "perintah": "Berikan laporan realisasi anggaran 2025." if granted else "",
        "hari_pelaksanaan": 5 if granted else None,
        "ditanggapi_pada": timezone.localdate(),
        "atasan_nama": "Sekretaris Contoh",
        "atasan_jabatan": "Sekretaris Daerah",
    }
    return Tanggapan(**{**values, **changes})


def windows(row, libur) -> dict[str, tuple[date, date]]:
    found = list_jendela(reread(row), row.jawaban.last(), libur)
    return {each.alasan.kode: (each.sejak, each.sampai) for each in found}


def test_pasal_35_ayat_1_there_are_seven_grounds():
    assert list(read_alasan()) == list("abcdefg")
    assert [a.kode for a in read_alasan().values() if a.tanpa_permohonan] == ["b"]


def test_pasal_35_ayat_2_all_but_the_first_may_be_settled_by_talking():
    assert [a.kode for a in read_alasan().values() if a.musyawarah] == list("bcdefg")


def test_pasal_35_ayat_1_huruf_c_silence_opens_an_objection_the_day_after(row, libur):
    since, until = windows(row, libur)["c"]
    assert (since, until) == (date(2026, 12, 8), date(2027, 1, 25))


def test_pasal_35_ayat_1_huruf_a_a_refusal_may_be_objected_to_the_same_day(cast, row, libur):
    with on("2026-11-25"):
        answer(row, build_jawaban(row, "ditolak"), cast.ani)
    found = windows(row, libur)
    assert sorted(found) == ["a", "d", "e"]
    assert found["a"][0] == date(2026, 11, 25)


def test_pasal_35_ayat_1_huruf_f_only_what_costs_opens_ground_f(cast, row, libur):
    with on("2026-11-25"):
        answer(row, build_jawaban(row, lembar=4, tarif=500, cara_bayar="Tunai"), cast.ani)
    assert sorted(windows(row, libur)) == ["d", "f"]


def test_pasal_35_ayat_1_huruf_g_a_late_answer_opens_ground_g(cast, row, libur):
    with on("2026-12-09"):
        answer(row, build_jawaban(row), cast.ani)
    assert windows(row, libur)["g"][0] == date(2026, 12, 9)


def test_pasal_36_ayat_1_the_window_informs_and_never_keeps_an_objection_out(row):
    with on("2026-11-24"):  # ground c has not come yet
        early = make_keberatan(reread(row), alasan=["c"])
    with on("2027-12-01"):  # and here it is long over
        late = make_keberatan(reread(row), alasan=["c"])
    assert early.pk and late.pk


def test_several_grounds_stand_together(row):
    keberatan = make_keberatan(row, alasan=["a", "e", "g"])
    assert reread(keberatan).alasan == ["a", "e", "g"]


def test_ground_b_needs_no_request_and_the_others_do(cast):
    assert make_keberatan(situs=cast.cipari).permohonan is None
    with pytest.raises(ValidationError, match="hanya dapat memakai alasan huruf b"):
        make_keberatan(situs=cast.cipari, alasan=["c"])
    assert Keberatan.objects.count() == 1


def test_the_database_refuses_another_ground_without_a_request(cast):
    keberatan = make_keberatan(situs=cast.cipari)
    with pytest.raises(IntegrityError), transaction.atomic():
        Keberatan.objects.filter(pk=keberatan.pk).update(alasan=["c"])


def test_pasal_41_perki_1_2021_an_objection_has_a_number_of_its_own(row):
    with on("2026-12-08"):
        assert make_keberatan(row).nomor == "001/KEB/PPID-CIPARI/XII/2026"


def test_pasal_36_ayat_2_the_answer_is_due_in_thirty_working_days(row):
    with on("2026-12-11"):
        assert make_keberatan(row).jatuh_tempo == date(2027, 1, 28)


def test_pasal_36_ayat_3_an_upheld_decision_needs_written_reasons(cast, row):
    keberatan = make_keberatan(row)
    with pytest.raises(ValidationError) as caught:
        answer_keberatan(keberatan, build_tanggapan(alasan_putusan=" "), cast.camat)
    assert "Pasal 36 ayat (3)" in caught.value.message_dict["alasan_putusan"][0]
    assert reread(keberatan).terbuka


def test_a_granted_objection_orders_what_and_until_when(cast, row):
    bare = build_tanggapan(PutusanKeberatan.DIKABULKAN, perintah="", hari_pelaksanaan=None)
    with pytest.raises(ValidationError) as caught:
        answer_keberatan(make_keberatan(row), bare, cast.camat)
    assert {"perintah", "hari_pelaksanaan"} <= set(caught.value.message_dict)


def test_the_answer_closes_it_with_letter_event_and_mail(cast, row):
    keberatan = make_keberatan(row)
    before = Email.objects.count()
    answer_keberatan(keberatan, build_tanggapan(), cast.camat)
    now = reread(keberatan)
    assert (now.status, now.putusan) == (Status.SELESAI, PutusanKeberatan.DITOLAK)
    assert now.surat.get().jenis == JenisSurat.TANGGAPAN
    assert now.peristiwa.filter(jenis=JenisPeristiwa.DITANGGAPI).count() == 1
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DITANGGAPI).count() == 1
    assert Email.objects.count() == before + 1
    with pytest.raises(ValidationError, match="Selesai"):
        answer_keberatan(now, build_tanggapan(), cast.camat)


def test_after_a_granted_objection_the_request_is_answered_once_more(cast, row):
    with on("2026-11-25"):
        answer(row, build_jawaban(row, "ditolak"), cast.ani)
    with on("2026-11-26"):
        keberatan = make_keberatan(reread(row), alasan=["a"])
        granted = build_tanggapan(PutusanKeberatan.DIKABULKAN)
        answer_keberatan(keberatan, granted, cast.camat)
        answer(reread(row), build_jawaban(row), cast.ani)
        record_pelaksanaan(reread(keberatan), timezone.localdate(), "", cast.ani)
        with pytest.raises(ValidationError, match="tidak diubah"):
            answer(reread(row), build_jawaban(row), cast.ani)
    assert [each.hasil for each in Jawaban.objects.order_by("pk")] == ["ditolak", "seluruhnya"]
    assert reread(row).hasil == "seluruhnya"


def test_pasal_37_ayat_2_fourteen_working_days_to_komisi_informasi(cast, row, libur):
    with on("2026-12-11"):
        keberatan = make_keberatan(row)
        answer_keberatan(keberatan, build_tanggapan(), cast.camat)
    assert find_sengketa(reread(keberatan), libur).jatuh_tempo == date(2027, 1, 6)


def test_komisi_informasi_comes_after_the_objection_or_its_silence(row, libur):
    with on("2026-12-11"):
        keberatan = make_keberatan(row)
    assert not may_dispute(keberatan, date(2027, 1, 28))  # the last day
    assert may_dispute(keberatan, date(2027, 1, 29))
    assert find_sengketa(keberatan, libur).mulai == date(2027, 1, 28)
    assert reread(keberatan).status == Status.DITERIMA  # silence decides nothing


def test_column_k_keeps_what_the_requester_says(cast, row):
    keberatan = make_keberatan(row)
    with pytest.raises(ValidationError, match="belum ditanggapi"):
        record_sikap(keberatan, "menerima")
    answer_keberatan(keberatan, build_tanggapan(), cast.camat)
    record_sikap(reread(keberatan), "tidak_puas", "Saya akan ke Komisi Informasi.")
    assert reread(keberatan).get_sikap_display() == "Tidak puas"


def test_a_dispute_is_recorded_for_the_yearly_report(cast, row):
    keberatan = make_keberatan(row)
    answer_keberatan(keberatan, build_tanggapan(), cast.camat)
    sengketa = Sengketa(keberatan=reread(keberatan), diajukan_pada=timezone.localdate())
    record_sengketa(sengketa, cast.ani)
    assert reread(keberatan).sengketa.get_tahap_display() == "Diajukan"


def test_a_withdrawn_request_gives_no_ground(row, libur):
    withdraw(row)
    assert windows(row, libur) == {}
