"""A site proposes, PPID Utama decides: Pasal 3, 4, 10 and 11 PP 61/2010."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from dip.enums import JenisJangka, StatusPengecualian
from dip.models import Informasi, Pengecualian, PeristiwaPengecualian, SuratPenetapan
from dip.services_keputusan import (
    JangkaBaru,
    change_term,
    decide_open,
    determine,
    next_surat,
    open_early,
    propose,
    send_back,
    withdraw,
)
from dip.services_pengecualian import delete_draf, save_pengecualian, save_uji
from tests.factories import make_pengecualian, make_surat, make_uji

NANTI = timezone.localdate() + timedelta(days=400)
DRAF, DIUSULKAN = StatusPengecualian.DRAF, StatusPengecualian.DIUSULKAN
DITETAPKAN = StatusPengecualian.DITETAPKAN


def make(situs, status=DRAF, **fields) -> Pengecualian:
    decided = {} if status == DITETAPKAN else {"surat": None}
    values = {"status": status, "berakhir": NANTI, "jangka_teks": "", **decided, **fields}
    return make_pengecualian(situs, **values)


def draft_surat(utama, **fields) -> SuratPenetapan:
    values = {
        "nomor": "555/77/2026",
        "pejabat_nama": "Kepala Contoh",
        "pejabat_jabatan": "Kepala Dinas Kominfo selaku PPID",
        "badan_publik": "Pemerintah Kabupaten Cilacap",
        "alasan": "Melindungi rahasia pribadi.",
        "tempat": "Cilacap",
        "tanggal": timezone.localdate(),
        "pimpinan_nama": "Bupati Contoh",
        "pimpinan_jabatan": "Bupati Cilacap",
        "persetujuan_tanggal": timezone.localdate(),
    }
    return SuratPenetapan(situs=utama, **values | fields)


def reread(row: Pengecualian) -> Pengecualian:
    return Pengecualian.objects.get(pk=row.pk)


def kinds(row: Pengecualian) -> list[str]:
    events = PeristiwaPengecualian.objects.filter(pengecualian=row).order_by("pk")
    return [event.jenis for event in events]


# --- Words ----------------------------------------------------------------------------------------
def test_a_change_is_one_event_with_the_words_before_and_after(cast):
    row = make(cast.cipari)
    row.judul, row.berakhir = "Nama baru", date(2030, 1, 2)
    save_pengecualian(row, cast.ani)
    event = row.peristiwa.get()
    assert event.perubahan["judul"][1] == "Nama baru"
    assert event.perubahan["berakhir"] == [NANTI.isoformat(), "2030-01-02"]
    assert (event.pengguna, event.jenis) == (cast.ani, "diubah")
    save_pengecualian(reread(row), cast.ani)
    assert row.peristiwa.count() == 1


def test_the_second_of_two_officers_overwrites_nothing(cast):
    row, other = make(cast.cipari), None
    other = reread(row)
    row.judul = "Dari yang pertama"
    save_pengecualian(row, cast.ani)
    other.judul = "Dari yang kedua"
    with pytest.raises(ValidationError, match="diubah orang lain"):
        save_pengecualian(other, cast.petugas)
    assert reread(row).judul == "Dari yang pertama"


def test_a_deleted_draft_stays_in_the_history(cast):
    row = make(cast.cipari, judul="Hilang")
    delete_draf(row, cast.ani)
    event = PeristiwaPengecualian.objects.get()
    assert event.perubahan["judul"] == ["Hilang", ""]
    assert not Pengecualian.objects.exists()


@pytest.mark.parametrize("status", [DIUSULKAN, DITETAPKAN])
def test_what_is_proposed_or_decided_is_not_deleted(cast, status):
    row = make(cast.cipari, status)
    with pytest.raises(ValidationError):
        delete_draf(row, cast.ani)
    assert reread(row)


def test_a_sheet_under_a_proposal_stays_as_it_was_read(cast):
    row = make(cast.cipari)
    row.uji.tempat = "Balai desa"
    save_uji(row.uji, cast.ani)
    assert "tempat diubah" in row.peristiwa.get().catatan
    propose(reread(row), cast.ani)
    row.uji.tempat = "Kantor"
    with pytest.raises(ValidationError, match="lembar yang baru"):
        save_uji(row.uji, cast.ani)


# --- Proposing ------------------------------------------------------------------------------------
def test_pasal_3_a_complete_draft_is_proposed_once(cast):
    row = make(cast.cipari)
    assert propose(row, cast.ani)
    assert not propose(row, cast.ani)
    assert reread(row).status == DIUSULKAN
    assert kinds(row) == ["diusulkan"]


def test_pasal_19_a_faulty_draft_is_refused_with_every_reason(cast):
    row = make(cast.cipari, uji=None, dasar=["c"], jangka_jenis="tidak_terbatas", berakhir=None)
    with pytest.raises(ValidationError) as refused:
        propose(row, cast.ani)
    text = " ".join(refused.value.messages)
    assert "Pasal 19" in text and "Pasal 20 ayat (1)" in text
    assert reread(row).status == DRAF and kinds(row) == []


def test_a_stale_draft_is_not_proposed(cast):
    row = make(cast.cipari)
    Pengecualian.objects.update(versi=5)
    with pytest.raises(ValidationError, match="diubah orang lain"):
        propose(row, cast.ani)


def test_a_proposal_is_withdrawn_and_sent_back(cast):
    row = make(cast.cipari, DIUSULKAN)
    assert withdraw(row, cast.ani) and not withdraw(row, cast.ani)
    propose(reread(row), cast.ani)
    assert send_back(reread(row), "Sebutkan pasalnya.", cast.kominfo)
    assert not send_back(row, "Sebutkan pasalnya.", cast.kominfo)
    assert kinds(row) == ["ditarik", "diusulkan", "dikembalikan"]
    assert row.peristiwa.first().catatan == "Sebutkan pasalnya."


def test_sending_back_needs_a_reason(cast):
    row = make(cast.cipari, DIUSULKAN)
    with pytest.raises(ValidationError):
        send_back(row, "  ", cast.kominfo)
    assert reread(row).status == DIUSULKAN


# --- Deciding -------------------------------------------------------------------------------------
def test_pasal_4_one_letter_decides_proposals_of_several_kecamatan(cast):
    rows = [make(situs, DIUSULKAN) for situs in (cast.cipari, cast.maos, cast.utama)]
    surat = draft_surat(cast.utama)
    determine(surat, rows, cast.kominfo)
    for row in map(reread, rows):
        assert (row.status, row.surat, row.ditetapkan_sejak) == (DITETAPKAN, surat, surat.tanggal)
        assert kinds(row) == ["ditetapkan"]
    assert SuratPenetapan.objects.get().pengguna == cast.kominfo


def test_the_same_decision_twice_changes_nothing(cast):
    row = make(cast.cipari, DIUSULKAN)
    determine(draft_surat(cast.utama), [row], cast.kominfo)
    with pytest.raises(ValidationError):
        determine(draft_surat(cast.utama, nomor="lain"), [row], cast.kominfo)
    assert kinds(row) == ["ditetapkan"] and SuratPenetapan.objects.count() == 1


def test_one_faulty_proposal_holds_up_the_letter(cast):
    good, bad = make(cast.cipari, DIUSULKAN), make(cast.maos, DIUSULKAN, dasar=[])
    with pytest.raises(ValidationError, match=bad.judul):
        determine(draft_surat(cast.utama), [good, bad], cast.kominfo)
    assert reread(good).status == DIUSULKAN
    assert not SuratPenetapan.objects.exists()


def test_a_proposal_that_changed_since_it_was_read_is_not_decided(cast):
    row = make(cast.cipari, DIUSULKAN)
    Pengecualian.objects.update(versi=9)
    with pytest.raises(ValidationError, match="diubah orang lain"):
        determine(draft_surat(cast.utama), [row], cast.kominfo)


@pytest.mark.parametrize(
    "name",
    [
        *("nomor", "jenis_klasifikasi", "pejabat_nama", "pejabat_jabatan", "badan_publik"),
        *("alasan", "tempat", "pimpinan_nama", "pimpinan_jabatan"),
    ],
)
def test_pasal_4_ayat_2_pp_61_2010_a_letter_has_its_six_contents(cast, name):
    row = make(cast.cipari, DIUSULKAN)
    with pytest.raises(ValidationError) as refused:
        determine(draft_surat(cast.utama, **{name: ""}), [row], cast.kominfo)
    assert list(refused.value.error_dict) == [name]
    assert reread(row).status == DIUSULKAN


def test_pasal_3_ayat_2_pp_61_2010_the_head_agrees_before_the_letter(cast):
    row = make(cast.cipari, DIUSULKAN)
    later = timezone.localdate() - timedelta(days=3)
    for fields in (
        {"tanggal": later},
        {"persetujuan_tanggal": None},
        {"tanggal": timezone.localdate() + timedelta(days=1)},
    ):
        with pytest.raises(ValidationError):
            determine(draft_surat(cast.utama, **fields), [row], cast.kominfo)
    assert reread(row).status == DIUSULKAN


def test_the_number_of_a_letter_is_used_once(cast):
    make_surat(cast.utama, nomor="555/77/2026")
    with pytest.raises(ValidationError, match="sudah ada"):
        determine(draft_surat(cast.utama), [make(cast.cipari, DIUSULKAN)], cast.kominfo)


def test_a_letter_decides_only_below_its_own_ppid_utama(cast):
    row = make(cast.cipari, DIUSULKAN)
    with pytest.raises(ValidationError, match="bukan dari situs"):
        determine(draft_surat(cast.maos), [row], cast.kominfo)


def test_pasal_5_pp_61_2010_thirty_years_count_from_the_date_of_the_letter(cast):
    today = timezone.localdate()
    last = today.replace(year=today.year + 30)
    row = make(cast.cipari, DIUSULKAN, dasar=["a"], berakhir=last)
    earlier = today - timedelta(days=10)
    surat = draft_surat(cast.utama, tanggal=earlier, persetujuan_tanggal=earlier)
    Pengecualian.objects.filter(pk=row.pk).update(berakhir=last)
    row.uji.tanggal = earlier
    row.uji.save()
    with pytest.raises(ValidationError, match="Pasal 5 PP 61/2010"):
        determine(surat, [row], cast.kominfo)


# --- Afterwards -----------------------------------------------------------------------------------
def new_term(row: Pengecualian, **fields) -> JangkaBaru:
    values = {
        "uji": make_uji(row.situs),
        "jangka_jenis": JenisJangka.TANGGAL,
        "jangka_teks": "",
        "berakhir": NANTI + timedelta(days=100),
    }
    return JangkaBaru(**values | fields)


def test_pasal_10_pp_61_2010_a_term_changes_by_a_new_test_and_a_new_letter(cast):
    row = make(cast.cipari, DITETAPKAN)
    old, jangka = row.surat, new_term(row)
    change_term(row, jangka, draft_surat(cast.utama), cast.kominfo)
    now = reread(row)
    assert (now.berakhir, now.uji, now.status) == (jangka.berakhir, jangka.uji, DITETAPKAN)
    assert now.surat.nomor == "555/77/2026" and now.ditetapkan_sejak == old.tanggal
    event = row.peristiwa.get()
    assert event.jenis == "diperpanjang"
    assert event.perubahan["surat"] == [str(old), str(now.surat)]
    assert event.perubahan["berakhir"] == [NANTI.isoformat(), jangka.berakhir.isoformat()]


def test_pasal_10_pp_61_2010_the_old_test_does_not_do(cast):
    row = make(cast.cipari, DITETAPKAN)
    with pytest.raises(ValidationError, match="lembar uji yang baru"):
        change_term(row, new_term(row, uji=row.uji), draft_surat(cast.utama), cast.kominfo)
    assert SuratPenetapan.objects.count() == 1


def test_pasal_10_pp_61_2010_the_new_term_obeys_the_law_too(cast):
    row = make(cast.cipari, DITETAPKAN, dasar=["c"])
    endless = new_term(row, jangka_jenis=JenisJangka.TIDAK_TERBATAS, berakhir=None)
    with pytest.raises(ValidationError, match=r"Pasal 20 ayat \(1\)"):
        change_term(row, endless, draft_surat(cast.utama), cast.kominfo)
    assert reread(row).berakhir == NANTI


def test_pasal_11_ayat_1_pp_61_2010_decided_open_it_stays_closed_until_its_end(cast):
    row = make(cast.cipari, DITETAPKAN)
    assert decide_open(row, "Keputusan 1/2026", cast.kominfo)
    assert not decide_open(reread(row), "Keputusan 1/2026", cast.kominfo)
    now = reread(row)
    assert now.diputuskan_buka and now.status == DITETAPKAN
    assert kinds(row) == ["diputuskan_buka"] and not Informasi.objects.exists()


def test_an_endless_entry_has_no_end_to_decide_about(cast):
    row = make(cast.cipari, DITETAPKAN, jangka_jenis="tidak_terbatas", berakhir=None)
    with pytest.raises(ValidationError):
        decide_open(row, "Keputusan", cast.kominfo)


def test_opened_early_it_stands_in_the_dip_at_once(cast):
    row = make(cast.cipari, DITETAPKAN)
    assert open_early(row, "Putusan Komisi Informasi 1/2026", cast.kominfo)
    assert not open_early(row, "Putusan Komisi Informasi 1/2026", cast.kominfo)
    informasi = Informasi.objects.get()
    assert (informasi.eks_pengecualian, informasi.kategori) == (row, "setiap_saat")
    assert reread(row).status == StatusPengecualian.DIBUKA
    assert kinds(row) == ["dibuka"]


def test_the_next_letter_remembers_who_signs(cast):
    make_surat(cast.utama, pejabat_nama="Ibu Kepala", pimpinan_nama="Bapak Bupati")
    surat = next_surat(cast.utama)
    assert (surat.pejabat_nama, surat.pimpinan_nama) == ("Ibu Kepala", "Bapak Bupati")
    assert surat.nomor == "" and surat.alasan == ""
