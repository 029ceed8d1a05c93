"""Layouts seen in the wild, each with the one rule that it needs."""

import pytest

from dip.impor import read_daftar
from tests.dip.impor_bantu import TAJUK, build_csv, build_xlsx, entri_row


def read(rows: list[list], merges: list[str] | None = None):
    return read_daftar(build_xlsx({"DIP": [TAJUK, *rows]}, {"DIP": merges or []}), "dip.xlsx")


def test_a_misspelt_class_row_still_opens_its_class_and_is_told():
    rows = [["A. INFORMASI YANG WAJIB DIUMUMKAN SECARA BERKELA"], entri_row(1, "Profil kecamatan")]
    rows += [["B. INFORMASI YANG DIKECUALIKKAN"], entri_row(1, "Data pribadi pelapor")]
    hasil = read(rows)
    assert [e.kategori for e in hasil.entri] == ["berkala"]
    assert [e.ringkasan for e in hasil.dikecualikan] == ["Data pribadi pelapor"]
    assert sum("periksa ejaannya" in note for note in hasil.catatan) == 2


def test_a_class_row_repeated_as_lanjutan_keeps_the_open_group():
    rows = [["A. INFORMASI BERKALA"], ["1. Profil"], entri_row("a", "Alamat kantor"), TAJUK]
    rows += [["A. INFORMASI BERKALA (lanjutan)"], entri_row("b", "Visi dan misi")]
    hasil = read(rows, ["A2:G2", "A3:G3", "A6:G6"])
    assert [e.kelompok for e in hasil.entri] == ["1. Profil", "1. Profil"]


def test_the_next_number_of_the_group_titles_closes_the_group():
    rows = [[1, "Profil"], entri_row("a.", "Alamat"), entri_row("b.", "Visi misi")]
    rows += [entri_row(2, "Laporan harta kekayaan"), entri_row(3, "Rencana kerja")]
    hasil = read(rows)
    assert [e.kelompok for e in hasil.entri] == ["1. Profil", "1. Profil", "", ""]


def test_a_numbered_title_that_the_count_passes_over_is_a_group():
    rows = [[1, "Profil"], entri_row(1, "Alamat"), entri_row(2, "Visi misi")]
    rows += [[2, "Keuangan"], entri_row(3, "DPA"), entri_row(4, "LRA")]
    hasil = read(rows)
    assert [e.kelompok for e in hasil.entri] == ["1. Profil"] * 2 + ["2. Keuangan"] * 2


def test_numbered_titles_without_other_cells_are_entries_and_told():
    rows = [entri_row(1, "Profil"), [2, "Informasi bencana alam"], [3, "Informasi wabah"]]
    hasil = read([*rows, entri_row(4, "Rencana kerja")])
    assert [e.ringkasan for e in hasil.entri][1:3] == ["Informasi bencana alam", "Informasi wabah"]
    assert any("baris 3, 4: bernomor tetapi hanya berisi judul" in note for note in hasil.catatan)


def test_a_list_inside_a_cell_that_runs_over_rows_stays_with_its_entry():
    rows = [entri_row(1, "Laporan keuangan terdiri dari:"), [None, "1. LRA"], [None, "2. Neraca"]]
    hasil = read([*rows, entri_row(2, "Rencana kerja")])
    assert [e.ringkasan for e in hasil.entri] == [
        "Laporan keuangan terdiri dari: 1. LRA 2. Neraca",
        "Rencana kerja",
    ]
    assert {e.kelompok for e in hasil.entri} == {""}


def test_a_group_title_without_entries_is_told():
    rows = [["1. Profil"], entri_row("a", "Alamat"), ["2. Laporan akses"], ["3. Keuangan"]]
    hasil = read([*rows, entri_row("a", "DPA")], ["A2:G2", "A4:G4", "A5:G5"])
    assert [e.kelompok for e in hasil.entri] == ["1. Profil", "3. Keuangan"]
    assert any("baris 4: dibaca sebagai judul kelompok" in note for note in hasil.catatan)


def test_a_title_row_joined_to_the_entry_above_is_told():
    hasil = read(
        [entri_row(1, "Laporan Pertanggungjawaban"), [None, "Bupati"], entri_row(2, "DPA")]
    )
    assert hasil.entri[0].ringkasan == "Laporan Pertanggungjawaban Bupati"
    assert any("baris 3: hanya judul tanpa nomor" in note for note in hasil.catatan)


def test_a_title_written_into_every_cell_of_its_row_is_one_title():
    rows = [["INFORMASI BERKALA"] * 7, ["1. Profil"] * 7, entri_row("a", "Alamat kantor")]
    hasil = read(rows)
    assert [(e.kategori, e.kelompok) for e in hasil.entri] == [("berkala", "1. Profil")]


def test_page_numbers_are_not_part_of_an_entry():
    rows = [entri_row(1, "Profil"), [None] * 6 + ["Hal. 1 dari 3"], TAJUK, entri_row(2, "Renja")]
    assert [e.retensi for e in read([*rows, ["- 2 -"]]).entri] == ["5 Tahun", "5 Tahun"]


def test_sheets_without_header_go_on_with_the_sheet_before():
    first = [TAJUK, ["A. INFORMASI BERKALA"], *(entri_row(n, f"Info {n}") for n in (1, 2, 3))]
    second = [entri_row(4, "Info 4"), ["B. INFORMASI SETIAP SAAT"], entri_row(1, "Info 5")]
    staff = [["Nama", "Jabatan"], ["Tuan A", "Camat"]]
    data = build_xlsx({"Table 1": first, "Table 2": second, "Pegawai": staff})
    hasil = read_daftar(data, "dip.xlsx")
    assert [(e.lembar, e.kategori) for e in hasil.entri[3:]] == [
        ("Table 2", "berkala"),
        ("Table 2", "setiap_saat"),
    ]
    assert len(hasil.entri) == 5
    assert any("lanjutan lembar 'Table 1'" in note for note in hasil.catatan)


def test_a_later_sheet_whose_count_goes_on_keeps_the_open_class():
    first = [TAJUK, ["A. INFORMASI BERKALA"], entri_row(1, "Info 1"), entri_row(2, "Info 2")]
    data = build_xlsx({"Table 1": first, "Table 2": [TAJUK, entri_row(3, "Info 3")]})
    assert [e.kategori for e in read_daftar(data, "dip.xlsx").entri] == ["berkala"] * 3
    restarted = build_xlsx({"Table 1": first, "Table 2": [TAJUK, entri_row(1, "Info 3")]})
    assert read_daftar(restarted, "dip.xlsx").entri[2].kategori is None


def test_rincian_beside_ringkasan_is_the_title_and_is_asked():
    header = ["No", "Rincian Informasi", *TAJUK[1:]]
    rows = [[n, f"Rincian {n}", *entri_row(n, f"Ringkasan {n}")[1:]] for n in (1, 2, 3)]
    hasil = read_daftar(build_xlsx({"DIP": [header, *rows]}), "dip.xlsx")
    assert (hasil.entri[0].judul, hasil.entri[0].ringkasan) == ("Rincian 1", "Ringkasan 1")
    assert [(q.tajuk, q.saran) for q in hasil.pertanyaan] == [("Rincian Informasi", "judul")]


def test_letters_under_the_title_header_are_numbers_also_without_merged_cells():
    header = ["Informasi Publik", "", "Ringkasan Isi Informasi", "Pejabat yang Menguasai", "Waktu"]
    rows = [[f"{x}.", f"Judul {x}", f"Memuat {x}", "Camat", 2024] for x in "abc"]
    hasil = read_daftar(build_csv([header, *rows]), "dip.csv")
    assert [(e.nomor_asli, e.judul) for e in hasil.entri] == [
        ("a.", "Judul a"),
        ("b.", "Judul b"),
        ("c.", "Judul c"),
    ]


def test_a_header_of_three_rows_without_merged_cells_keeps_its_tick_columns():
    rows = [
        [
            "No",
            "Ringkasan Isi Informasi",
            "Pejabat yang Menguasai",
            "Bentuk Informasi",
            "",
            "",
            "Retensi",
        ],
        ["", "", "", "Hard copy", "Soft copy", "", ""],
        ["", "", "", "", "Rekam", "Online", ""],
        [1, "Profil", "Camat", "v", "", "v", "5 tahun"],
        [2, "Monografi", "Camat", "-", "v", "", "5 tahun"],
    ]
    hasil = read_daftar(build_csv(rows), "dip.csv")
    assert [e.bentuk for e in hasil.entri] == [["cetak", "online"], ["rekam"]]


def test_short_codes_for_the_class_are_refused_not_guessed():
    rows = [[*entri_row(n, f"Info {n}"), code] for n, code in enumerate(("B", "SM", "SS"), 1)]
    hasil = read_daftar(build_xlsx({"DIP": [[*TAJUK, "Kategori"], *rows]}), "dip.xlsx")
    assert [galat.pesan[:18] for galat in hasil.galat] == [
        "'B' bukan kategori",
        "'SM' bukan kategor",
        "'SS' bukan kategor",
    ]


@pytest.mark.parametrize("mark", ["?", "v", "\uf0fc"])
def test_one_sign_throughout_a_class_column_is_a_tick_mark(mark):
    """A CSV saved with the code page of old Excel turns √ into a question mark."""
    header = [*TAJUK, "Berkala", "Setiap Saat"]
    rows = [[*entri_row(1, "Profil"), mark, ""], [*entri_row(2, "SK Camat"), "", mark]]
    hasil = read_daftar(build_csv([header, *rows], separator="\t"), "dip.csv")
    assert [e.kategori for e in hasil.entri] == ["berkala", "setiap_saat"]


def test_a_filled_column_without_header_is_told():
    rows = [[*entri_row(n, f"Info {n}"), "Selesai"] for n in (1, 2, 3)]
    hasil = read(rows)
    assert any("kolom H berisi data tetapi tidak bertajuk" in note for note in hasil.catatan)


def test_a_class_row_right_under_a_header_of_kinds_is_not_part_of_the_header():
    header = ["NO", "JENIS INFORMASI", *TAJUK[1:]]
    rows = [
        header,
        [None, "INFORMASI BERKALA"],
        [1, "Profil kecamatan", *entri_row(1, "Memuat profil")[1:]],
    ]
    hasil = read_daftar(build_xlsx({"DIP": rows}), "dip.xlsx")
    assert [(e.kategori, e.judul) for e in hasil.entri] == [("berkala", "Profil kecamatan")]


def test_rows_above_the_header_of_a_later_sheet_are_not_lost():
    """A converter cuts by pages: the rest of one table, then the next table with its header."""
    first = [["A. INFORMASI BERKALA"], TAJUK, *(entri_row(n, f"Info {n}") for n in (1, 2, 3))]
    second = [entri_row(4, "Info 4"), ["B. INFORMASI SETIAP SAAT"], TAJUK, entri_row(1, "Info 5")]
    hasil = read_daftar(build_xlsx({"Table 1": first, "Table 2": second}), "dip.xlsx")
    assert [(e.ringkasan, e.kategori) for e in hasil.entri[3:]] == [
        ("Info 4", "berkala"),
        ("Info 5", "setiap_saat"),
    ]


def test_full_rows_above_the_only_header_are_told():
    data = build_xlsx({"DIP": [entri_row(1, "Info 1"), TAJUK, entri_row(2, "Info 2")]})
    assert any("baris 1: di atas tajuk" in note for note in read_daftar(data, "dip.xlsx").catatan)


def test_titles_typed_into_the_middle_of_the_table_are_titles():
    rows = [[None, None, None, "INFORMASI BERKALA"], [None, None, None, "Profil Badan Publik"]]
    rows += [entri_row(1, "Alamat"), entri_row(2, "Visi"), [None, None, None, "Keuangan"]]
    hasil = read([*rows, entri_row(3, "DPA")])
    assert [(e.kategori, e.kelompok) for e in hasil.entri] == [
        ("berkala", "Profil Badan Publik"),
        ("berkala", "Profil Badan Publik"),
        ("berkala", "Keuangan"),
    ]
    assert hasil.entri[1].penanggung_jawab == "Sekretaris Kecamatan"


def test_headers_that_carry_their_column_number_are_known():
    header = [f"{name} ({n})" for n, name in enumerate(TAJUK, 1)]
    hasil = read_daftar(build_xlsx({"DIP": [header, entri_row(1, "Profil")]}), "dip.xlsx")
    assert (hasil.entri[0].nomor_asli, hasil.entri[0].ringkasan) == ("1", "Profil")
