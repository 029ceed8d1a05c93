"""The real lists give exactly the entries and the text that were taken down by hand."""

from collections import Counter

import pytest

from dip.impor import HasilBaca, read_daftar
from dip.impor.nilai import parse_bentuk
from tests.dip.impor_bantu import (
    TEKS,
    build_xlsx,
    load_bytes,
    load_entri,
    load_expected,
    load_grid,
    plain,
)

DERIVED = ["sumedang_2024", "kaltim_2022", "kaltim_2023"]
KOLOM_BELTIM = {
    "judul": "judul",
    "penanggung_jawab": "PENANGGUNG JAWAB PEMBUATAN INFORMASI",
    "kategori": "jenis informasi",
    "kelompok": "kelompok",
    "bentuk": "tipe file",
    "media": "src",
}


def assert_same_text(hasil: HasilBaca, name: str, fields=TEKS) -> None:
    expected = load_entri(name)
    assert len(hasil.entri) == len(expected)
    for entri, row in zip(hasil.entri, expected, strict=True):
        for field in fields:
            assert plain(getattr(entri, field)) == plain(row[field]), (entri.baris, field)
        assert entri.bentuk == parse_bentuk(row["bentuk"])
        assert (entri.kategori or "") == row["kategori"].replace(" ", "_").replace("-", "_")


@pytest.mark.parametrize("name", DERIVED)
def test_derived_workbook_gives_the_expected_text(name):
    hasil = read_daftar(load_bytes(name, "derived.xlsx"), "derived.xlsx")
    assert_same_text(hasil, name)
    assert hasil.galat == []
    assert hasil.pertanyaan == []
    assert hasil.dikecualikan == []


@pytest.mark.parametrize("name", ["kaltim_2022", "kaltim_2023"])
def test_kaltim_counts_per_kategori_and_kelompok(name):
    hasil = read_daftar(load_bytes(name, "derived.xlsx"), "derived.xlsx")
    expected = load_expected(name)
    kategori = Counter(entri.kategori.replace("_", "-") for entri in hasil.entri)
    assert kategori == expected["per_kategori"]
    kelompok = Counter(
        f"{entri.kategori.replace('_', '-')} / {entri.kelompok}" for entri in hasil.entri
    )
    assert kelompok == expected["per_kelompok"]
    assert Counter(entri.retensi for entri in hasil.entri) == expected["retensi"]


def test_sumedang_is_numbered_1_to_51_without_gaps():
    hasil = read_daftar(load_bytes("sumedang_2024", "derived.xlsx"), "derived.xlsx")
    assert [entri.nomor_asli for entri in hasil.entri] == [str(n) for n in range(1, 52)]
    bentuk = Counter("+".join(reversed(entri.bentuk)) for entri in hasil.entri)
    assert bentuk == {"rekam": 33, "rekam+cetak": 18}


@pytest.mark.parametrize("name", DERIVED)
def test_pages_with_broken_rows_give_the_same_entries(name):
    """The grid has page breaks, headers over five rows and addresses cut into pieces."""
    hasil = read_daftar(build_xlsx({"Daftar": load_grid(name)}), "grid.xlsx")
    assert hasil.galat == []
    assert_same_text(hasil, name, [field for field in TEKS if field != "media"])


def test_broken_addresses_of_the_grid_become_whole():
    hasil = read_daftar(build_xlsx({"Daftar": load_grid("kaltim_2023")}), "grid.xlsx")
    media = [entri.media for entri in hasil.entri]
    assert media[1] == "https://ppid.kaltimprov.go.id/artikel/visi-dan-misi"
    assert media[5] == (
        "https://ppid.kaltimprov.go.id/artikel/profil-pimpinan"
        " | https://ppid.kaltimprov.go.id/dip/downloadLink/2346"
    )
    assert media[14].endswith("/uploads/filedip/LKJIP%20KATIM%202022%20COM.pdf")
    expected = [row["media"] for row in load_entri("kaltim_2023")]
    assert sum(one == other for one, other in zip(media, expected, strict=True)) >= 40


def test_beltim_csv_with_a_mapping_gives_162_entries():
    hasil = read_daftar(
        load_bytes("beltim_csv", "original.csv"), "original.csv", kolom=KOLOM_BELTIM
    )
    assert_same_text(hasil, "beltim_csv")
    expected = load_expected("beltim_csv")
    jenis = Counter(entri.kategori.replace("_", " ") for entri in hasil.entri)
    assert jenis == expected["per_jenis"]
    assert Counter(entri.kelompok for entri in hasil.entri) == expected["per_kelompok"]
    assert Counter(entri.bentuk_teks for entri in hasil.entri) == expected["bentuk"]
    assert sum(not entri.media for entri in hasil.entri) == expected["no_media"]
    assert (
        len({entri.penanggung_jawab for entri in hasil.entri})
        == (expected["penanggung_jawab_distinct"])
    )
    assert hasil.galat == []
    assert any("baris 114" in note for note in hasil.catatan)


def test_beltim_csv_without_a_mapping_asks_but_reads_the_same():
    hasil = read_daftar(load_bytes("beltim_csv", "original.csv"), "original.csv")
    assert len(hasil.entri) == 162
    assert {question.tajuk for question in hasil.pertanyaan} == {"id_org", "id_kel"}
