"""Recipients act: right, version, one event; the terms of UU 25/2009."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from pengaduan import services_tangani as act
from pengaduan.enums import Hasil, Status
from pengaduan.models import PeristiwaPengaduan
from pengaduan.queries import find_penerima, list_dapat_ditambah
from pengaduan.services_pesan import add_pesan_pelapor, send_pesan
from situs.kunci_formulir import make_kunci
from tests.factories import make_penerima, make_pengaduan


@pytest.fixture
def row(penerima):
    return make_pengaduan(penerima.cipari)


@pytest.fixture
def camat(penerima):
    return penerima.camat_aduan.pengguna


def fresh(row):
    row.refresh_from_db()
    return row


def kinds(row) -> list[str]:
    return list(row.peristiwa.values_list("jenis", flat=True))


def test_every_look_is_recorded_with_name_and_time(row, camat):
    act.record_view(row, camat)
    event = PeristiwaPengaduan.objects.get(jenis="dilihat")
    assert event.pengguna == camat and event.waktu is not None


def test_the_reporters_acts_carry_the_day_alone(row, camat):
    add_pesan_pelapor(row, "Halo.", make_kunci())
    assert not row.peristiwa.exclude(waktu=None).exists()


@pytest.mark.parametrize(
    "do",
    [
        lambda row, who: act.record_view(row, who),
        lambda row, who: send_pesan(row, "Halo.", who),
        lambda row, who: act.ask_lengkapi(row, "Kapan?", who),
        lambda row, who: act.declare_lengkap(row, "Lengkap.", who),
        lambda row, who: act.decide(row, Hasil.TERBUKTI, who),
        lambda row, who: act.write_note(row, "Catatan.", who),
    ],
)
def test_nobody_but_a_recipient_acts(penerima, row, do):
    for who in (penerima.inspektorat.pengguna, penerima.ani, penerima.kominfo, penerima.operator):
        with pytest.raises(PermissionDenied):
            do(row, who)
    assert kinds(row) == ["diterima"]


def test_who_is_named_by_the_reporter_cannot_act_in_another_office(penerima):
    other = make_penerima(penerima.cipari, "Plt.", pengguna=penerima.camat_aduan.pengguna)
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan])
    assert other not in list_dapat_ditambah(row)
    assert find_penerima(row, other.pengguna_id) is None


def test_a_stale_page_changes_nothing(row, camat):
    send_pesan(fresh(row), "Satu.", camat)
    with pytest.raises(ValidationError, match="baru saja diubah"):
        send_pesan(row, "Dua.", camat)
    assert row.pesan.count() == 1


def test_pasal_44_asked_and_completed(row, camat):
    with time_machine.travel("2026-11-23 10:00+07:00", tick=False):
        act.ask_lengkapi(row, "Tanggal berapa?", camat)
        assert fresh(row).status == Status.MENUNGGU
        assert str(row.jatuh_tempo) == "2026-12-23"
    with time_machine.travel("2026-11-30 10:00+07:00", tick=False):
        add_pesan_pelapor(row, "Tanggal 5.", make_kunci())
        assert fresh(row).status == Status.DITERIMA
        assert str(row.jatuh_tempo) == "2026-12-14"
        act.declare_lengkap(row, "Lengkap.", camat)
    assert (fresh(row).status, str(row.jatuh_tempo)) == (Status.DIPERIKSA, "2027-01-29")


def test_pasal_44_ayat_5_withdrawn_only_after_the_thirty_days(row, camat):
    with time_machine.travel("2026-11-23 10:00+07:00", tick=False):
        act.ask_lengkapi(row, "Tanggal berapa?", camat)
    with (
        time_machine.travel("2026-12-23 10:00+07:00", tick=False),
        pytest.raises(ValidationError, match="sampai 23-12-2026"),
    ):
        act.close_dicabut(fresh(row), "Ditutup.", camat)
    with time_machine.travel("2026-12-24 10:00+07:00", tick=False):
        act.close_dicabut(fresh(row), "Ditutup.", camat)
    assert (fresh(row).status, row.hasil, row.jatuh_tempo) == ("selesai", "dicabut", None)


def test_pasal_50_decided_and_delivered(row, camat):
    act.decide(row, Hasil.TERBUKTI, camat)
    assert (fresh(row).status, row.disampaikan_pada) == (Status.DIPUTUS, None)
    assert (row.jatuh_tempo - row.diputus_pada).days == 14
    act.deliver(row, "Terbukti; pegawai dikenai sanksi.", camat)
    assert (fresh(row).status, row.jatuh_tempo) == (Status.SELESAI, None)
    assert kinds(row)[1:] == ["diputus", "disampaikan"]


def test_a_decision_with_words_is_delivered_at_once(row, camat):
    act.decide(row, Hasil.TIDAK_TERBUKTI, camat, teks="Tidak terbukti.")
    assert fresh(row).status == Status.SELESAI
    assert row.pesan.get().isi == "Tidak terbukti."


def test_decided_is_decided(row, camat):
    act.decide(row, Hasil.TERBUKTI, camat, teks="Terbukti.")
    with pytest.raises(ValidationError, match="statusnya kini"):
        act.decide(fresh(row), Hasil.TIDAK_TERBUKTI, camat)


def test_withdrawal_is_no_result_an_officer_picks(row, camat):
    with pytest.raises(ValidationError):
        act.decide(row, Hasil.DICABUT, camat)


def test_another_recipient_is_let_in_with_an_event(penerima, row, camat):
    act.add_penerima(row, penerima.inspektorat, camat)
    assert find_penerima(row, penerima.inspektorat.pengguna_id) == penerima.inspektorat
    assert kinds(row)[-1] == "penerima_ditambah"


def test_whom_the_reporter_named_is_never_let_in_later(penerima):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.inspektorat])
    with pytest.raises(ValidationError, match="tidak dapat menerima"):
        act.add_penerima(row, penerima.inspektorat, penerima.camat_aduan.pengguna)


def test_who_steps_out_is_out_for_good(penerima, row, camat):
    act.release_penerima(row, penerima.camat_aduan, camat, "Benturan kepentingan.")
    assert find_penerima(row, camat.pk) is None
    assert penerima.camat_aduan not in list_dapat_ditambah(row)


def test_the_last_recipient_cannot_leave(penerima):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.sekcam])
    with pytest.raises(ValidationError, match="Tambahkan penerima lain"):
        act.release_penerima(row, penerima.camat_aduan, penerima.camat_aduan.pengguna, "Benturan.")


def test_the_same_message_sent_twice_is_one(row):
    kunci = make_kunci()
    first, again = (add_pesan_pelapor(row, "Halo.", kunci) for _ in range(2))
    assert first[0] == again[0] and (first[1], again[1]) == (True, False)
    assert sorted(kinds(row)) == ["diterima", "pesan_pelapor"]  # of one day, in no order


def test_an_empty_message_is_none(row, camat):
    with pytest.raises(ValidationError, match="Tulis pesan"):
        add_pesan_pelapor(row, "  ", make_kunci())
    with pytest.raises(ValidationError, match="Tulis pesan"):
        send_pesan(row, " ", camat)
    assert kinds(row) == ["diterima"]
