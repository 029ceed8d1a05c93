"""Templates of the required pages: filled with the site's data, sound, and never published raw."""

import re

import pytest
from django.urls import reverse

from dip.kewajiban import load_kewajiban, read_baris
from halaman.enums import Bagian
from halaman.models import Halaman
from halaman.periksa_isi import Berat, periksa_konten
from halaman.teks import clean_html
from halaman.templat import list_templat, read_templat

PROFIL = {
    "alamat": "Jalan Raya Cipari Nomor 1",
    "kode_pos": "53262",
    "telepon": "0280 523012",
    "email": "cipari@contoh.go.id",
    "jam_layanan": "Senin-Jumat 08.00-15.30 WIB",
    "atasan_ppid": "Sekretaris Daerah",
}
# Every article that a template may name; each was read in the text of the law.
PASAL = {
    *("Pasal 221 UU 23/2014", "Pasal 224 UU 23/2014", "Pasal 225 ayat (1) UU 23/2014"),
    *("Pasal 226 UU 23/2014", "Pasal 42 ayat (5) UU 25/2009", "Pasal 14 ayat (1) PP 61/2010"),
    *("Pasal 3 PP 61/2010", "Pasal 2 ayat (3) UU 14/2008", "Pasal 4 UU 14/2008"),
    *("Pasal 9 ayat (3) UU 14/2008", "Pasal 12 UU 14/2008", "Pasal 22 ayat (2) UU 14/2008"),
    *("Pasal 22 ayat (7)", "Pasal 22 ayat (8)", "Pasal 35 ayat (1) UU 14/2008"),
    *("Pasal 36 ayat (1)", "Pasal 36 ayat (2)", "Pasal 36 ayat (2) UU 14/2008"),
    *("Pasal 37 ayat (2) UU 14/2008", "Pasal 38", "Pasal 24 ayat (2) Perki 1/2021"),
    *("Pasal 49 Perki 1/2021",),
    *(f"Pasal 23 ayat (2) huruf {huruf} Perki 1/2021" for huruf in "abcdefg"),
}
_PASAL = re.compile(
    r"Pasal \d+(?: ayat \(\d+\))?(?: huruf [a-z])?(?: (?:UU|PP|Perki) \d+/\d+)?(?: tentang)?"
)


@pytest.fixture
def situs(cast):
    for name, value in PROFIL.items():
        setattr(cast.cipari, name, value)
    return cast.cipari


def test_every_template_that_a_duty_names_exists():
    named = {row["templat"] for row in read_baris() if row["templat"]}
    assert named <= set(list_templat())


@pytest.mark.parametrize("nama", list_templat())
def test_template_is_a_complete_and_clean_page(situs, nama):
    page = read_templat(nama, situs)
    assert set(page) == {"judul", "slug", "bagian", "ringkasan", "isi"}
    assert page["bagian"] in Bagian.values
    assert re.fullmatch(r"[a-z0-9-]{3,80}", page["slug"])
    assert 0 < len(page["ringkasan"]) <= 300
    assert clean_html(page["isi"]) == page["isi"]
    assert "[[" not in "".join(page.values())
    assert "(belum diisi)" not in page["isi"]


@pytest.mark.parametrize("nama", list_templat())
def test_template_needs_no_advice_beside_its_open_slots(situs, nama):
    page = read_templat(nama, situs)
    found = periksa_konten(Halaman(situs=situs, **page))
    assert {item.aturan for item in found} <= {"belum_diisi"}


@pytest.mark.parametrize("nama", list_templat())
def test_template_names_only_articles_that_were_read(situs, nama):
    named = set(_PASAL.findall(read_templat(nama, situs)["isi"]))
    assert named <= PASAL


def test_template_speaks_with_the_data_of_the_site(situs):
    page = read_templat("tata-cara-permohonan", situs)
    assert "Jalan Raya Cipari Nomor 1" in page["isi"]
    assert "0280 523012" in page["isi"]


def test_data_of_the_site_is_escaped(situs):
    situs.alamat = "Jalan <b>Raya</b> & 1"
    assert "Jalan &lt;b&gt;Raya&lt;/b&gt; &amp; 1" in read_templat("biaya", situs)["isi"] or (
        "Jalan &lt;b&gt;Raya&lt;/b&gt; &amp; 1" in read_templat("kedudukan-alamat", situs)["isi"]
    )


def test_data_that_the_profile_lacks_becomes_a_slot(situs):
    situs.telepon = ""
    assert "[isi: telepon]" in read_templat("tata-cara-permohonan", situs)["isi"]


def test_ppid_utama_keeps_placeholders_for_the_kecamatan(cast):
    assert "[[alamat]]" in read_templat("tata-cara-permohonan", cast.utama)["isi"]


def test_name_that_is_no_template_is_refused(situs):
    with pytest.raises(ValueError, match="Tidak ada templat"):
        read_templat("../../settings", situs)


def test_page_with_an_open_slot_is_held_back(situs):
    found = periksa_konten(Halaman(situs=situs, **read_templat("maklumat", situs)))
    assert any(item.berat == Berat.TAHAN for item in found)


def test_maklumat_has_the_six_contents_of_pasal_47(situs):
    isi = read_templat("maklumat", situs)["isi"]
    for row in read_baris():
        if row["kode"].startswith("MK."):
            assert f"<h2>{row['nama']}</h2>" in isi


def open_form(cast, visit, query: str) -> str:
    client = visit(cast.cipari, cast.ani)
    return client.get(reverse("admin:halaman_halaman_add") + query).content.decode()


def test_work_list_opens_the_form_filled_with_the_template(cast, visit):
    load_kewajiban(read_baris())
    page = open_form(cast, visit, "?kewajiban=MK")
    assert 'value="Maklumat pelayanan informasi publik"' in page
    assert 'value="maklumat-pelayanan"' in page
    assert "Jangka waktu penyelesaian" in page


def test_template_can_be_asked_for_by_name_and_unknown_names_are_ignored(cast, visit):
    assert 'value="Biaya memperoleh informasi"' in open_form(cast, visit, "?templat=biaya")
    assert open_form(cast, visit, "?templat=../settings")
