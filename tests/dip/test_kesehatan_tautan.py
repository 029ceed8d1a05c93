"""When an address is called dead, and how several runs share the work."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dip.kesehatan_tautan import apply_hasil, check_simpanan, read_sidik
from dip.models import HostDikunjungi, PemeriksaanTautan
from dip.services_tautan import (
    DIPEGANG,
    claim_again,
    claim_tautan,
    forget_hosts,
    group_tampil,
    record_hasil,
    reserve_host,
    sync_tautan,
)
from dip.tautan_publik import Tampil, keep_simpanan
from situs.kunjungan import Hasil, Keadaan
from tests.factories import make_berkas, make_informasi

SENIN = datetime(2026, 11, 23, 1, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
JAM = timedelta(hours=1)
HIDUP, MATI = Hasil(Keadaan.HIDUP, kode=200), Hasil(Keadaan.MATI, "Tidak ada.", 404)
GAGAL = Hasil(Keadaan.GAGAL, "Tidak menjawab.")
TERTUTUP = Hasil(Keadaan.TIDAK_DIPERIKSA, "Tidak melayani.", 403)


def after(*answers: tuple[float, Hasil]) -> PemeriksaanTautan:
    """The row after these (hour, answer) pairs."""
    row = PemeriksaanTautan(alamat="https://a.go.id/", sidik="x")
    for hour, hasil in answers:
        apply_hasil(row, hasil, SENIN + hour * JAM)
    return row


def test_a_definite_answer_is_dead_at_once():
    row = after((0, MATI))
    assert (row.mati_sejak, row.galat, row.kode_status) == (SENIN, "Tidak ada.", 404)


def test_a_failure_is_not_dead_before_the_second_a_day_later():
    assert after((0, GAGAL)).mati_sejak is None
    assert after((0, GAGAL), (23, GAGAL)).mati_sejak is None
    assert after((0, GAGAL), (0.1, GAGAL), (0.2, GAGAL)).mati_sejak is None
    row = after((0, GAGAL), (24, GAGAL))
    assert (row.mati_sejak, row.gagal_beruntun) == (SENIN, 2)  # since it was first seen


def test_an_answer_between_two_failures_starts_anew():
    assert after((0, GAGAL), (12, HIDUP), (24, GAGAL)).mati_sejak is None
    assert after((0, GAGAL), (12, TERTUTUP), (24, GAGAL)).mati_sejak is None


def test_alive_again_clears_everything():
    row = after((0, MATI), (24, HIDUP))
    assert (row.mati_sejak, row.gagal_sejak, row.gagal_beruntun, row.galat) == (None, None, 0, "")


def test_the_day_of_death_stays():
    row = after((0, MATI), (24, GAGAL), (48, MATI))
    assert (row.mati_sejak, row.gagal_beruntun) == (SENIN, 3)


def test_what_cannot_be_checked_is_not_dead():
    row = after((0, TERTUTUP))
    assert (row.mati_sejak, row.gagal_sejak, row.galat) == (None, None, "Tidak melayani.")
    assert row.berikutnya == SENIN + timedelta(days=7)
    assert after((0, MATI), (24, TERTUTUP)).mati_sejak is None


@pytest.mark.parametrize("hasil", [HIDUP, MATI, GAGAL])
def test_every_address_is_asked_once_a_day(hasil):
    assert after((0, hasil)).berikutnya == SENIN + timedelta(days=1)


# --- Files ----------------------------------------------------------------------------------------
def test_a_stored_file_is_compared_with_what_was_uploaded(cast):
    berkas = make_berkas(make_informasi(cast.cipari), b"isi berkas")
    good = hashlib.sha256(b"isi berkas").hexdigest()
    assert check_simpanan(keep_simpanan(berkas.isi, 10, good)) == Hasil(Keadaan.HIDUP)
    assert check_simpanan(keep_simpanan(berkas.isi)) == Hasil(Keadaan.HIDUP)
    for ukuran, sidik, word in ((11, good, "Ukuran"), (10, "0" * 64, "Isi")):
        hasil = check_simpanan(keep_simpanan(berkas.isi, ukuran, sidik))
        assert hasil.keadaan == Keadaan.MATI
        assert hasil.sebab.startswith(word)
    berkas.isi.storage.delete(berkas.isi.name)
    assert check_simpanan(keep_simpanan(berkas.isi, 10, good)).sebab.startswith("Berkas hilang")


def test_a_storage_that_does_not_answer_is_a_failure_of_this_time(cast):
    berkas = make_berkas(make_informasi(cast.cipari), b"isi")
    berkas.isi.storage.delete(berkas.isi.name)
    Path(berkas.isi.path).mkdir()  # there, and not to be read
    assert check_simpanan(keep_simpanan(berkas.isi)).keadaan == Keadaan.GAGAL


# --- Rows -----------------------------------------------------------------------------------------
def show(*daftar: str) -> dict[str, list[list]]:
    return group_tampil(Tampil(alamat, ("dip.informasi", 1, "Satu")) for alamat in daftar)


def make_row(situs, alamat: str = "https://a.go.id/", **fields) -> PemeriksaanTautan:
    return PemeriksaanTautan.objects.create(
        situs=situs, alamat=alamat, sidik=read_sidik(alamat), **fields
    )


def test_rows_follow_what_is_shown(cast):
    assert sync_tautan(cast.cipari, show("/a/", "/b/")) == (2, 0)
    PemeriksaanTautan.objects.filter(alamat="/b/").update(mati_sejak=SENIN)
    assert sync_tautan(cast.cipari, show("/b/", "/c/")) == (1, 1)
    rows = PemeriksaanTautan.objects.order_by("alamat")
    assert [(row.alamat, row.mati_sejak) for row in rows] == [("/b/", SENIN), ("/c/", None)]
    assert sync_tautan(cast.cipari, show("/b/", "/c/")) == (0, 0)


def test_rows_of_another_site_are_left_alone(cast):
    make_row(cast.maos, "/a/")
    sync_tautan(cast.cipari, {})
    assert PemeriksaanTautan.objects.count() == 1


def test_where_an_address_is_shown_is_renewed(cast):
    sync_tautan(cast.cipari, {"/a/": [["dip.informasi", 1, "Lama"]]})
    sync_tautan(cast.cipari, {"/a/": [["dip.informasi", 1, "Baru"]]})
    assert PemeriksaanTautan.objects.get().tempat == [["dip.informasi", 1, "Baru"]]


def test_ten_places_are_named_and_each_once():
    tampil = [Tampil("/a/", ("dip.informasi", n // 2, "x")) for n in range(40)]
    assert len(group_tampil(tampil)["/a/"]) == 10


def test_an_address_too_long_to_keep_is_not_checked():
    assert show(f"https://a.go.id/{'x' * 2000}") == {}


def test_an_outside_address_is_one_at_all_sites_and_a_path_is_not(cast):
    outside = [make_row(situs) for situs in (cast.cipari, cast.maos)]
    paths = [make_row(situs, "/a/") for situs in (cast.cipari, cast.maos)]
    assert record_hasil(outside[0], MATI, SENIN) == 2
    assert record_hasil(paths[0], MATI, SENIN) == 1
    mati = PemeriksaanTautan.objects.mati()
    assert set(mati.values_list("pk", flat=True)) == {*(row.pk for row in outside), paths[0].pk}


def test_two_runs_never_take_the_same_address(cast):
    row = make_row(cast.cipari)
    assert claim_tautan(row, SENIN)
    assert not claim_tautan(row, SENIN)
    assert not claim_tautan(row, SENIN + DIPEGANG - timedelta(seconds=1))
    assert claim_tautan(row, SENIN + DIPEGANG)  # the run that held it was killed


def test_an_officer_may_ask_again_after_a_while_only(cast):
    row = make_row(cast.cipari, diperiksa_pada=SENIN)
    assert not claim_again(row, SENIN + JAM, since=SENIN - JAM)
    assert claim_again(row, SENIN + 2 * JAM, since=SENIN + JAM)
    assert not claim_again(row, SENIN + 2 * JAM, since=SENIN + JAM)


def test_a_host_is_asked_at_most_once_a_second(db):
    second = timedelta(seconds=1)
    waits = [reserve_host("a.go.id", SENIN) for _ in range(3)]
    assert waits == [0, 1, 2]
    assert reserve_host("b.go.id", SENIN) == 0
    assert reserve_host("a.go.id", SENIN + 2.5 * second) == 0.5
    assert reserve_host("a.go.id", SENIN + 60 * second) == 0


def test_hosts_are_not_kept_for_ever(db):
    reserve_host("a.go.id", SENIN)
    forget_hosts(SENIN + timedelta(days=2))
    assert not HostDikunjungi.objects.exists()


def test_the_states_of_a_list_exclude_one_another(cast):
    answers = {"menunggu": [], "hidup": [HIDUP], "mati": [MATI]}
    answers |= {"gagal": [GAGAL], "tak_diperiksa": [TERTUTUP]}
    for name, given in answers.items():
        row = make_row(cast.cipari, f"/{name}/")
        for hasil in given:
            record_hasil(row, hasil, SENIN)
    for name in answers:
        found = getattr(PemeriksaanTautan.objects.for_situs(cast.cipari), name)()
        assert [row.alamat for row in found] == [f"/{name}/"]
