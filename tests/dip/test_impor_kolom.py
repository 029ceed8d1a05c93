"""What the reader is not sure of it asks; what the officer named it takes."""

import struct

import pytest

from dip.impor import FIELDS, BerkasTakTerbaca, read_daftar
from tests.dip.impor_bantu import TAJUK, build_xlsx, entri_row, load_bytes

ASING = [["Perihal", "Perkara", "Bagian"], ["Neraca", "Isi neraca setahun penuh.", "Umum"]]


def read(rows, **options):
    return read_daftar(build_xlsx({"DIP": rows}), "daftar.xlsx", **options)


def test_unknown_columns_are_asked_with_examples_and_nothing_is_read():
    hasil = read(ASING)
    assert hasil.entri == []
    assert not hasil.lembar[0].terpakai
    assert [(q.kolom, q.tajuk) for q in hasil.pertanyaan] == [
        ("A", "Perihal"),
        ("B", "Perkara"),
        ("C", "Bagian"),
    ]
    assert hasil.pertanyaan[1].contoh == ["Isi neraca setahun penuh."]
    assert hasil.pertanyaan[2].saran == "pejabat_penguasa"
    assert hasil.lembar[0].tanda
    assert hasil.lembar[0].tajuk == [("A", "Perihal"), ("B", "Perkara"), ("C", "Bagian")]
    assert "tajuk" in hasil.catatan[-1]


@pytest.mark.parametrize(
    "kolom",
    [
        {"judul": "PERIHAL ", "ringkasan": "perkara", "pejabat_penguasa": "Bagian"},
        {"judul": "A", "ringkasan": "b", "pejabat_penguasa": "C"},
    ],
)
def test_the_answer_may_name_headers_or_letters(kolom):
    hasil = read(ASING, kolom=kolom)
    (entri,) = hasil.entri
    assert (entri.judul, entri.ringkasan, entri.pejabat_penguasa) == (
        "Neraca",
        "Isi neraca setahun penuh.",
        "Umum",
    )
    assert hasil.pertanyaan == []


def test_a_list_without_any_header_is_read_by_letters():
    rows = [["KECAMATAN CIPARI"], [1, "Profil", "Camat"], [2, "Visi", "Camat"]]
    assert read(rows).entri == []
    kolom = {"nomor_asli": "A", "ringkasan": "B", "penanggung_jawab": "C"}
    hasil = read(rows, kolom=kolom)
    assert [(e.nomor_asli, e.ringkasan) for e in hasil.entri] == [("1", "Profil"), ("2", "Visi")]


def test_named_columns_override_what_was_found():
    header = ["No", "Judul", "Ringkasan", "Penanggung Jawab", "Nama Resmi"]
    rows = [header, [1, "Lama", "Isi", "Camat", "Baru"]]
    assert read(rows).entri[0].judul == "Lama"
    assert read(rows, kolom={"judul": "Nama Resmi"}).entri[0].judul == "Baru"
    assert read(rows, kolom={"judul": ""}).entri[0].judul == ""


def test_tick_columns_can_be_named():
    rows = [
        ["No", "Ringkasan", "Bentuk", "P", "Q"],
        [1, "Isi", "", "v", ""],
        [2, "Isi", "", "", "v"],
    ]
    hasil = read(rows, kolom={"bentuk_cetak": "P", "bentuk_online": "Q"})
    assert [e.bentuk for e in hasil.entri] == [["cetak"], ["online"]]


def test_wrong_names_are_refused_with_the_columns_that_exist():
    with pytest.raises(BerkasTakTerbaca, match=r"'Tajuk' untuk Judul tidak ada.*Ringkasan Isi"):
        read([TAJUK, entri_row(1, "Profil")], kolom={"judul": "Tajuk"})
    with pytest.raises(BerkasTakTerbaca, match="'tajuk' bukan nama bidang"):
        read([TAJUK, entri_row(1, "Profil")], kolom={"tajuk": "No"})


def test_two_columns_for_one_field_are_asked():
    header = [*TAJUK, "Unit Kerja"]
    hasil = read([header, [*entri_row(1, "Profil", pejabat="Camat"), "Umum"]])
    assert hasil.entri[0].pejabat_penguasa == "Camat"
    (question,) = hasil.pertanyaan
    assert (question.kolom, question.saran, question.contoh) == ("H", "pejabat_penguasa", ["Umum"])


def test_foreign_columns_are_only_listed():
    hasil = read([[*TAJUK, "Nomor Rak"], [*entri_row(1, "Profil"), "R-1"]])
    assert hasil.pertanyaan == []
    assert hasil.lembar[0].diabaikan == ["Nomor Rak"]


def test_a_missing_legal_column_makes_unknown_ones_a_question():
    header = ["No", "Ringkasan Isi Informasi", "Penanggung Jawab", "Bentuk", "Pemegang Data"]
    hasil = read([header, [1, "Profil", "Camat", "PDF", "Kasi Umum"]])
    assert [q.tajuk for q in hasil.pertanyaan] == ["Pemegang Data"]


def test_titles_under_jenis_informasi_are_taken_and_asked():
    header = [TAJUK[0], "Jenis Informasi", *TAJUK[1:]]
    rows = [[n, f"Judul {n}", *entri_row(n, f"Isi {n}")[1:]] for n in (1, 2, 3)]
    hasil = read([header, *rows])
    assert [e.judul for e in hasil.entri] == ["Judul 1", "Judul 2", "Judul 3"]
    assert [(q.kolom, q.saran) for q in hasil.pertanyaan] == [("B", "judul")]


def test_signature_of_a_layout_does_not_depend_on_its_rows():
    one = read([["KOP"], TAJUK, entri_row(1, "A")]).lembar[0]
    other = read([TAJUK, entri_row(1, "B"), entri_row(2, "C")]).lembar[0]
    changed = read([[*TAJUK, "Link"], [*entri_row(1, "B"), ""]]).lembar[0]
    assert one.tanda == other.tanda != changed.tanda
    assert one.kolom["ringkasan"] == "Ringkasan Isi Informasi"
    assert set(one.kolom) <= set(FIELDS)


def test_misspelt_kategori_is_a_problem_with_a_suggestion():
    rows = [[*TAJUK, "Kategori"], [*entri_row(1, "A"), "Berkla"], [*entri_row(2, "B"), "Berkala"]]
    (galat,) = read(rows).galat
    assert galat.pesan == "'Berkla' bukan kategori. Maksud Anda 'Berkala'?"
    assert (galat.baris, galat.kolom) == (2, "H (Kategori)")


def test_given_kategori_holds_only_where_the_file_names_none():
    rows = [TAJUK, entri_row(1, "A"), ["INFORMASI SETIAP SAAT"], entri_row(1, "B")]
    kategori = [e.kategori for e in read(rows, kategori="berkala").entri]
    assert kategori == ["berkala", "setiap_saat"]


def test_row_without_title_is_a_problem_of_its_row():
    (galat,) = read([TAJUK, entri_row(1, "A"), entri_row(2, "")]).galat
    assert galat.baris == 3
    assert galat.kolom == "B (Ringkasan Isi Informasi)"
    assert "kosong" in galat.pesan


def test_cells_parted_inside_a_merged_entry_stay_one_entry():
    rows = [
        ["No", "Judul Informasi", "Ringkasan Informasi", *TAJUK[2:], "Jenis Media"],
        [
            "f.",
            "LHKPN",
            "Hasil LHKPN",
            "Inspektorat",
            "Inspektorat",
            "2023",
            "",
            "5 Tahun",
            "Lihat",
        ],
        ["", "", "a. Gubernur", "", "", "", "Hard File"],
        ["", "", "b. Wakil Gubernur", "", "", "", "Hard File"],
        ["g.", "Visi", "Visi dan misi", "Setda", "Setda", "2023", "PDF", "5 Tahun", "Lihat"],
    ]
    merges = [f"{column}2:{column}4" for column in "ABDEFHI"]
    hasil = read_daftar(build_xlsx({"DIP": rows}, {"DIP": merges}), "a.xlsx")
    assert [e.judul for e in hasil.entri] == ["LHKPN", "Visi"]
    assert hasil.entri[0].ringkasan == "Hasil LHKPN a. Gubernur b. Wakil Gubernur"
    assert hasil.entri[0].bentuk_teks == "Hard File"


def test_numbers_of_several_levels_make_groups():
    rest = ["Sekcam", "Camat", "2023", "PDF", "1 tahun"]
    rows = [
        TAJUK,
        ["1", "INFORMASI WAJIB DIUMUMKAN SECARA BERKALA"],
        ["1.1", "Profil"],
        ["1.1.1", "Alamat", *rest],
        ["1.1.2", "Visi", *rest],
        ["1.2", "Keuangan"],
        ["1.2.1", "DPA", *rest],
        ["1.2.2", "Daftar Informasi yang Dikecualikan", *rest],
    ]
    hasil = read(rows)
    assert [(e.kelompok, e.nomor_asli) for e in hasil.entri] == [
        ("1.1. Profil", "1.1.1"),
        ("1.1. Profil", "1.1.2"),
        ("1.2. Keuangan", "1.2.1"),
        ("1.2. Keuangan", "1.2.2"),
    ]
    assert {e.kategori for e in hasil.entri} == {"berkala"}


def test_an_entry_about_the_excluded_list_opens_no_class():
    rows = [
        TAJUK,
        entri_row(1, "DIP"),
        [2, "Daftar Informasi yang Dikecualikan"],
        entri_row(3, "A"),
    ]
    hasil = read(rows)
    assert len(hasil.entri) == 3
    assert hasil.dikecualikan == []


def test_letterhead_and_header_of_later_pages_are_no_information():
    rows = [
        TAJUK,
        entri_row(1, "A"),
        ["LAMPIRAN KEPUTUSAN CAMAT CIPARI"],
        ["NOMOR : 1 TAHUN 2023"],
        TAJUK,
        [f"({n})" for n in range(1, 8)],
        entri_row(2, "B"),
    ]
    hasil = read(rows)
    assert [(e.ringkasan, e.kelompok) for e in hasil.entri] == [("A", ""), ("B", "")]


XLS = load_bytes("buatan", "daftar.xls")


def test_old_xls_is_read_with_its_merged_cells_and_dates():
    hasil = read_daftar(XLS, "daftar.xls")
    assert [(e.nomor_asli, e.waktu, e.bentuk) for e in hasil.entri] == [
        ("1", "2023", ["cetak"]),
        ("2", "2 Januari 2023", ["rekam"]),
        ("3", "Januari 2023", ["cetak", "rekam"]),
    ]
    assert {e.pejabat_penguasa for e in hasil.entri} == {"Camat"}
    assert {e.kategori for e in hasil.entri} == {"berkala"}


def test_old_xls_with_a_password_or_far_cells_is_refused():
    codepage = struct.pack("<HH", 0x42, 2)
    assert XLS.count(codepage) == 1
    locked = XLS.replace(codepage, struct.pack("<HH", 0x2F, 2))
    with pytest.raises(BerkasTakTerbaca, match="kata sandi"):
        read_daftar(locked, "daftar.xls")
    number = XLS.index(struct.pack("<HHHH", 0x027E, 10, 4, 0))
    far = bytearray(XLS)
    struct.pack_into("<HH", far, number + 4, 65_535, 255)
    with pytest.raises(BerkasTakTerbaca, match="batasnya"):
        read_daftar(bytes(far), "daftar.xls")
    with pytest.raises(BerkasTakTerbaca, match="rusak"):
        read_daftar(XLS[:30] + b"\5\0" + XLS[32:], "daftar.xls")
