"""The public list of what is closed: why and until when, never what it says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dip.enums import StatusPengecualian
from dip.models import Pengecualian
from dip.services_kedaluwarsa import end_pengecualian
from dip.services_keputusan import open_early
from tests.factories import make_pengecualian, make_surat, make_uji

ALAMAT = "/informasi/dikecualikan/"
TODAY = timezone.localdate()
NANTI = TODAY + timedelta(days=400)


def make(situs, **fields) -> Pengecualian:
    return make_pengecualian(situs, **{"berakhir": NANTI, "jangka_teks": "", **fields})


def read(client, alamat: str = ALAMAT) -> str:
    response = client.get(alamat)
    assert response.status_code == 200
    return response.content.decode()


def test_an_entry_says_why_until_when_and_by_which_letter(cast, visit):
    row = make(cast.cipari, konsekuensi_dibuka="Rahasia diketahui orang.")
    for alamat in (ALAMAT, row.get_absolute_url()):
        text = read(visit(cast.cipari), alamat)
        for words in (
            *(row.judul, "Pasal 17 huruf h UU 14/2008: mengungkap rahasia pribadi."),
            *(row.dasar_hukum, "Rahasia diketahui orang.", row.konsekuensi_ditutup),
            *(f"Nomor {row.surat.nomor}", f"Nomor {row.uji.nomor}"),
        ):
            assert words in text, words
        assert row.uraian not in text


@pytest.mark.parametrize("status", [s for s in StatusPengecualian if s != "ditetapkan"])
def test_only_what_is_in_force_is_listed(cast, visit, status):
    row = make(cast.cipari, status=status)
    assert row.judul not in read(visit(cast.cipari))
    assert visit(cast.cipari).get(row.get_absolute_url()).status_code == 404


def test_no_word_of_the_reminders_is_public(cast, visit):
    make(cast.cipari, berakhir=TODAY + timedelta(days=5))
    assert "hari kerja lagi" not in read(visit(cast.cipari))


def test_an_empty_list_says_so(cast, visit):
    text = read(visit(cast.cipari))
    assert "Belum ada informasi yang dikecualikan" in text and "keberatan" in text


def test_the_list_of_another_site_stays_there(cast, visit):
    row = make(cast.maos)
    assert row.judul not in read(visit(cast.cipari))
    assert visit(cast.cipari).get(row.get_absolute_url()).status_code == 404


def test_a_long_list_is_filtered_by_ground_and_paged(cast, visit):
    surat, uji = make_surat(cast.utama), make_uji(cast.cipari)
    for number in range(20):
        dasar = ["j"] if number < 2 else ["h"]
        make(cast.cipari, judul=f"Data ke-{number:02}", dasar=dasar, surat=surat, uji=uji)
    client = visit(cast.cipari)
    text = read(client, f"{ALAMAT}?huruf=j")
    assert "2 dengan alasan huruf j" in text and "Data ke-00" in text and "Data ke-05" not in text
    assert "Data ke-19" in read(client, f"{ALAMAT}?hal=2")
    for query in ("?huruf=z&hal=99", "?hal=abc", "?huruf=%00"):
        assert "20 informasi dikecualikan" in read(client, ALAMAT + query)


def test_ppid_utama_counts_the_lists_of_its_kecamatan(cast, visit):
    make(cast.cipari)
    make(cast.cipari)
    text = read(visit(cast.utama))
    assert cast.cipari.build_url(ALAMAT) in text
    assert "2 informasi</span>" in text and "belum ada</span>" in text


def test_pasal_52_what_ended_is_marked_in_the_dip(cast, visit):
    row = make(cast.cipari, berakhir=TODAY - timedelta(days=1), judul="Data yang terbuka")
    assert end_pengecualian(row.pk, TODAY)
    client = visit(cast.cipari)
    row.refresh_from_db()
    entry = row.informasi.get_absolute_url()
    for alamat in ("/dip/", entry, ALAMAT):
        text = read(client, alamat)
        assert "Semula dikecualikan sampai" in text and "Data yang terbuka" in text
    assert row.surat.nomor in read(client, entry)
    assert client.get(row.get_absolute_url())["Location"] == entry


def test_what_was_opened_early_says_so(cast, visit):
    row = make(cast.cipari)
    open_early(row, "Putusan 1/2026", cast.kominfo)
    entry = Pengecualian.objects.get(pk=row.pk).informasi.get_absolute_url()
    text = read(visit(cast.cipari), entry)
    assert "dibuka sebelum jangka waktunya berakhir" in text and "Putusan 1/2026" not in text


@pytest.mark.parametrize("count", [1, 3, 100])
def test_the_page_asks_no_more_with_more_rows(cast, visit, count, django_assert_max_num_queries):
    surat, uji = make_surat(cast.utama), make_uji(cast.cipari)
    for _ in range(count):
        make(cast.cipari, surat=surat, uji=uji)
    client = visit(cast.cipari)
    client.get(ALAMAT)
    with django_assert_max_num_queries(9):
        client.get(f"{ALAMAT}?x=1")


def test_real_long_texts_keep_the_page_light(cast, visit):
    surat, uji = make_surat(cast.utama), make_uji(cast.cipari)
    long = "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik. " * 100
    for _ in range(30):
        make(cast.cipari, surat=surat, uji=uji, dasar_hukum=long, konsekuensi_dibuka=long)
    response = visit(cast.cipari).get(ALAMAT)
    assert len(response.content) < 60_000
