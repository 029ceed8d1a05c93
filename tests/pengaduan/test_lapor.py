"""A report comes in once, under a code that is stored nowhere, to nobody it is about."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from pengaduan.kode import derive_kode, hash_kode, normalize_kode
from pengaduan.models import Pengaduan, PengaturanPengaduan, Penyaluran, PeristiwaPengaduan
from pengaduan.models.peristiwa import RiwayatTetap
from pengaduan.queries import find_pengaduan, is_open
from pengaduan.services_lapor import register_pengaduan
from situs.kunci_formulir import make_kunci
from situs.models import Keanggotaan
from tests.factories import make_penerima, make_pengaduan


def readers(row) -> set[str]:
    return {each.penerima.jabatan for each in row.penyaluran.filter(boleh_melihat=True)}


def test_the_code_is_sixteen_digits_in_groups_of_four():
    kode = derive_kode(make_kunci())
    assert [len(group) for group in kode.split("-")] == [4] * 4
    assert normalize_kode(kode).isdigit()


def test_the_code_opens_the_report_however_it_is_typed(penerima):
    row = make_pengaduan(penerima.cipari)
    for typed in (row.kode, row.kode.replace("-", " "), f" {row.kode.replace('-', '')} "):
        assert find_pengaduan(penerima.cipari, typed) == row


@pytest.mark.parametrize("typed", ["", "0000-0000-0000-0000", "1234", "abc", "٣" * 16, "9" * 500])
def test_any_other_text_opens_nothing(penerima, typed):
    make_pengaduan(penerima.cipari)
    assert find_pengaduan(penerima.cipari, typed) is None


def test_the_code_opens_nothing_at_another_site(penerima):
    row = make_pengaduan(penerima.cipari)
    assert find_pengaduan(penerima.maos, row.kode) is None
    assert find_pengaduan(penerima.utama, row.kode) is None


def test_the_same_code_has_another_hash_at_each_site(penerima):
    one = PengaturanPengaduan.objects.create(situs=penerima.cipari)
    two = PengaturanPengaduan.objects.create(situs=penerima.maos)
    assert hash_kode("1234", one.garam) != hash_kode("1234", two.garam)


def test_the_same_form_twice_is_one_report_with_one_code(penerima):
    kunci = make_kunci()
    first = make_pengaduan(penerima.cipari, kunci=kunci)
    again = register_pengaduan(
        Pengaduan(situs=penerima.cipari, identitas="anonim", kategori="suap", apa="lain"), kunci
    )
    assert (again.pengaduan, again.kode, again.baru) == (first, first.kode, False)
    assert Pengaduan.objects.count() == 1
    assert PeristiwaPengaduan.objects.count() == 1


def test_the_same_key_at_two_sites_is_two_reports(penerima):
    make_penerima(penerima.maos)
    kunci = make_kunci()
    one = make_pengaduan(penerima.cipari, kunci=kunci)
    assert one != make_pengaduan(penerima.maos, kunci=kunci)


def test_an_anonymous_report_keeps_no_name_even_if_one_is_given(penerima):
    row = make_pengaduan(penerima.cipari, identitas="anonim", nama="Budi", kontak="0812")
    row.refresh_from_db()
    assert (row.nama, row.kontak) == ("", "")


def test_the_database_too_refuses_a_name_on_an_anonymous_report(penerima):
    row = make_pengaduan(penerima.cipari)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pengaduan.objects.filter(pk=row.pk).update(nama="Budi")


@pytest.mark.parametrize("identitas", ["rahasia", "terbuka"])
def test_a_report_with_an_identity_keeps_it(penerima, identitas):
    row = make_pengaduan(penerima.cipari, identitas=identitas, nama="Budi", kontak="0812")
    row.refresh_from_db()
    assert (row.nama, row.kontak) == ("Budi", "0812")


def test_everybody_at_the_site_receives_it(penerima):
    row = make_pengaduan(penerima.cipari)
    assert readers(row) == {"Camat", "Sekretaris Kecamatan"}


def test_whom_the_reporter_names_never_receives_it(penerima):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan])
    assert readers(row) == {"Sekretaris Kecamatan"}
    shut = row.penyaluran.get(boleh_melihat=False)
    assert shut.penerima == penerima.camat_aduan


def test_nobody_left_at_the_site_sends_it_up_to_ppid_utama(penerima):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan, penerima.sekcam])
    assert readers(row) == {"Inspektorat Kabupaten"}


def test_a_person_who_is_named_is_left_out_in_every_office(penerima):
    make_penerima(penerima.cipari, "Plt. Sekretaris", pengguna=penerima.camat_aduan.pengguna)
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan])
    assert readers(row) == {"Sekretaris Kecamatan"}


def test_nobody_left_at_all_is_told_and_nothing_is_stored(penerima):
    everybody = [penerima.camat_aduan, penerima.sekcam, penerima.inspektorat]
    with pytest.raises(ValidationError) as caught:
        make_pengaduan(penerima.cipari, dihindari=everybody)
    assert "dihindari" in caught.value.message_dict
    assert not Pengaduan.objects.exists()


def test_the_database_refuses_a_named_recipient_as_a_reader(penerima):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan])
    with pytest.raises(IntegrityError), transaction.atomic():
        Penyaluran.objects.create(
            situs=row.situs, pengaduan=row, penerima=penerima.camat_aduan, boleh_melihat=True
        )


def test_who_lost_the_role_or_the_account_receives_nothing(penerima):
    Keanggotaan.objects.filter(pengguna=penerima.camat_aduan.pengguna).delete()
    penerima.sekcam.pengguna.is_active = False
    penerima.sekcam.pengguna.save()
    assert readers(make_pengaduan(penerima.cipari)) == {"Inspektorat Kabupaten"}


def test_a_site_without_any_recipient_is_closed(cast):
    assert not is_open(cast.cipari)
    make_penerima(cast.utama, "Inspektorat Kabupaten")
    assert is_open(cast.cipari)


def test_the_first_answer_is_due_after_14_days(penerima):
    row = make_pengaduan(penerima.cipari)
    assert (row.jatuh_tempo - row.diterima).days == 14


def test_history_is_never_changed(penerima):
    event = make_pengaduan(penerima.cipari).peristiwa.get()
    with pytest.raises(RiwayatTetap):
        event.save()
    with pytest.raises(RiwayatTetap):
        PeristiwaPengaduan.objects.update(jenis="dilihat")


@pytest.mark.django_db(transaction=True)
def test_the_same_form_from_two_tabs_at_once_is_one_report(penerima):
    """The same moment: one is first, the other finds it."""
    kunci, found, gate = make_kunci(), [], threading.Barrier(2)

    def send():
        gate.wait()
        row = Pengaduan(situs=penerima.cipari, identitas="anonim", kategori="suap", apa="Suap.")
        try:
            found.append(register_pengaduan(row, kunci))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Pengaduan.objects.count() == 1
    assert len({each.kode for each in found}) == 1
    assert sorted(each.baru for each in found) == [False, True]
