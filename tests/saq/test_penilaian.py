"""The five indicators of Kominfo's form, each fulfilled and not fulfilled, by its article."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dip.enums import Status, StatusPengecualian
from dip.models import Informasi, PemeriksaanTautan, PenetapanDIP
from dip.services_kedaluwarsa import process_all
from halaman.models import Dokumen, Halaman
from saq import queries
from saq.indikator import read_indikator
from tests.factories import make_informasi, make_konten, make_pengecualian
from tests.saq.bantu import assess, find_kewajiban, fulfil_all, import_daftar, indikator

TAHUN = timezone.localdate().year
KEMARIN = timezone.localdate() - timedelta(days=1)


def test_a_site_with_everything_fulfils_five_of_five(cast):
    fulfil_all(cast.cipari)
    hasil = assess(cast.cipari)
    assert hasil.kalimat == "5 dari 5 indikator terpenuhi"
    assert [each.persen for each in hasil.nilai] == [100] * 5


def test_a_new_site_fulfils_only_what_has_no_case(cast):
    """No exclusion has ended, so nothing is missing there; everything else is."""
    hasil = assess(cast.cipari)
    assert [each.terpenuhi for each in hasil.nilai] == [False, False, True, False, False]
    assert hasil.kalimat == "1 dari 5 indikator terpenuhi"


def test_the_form_has_five_indicators_and_no_weights():
    assert [each.nomor for each in read_indikator()] == [1, 2, 3, 4, 5]
    assert not hasattr(read_indikator()[0], "bobot")


# --- Real lists ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "jumlah", "lengkap", "berisi", "celah"),
    [
        # Every row has a year and no place; nomor 38 names no one responsible besides.
        # All 51 summaries are names of documents (tests/dip/test_ringkasan.py).
        ("sumedang_2024", 51, 0, 0, {"tempat": 51, "penanggung_jawab": 1}),
        # "Tahun 2022" and no place; 26 of 47 summaries repeat their title.
        ("kaltim_2022", 47, 0, 21, {"tempat": 47}),
        # Only title, class, link and who is responsible (45 rows without): counted with awk over
        # entries.tsv. The form is empty 3 times and "NULL" 40 times.
        (
            "beltim_csv",
            162,
            0,
            0,
            {
                **{"ringkasan": 162, "pejabat_penguasa": 162, "waktu": 162, "tempat": 162},
                **{"retensi": 162, "penanggung_jawab": 45, "bentuk": 43},
            },
        ),
        # A year and no place; nomor 3 and 5 tell no content.
        ("surakarta_2024_js", 6, 0, 4, {"tempat": 6}),
    ],
)
def test_pasal_21_ayat_2_on_a_real_list(cast, name, jumlah, lengkap, berisi, celah):
    import_daftar(cast.cipari, 2024, name)
    unsur, ringkasan = assess(cast.cipari, 2024).nilai[:2]
    assert (unsur.jumlah, unsur.dari, unsur.terpenuhi) == (lengkap, jumlah, False)
    assert (ringkasan.jumlah, ringkasan.dari) == (berisi, jumlah)
    counted = count_celah(cast.cipari, 2024)
    assert {kolom: number for kolom, number in counted.items() if number} == celah


def count_celah(situs, tahun: int) -> dict[str, int]:
    found = queries.count_entri(situs, tahun)[situs.pk]
    prefix = "tanpa_"
    return {
        name.removeprefix(prefix): number
        for name, number in found.items()
        if name.startswith(prefix)
    }


def test_a_real_list_with_its_place_is_complete(cast):
    """Kaltim's list lacks the place and nothing else: with it, all 47 are complete."""
    import_daftar(cast.cipari, 2024, "kaltim_2022")
    Informasi.objects.for_situs(cast.cipari).update(tempat="Samarinda")
    assert indikator(cast.cipari, 1, 2024).terpenuhi


# --- 1: the seven elements ----------------------------------------------------------------------
@pytest.mark.parametrize(
    "kolom",
    [
        *("ringkasan", "pejabat_penguasa", "penanggung_jawab"),
        *("waktu", "tempat", "bentuk", "retensi", "urutan"),
    ],
)
def test_lampiran_i_each_missing_element_costs_the_indicator(cast, kolom):
    empty = {"urutan": 0, "bentuk": []}.get(kolom, "")
    make_informasi(cast.cipari, tahun=TAHUN)
    make_informasi(cast.cipari, tahun=TAHUN, **{kolom: empty})
    nilai = indikator(cast.cipari, 1)
    assert (nilai.jumlah, nilai.dari, nilai.terpenuhi) == (1, 2, False)
    assert nilai.kalimat == "1 dari 2 entri (50%)"


@pytest.mark.parametrize("kata", ["-", "–", "NULL"])
def test_a_dash_is_no_element(cast, kata):
    make_informasi(cast.cipari, tahun=TAHUN, retensi=kata)
    assert not indikator(cast.cipari, 1).terpenuhi


def test_the_form_in_the_officers_own_words_counts(cast):
    make_informasi(cast.cipari, tahun=TAHUN, bentuk=[], bentuk_teks="Papan pengumuman")
    assert indikator(cast.cipari, 1).terpenuhi


def test_drafts_other_years_and_other_sites_do_not_count(cast):
    make_informasi(cast.cipari, tahun=TAHUN)
    make_informasi(cast.cipari, tahun=TAHUN, status=Status.DRAF, tempat="")
    make_informasi(cast.cipari, tahun=TAHUN - 1, tempat="")
    make_informasi(cast.maos, tahun=TAHUN, tempat="")
    assert indikator(cast.cipari, 1).kalimat == "1 dari 1 entri (100%)"


def test_percent_is_never_rounded_up_to_a_hundred(cast):
    for _ in range(300):
        make_informasi(cast.cipari, tahun=TAHUN)
    make_informasi(cast.cipari, tahun=TAHUN, tempat="")
    assert indikator(cast.cipari, 1).persen == 99


# --- 3: expired exclusions ----------------------------------------------------------------------
def test_pasal_52_expired_exclusion_outside_the_dip_costs_the_indicator(cast):
    row = make_pengecualian(cast.cipari, berakhir=KEMARIN)
    nilai = indikator(cast.cipari, 3)
    assert (nilai.jumlah, nilai.dari, nilai.terpenuhi) == (0, 1, False)
    entri = make_informasi(cast.cipari, eks_pengecualian=row, status=Status.DRAF)
    assert not indikator(cast.cipari, 3).terpenuhi
    Informasi.objects.filter(pk=entri.pk).update(status=Status.TERBIT)
    assert indikator(cast.cipari, 3).terpenuhi


def test_pasal_52_what_the_daily_job_opens_fulfils_it_and_asks_for_the_rest(cast):
    """The entry is in the DIP at once; its elements and its content are for an officer to write."""
    make_pengecualian(cast.cipari, berakhir=KEMARIN)
    process_all(timezone.localdate(), {})
    unsur, ringkasan, berakhir = assess(cast.cipari).nilai[:3]
    assert berakhir.kalimat == "1 dari 1 informasi (100%)"
    assert (unsur.terpenuhi, ringkasan.terpenuhi) == (False, False)


def test_pasal_52_counts_each_exclusion_once(cast):
    for number in range(3):
        row = make_pengecualian(cast.cipari, berakhir=KEMARIN)
        if number:
            make_informasi(cast.cipari, eks_pengecualian=row)
    make_pengecualian(cast.maos, berakhir=KEMARIN)
    assert indikator(cast.cipari, 3).kalimat == "2 dari 3 informasi (66%)"


def test_pasal_52_entry_of_another_site_does_not_count(cast):
    row = make_pengecualian(cast.cipari, berakhir=KEMARIN)
    make_informasi(cast.maos, eks_pengecualian=row)
    assert not indikator(cast.cipari, 3).terpenuhi


@pytest.mark.parametrize(
    ("fields", "dinilai"),
    [
        ({"berakhir": timezone.localdate()}, 0),  # the last day is still inside the term
        ({"berakhir": KEMARIN}, 1),
        ({"berakhir": KEMARIN, "status": StatusPengecualian.DRAF}, 0),  # never was excluded
        ({"berakhir": KEMARIN, "status": StatusPengecualian.DIUSULKAN}, 0),
        ({"berakhir": KEMARIN, "status": StatusPengecualian.BERAKHIR}, 1),
        ({"berakhir": None, "status": StatusPengecualian.BERAKHIR}, 1),  # an event ended it
        ({"berakhir": None}, 0),
    ],
)
def test_pasal_52_which_exclusions_have_ended(cast, fields, dinilai):
    make_pengecualian(cast.cipari, **fields)
    assert indikator(cast.cipari, 3).dari == dinilai


def test_pasal_52_a_past_year_asks_what_had_ended_then(cast):
    make_pengecualian(cast.cipari, berakhir=date(TAHUN - 1, 12, 31))
    make_pengecualian(cast.cipari, berakhir=date(TAHUN - 2, 6, 30))
    assert indikator(cast.cipari, 3, TAHUN - 2).dari == 1
    assert indikator(cast.cipari, 3, TAHUN - 1).dari == 2


# --- 4: the SOP and its evidence ----------------------------------------------------------------
@pytest.fixture
def lengkap(cast):
    fulfil_all(cast.cipari)
    return cast


def test_pasal_23_ayat_2_huruf_d_without_the_sop(lengkap):
    Halaman.objects.filter(kewajiban__kode="ST-d").update(status=Status.DRAF)
    nilai = indikator(lengkap.cipari, 4)
    assert (nilai.jumlah, nilai.dari) == (1, 2)
    assert nilai.catatan == "SOP penyusunan DIP belum terbit atau tidak dapat dibuka."


def test_pasal_23_ayat_2_huruf_d_an_entry_to_be_fetched_is_no_sop(lengkap):
    Halaman.objects.filter(kewajiban__kode="ST-d").delete()
    entri = make_informasi(lengkap.cipari, tahun=TAHUN, kewajiban=find_kewajiban("ST-d"), media="")
    assert indikator(lengkap.cipari, 4).jumlah == 1
    Informasi.objects.filter(pk=entri.pk).update(media="https://contoh.go.id/sop.pdf")
    assert indikator(lengkap.cipari, 4).terpenuhi


def test_the_sk_of_another_year_is_no_evidence(lengkap):
    Dokumen.objects.filter(kewajiban__kode="SS-a").update(tahun=TAHUN - 1)
    nilai = indikator(lengkap.cipari, 4)
    assert nilai.catatan == f"SOP terbit, tetapi belum ada SK penetapan DIP {TAHUN}."
    PenetapanDIP.objects.create(
        situs=lengkap.cipari, tahun=TAHUN, versi=1, nomor="480/1", tanggal=timezone.localdate()
    )
    assert indikator(lengkap.cipari, 4).terpenuhi


# --- 5: what must be announced regularly --------------------------------------------------------
def test_pasal_21_ayat_1_huruf_p_missing_item_costs_the_indicator(lengkap):
    Halaman.objects.filter(kewajiban__kode="B-c").update(status=Status.DRAF)
    nilai = indikator(lengkap.cipari, 5)
    assert (nilai.jumlah, nilai.dari, nilai.terpenuhi) == (0, 1, False)
    assert nilai.catatan == "1 butir belum tersedia."


def test_pasal_21_ayat_1_huruf_p_honest_tidak_berlaku_is_left_out(lengkap):
    assert indikator(lengkap.cipari, 5).dari == 1  # of 38; the rest does not apply here
    make_konten(Halaman, lengkap.cipari, kewajiban=find_kewajiban("B-j"))
    assert indikator(lengkap.cipari, 5).dari == 2


def kill(situs, alamat: str) -> None:
    now = timezone.now()
    PemeriksaanTautan.objects.create(situs=situs, alamat=alamat, sidik=alamat, mati_sejak=now)


def test_pasal_21_ayat_1_huruf_p_dead_link_is_no_document(lengkap):
    situs, alamat = lengkap.cipari, "https://contoh.go.id/lkjip.pdf"
    Halaman.objects.filter(kewajiban__kode="B-c").delete()
    make_informasi(situs, kewajiban=find_kewajiban("B-c"), media=f"Lihat {alamat}.")
    assert indikator(situs, 5).terpenuhi
    kill(lengkap.maos, alamat)  # what Maos cannot reach is no matter of Cipari
    assert indikator(situs, 5).terpenuhi
    kill(situs, alamat)
    nilai = indikator(situs, 5)
    assert (nilai.terpenuhi, nilai.catatan) == (False, "1 butir tidak dapat dibuka.")


def test_one_living_address_is_enough(lengkap):
    situs, mati = lengkap.cipari, "https://contoh.go.id/mati.pdf"
    butir = find_kewajiban("B-c")
    Halaman.objects.filter(kewajiban=butir).delete()
    make_informasi(situs, kewajiban=butir, media=f"{mati}\nhttps://contoh.go.id/hidup.pdf")
    kill(situs, mati)
    assert indikator(situs, 5).terpenuhi


def test_a_dead_document_beside_a_page_is_no_loss(lengkap):
    situs, mati = lengkap.cipari, "https://contoh.go.id/mati.pdf"
    make_konten(Dokumen, situs, kewajiban=find_kewajiban("B-c"), tautan=mati)
    kill(situs, mati)
    assert indikator(situs, 5).terpenuhi


def test_a_dead_sop_is_no_sop(lengkap):
    situs, mati = lengkap.cipari, "https://contoh.go.id/sop.pdf"
    Halaman.objects.filter(kewajiban__kode="ST-d").delete()
    make_konten(Dokumen, situs, kewajiban=find_kewajiban("ST-d"), tautan=mati)
    assert indikator(situs, 4).terpenuhi
    kill(situs, mati)
    assert not indikator(situs, 4).terpenuhi


def test_a_group_whose_page_is_there_carries_its_items(lengkap):
    """B-b.1 and its group share one page; a dead document of the item costs nothing then."""
    situs, mati = lengkap.cipari, "https://contoh.go.id/mati.pdf"
    make_konten(Dokumen, situs, kewajiban=find_kewajiban("B-b.1"), tautan=mati)
    kill(situs, mati)
    assert not indikator(situs, 5).terpenuhi
    make_konten(Halaman, situs, kewajiban=find_kewajiban("B-b"))
    assert indikator(situs, 5).terpenuhi
