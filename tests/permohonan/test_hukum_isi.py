"""What a written notice contains and which ground it opens: UU 14/2008 Pasal 22 ayat (6) and (7)
huruf a-g, Pasal 35 ayat (1) huruf d and e. The other articles stand in test_hukum.py,
test_keberatan.py and test_sengketa.py.
"""

import pytest
import time_machine

from permohonan.enums import Kanal
from permohonan.hak import list_jendela
from permohonan.services_jawab import answer
from permohonan.services_keberatan import answer_keberatan
from situs.models import Surel
from tests.factories import build_jawaban, make_keberatan, make_permohonan
from tests.permohonan.test_keberatan import build_tanggapan
from tests.permohonan.test_surat import answer_with

pytestmark = pytest.mark.usefixtures("libur")


@pytest.fixture(autouse=True)
def senin():
    with time_machine.travel("2026-11-23 10:00+07:00", tick=False):
        yield


@pytest.fixture
def row(cast):
    return make_permohonan(cast.cipari)


def test_pasal_22_ayat_6_by_post_the_number_comes_with_the_information(cast):
    row = make_permohonan(cast.cipari, kanal=Kanal.SURAT, email="", telepon="")
    assert not Surel.objects.filter(kunci__startswith="layanan:").exists()
    assert row.nomor in answer_with(row, cast.ani, "seluruhnya")["pemberitahuan"]


@pytest.mark.parametrize(
    ("hasil", "words"),
    [
        ("seluruhnya", "Penguasaan informasi: dikuasai kami, Kecamatan Cipari."),
        ("tidak_dikuasai", "Dikuasai badan publik lain"),
    ],
)
def test_pasal_22_ayat_7_huruf_a_the_notice_says_whether_it_is_held(cast, row, hasil, words):
    assert words in answer_with(row, cast.ani, hasil)["pemberitahuan"]


@pytest.mark.parametrize(
    ("hasil", "words"),
    [("seluruhnya", "Dikabulkan seluruhnya"), ("sebagian", "Dikabulkan sebagian")],
)
def test_pasal_22_ayat_7_huruf_d_the_notice_names_what_is_given_and_how_much(
    cast, row, hasil, words
):
    text = answer_with(row, cast.ani, hasil)["pemberitahuan"]
    assert words in text and "Informasi yang diberikan: Laporan realisasi anggaran 2025" in text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"cara_memperoleh": "softcopy", "cara_pengiriman": "email"}, "Cara penyampaian: E-mail."),
        ({"cara_memperoleh": "hardcopy", "cara_pengiriman": "pos"}, "Cara penyampaian: Pos."),
        ({"cara_memperoleh": "melihat", "cara_pengiriman": ""}, "Cara penyampaian: Melihat"),
    ],
)
def test_pasal_22_ayat_7_huruf_f_the_notice_names_means_and_format(cast, asked, words):
    text = answer_with(make_permohonan(cast.cipari, **asked), cast.ani, "seluruhnya")
    assert words in text["pemberitahuan"] and "Bentuk fisik: Softcopy" in text["pemberitahuan"]


def grounds(row, user, libur, hasil: str) -> set[str]:
    answer(row, build_jawaban(row, hasil), user)
    return {each.alasan.kode for each in list_jendela(row, row.jawaban.last(), libur)}


def test_pasal_35_ayat_1_huruf_d_any_answer_may_be_other_than_what_was_asked(cast, row, libur):
    assert grounds(row, cast.ani, libur, "seluruhnya") == {"d"}


@pytest.mark.parametrize("hasil", ["sebagian", "ditolak", "tidak_dikuasai"])
def test_pasal_35_ayat_1_huruf_e_what_was_not_granted_may_be_objected_to(cast, row, libur, hasil):
    assert "e" in grounds(row, cast.ani, libur, hasil)


@pytest.mark.parametrize("kode", "acdefg")
def test_pasal_36_ayat_2_an_objection_on_every_ground_is_answered_in_writing(cast, row, kode):
    keberatan = make_keberatan(row, alasan=[kode])
    answer_keberatan(keberatan, build_tanggapan(), cast.camat)
    assert keberatan.surat.get().jenis == "tanggapan"
