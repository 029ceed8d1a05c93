"""Workbooks of other kinds than the real ones at hand: each is read as an officer would read it."""

from datetime import date, datetime

import pytest
from openpyxl import Workbook

from dip.impor import read_daftar
from tests.dip.impor_bantu import TAJUK, build_xlsx, entri_row, load_entri, load_grid, save

JUDUL_RINGKASAN = [
    "No",
    "Judul Informasi",
    "Ringkasan Isi Informasi",
    "Pejabat yang Menguasai",
    "Penanggung Jawab",
    "Waktu",
    "Bentuk",
    "Retensi",
    "Link",
]


def read(sheets, merges=None, **options):
    return read_daftar(build_xlsx(sheets, merges), "daftar.xlsx", **options)


def test_export_template_with_ticks_class_rows_and_signature_block():
    rows = [
        ["DAFTAR INFORMASI PUBLIK"],
        ["PADA FAKULTAS MIPA"],
        ["TAHUN 2026"],
        [],
        [
            "No",
            "Ringkasan Isi Informasi",
            "Pejabat/Unit/Satker yang Menguasai Informasi",
            "Penanggung Jawab Pembuatan/Penerbitan Informasi",
            "Waktu dan Tempat Pembuatan Informasi",
            "Bentuk Informasi yang Tersedia",
            None,
            "Jangka Waktu Penyimpanan/Retensi Arsip",
        ],
        [None, None, None, None, None, "Cetak", "Online", None],
        ["INFORMASI YANG WAJIB DISEDIAKAN DAN DIUMUMKAN SECARA BERKALA"],
        [1, "Informasi tentang Profil"],
        [None, "Sejarah", "Dekan", "Wakil Dekan", "Bandar Lampung, 2026", "✔", "✔", "Permanen"],
        [None, "Visi dan misi", "Dekan", "Wakil Dekan", "2026", "✔", None, "5 Tahun"],
        ["INFORMASI YANG WAJIB TERSEDIA SETIAP SAAT"],
        [1, "Daftar Informasi Publik"],
        [None, "DIP 2026", "Dekan", "PPID", "Bandar Lampung, 2026", None, "✔", "1 Tahun"],
        [],
        [None, None, None, None, None, "Bandar Lampung, 3 Januari 2026"],
        [None, None, None, None, None, "Dekan,"],
        [],
        [None, None, None, None, None, "Nama Pejabat"],
        [None, None, None, None, None, "NIP ...................."],
    ]
    merges = ["A1:H1", "A2:H2", "A3:H3", "F5:G5", "A7:H7", "A8:A10", "B8:H8", "A11:H11"]
    merges += [f"{column}5:{column}6" for column in "ABCDEH"] + ["A12:A13", "B12:H12"]
    hasil = read({"DIP": rows}, {"DIP": merges})
    assert [(e.kategori, e.kelompok, e.ringkasan) for e in hasil.entri] == [
        ("berkala", "1. Informasi tentang Profil", "Sejarah"),
        ("berkala", "1. Informasi tentang Profil", "Visi dan misi"),
        ("setiap_saat", "1. Daftar Informasi Publik", "DIP 2026"),
    ]
    assert [e.bentuk for e in hasil.entri] == [["cetak", "online"], ["cetak"], ["online"]]
    assert hasil.entri[0].bentuk_teks == "Cetak dan Online"
    assert (hasil.entri[0].waktu, hasil.entri[0].tempat) == ("2026", "Bandar Lampung")
    assert any("baris 15-19" in note and "penutup" in note for note in hasil.catatan)
    assert hasil.galat == []


def test_form_of_perki_1_2010_with_its_row_of_column_numbers():
    hasil = read(
        {
            "Sheet1": [
                ["LAMPIRAN II"],
                TAJUK,
                [1, 2, 3, 4, 5, 6, 7],
                entri_row(1, "Profil", waktu="Januari 2023, Kantor Kecamatan Cipari"),
                entri_row("2.", "Renstra", waktu="2023"),
            ]
        }
    )
    assert [e.nomor_asli for e in hasil.entri] == ["1", "2."]
    assert (hasil.entri[0].waktu, hasil.entri[0].tempat) == (
        "Januari 2023",
        "Kantor Kecamatan Cipari",
    )
    assert hasil.lembar[0].jejak[3] == "nomor_kolom"


def test_list_whose_classes_stand_in_a_column():
    header = [
        "Nama Informasi",
        "Ringkasan",
        "Format Informasi",
        "Kategori Informasi",
        "Jangka Waktu",
        "Tautan",
    ]
    rows = [
        header,
        ["PPAS 2024", "Berisi tentang PPAS", "Softcopy", "Informasi Berkala", "Selama Berlaku", ""],
        [
            "SOP",
            "Berisi tentang SOP",
            "Softcopy",
            "Setiap Saat",
            "Selama Berlaku",
            "https://a.id/1",
        ],
        ["Banjir", "Berisi tentang banjir", "Softcopy", "Serta-merta", "Selama Berlaku", ""],
        ["Data", "Berisi tentang data", "Softcopy", "Dikecualikan", "Selama Berlaku", ""],
    ]
    hasil = read({"data": rows})
    assert [e.kategori for e in hasil.entri] == ["berkala", "setiap_saat", "serta_merta"]
    assert [e.judul for e in hasil.dikecualikan] == ["Data"]


def test_one_sheet_per_kategori():
    hasil = read(
        {
            "Petunjuk": [["Isi menurut contoh."]],
            "Berkala": [TAJUK, entri_row(1, "Profil")],
            "Serta Merta": [TAJUK, entri_row(1, "Bencana")],
            "Setiap Saat": [TAJUK, entri_row(1, "Arsip")],
            "Dikecualikan": [TAJUK, entri_row(1, "Data pribadi")],
        }
    )
    assert [e.kategori for e in hasil.entri] == ["berkala", "serta_merta", "setiap_saat"]
    assert [e.ringkasan for e in hasil.dikecualikan] == ["Data pribadi"]
    assert not hasil.lembar[0].terpakai
    assert hasil.lembar[0].alasan == "lembar petunjuk atau contoh"


def test_own_export_comes_back_whole():
    header = [
        "Nomor",
        "Ringkasan isi informasi",
        "Pejabat/unit/satker yang menguasai",
        "Penanggung jawab pembuatan/penerbitan",
        "Waktu dan tempat pembuatan",
        "Bentuk informasi yang tersedia",
        "Jangka waktu penyimpanan/retensi",
        "Judul",
        "Kategori",
        "Kelompok",
        "Tautan/media",
        "Kode (jangan diubah)",
    ]
    book = Workbook()
    sheet = book.active
    for row in (
        ["PEMERINTAH KABUPATEN CILACAP"],
        ["KECAMATAN CIPARI"],
        ["DAFTAR INFORMASI PUBLIK TAHUN 2026"],
        ["Dicetak 23 November 2026 pukul 10.00 WIB oleh Admin, filter: semua"],
        header,
        [f"({number})" for number in range(1, 13)],
    ):
        sheet.append(row)
    for area in ("A1:L1", "A2:L2", "A3:L3", "A4:L4"):
        sheet.merge_cells(area)
    values = [
        1,
        "=1+1 bukan rumus",
        "Camat",
        "Sekretaris",
        "Cipari, 2 Januari 2026",
        "Cetak, Rekam, Media sosial",
        "Selama berlaku",
        "Profil",
        "Berkala",
        "Profil badan publik",
        "https://a.go.id/ | https://b.go.id/",
        "CPR-1",
    ]
    sheet.append(values)
    sheet["B7"].data_type = "s"
    for row in (
        [],
        ["", "", "", "", "", "Cipari, 23 November 2026"],
        ["", "", "", "", "", "Camat"],
    ):
        sheet.append(row)
    hasil = read_daftar(save(book), "DIP.xlsx")
    (entri,) = hasil.entri
    assert entri.ringkasan == "=1+1 bukan rumus"
    assert (entri.waktu, entri.tempat) == ("2 Januari 2026", "Cipari")
    assert entri.bentuk == ["cetak", "rekam", "medsos"]
    assert (entri.judul, entri.kategori, entri.kelompok) == (
        "Profil",
        "berkala",
        "Profil badan publik",
    )
    assert (entri.media, entri.kode) == ("https://a.go.id/ | https://b.go.id/", "CPR-1")
    assert hasil.galat == []


def test_misspelt_and_reordered_headers_are_understood():
    header = [
        "Nomer",
        "Bentuk Infromasi yg Tersedia",
        "Ringkassan Isi Infomasi",
        "Penanggung Jawap Pembuatan",
        "Pejabat yang Menguasi Informasi",
        "Waktu Pembutan",
        "Jangka Waktu Penyimpannan",
    ]
    hasil = read({"L1": [header, [1, "Softcopy", "Isi", "Kasi", "Camat", "2023", "5 tahun"]]})
    (entri,) = hasil.entri
    assert (entri.ringkasan, entri.penanggung_jawab, entri.pejabat_penguasa) == (
        "Isi",
        "Kasi",
        "Camat",
    )
    assert (entri.waktu, entri.retensi, entri.bentuk) == ("2023", "5 tahun", ["rekam"])


def test_header_words_spread_over_three_rows_without_merged_cells():
    rows = [
        [],
        [
            None,
            "NO",
            "RINGKASAN ISI",
            "UNIT/SATKER",
            "PENANGGUNG",
            "WAKTU DAN",
            "BENTUK",
            None,
            "JANGKA",
        ],
        [None, None, "INFORMASI", "YANG MENGUASAI", "JAWAB", "TEMPAT", "HARD", "SOFT", "WAKTU"],
        [None, None, None, "INFORMASI", "PEMBUATAN", "PEMBUATAN", "COPY", "COPY", "PENYIMPANAN"],
        [None, "I", "Informasi Berkala"],
        [None, 1, "Profil", "Sekcam", "Camat", "2023", "√", "√", "Selama Berlaku"],
        [None, 2, "Visi", "Sekcam", "Camat", "2023", "-", "√", "Selama Berlaku"],
    ]
    hasil = read({"DIP": rows})
    assert [e.bentuk for e in hasil.entri] == [["cetak", "rekam"], ["rekam"]]
    assert {e.kategori for e in hasil.entri} == {"berkala"}
    assert hasil.entri[0].penanggung_jawab == "Camat"
    assert hasil.lembar[0].baris_tajuk == [2, 3, 4]


def test_ticks_may_name_the_kategori():
    header = ["No", "Ringkasan Informasi", "Pejabat yang Menguasai", "Penanggung Jawab", "Kategori"]
    rows = [
        [*header, None, None, "Bentuk"],
        [None, None, None, None, "Berkala", "Serta Merta", "Setiap Saat", None],
        [1, "Profil", "Sekcam", "Camat", "V", None, None, "Softcopy"],
        [2, "Banjir", "Sekcam", "Camat", None, "x", None, "Softcopy"],
        [3, "Arsip", "Sekcam", "Camat", "√", None, "√", "Softcopy"],
    ]
    merges = ["E1:G1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "H1:H2"]
    hasil = read({"DIP": rows}, {"DIP": merges})
    assert [e.kategori for e in hasil.entri] == ["berkala", "serta_merta", None]
    assert [g.pesan for g in hasil.galat] == ["lebih dari satu kategori dicentang"]


@pytest.mark.parametrize("mark", ["√", "✓", "✔", "v", "V", "x", "X", 1, "ya", "ada", "*", True])
def test_every_tick_counts(mark):
    header = ["No", "Ringkasan", "Penanggung Jawab", "Cetak", "Rekam"]
    hasil = read({"DIP": [header, [1, "Profil", "Camat", mark, None]]})
    assert hasil.entri[0].bentuk == ["cetak"]


@pytest.mark.parametrize("mark", ["-", "tidak", 0, None, " "])
def test_a_dash_is_no_tick(mark):
    header = ["No", "Ringkasan", "Penanggung Jawab", "Cetak", "Rekam"]
    hasil = read({"DIP": [header, [1, "Profil", "Camat", mark, "v"]]})
    assert hasil.entri[0].bentuk == ["rekam"]


def test_merged_data_cells_fill_down_per_column():
    rows = [
        [*TAJUK, "Kategori"],
        [*entri_row(1, "Profil"), "Berkala"],
        [2, "Visi"],
        [3, "Misi", None, "Kasi Pemerintahan", "2023", "Hardcopy", "Permanen"],
        [*entri_row(4, "Lain"), "Setiap Saat"],
    ]
    merges = ["C2:C4", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H4"]
    hasil = read({"DIP": rows}, {"DIP": merges})
    assert [e.pejabat_penguasa for e in hasil.entri] == ["Camat Cipari"] * 4
    assert [e.penanggung_jawab for e in hasil.entri][1:3] == [
        "Sekretaris Kecamatan",
        "Kasi Pemerintahan",
    ]
    assert [e.kategori for e in hasil.entri] == ["berkala"] * 3 + ["setiap_saat"]


def test_rows_under_one_merged_number_are_entries_of_their_own():
    rows = [
        JUDUL_RINGKASAN,
        [1, "Keuangan", "RKA", "Camat", "Kasubbag", "2023", "Softcopy", "5 Tahun", "http://a.id/1"],
        [None, None, "DPA", "Camat", "Kasubbag", "2023", "Softcopy", "5 Tahun", "http://a.id/2"],
        [2, "Profil", "Camat", "Camat", "Sekcam", "2023", "Softcopy", "5 Tahun", "http://a.id/3"],
        [None] * 8 + ["http://a.id/4"],
    ]
    merges = ["A2:A3", "B2:B3", *(f"{column}4:{column}5" for column in "ABCDEFGH")]
    hasil = read({"DIP": rows}, {"DIP": merges})
    assert [(e.nomor_asli, e.judul, e.ringkasan) for e in hasil.entri] == [
        ("1", "Keuangan", "RKA"),
        ("1", "Keuangan", "DPA"),
        ("2", "Profil", "Camat"),
    ]
    assert hasil.entri[2].media == "http://a.id/3 | http://a.id/4"


def test_groups_may_lie_under_groups():
    header = ["NO", "URAIAN INFORMASI", "PENANGGUNG JAWAB", "WAKTU", "BENTUK", "RETENSI"]
    rest = ["Sekcam", "2023", "Softcopy", "5 tahun"]
    rows = [
        header,
        ["I", "INFORMASI YANG WAJIB DIUMUMKAN SECARA BERKALA"],
        ["A", "Profil"],
        ["1", "Alamat kantor", *rest],
        ["2", "Visi dan misi", *rest],
        ["B", "Keuangan"],
        ["1", "DPA", *rest],
        ["II", "INFORMASI YANG WAJIB TERSEDIA SETIAP SAAT"],
        ["A", "Kepegawaian"],
        ["1", "Umum"],
        ["a", "DUK", *rest],
        ["2", "Khusus"],
        ["a", "Cuti", *rest],
        ["III", "INFORMASI YANG DIKECUALIKAN"],
        ["1", "Data pribadi", *rest],
        ["JUMLAH", None, 6],
        ["Keterangan: dimutakhirkan setiap tahun"],
    ]
    hasil = read({"DIP": rows})
    assert [(e.kategori, e.kelompok, e.nomor_asli) for e in hasil.entri] == [
        ("berkala", "A. Profil", "1"),
        ("berkala", "A. Profil", "2"),
        ("berkala", "B. Keuangan", "1"),
        ("setiap_saat", "A. Kepegawaian / 1. Umum", "a"),
        ("setiap_saat", "A. Kepegawaian / 2. Khusus", "a"),
    ]
    assert len(hasil.dikecualikan) == 1
    assert hasil.lembar[0].jejak[16] == hasil.lembar[0].jejak[17] == "penutup"


def test_page_breaks_go_on_with_the_entry_above():
    rows = [
        TAJUK,
        entri_row(1, "Standar Operasional Prosedur tentang"),
        [None, "Pelayanan Informasi Publik"],
        entri_row(2, "Laporan", pejabat="Badan Perencanaan, Penelitian dan"),
        [None, None, "Pengembangan Daerah"],
        [],
        TAJUK,
        [None, None, "Kabupaten Cilacap"],
        entri_row(3, "Agenda"),
        ["PROFIL PEJABAT"],
        entri_row(4, "Camat"),
        [None, "Sekcam", "Camat", "Sekcam", "2023", "Hardcopy", "2 tahun"],
    ]
    hasil = read({"DIP": rows})
    assert [e.ringkasan for e in hasil.entri] == [
        "Standar Operasional Prosedur tentang Pelayanan Informasi Publik",
        "Laporan",
        "Agenda",
        "Camat",
        "Sekcam",
    ]
    assert hasil.entri[1].pejabat_penguasa == (
        "Badan Perencanaan, Penelitian dan Pengembangan Daerah Kabupaten Cilacap"
    )
    assert hasil.entri[3].kelompok == "PROFIL PEJABAT"


def test_a_class_named_once_in_its_column_holds_for_the_rows_below():
    kategori = ["Berkala", None, None, "Serta Merta", None, None]
    rows = [
        [*entri_row(number, f"Informasi {number}"), name] for number, name in enumerate(kategori, 1)
    ]
    hasil = read({"DIP": [[*TAJUK, "Jenis Informasi"], *rows]})
    assert [e.kategori for e in hasil.entri] == ["berkala"] * 3 + ["serta_merta"] * 3
    assert any("diisi dari baris di atasnya" in note for note in hasil.catatan)


def test_signature_block_of_two_officials_and_its_variants_end_the_list():
    rows = [
        TAJUK,
        entri_row(1, "Profil"),
        [],
        [None, "Mengetahui,", None, None, "Cipari, ..... Januari 2024"],
        [None, "CAMAT CIPARI", None, None, "PPID Pelaksana"],
        [],
        [None, "NAMA CAMAT", None, None, "NAMA SEKRETARIS"],
        [None, "NIP. ..........", None, None, "NIP. .........."],
    ]
    hasil = read({"DIP": rows})
    assert len(hasil.entri) == 1
    assert [hasil.lembar[0].jejak[row] for row in (4, 5, 7, 8)] == ["penutup"] * 4
    assert hasil.galat == []


def test_broken_addresses_are_joined_and_several_are_parted():
    media = "https://ppid.cilacapkab.go.\nid/berkas/profil-\ncamat.pdf\nhttps://cipari.go.id/"
    row = [1, "a", "b", "c", "d", "2023", "Link", "1 tahun", media]
    (entri,) = read({"DIP": [JUDUL_RINGKASAN, row]}).entri
    assert entri.media == (
        "https://ppid.cilacapkab.go.id/berkas/profil-camat.pdf | https://cipari.go.id/"
    )


def test_text_behind_a_link_keeps_its_address():
    book = Workbook()
    sheet = book.active
    sheet.append(JUDUL_RINGKASAN)
    sheet.append([1, "a", "b", "c", "d", "2023", "Link", "1 tahun", "Lihat dokumen"])
    sheet["I2"].hyperlink = "https://ppid.go.id/x.pdf"
    (entri,) = read_daftar(save(book), "a.xlsx").entri
    assert entri.media == "Lihat dokumen | https://ppid.go.id/x.pdf"


def test_lists_of_excluded_information_never_give_dip_entries():
    grid = load_grid("sumedang_dik_2022")
    hasil = read({"Sheet1": grid})
    assert hasil.entri == []
    numbers = {e.nomor_asli.strip(".") for e in hasil.dikecualikan}
    assert numbers >= {str(number) for number in range(1, 20)}


@pytest.mark.parametrize("where", ["sheet", "title"])
def test_excluded_list_in_the_columns_of_a_dip_is_known_by_its_name_or_title(where):
    header = JUDUL_RINGKASAN
    rows = [
        [
            row["nomor_asli"],
            row["judul"],
            row["ringkasan"],
            row["pejabat_penguasa"],
            row["penanggung_jawab"],
            row["waktu"],
            row["bentuk"],
            row["retensi"],
            row["media"],
        ]
        for row in load_entri("malangkab_dik_sql")
    ]
    title = [["DAFTAR INFORMASI YANG DIKECUALIKAN"]] if where == "title" else []
    name = "Informasi Dikecualikan" if where == "sheet" else "Sheet1"
    hasil = read({name: [*title, header, *rows]})
    assert hasil.entri == []
    assert len(hasil.dikecualikan) == 25


def test_a_title_naming_both_lists_does_not_exclude_the_list():
    rows = [["DAFTAR INFORMASI PUBLIK DAN INFORMASI YANG DIKECUALIKAN"], TAJUK, entri_row(1, "A")]
    assert len(read({"Sheet1": rows}).entri) == 1


def test_nine_columns_of_surakarta():
    header = [
        "No",
        "Judul Informasi",
        "Ringkasan Isi Informasi",
        "Pejabat yang Menguasai Informasi",
        "Penanggung Jawab Pembuatan Informasi",
        "Waktu Pembuatan",
        "Bentuk Informasi yang Tersedia",
        "Jangka Waktu Penyimpanan",
        "Jenis Media yang Memuat Informasi",
    ]
    fields = (
        "nomor_asli",
        "judul",
        "ringkasan",
        "pejabat_penguasa",
        "penanggung_jawab",
        "waktu",
        "bentuk",
        "retensi",
        "media",
    )
    expected = load_entri("surakarta_2024_js")[:5]
    rows = [[row[field] for field in fields] for row in expected]
    rows.append(
        ["6", "\tLHKPN", "Data LHKPN", "BKPSDM", "PPID", 2024, "Softfile", "selama berlaku"]
    )
    hasil = read({"DIP": [header, *rows]})
    assert len(hasil.entri) == 6
    for entri, row in zip(hasil.entri, expected, strict=False):
        assert [getattr(entri, f) for f in fields if f != "bentuk"] == [
            row[f] for f in fields if f != "bentuk"
        ]
        assert entri.bentuk == ["rekam"]
    assert (hasil.entri[5].judul, hasil.entri[5].waktu) == ("LHKPN", "2024")


CSV_TEXT = (
    "DAFTAR INFORMASI PUBLIK;;;;;;;\r\n"
    "No;Ringkasan Isi Informasi;Pejabat yang Menguasai;Penanggung Jawab;Waktu dan Tempat;"
    "Bentuk Informasi;;Jangka Waktu\r\n"
    ";;;;;Cetak;Rekam;\r\n"
    '1;"Profil; kecamatan – ringkas";Sekcam;Camat;Cipari, 2023;V;;5 tahun\r\n'
    '2;"Visi ""misi""";Sekcam;Camat;Cipari, 2023;;V;5 tahun\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_csv_of_every_separator_and_encoding(encoding, separator):
    text = CSV_TEXT.replace(";", separator).replace(f"Profil{separator}", "Profil;")
    hasil = read_daftar(text.encode(encoding), "daftar.csv")
    assert [e.ringkasan for e in hasil.entri] == ["Profil; kecamatan – ringkas", 'Visi "misi"']
    assert [e.bentuk for e in hasil.entri] == [["cetak"], ["rekam"]]
    assert hasil.catatan[0].startswith("CSV dibaca dengan pemisah")


def test_csv_guard_of_our_own_export_is_taken_off():
    text = "No,Judul,Ringkasan,Penanggung Jawab\n1,'=SUM(A1),'-5 persen,'biasa\n"
    (entri,) = read_daftar(text.encode(), "a.csv").entri
    assert (entri.judul, entri.ringkasan, entri.penanggung_jawab) == (
        "=SUM(A1)",
        "-5 persen",
        "'biasa",
    )


def test_newest_year_is_read_when_sheets_carry_years():
    hasil = read(
        {
            "DIP 2022": [TAJUK, entri_row(1, "Lama")],
            "DIP 2023": [TAJUK, entri_row(1, "Baru")],
        }
    )
    assert [e.ringkasan for e in hasil.entri] == ["Baru"]
    assert "2022" in hasil.lembar[0].alasan
    chosen = read(
        {"DIP 2022": [TAJUK, entri_row(1, "Lama")], "DIP 2023": [TAJUK, entri_row(1, "Baru")]},
        lembar="dip 2022",
    )
    assert [e.ringkasan for e in chosen.entri] == ["Lama"]


def test_copy_of_a_sheet_is_read_once():
    hasil = read(
        {"DIP": [TAJUK, entri_row(1, "Profil")], "DIP (2)": [TAJUK, entri_row(1, "Profil")]}
    )
    assert len(hasil.entri) == 1
    assert hasil.lembar[1].alasan == "isinya sama dengan lembar 'DIP'"


def test_dates_and_numbers_are_what_the_eye_sees():
    book = Workbook()
    sheet = book.active
    sheet.append(["No", "Ringkasan", "Penanggung Jawab", "Waktu", "Retensi"])
    for row, (value, code) in enumerate(
        [
            (44927, "d mmmm yyyy"),
            (44927, "mmm-yy"),
            (44927, "yyyy"),
            (2023.0, "General"),
            (7, "000"),
        ],
        2,
    ):
        sheet.append([1.0, "Isi", "Camat", value, 5])
        sheet.cell(row, 4).number_format = code
    hasil = read_daftar(save(book), "a.xlsx")
    assert [e.waktu for e in hasil.entri] == [
        "1 Januari 2023",
        "Januari 2023",
        "2023",
        "2023",
        "007",
    ]
    assert {e.nomor_asli for e in hasil.entri} == {"1"}
    assert {e.retensi for e in hasil.entri} == {"5"}


def test_serial_that_lost_its_format_is_read_as_a_date_and_said():
    rows = [["No", "Ringkasan", "Penanggung Jawab", "Waktu"], [1, "Isi", "Camat", 44927]]
    hasil = read({"DIP": rows})
    assert hasil.entri[0].waktu == "1 Januari 2023"
    assert any("44927" in note for note in hasil.catatan)


def test_1904_date_system_is_respected():
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)
    sheet = book.active
    sheet.append(["No", "Ringkasan", "Penanggung Jawab", "Waktu"])
    sheet.append([1, "Isi", "Camat", date(2023, 1, 2)])
    sheet.append([2, "Isi", "Camat", 43465])
    hasil = read_daftar(save(book), "a.xlsx")
    assert [e.waktu for e in hasil.entri] == ["2 Januari 2023", "1 Januari 2023"]


def test_second_table_with_other_columns_in_one_sheet():
    rows = [
        ["A. INFORMASI BERKALA"],
        TAJUK,
        entri_row(1, "Profil"),
        [],
        ["B. INFORMASI SETIAP SAAT"],
        ["No", "Judul", "Ringkasan Isi Informasi", "Penanggung Jawab", "Bentuk", "Tautan"],
        [1, "Arsip", "Memuat arsip", "Sekcam", "Hardcopy", "https://a.go.id"],
    ]
    hasil = read({"DIP": rows})
    first, second = hasil.entri
    assert (first.ringkasan, first.kategori) == ("Profil", "berkala")
    assert (second.judul, second.ringkasan, second.media, second.kategori) == (
        "Arsip",
        "Memuat arsip",
        "https://a.go.id",
        "setiap_saat",
    )
