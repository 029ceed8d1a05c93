"""The public page about Komisi Informasi: Pasal 37-39 and 48 UU 14/2008."""

import pytest

from permohonan.komisi import read_komisi
from permohonan.models import PengaturanLayanan
from situs.models import Situs

ALAMAT = "/keberatan/sengketa/"


def test_pasal_37_the_page_says_when_one_may_go_and_until_when(cast, visit):
    text = visit(cast.cipari).get(ALAMAT).text
    for words in (
        "14 hari kerja</strong> setelah Anda menerima tanggapan tertulis Atasan PPID",
        "(Pasal 37 ayat (2) UU 14/2008)",
        "tidak menanggapi dalam 30 hari kerja",
        "(Pasal 36 ayat (2) UU 14/2008)",
        "Salinan keberatan dan tanda buktinya.",
    ):
        assert words in text


def test_pasal_38_and_48_it_says_what_comes_after(cast, visit):
    text = visit(cast.cipari).get(ALAMAT).text
    assert "paling lambat 14 hari kerja setelah menerima permohonan Anda (Pasal 38 ayat (1)" in text
    assert "dalam 100 hari kerja (Pasal 38 ayat (2)" in text
    assert "dalam 14 hari kerja setelah putusan diterima (Pasal 48 ayat (1)" in text


def test_nothing_is_invented_about_the_body(cast, visit):
    text = visit(cast.cipari).get(ALAMAT).text
    assert "Alamat:" not in text.split("Ada pertanyaan")[0]
    assert "Kontak:" not in text.split("Ada pertanyaan")[0]


def test_the_body_is_that_of_the_province_unless_it_was_set(cast, visit):
    Situs.objects.update(provinsi="Jawa Tengah")
    for situs in (cast.utama, cast.cipari):
        assert "Komisi Informasi Provinsi Jawa Tengah" in visit(situs).get(ALAMAT).text
    PengaturanLayanan.objects.create(situs=cast.utama, komisi_informasi="Komisi Contoh")
    assert "Komisi Contoh" in visit(cast.cipari).get(ALAMAT).text


@pytest.mark.parametrize("name", ["komisi_alamat", "komisi_kontak"])
def test_utama_writes_it_once_and_a_site_may_differ(cast, visit, name):
    PengaturanLayanan.objects.create(situs=cast.utama, **{name: "Jalan Utama"})
    assert "Jalan Utama" in visit(cast.cipari).get(ALAMAT).text
    PengaturanLayanan.objects.create(situs=cast.cipari, **{name: "Jalan Sendiri"})
    assert "Jalan Sendiri" in visit(cast.cipari).get(ALAMAT).text
    assert "Jalan Sendiri" not in visit(cast.maos).get(ALAMAT).text
    assert read_komisi(cast.maos).nama
