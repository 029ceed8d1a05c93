"""The sheet without a script: 25 rows and five empty ones in a form, saved row by row."""

import pytest
from django.urls import reverse

from dip.enums import Status
from dip.models import Informasi, PeristiwaInformasi
from dip.services import archive_informasi, save_informasi
from tests.dip.lembar_bantu import HALAMAN, ISI, TAHUN, read_sheet
from tests.factories import make_informasi
from tests.isolation.pages import read_form


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def post(client, form, hal=1, **extra):
    return client.post(f"{HALAMAN}?tahun=2026&hal={hal}", {**form, **extra}, follow=True)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_page_of_25_rows_is_saved_at_once(cast, ani):
    rows = [make_informasi(cast.cipari) for _ in range(25)]
    form = read_sheet(ani)
    for n in range(25):
        form[f"b{n}-tempat"] = f"Cipari {n}"
    assert "25 baris tersimpan." in text_of(post(ani, form))
    for n, row in enumerate(rows):
        row.refresh_from_db()
        assert (row.tempat, row.versi) == (f"Cipari {n}", 2)
    assert PeristiwaInformasi.objects.count() == 25


def test_form_sent_back_untouched_changes_nothing(cast, ani):
    """Also with texts that a field would change: breaks, doubled spaces, words of a workbook."""
    make_informasi(
        cast.cipari,
        judul="\nDua\r\nbaris  rapat",
        ringkasan='\n Satu\r\n\r\nDua <b>&amp;</b> "tiga"\t',
        tempat="a\nb",
        bentuk=["cetak"],
        bentuk_teks="Hard copy",
        media="https://contoh.go.id/a\r\nhttps://contoh.go.id/b",
    )
    make_informasi(cast.cipari, kategori="", bentuk=[], bentuk_teks="tak dikenal", judul="")
    assert "Tidak ada sel yang berubah." in text_of(post(ani, read_sheet(ani)))
    assert not PeristiwaInformasi.objects.exists()
    assert Informasi.objects.count() == 2


def test_empty_rows_become_new_entries(cast, ani):
    make_informasi(cast.cipari)
    form = read_sheet(ani)
    names = [f"b{n}" for n in range(1, 6)]
    for name in names:
        form |= {f"{name}-{cell}": text for cell, text in ISI.items()}
        form[f"{name}-judul"] = f"Baru {name}"
    assert "5 baris tersimpan." in text_of(post(ani, form))
    # The back button and "Simpan" again: nothing is doubled.
    post(ani, form)
    assert Informasi.objects.filter(status=Status.DRAF).count() == 5
    assert PeristiwaInformasi.objects.count() == 5


def test_faults_stand_at_their_cells_and_in_a_summary_and_the_rest_is_saved(cast, ani):
    good, bad = make_informasi(cast.cipari), make_informasi(cast.cipari)
    form = read_sheet(ani)
    form |= {"b0-tempat": "Cipari", "b1-waktu": "32 Mei 2026", "b1-tempat": "Kroya"}
    form |= {"b2-judul": "Baru <i>", "b2-kategori": "Xyz"}
    response = post(ani, form)
    page = text_of(response)
    assert response.status_code == 422
    assert "1 baris tersimpan." in page and "2 baris belum tersimpan." in page
    assert '<a href="#b1-waktu">' in page and 'id="b1-waktu"' in page
    assert '<a href="#b2-ringkasan">' in page and '<a href="#b2-kategori">' in page
    assert "lembar.js" not in page
    kept = {name: values for name, values in form_of(response).items() if name in form}
    assert kept["b1-waktu"] == ["32 Mei 2026"] and kept["b1-tempat"] == ["Kroya"]
    assert kept["b2-judul"] == ["Baru <i>"] and kept["b2-kategori"] == ["Xyz"]
    kept |= {"b1-waktu": "Mei 2026", "b2-kategori": "Berkala", "b2-ringkasan": ISI["ringkasan"]}
    assert "2 baris tersimpan." in text_of(post(ani, kept))
    for row in (good, bad):
        row.refresh_from_db()
    assert (good.tempat, bad.tempat, bad.waktu) == ("Cipari", "Kroya", "Mei 2026")
    assert Informasi.objects.count() == 3


def form_of(response):
    return read_form(response.content.decode())


def test_second_of_two_officers_sees_both_texts_and_chooses(cast, ani):
    row = make_informasi(cast.cipari)
    form = read_sheet(ani) | {"b0-retensi": "2 Tahun", "b0-tempat": "Cipari"}
    other = Informasi.objects.get(pk=row.pk)
    other.retensi, other.waktu = "Permanen", "Mei 2026"
    save_informasi(other, cast.petugas)
    response = post(ani, form)
    page = text_of(response)
    assert "Diubah Petugas Petugas" in page and "“Permanen”" in page
    again = form_of(response)
    assert again["b0-retensi"] == ["2 Tahun"] and again["b0-tempat"] == ["Cipari"]
    theirs = {**again, "b0-retensi-pakai": "ya"}
    post(ani, theirs)
    row.refresh_from_db()
    assert (row.retensi, row.tempat, row.waktu) == ("Permanen", "Cipari", "Mei 2026")
    other.refresh_from_db()
    post(ani, {**again, "b0-versi": str(row.versi)})
    row.refresh_from_db()
    assert (row.retensi, row.waktu) == ("2 Tahun", "Mei 2026")  # knowingly; the rest stays theirs


def test_row_that_went_meanwhile_gives_the_typed_words_back(cast, ani):
    row = make_informasi(cast.cipari)
    form = read_sheet(ani) | {"b0-ringkasan": "Kalimat yang sudah saya ketik panjang-panjang."}
    archive_informasi(Informasi.objects.filter(pk=row.pk), cast.ani)
    page = text_of(post(ani, form))
    assert "sudah dihapus, diarsipkan" in page
    assert "Kalimat yang sudah saya ketik panjang-panjang." in page


def test_second_page_holds_the_rows_after_25(cast, ani):
    rows = [make_informasi(cast.cipari) for _ in range(27)]
    form = read_sheet(ani, hal=2)
    assert [form[f"b{n}-kode"] for n in (0, 1)] == [[row.kode] for row in rows[25:]]
    form["b1-tempat"] = "Cipari"
    assert "1 baris tersimpan." in text_of(post(ani, form, hal=2))
    rows[26].refresh_from_db()
    assert rows[26].tempat == "Cipari"


def test_petugas_gets_fields_for_drafts_only(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    draft = make_informasi(cast.cipari, status=Status.DRAF)
    public = make_informasi(cast.cipari)
    form = read_sheet(client)
    assert form["b0-kode"] == [draft.kode] and "b1-kode" not in form
    forged = {**form, "b0-kode": public.kode, "b0-tempat": "Lain"}
    assert "Petugas menyunting draf" in text_of(post(client, forged))
    public.refresh_from_db()
    assert public.tempat == "Cilacap"


@pytest.mark.parametrize(
    "broken",
    [
        {"b0-kode": "x"},
        {"b0-versi": "abc"},
        {"b0-versi": ""},
        {"b0-sidik": "a.b"},
        {"b0-sidik": ""},
    ],
)
def test_damaged_form_is_refused_with_a_sentence(cast, ani, broken):
    row = make_informasi(cast.cipari)
    response = post(ani, {**read_sheet(ani), "b0-tempat": "Lain", **broken})
    assert response.status_code == 400
    assert "Muat ulang halaman" in text_of(response)
    row.refresh_from_db()
    assert row.tempat == "Cilacap"


def test_year_without_entries_offers_empty_rows(cast, ani):
    form = read_sheet(ani)
    assert {name.split("-")[0] for name in form} == {f"b{n}" for n in range(5)}
    assert read_sheet(ani, hal=99) and read_sheet(ani, hal="x")


def test_reader_gets_no_field(cast, visit):
    make_informasi(cast.cipari)
    page = visit(cast.cipari, cast.camat).get(HALAMAN, TAHUN)
    assert "Anda hanya membaca lembar ini" in text_of(page)
    assert "b0-kode" not in text_of(page)


def test_list_and_home_lead_to_the_sheet(cast, ani):
    make_informasi(cast.cipari)
    listed = ani.get(reverse("admin:dip_informasi_changelist"), {"tahun": 2026})
    assert f'href="{HALAMAN}?tahun=2026&amp;"' in text_of(listed)
    assert "Sunting seperti lembar kerja" in text_of(listed)
    assert f'href="{HALAMAN}?tahun=' in text_of(ani.get(reverse("admin:index")))


def test_previous_values_are_offered_the_most_frequent_first(cast, ani):
    for unit in ("Camat", "Sekretaris", "Sekretaris"):
        make_informasi(cast.cipari, pejabat_penguasa=unit)
    offered = '<datalist id="s-pejabat_penguasa"><option>Sekretaris</option><option>Camat</option>'
    assert offered in text_of(ani.get(HALAMAN, TAHUN))


def test_words_of_people_are_escaped(cast, ani):
    make_informasi(cast.cipari, judul="</textarea><script>alert(1)</script>", tempat='"><b>')
    page = text_of(ani.get(HALAMAN, TAHUN))
    assert "<script>alert" not in page and '"><b>' not in page
