import json
import re

import pytest

from dip.models import Kewajiban
from halaman.enums import Bagian, JenisDokumen, JenisHarta, Status
from halaman.models import Dokumen, Halaman, LaporanHarta, Pejabat, UnitKerja
from halaman.services import adopt_halaman
from situs.models import Situs
from tests.factories import make_informasi, make_konten

pytestmark = pytest.mark.django_db


def read_data(html: str) -> list[dict]:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])[
        "@graph"
    ]


def test_profile_shows_the_whole_address_as_text_and_data(cast, visit):
    Situs.objects.filter(pk=cast.cipari.pk).update(
        alamat="Jalan Raya 1", kode_pos="53262", telepon="(0280) 612345", email="a@contoh.go.id"
    )
    html = visit(cast.cipari).get("/profil/").text
    for text in ("Jalan Raya 1", "53262", "Jawa Tengah", 'href="tel:0280612345"', "a@contoh.go.id"):
        assert text in html
    kantor = read_data(html)[0]
    assert kantor["@type"] == "GovernmentOrganization"
    assert kantor["address"]["streetAddress"] == "Jalan Raya 1"


def test_profile_links_pages_decree_and_legal_basis(cast, visit):
    page = make_konten(Halaman, cast.cipari, judul="Tugas dan fungsi", bagian=Bagian.PROFIL)
    sk = make_konten(Dokumen, cast.cipari, judul="SK PPID", jenis=JenisDokumen.SK)
    make_konten(Dokumen, cast.cipari, judul="SK draf", jenis=JenisDokumen.SK, status=Status.DRAF)
    html = visit(cast.cipari).get("/profil/").text
    assert page.get_absolute_url() in html and sk.get_absolute_url() in html
    assert "SK draf" not in html


def test_a_page_lives_in_its_own_part_only(cast, visit):
    page = make_konten(Halaman, cast.cipari, slug="maklumat", bagian=Bagian.LAYANAN)
    assert visit(cast.cipari).get("/layanan/maklumat/").status_code == 200
    assert visit(cast.cipari).get("/profil/maklumat/").status_code == 404
    assert page.judul in visit(cast.cipari).get("/layanan/").text


def test_structure_is_a_nested_list(cast, visit):
    camat = UnitKerja.objects.create(situs=cast.cipari, nama="Camat")
    sekcam = UnitKerja.objects.create(situs=cast.cipari, nama="Sekretaris", induk=camat)
    UnitKerja.objects.create(situs=cast.cipari, nama="Subbagian Umum", induk=sekcam)
    UnitKerja.objects.create(situs=cast.maos, nama="Camat Maos")
    html = visit(cast.cipari).get("/profil/struktur-organisasi/").text
    bagan = html[html.index('<ul class="bagan">') :]
    assert bagan.index("Camat") < bagan.index("Sekretaris") < bagan.index("Subbagian Umum")
    assert bagan[: bagan.index("Subbagian Umum")].count("<ul") == 3
    assert "Camat Maos" not in html


def test_structure_may_add_the_picture_of_its_page(cast, visit):
    make_konten(Halaman, cast.cipari, slug="struktur-organisasi", isi="<p>Bagan dalam gambar</p>")
    assert "Bagan dalam gambar" in visit(cast.cipari).get("/profil/struktur-organisasi/").text


def test_leaders_show_their_reports_by_year(cast, visit):
    camat = make_konten(Pejabat, cast.cipari, judul="Contoh Camat", jabatan="Camat")
    terbit = make_konten(Dokumen, cast.cipari, judul="Ikhtisar LHKPN")
    draf = make_konten(Dokumen, cast.cipari, judul="Belum boleh", status=Status.DRAF)
    asing = make_konten(Dokumen, cast.maos, judul="Milik Maos")
    for tahun, dokumen in ((2025, terbit), (2024, draf), (2023, asing)):
        LaporanHarta.objects.create(
            pejabat=camat, jenis=JenisHarta.LHKPN, tahun=tahun, dokumen=dokumen
        )
    html = visit(cast.cipari).get("/profil/pimpinan/").text
    assert re.findall(r'<th scope="row">(\d+)</th>', html) == ["2025", "2024", "2023"]
    assert terbit.get_absolute_url() in html
    assert "Belum boleh" not in html and "Milik Maos" not in html


def test_a_linked_page_shows_the_words_of_its_source_for_this_site(cast, visit):
    sumber = make_konten(
        Halaman,
        cast.utama,
        judul="Hak pemohon di [[nama]]",
        isi="<p>Datanglah ke kantor [[nama]].</p>",
        bagian=Bagian.LAYANAN,
        ditawarkan=True,
    )
    taken = adopt_halaman(sumber, cast.cipari, None, tertaut=True)
    Halaman.objects.filter(pk=taken.pk).update(isi="<p>Kata-kata lama</p>")
    html = visit(cast.cipari).get(taken.get_absolute_url()).text
    assert "Hak pemohon di Kecamatan Cipari</h1>" in html
    assert "Datanglah ke kantor Kecamatan Cipari." in html and "Kata-kata lama" not in html
    assert "Disusun oleh PPID Utama" in html


def test_what_meets_the_same_duty_stands_below(cast, visit):
    duty = Kewajiban.objects.create(kode="X-a.1", jenis="berkala", nama="Tugas dan fungsi")
    page = make_konten(Halaman, cast.cipari, kewajiban=duty)
    make_konten(Dokumen, cast.cipari, judul="Uraian tugas", kewajiban=duty)
    make_konten(Dokumen, cast.cipari, judul="Draf", kewajiban=duty, status=Status.DRAF)
    make_konten(Dokumen, cast.maos, judul="Dari Maos", kewajiban=duty)
    make_informasi(cast.cipari, judul="Entri DIP", kewajiban=duty)
    html = visit(cast.cipari).get(page.get_absolute_url()).text
    assert "Uraian tugas" in html and "Entri DIP" in html
    assert 'href="/informasi/berkala/#x-a-1">Informasi berkala: Tugas dan fungsi</a>' in html
    assert "Draf" not in html and "Dari Maos" not in html


def test_a_page_says_when_and_by_whom_and_can_be_shared(cast, visit):
    page = make_konten(Halaman, cast.cipari, judul="Tugas & fungsi")
    html = visit(cast.cipari).get(page.get_absolute_url()).text
    assert re.search(
        r"Terbit \d+ \w+ \d{4} · Diperbarui \d+ \w+ \d{4} oleh PPID Pelaksana Kecamatan Cipari",
        html,
    )
    assert "https://wa.me/?text=Tugas%20%26%20fungsi%20http" in html


def test_rich_text_is_cleaned_on_its_way_out(cast, visit):
    page = make_konten(Halaman, cast.cipari)
    Halaman.objects.filter(pk=page.pk).update(isi='<p onclick="x()">Isi</p><script>x()</script>')
    html = visit(cast.cipari).get(page.get_absolute_url()).text
    assert "<p>Isi</p>" in html and "x()" not in html


def test_what_names_the_ppid_stands_first_in_the_legal_basis(cast, visit):
    for judul, tahun in (("Peraturan baru", 2026), ("Keputusan PPID Pelaksana", 2020)):
        make_konten(Dokumen, cast.cipari, judul=judul, jenis=JenisDokumen.SK, tahun=tahun)
    html = visit(cast.cipari).get("/profil/").text
    assert html.index("Keputusan PPID Pelaksana") < html.index("Peraturan baru")


def test_service_page_lists_its_pages_and_procedures(cast, visit):
    page = make_konten(Halaman, cast.cipari, judul="Maklumat", bagian=Bagian.LAYANAN)
    sop = make_konten(Dokumen, cast.cipari, judul="SOP permintaan", jenis=JenisDokumen.SOP)
    html = visit(cast.cipari).get("/layanan/").text
    assert page.get_absolute_url() in html and sop.get_absolute_url() in html


def test_other_pages_of_the_part_stand_beside(cast, visit):
    here = make_konten(Halaman, cast.cipari, judul="Visi")
    make_konten(Halaman, cast.cipari, judul="Sejarah")
    make_konten(Halaman, cast.cipari, judul="Draf sejarah", status=Status.DRAF)
    html = visit(cast.cipari).get(here.get_absolute_url()).text
    assert ">Sejarah</a>" in html and "Draf sejarah" not in html
