"""What the law asks of an exclusion, article by article."""

from datetime import date

import pytest

from dip.aturan_pengecualian import check_pengecualian, list_hambatan
from dip.enums import JenisJangka
from dip.models import Pengecualian, UjiKonsekuensi
from situs.dasar_pengecualian import read_pengecualian

HARI = date(2026, 11, 26)
TANGGAL, PERISTIWA = JenisJangka.TANGGAL, JenisJangka.PERISTIWA
TANPA_BATAS = JenisJangka.TIDAK_TERBATAS
LENGKAP_UJI = {
    "nomor": "480/1/2026",
    "tanggal": date(2026, 11, 2),
    "tempat": "Cipari",
    "peserta": "Sri Wahyuni, PPID",
    "langkah_dokumen": "Daftar penerima bantuan.",
    "langkah_informasi": "Keadaan kesehatan.",
    "langkah_hukum": "Pasal 17 huruf h.",
    "langkah_kepatutan": "Kepentingan pribadi lebih besar.",
}


def build(**fields) -> Pengecualian:
    """An entry without a fault, changed where the test says so; nothing is stored."""
    uji = UjiKonsekuensi(**LENGKAP_UJI | fields.pop("uji_isi", {}))
    values = {
        "judul": "Data kesehatan penerima bantuan",
        "dasar": ["h"],
        "dasar_hukum": "UU 14/2008 Pasal 17 huruf h",
        "konsekuensi_dibuka": "Rahasia pribadi terbuka.",
        "konsekuensi_ditutup": "Rahasia pribadi terjaga.",
        "jangka_jenis": TANGGAL,
        "berakhir": date(2027, 6, 30),
        "pejabat_penguasa": "Kasi Kesejahteraan",
        "penanggung_jawab": "Kasi Kesejahteraan",
        "uji": uji,
    }
    return Pengecualian(**values | fields)


def faults(row: Pengecualian) -> list[tuple[str, str]]:
    return [(item.field, item.pasal) for item in list_hambatan(row, HARI)]


def advice(row: Pengecualian) -> list[tuple[str, str]]:
    found = check_pengecualian(row, HARI)
    return [(item.field, item.pasal) for item in found if not item.menahan]


def test_a_complete_entry_has_no_fault():
    assert check_pengecualian(build(), HARI) == []


@pytest.mark.parametrize(
    ("name", "pasal"),
    [
        ("dasar", "Pasal 17 UU 14/2008"),
        ("dasar_hukum", "Pasal 49 Perki 1/2021"),
        ("konsekuensi_dibuka", "Pasal 2 ayat (4) UU 14/2008"),
        ("konsekuensi_ditutup", "Pasal 2 ayat (4) UU 14/2008"),
        ("jangka_jenis", "Pasal 4 ayat (2) huruf d PP 61/2010"),
    ],
)
def test_what_a_proposal_must_say(name, pasal):
    empty = [] if name == "dasar" else ""
    assert (name, pasal) in faults(build(**{name: empty}))


@pytest.mark.parametrize("huruf", "abcdef")
def test_pasal_20_ayat_1_a_to_f_are_never_endless(huruf):
    row = build(dasar=[huruf], jangka_jenis=TANPA_BATAS, berakhir=None)
    assert faults(row) == [("jangka_jenis", "Pasal 20 ayat (1) UU 14/2008")]


@pytest.mark.parametrize("words", ["Permanen", "tidak terbatas", "Tidak Tebatas", "selamanya"])
def test_pasal_20_ayat_1_words_for_endless_are_read_too(words):
    row = build(dasar=["c"], jangka_jenis=PERISTIWA, jangka_teks=words, berakhir=None)
    assert ("jangka_jenis", "Pasal 20 ayat (1) UU 14/2008") in faults(row)


def test_pasal_20_ayat_1_one_bounded_ground_binds_the_others():
    row = build(dasar=["a", "h"], jangka_jenis=TANPA_BATAS, berakhir=None)
    assert ("jangka_jenis", "Pasal 20 ayat (1) UU 14/2008") in faults(row)


@pytest.mark.parametrize("huruf", "gh")
def test_pasal_8_pp_61_2010_g_and_h_may_be_endless(huruf):
    row = build(dasar=[huruf], jangka_jenis=TANPA_BATAS, berakhir=None)
    assert check_pengecualian(row, HARI) == []


@pytest.mark.parametrize("huruf", "ij")
def test_pasal_9_pp_61_2010_i_and_j_are_endless_with_a_word_of_warning(huruf):
    row = build(dasar=[huruf], dasar_hukum="UU 27/2022", jangka_jenis=TANPA_BATAS, berakhir=None)
    assert faults(row) == []
    assert advice(row) == [("jangka_jenis", "Pasal 8 dan Pasal 9 PP 61/2010")]


@pytest.mark.parametrize(
    ("berakhir", "allowed"), [(date(2056, 11, 26), True), (date(2056, 11, 27), False)]
)
def test_pasal_5_pp_61_2010_ground_a_lasts_thirty_years_at_most(berakhir, allowed):
    found = faults(build(dasar=["a"], berakhir=berakhir))
    assert found == ([] if allowed else [("berakhir", "Pasal 5 PP 61/2010")])


def test_pasal_5_pp_61_2010_is_counted_from_the_first_determination():
    row = build(dasar=["a"], berakhir=date(2050, 1, 2), ditetapkan_sejak=date(2020, 1, 1))
    assert faults(row) == [("berakhir", "Pasal 5 PP 61/2010")]


def test_pasal_5_pp_61_2010_counts_from_a_leap_day():
    row = build(dasar=["a"], berakhir=date(2054, 3, 1), ditetapkan_sejak=date(2024, 2, 29))
    assert faults(row) == [("berakhir", "Pasal 5 PP 61/2010")]


def test_pasal_5_pp_61_2010_an_event_of_ground_a_needs_a_last_day():
    event = {"jangka_jenis": PERISTIWA, "jangka_teks": "Sampai penyidikan selesai"}
    assert faults(build(dasar=["a"], berakhir=None, **event)) == [
        ("berakhir", "Pasal 5 PP 61/2010")
    ]
    assert faults(build(dasar=["a"], berakhir=date(2040, 1, 1), **event)) == []
    assert faults(build(dasar=["b"], berakhir=None, **event)) == []


@pytest.mark.parametrize(
    "words",
    [
        *["", "UU 14/2008 Pasal 17 huruf j", "Undang-Undang Nomor 14 Tahun 2008", "UU KIP"],
        "Peraturan perundang-undangan yang berlaku",
    ],
)
def test_pasal_17_huruf_j_must_name_the_law(words):
    assert ("dasar_hukum", "Pasal 17 huruf j UU 14/2008") in faults(
        build(dasar=["j"], dasar_hukum=words)
    )


@pytest.mark.parametrize(
    "words",
    [
        *["UU 27/2022 Pasal 36", "Undang-Undang Nomor 43 Tahun 2009", "uu kearsipan"],
        "UU 14/2008 Pasal 17 huruf j; UU 23/2006 tentang Administrasi Kependudukan",
    ],
)
def test_pasal_17_huruf_j_takes_another_law(words):
    assert faults(build(dasar=["j"], dasar_hukum=words)) == []


@pytest.mark.parametrize("flag", ["persetujuan_tertulis", "jabatan_publik"])
@pytest.mark.parametrize("huruf", "gh")
def test_pasal_18_ayat_2_consent_or_public_office_opens_g_and_h(huruf, flag):
    found = faults(build(dasar=[huruf], **{flag: True}))
    assert found == [("dasar", "Pasal 18 ayat (2) UU 14/2008")]


def test_pasal_18_ayat_2_leaves_other_grounds_alone():
    assert faults(build(dasar=["i"], jabatan_publik=True)) == []


def test_a_date_lies_in_the_future():
    assert faults(build(berakhir=HARI)) == [("berakhir", "Pasal 4 ayat (2) huruf d PP 61/2010")]
    assert faults(build(berakhir=date(2026, 11, 27))) == []


def test_a_term_by_date_names_the_date_and_one_by_event_the_event():
    assert [name for name, _ in faults(build(berakhir=None))] == ["berakhir"]
    row = build(jangka_jenis=PERISTIWA, berakhir=None, jangka_teks=" ")
    assert [name for name, _ in faults(row)] == ["jangka_teks"]


def test_pasal_19_nothing_is_proposed_without_a_test():
    assert faults(build(uji=None)) == [("uji", "Pasal 19 UU 14/2008")]


@pytest.mark.parametrize(
    "name",
    [
        *("tempat", "peserta", "langkah_dokumen", "langkah_informasi", "langkah_hukum"),
        "langkah_kepatutan",
    ],
)
def test_pasal_49_ayat_2_the_test_has_every_step(name):
    row = build(uji_isi={name: " "})
    label = UjiKonsekuensi._meta.get_field(name).verbose_name
    assert [label in item.pesan for item in list_hambatan(row, HARI)] == [True]


def test_pasal_19_the_test_comes_before_the_determination():
    assert faults(build(uji_isi={"tanggal": date(2026, 11, 27)})) == [
        ("uji", "Pasal 19 UU 14/2008")
    ]


def test_pasal_7_ayat_5_pp_61_2010_the_head_sets_the_term_of_c_to_f():
    for dasar in read_pengecualian():
        row = build(dasar=[dasar.huruf], dasar_hukum="UU 27/2022")
        told = ("jangka_jenis", "Pasal 7 ayat (5) PP 61/2010") in advice(row)
        assert told == (dasar.huruf in "cdef")


def test_every_rule_names_its_article_and_a_field_of_the_form():
    row = Pengecualian(jangka_jenis=TANPA_BATAS, berakhir=HARI)
    names = {field.name for field in Pengecualian._meta.fields}
    for item in check_pengecualian(row, HARI):
        assert item.pasal.startswith("Pasal ") and item.field in names
        assert item.pesan.endswith((".", "”", ".”"))
