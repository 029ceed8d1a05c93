"""Lists of excluded information: the real ones word for word, and the layouts offices use."""

from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dip.impor import BerkasTakTerbaca, EntriDik, HasilDik, read_dik
from dip.impor.buku import read_buku
from dip.impor.dasar_hukum import parse_huruf
from dip.impor.jangka import parse_jangka
from dip.impor.uji import read_uji
from tests.dip.impor_bantu import (
    build_csv,
    build_xlsx,
    load_entri,
    load_expected,
    load_grid,
    plain,
)

LEMBAR = [
    ["LEMBAR PENGUJIAN KONSEKUENSI"],
    ["NOMOR: 481.16/12/36/TAHUN 2026"],
    [
        "Pada hari ini, Senin tanggal 5 bulan Januari tahun 2026 bertempat di Pendopo Kecamatan"
        " Cipari telah dilakukan pengujian konsekuensi terhadap informasi berikut."
    ],
    [],
    [
        *["No", "Informasi", "Dasar Hukum Pengecualian Informasi"],
        *["Konsekuensi/Pertimbangan bagi Publik", None, "Jangka Waktu"],
    ],
    [None, None, None, "Dibuka", "Ditutup", None],
    ["1", "2", "3", "4", "5", "6"],
]
GABUNGAN = ["A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6"]
UU = "UU 14/2008 Pasal 17 huruf"
SUMEDANG = {
    "uraian": "konten",
    "dasar_hukum": "dasar_hukum",
    "konsekuensi_dibuka": "akibat_bila_dibuka",
    "konsekuensi_ditutup": "manfaat_bila_ditutup",
    "jangka_teks": "batas_waktu",
}
TAJUK_DIP = [
    *["No", "Judul Informasi", "Ringkasan Isi Informasi", "Pejabat yang Menguasai Informasi"],
    *["Penanggung Jawab", "Waktu Pembuatan", "Bentuk Informasi", "Jangka Waktu Penyimpanan"],
]


def lembar(*rows, top=LEMBAR, merges=GABUNGAN, name="Lembar Pengujian Konsekuensi") -> HasilDik:
    return read_dik(build_xlsx({name: [*top, *rows]}, {name: merges}), "lembar.xlsx")


def baris(number, judul, dasar=f"{UU} h", jangka="Tidak terbatas") -> list:
    return [number, judul, dasar, "Rahasia pribadi terbuka", "Pribadi terlindungi", jangka]


def malang(kategori: str | None = "Dikecualikan") -> list[list]:
    names = ["nomor_asli", "judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab"]
    names += ["waktu", "bentuk", "retensi"]
    extra = [kategori] if kategori else []
    rows = [[*(row[name] for name in names), *extra] for row in load_entri("malangkab_dik_sql")]
    return [[*TAJUK_DIP, *(["Kategori"] if kategori else [])], *rows]


def per_number(rows: list, nomor) -> dict[str, list]:
    groups: dict[str, list] = {}
    for row in rows:
        key = nomor(row).strip(".") or next(reversed(groups))
        groups.setdefault(key, []).append(row)
    return groups


# --- Real lists -----------------------------------------------------------------------------------
@pytest.mark.parametrize("kategori", ["Dikecualikan", None])
def test_malang_gives_25_entries_with_every_text(kategori):
    hasil = read_dik(build_xlsx({"DIK 2023": malang(kategori)}), "malang.xlsx")
    expected = load_entri("malangkab_dik_sql")
    assert len(hasil.entri) == load_expected("malangkab_dik_sql")["entries"] == 25
    for entri, row in zip(hasil.entri, expected, strict=True):
        assert plain(entri.judul) == plain(row["judul"])
        assert plain(entri.uraian) == plain(row["ringkasan"])
        assert plain(entri.jangka_teks) == plain(row["retensi"])
        for name in ("nomor_asli", "pejabat_penguasa", "penanggung_jawab"):
            assert plain(getattr(entri, name)) == plain(row[name])
        assert entri.bentuk_teks == row["bentuk"]
    assert hasil.galat == []
    assert hasil.terbuka == []


def test_malang_as_csv_gives_the_same():
    hasil = read_dik(build_csv(malang(), "\t"), "dik.csv")
    assert [plain(e.uraian) for e in hasil.entri] == [
        plain(row["ringkasan"]) for row in load_entri("malangkab_dik_sql")
    ]


def test_malang_terms_are_understood_beside_the_words():
    kinds = {}
    for entri in read_dik(build_xlsx({"DIK": malang()}), "m.xlsx").entri:
        kinds.setdefault(entri.jangka_jenis, []).append(entri.jangka_teks)
    assert {key: len(texts) for key, texts in kinds.items()} == {
        "": 1,
        "peristiwa": 10,
        "tidak_terbatas": 12,
        "tanggal": 2,
    }
    assert kinds["tanggal"] == [
        "1 (satu) tahun berjalan",
        "30 tahun / selama jangka waktu yang ditetapkan",
    ]


@pytest.fixture(scope="module")
def sumedang() -> HasilDik:
    return read_dik(build_xlsx({"Sheet1": load_grid("sumedang_dik_2022")}), "grid.xlsx")


def test_sumedang_has_19_numbers_and_6_group_rows(sumedang):
    numbers = [entri.nomor_asli.strip(".") for entri in sumedang.entri if entri.nomor_asli]
    assert numbers == [str(number) for number in range(1, 20)]
    jejak = list(sumedang.lembar[0].jejak.values())
    assert jejak.count("kelompok") == 6
    groups = [name for name, _ in groupby(entri.kelompok for entri in sumedang.entri)]
    expected = load_expected("sumedang_dik_2022")["per_kelompok"]
    assert [name.replace(".", "", 1) for name in groups] == list(expected)
    assert sumedang.galat == sumedang.pertanyaan == []


def test_sumedang_gives_every_text_of_every_number(sumedang):
    """How the rows below a number are parted is a matter of reading; their words are not."""
    ours = per_number(sumedang.entri, lambda entri: entri.nomor_asli)
    theirs = per_number(load_entri("sumedang_dik_2022"), lambda row: row["nomor_asli"])
    assert list(ours) == list(theirs)
    for number, rows in ours.items():
        for name, column in SUMEDANG.items():
            text = " ".join(plain(getattr(row, name)) for row in rows)
            written = " ".join(plain(row[column]) for row in theirs[number])
            assert plain(text) == plain(written), (number, name)


def test_sumedang_parts_without_a_name_share_the_one_above(sumedang):
    eleven = per_number(sumedang.entri, lambda entri: entri.nomor_asli)["11"]
    assert {entri.judul for entri in eleven} == {"Data pribadi"}
    assert len({entri.uraian for entri in eleven}) == len(eleven) == 11


def test_sumedang_cells_over_a_page_end_are_one_entry(sumedang):
    twelve = per_number(sumedang.entri, lambda entri: entri.nomor_asli)["12"][0]
    assert twelve.judul.startswith("Data pribadi binaan di UPTD Dinas Sosial")
    assert twelve.dasar == ["h"]  # the article stands on the next page
    assert twelve.jangka_teks.startswith("a. Kecuali apabila mendapat persetujuan yang bersangk")


def test_sumedang_letters_come_from_the_legal_basis(sumedang):
    numbers = per_number(sumedang.entri, lambda entri: entri.nomor_asli)
    found = {number: rows[0].dasar for number, rows in numbers.items()}
    assert found["2"] == ["a", "c", "h"]
    assert found["8"] == ["b", "c", "i", "j"]
    assert found["16"] == ["i", "j"]  # "huruf I dan j"
    assert found["17"] == ["i"]  # "hurufi"


def test_a_group_suggests_its_letter_where_the_basis_names_none(sumedang):
    suggested = [entri for entri in sumedang.entri if entri.catatan]
    assert [entri.uraian[:13] for entri in suggested] == ["User name dan"]
    assert suggested[0].dasar == ["c"]
    assert "judul kelompok" in suggested[0].catatan[0]


# --- The lembar -----------------------------------------------------------------------------------
@pytest.mark.parametrize("merges", [GABUNGAN, []])
def test_lembar_of_two_header_rows_and_a_row_of_numbers(merges):
    hasil = lembar(baris(1, "Data kesehatan"), baris(2, "Data keuangan"), merges=merges)
    assert [entri.judul for entri in hasil.entri] == ["Data kesehatan", "Data keuangan"]
    first = hasil.entri[0]
    assert first.konsekuensi_dibuka == "Rahasia pribadi terbuka"
    assert first.konsekuensi_ditutup == "Pribadi terlindungi"
    assert (first.dasar, first.jangka_jenis) == (["h"], "tidak_terbatas")
    assert hasil.galat == hasil.pertanyaan == []


def test_opening_lines_become_a_suggested_sheet():
    uji = lembar(baris(1, "Data kesehatan")).uji
    assert (uji.nomor, uji.tanggal) == ("481.16/12/36/TAHUN 2026", "2026-01-05")
    assert uji.tempat == "Pendopo Kecamatan Cipari"
    assert uji.is_whole


@pytest.mark.parametrize(
    ("line", "tanggal"),
    [
        ("tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam", "2026-11-23"),
        ("Selasa tanggal lima bulan Maret tahun dua ribu dua puluh empat bertempat", "2024-03-05"),
        ("tanggal : 05-01-2026", "2026-01-05"),
        ("tanggal tiga puluh satu bulan Februari tahun dua ribu dua puluh enam", ""),
        ("tanggal ... bulan ... tahun 2026", ""),
    ],
)
def test_day_of_the_sheet_in_words_and_figures(line, tanggal):
    top = [["LEMBAR PENGUJIAN KONSEKUENSI NOMOR: 1/2026"], [f"Pada hari ini {line}"], *LEMBAR[4:]]
    assert lembar(baris(1, "A"), top=top, merges=[]).uji.tanggal == tanggal


def test_a_number_left_open_on_the_form_is_not_whole():
    top = [["LEMBAR PENGUJIAN KONSEKUENSI NOMOR:"], *LEMBAR[2:]]
    hasil = lembar(baris(1, "A"), top=top, merges=[])
    assert hasil.uji.nomor == ""
    assert not hasil.uji.is_whole


def test_signature_block_ends_the_table():
    hasil = lembar(
        baris(1, "Data kesehatan"),
        [],
        [None, None, None, None, "Cilacap, 5 Januari 2026"],
        [None, None, None, None, "Camat Cipari"],
        [None, None, None, None, "NIP 1"],
    )
    assert len(hasil.entri) == 1


def test_order_of_karanganyar():
    header = ["No", "Judul", "Dasar Hukum", "Batas Waktu", "Akibat bila dibuka"]
    header.append("Akibat bila ditutup")
    row = [1, "Data medis", f"{UU} h", "5 tahun sejak 2 Januari 2026", "Terbuka", "Terlindungi"]
    (entri,) = read_dik(build_xlsx({"Sheet1": [header, row]}), "a.xlsx").entri
    assert (entri.konsekuensi_dibuka, entri.konsekuensi_ditutup) == ("Terbuka", "Terlindungi")
    assert (entri.jangka_jenis, entri.berakhir) == ("tanggal", "2031-01-02")


def test_items_of_a_cell_keep_their_lines_and_broken_lines_are_joined():
    basis = "a. UU 14/2008\nPasal 17 huruf h;\nb. UU 27/2022\nPasal 4"
    (entri,) = lembar(baris(1, "Data", dasar=basis)).entri
    assert entri.dasar_hukum == "a. UU 14/2008 Pasal 17 huruf h;\nb. UU 27/2022 Pasal 4"


def test_a_long_cell_names_by_its_first_line_and_keeps_the_whole_for_officers():
    parts = "\n".join(f"{letter}. {'rincian panjang ' * 12}" for letter in "abc")
    (entri,) = lembar(baris(1, f"Dokumen pengadaan:\n{parts}")).entri
    assert entri.judul == "Dokumen pengadaan"
    assert plain(entri.uraian) == plain(f"Dokumen pengadaan:\n{parts}")
    assert "baris pertamanya" in entri.catatan[0]


def test_an_impossible_day_is_named_with_sheet_row_and_column():
    hasil = lembar(baris(1, "A"), baris(2, "B", jangka="31 Februari 2027"))
    (galat,) = hasil.galat
    assert (galat.lembar, galat.baris) == ("Lembar Pengujian Konsekuensi", 9)
    assert galat.kolom == "F (Jangka Waktu)"
    assert "tidak ada di kalender" in galat.pesan


def test_a_row_without_a_name_is_an_error():
    hasil = lembar(baris(1, "A"), [2, None, f"{UU} a", "x", "y", "Permanen"])
    assert [galat.baris for galat in hasil.galat] == [9]
    assert "nama informasinya kosong" in hasil.galat[0].pesan


# --- What is not excluded -------------------------------------------------------------------------
def test_public_rows_of_a_mixed_workbook_are_set_aside():
    public = ["3", "Neraca", "Memuat neraca.", "a", "b", "2026", "c", "d", "Berkala"]
    rows = [*malang()[:3], public]
    hasil = read_dik(build_xlsx({"Sheet1": rows}), "a.xlsx")
    assert [entri.judul for entri in hasil.terbuka] == ["Neraca"]
    assert len(hasil.entri) == 2
    assert any("informasi publik" in note for note in hasil.catatan)


def test_a_list_that_does_not_say_it_is_excluded_is_questioned():
    hasil = read_dik(build_xlsx({"Sheet1": malang(None)}), "daftar.xlsx")
    assert len(hasil.entri) == 25
    assert any("Periksa apakah berkasnya benar" in note for note in hasil.catatan)


def test_from_a_dip_only_what_says_it_is_excluded_comes_along():
    header, first, *_ = malang()
    rows = [header, ["1", "Tanpa kelas", "Isi.", "a", "b", "2026", "c", "d", ""], first]
    hasil = read_dik(build_xlsx({"Sheet1": rows}), "a.xlsx", hanya_dikecualikan=True)
    assert len(hasil.entri) == 1
    assert [entri.judul for entri in hasil.terbuka] == ["Tanpa kelas"]


def test_named_columns_hold():
    rows = [["No", "Perihal", "Payung", "Kapan"], [1, "Data medis", f"{UU} h", "Permanen"]]
    kolom = {"judul": "Perihal", "dasar_hukum": "Payung", "jangka_teks": "D"}
    (entri,) = read_dik(build_xlsx({"Sheet1": rows}), "a.xlsx", kolom=kolom).entri
    assert entri.judul == "Data medis"
    assert (entri.dasar, entri.jangka_jenis) == (["h"], "tidak_terbatas")


def test_fields_of_the_dip_are_no_columns_here():
    with pytest.raises(BerkasTakTerbaca, match="'waktu' bukan nama bidang"):
        read_dik(build_xlsx({"Sheet1": malang()}), "a.xlsx", kolom={"waktu": "F"})


def test_entries_are_plain_data():
    (entri,) = lembar(baris(1, "Data kesehatan")).entri
    assert EntriDik(**entri.as_dict()) == entri


# --- Every sheet ----------------------------------------------------------------------------------
CELLS = (
    "||||1|a|A.|IV|2.|No|Informasi|Data pribadi|dan seterusnya|I. Informasi tentang hukum"
    "|UU 14/2008 Pasal 17 huruf a, c dan h|Pasal 17 huruf|Permanen|31 Februari 2027|5 tahun sejak"
    "|31 Desember 2027|Mengetahui|NIP 1970|Cipari, 2 Januari 2023|-|#REF!|INFORMASI BERKALA"
    "|dikecualikan|https://a.go.id/x|tidak terbatas|s.d.|999999999999"
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(
        st.lists(st.sampled_from(CELLS.split("|")), min_size=6, max_size=7), min_size=1, max_size=25
    )
)
def test_every_row_of_a_random_sheet_is_accounted_for(rows):
    data = build_xlsx({"Lembar": [*LEMBAR, *rows]}, {"Lembar": GABUNGAN})
    hasil = read_dik(data, "a.xlsx")
    (sheet,) = hasil.lembar
    filled = {r for r, row in enumerate(read_buku(data, "a.xlsx").lembar[0].sel, 1) if any(row)}
    assert filled == set(sheet.jejak)
    read = {entri.baris for entri in [*hasil.entri, *hasil.terbuka]}
    assert {r for r, kind in sheet.jejak.items() if kind == "entri"} == read
    assert all(entri.judul for entri in hasil.entri)
    refused = {galat.baris for galat in hasil.galat}
    assert {r for r, kind in sheet.jejak.items() if kind == "galat"} <= refused


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=200))
def test_any_words_give_a_term_letters_and_a_sheet_or_a_named_refusal(text):
    parse_huruf(f"Pasal 17 huruf {text}")
    read_uji(["LEMBAR PENGUJIAN KONSEKUENSI NOMOR", text])
    for each in (text, f"5 tahun sejak {text}", f"sampai dengan {text}"):
        try:
            jangka = parse_jangka(each)
        except ValueError as error:
            assert "tanggal" in str(error) or "tahun" in str(error)
        else:
            assert jangka.jenis in ("", "tanggal", "peristiwa", "tidak_terbatas")
