"""Other real lists, set out again as officers have them (tests/data/dip/lain/SOURCE.txt)."""

import csv

import pytest
from openpyxl import Workbook

from dip.impor import read_daftar
from tests.dip.impor_bantu import DATA, build_csv, build_xlsx, plain, save

KELAS = {"Berkala": "berkala", "Serta Merta": "serta_merta", "Setiap Saat": "setiap_saat"}
BAKAMLA = [
    [
        "No.",
        "Ringkasan Isi Informasi",
        "Pejabat/Unit/Satker yang Menguasi Informasi",
        "PenanggungJawab Pembuatan atau Penerbitan Informasi",
        "Tempat dan Waktu Pembuatan",
        "Format Informasi yang Tersedia",
        None,
        None,
        "Jangka Waktu Penyimpanan atau Retensi Arsip",
    ],
    [None, None, None, None, None, "Cetak", "Rekam", "Online", None],
]


def load_rows(name: str) -> list[dict[str, str]]:
    lines = (DATA / "lain" / f"{name}.tsv").read_text().splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_bakamla_takes_the_class_from_the_title_above_each_sheet():
    rows = load_rows("bakamla_2025")
    titles = {
        "berkala": "SECARA BERKALA",
        "serta_merta": "SERTA MERTA",
        "setiap_saat": "Setiap Saat",
    }
    sheets, merges = {}, {}
    for number, (kelas, title) in enumerate(titles.items(), 1):
        name = f"Tabel {number}"
        sheets[name] = [["BADAN KEAMANAN LAUT"], [f"Daftar Informasi Publik {title}"], [], *BAKAMLA]
        merges[name] = ["A1:I1", "A2:I2", "F4:H4", *(f"{c}4:{c}5" for c in "ABCDEI")]
        for count, row in enumerate((row for row in rows if row["kelas"] == kelas), 1):
            cells = [f"{count}.", row["ringkasan"], row["pejabat"], "Kepala Biro Umum"]
            sheets[name].append([*cells, "Jakarta, 2025", "√", "√", "√", row["retensi"]])
    hasil = read_daftar(build_xlsx(sheets, merges), "bakamla.xlsx")
    assert [(e.kategori, plain(e.ringkasan), e.pejabat_penguasa) for e in hasil.entri] == [
        (row["kelas"], plain(row["ringkasan"]), row["pejabat"]) for row in rows
    ]
    assert {(e.waktu, e.tempat, *e.bentuk) for e in hasil.entri} == {
        ("2025", "Jakarta", "cetak", "rekam", "online")
    }
    assert hasil.galat == hasil.pertanyaan == []


def build_bbws() -> bytes:
    """Bullets for numbers, titles over several columns, a second level of groups."""
    book = Workbook()
    sheet = book.active
    sheet.append(
        ["No.", "Judul Informasi", "Ringkasan Informasi", "Bentuk Informasi yang tersedia"]
    )
    sheet["E1"], sheet["F1"] = "Jangka waktu Penyimpanan", "Jenis Media yang Memuat Informasi"
    for r, row in enumerate(load_rows("bbws_pemali_juana"), 2):
        for c, value in enumerate(list(row.values())[1:], 1):
            sheet.cell(r, c, value or None)
        last = {"kelompok": "F", "judul_lebar": "E"}.get(row["jenis"])
        if last:
            sheet.merge_cells(f"B{r}:{last}{r}")
    return save(book)


def test_bbws_reads_bullets_as_numbers_and_units_as_a_second_group():
    hasil = read_daftar(build_bbws(), "bbws.xlsx", kategori="berkala")
    wanted = [row for row in load_rows("bbws_pemali_juana") if row["jenis"] != "kelompok"]
    assert [(e.judul, plain(e.ringkasan)) for e in hasil.entri] == [
        (row["judul"], plain(row["ringkasan"])) for row in wanted
    ]
    groups = list(dict.fromkeys(e.kelompok for e in hasil.entri))
    assert groups[2:6] == [
        "3. Ringkasan Laporan Akses Informasi Publik",
        "5. Ringkasan Laporan Keuangan / SATKER BBWS Pemali Juana",
        "5. Ringkasan Laporan Keuangan / SNVT PJPA BBWS Pemali Juana",
        "6. Penanggulangan Bencana",
    ]
    assert hasil.galat == []


def test_probolinggo_finds_the_class_under_another_header_and_asks():
    """ "Kategori" holds groups there, and "Diumumkan" the class."""
    rows = load_rows("probolinggo_2024")
    header = ["No", "Nama Informasi", "Ringkasan", "Bentuk Informasi", "Diumumkan", "Jangka Waktu"]
    body = [
        [
            r["no"],
            r["nama"],
            r["ringkasan"],
            "Softcopy",
            r["diumumkan"],
            "Selama Berlaku",
            r["kelompok"],
        ]
        for r in rows
    ]
    hasil = read_daftar(build_xlsx({"Sheet1": [[*header, "Kategori"], *body]}), "dip.xlsx")
    assert [(e.kategori, e.kelompok, e.judul) for e in hasil.entri] == [
        (KELAS[r["diumumkan"]], r["kelompok"], r["nama"]) for r in rows
    ]
    assert {(q.tajuk, q.saran) for q in hasil.pertanyaan} == {
        ("Diumumkan", "kategori"),
        ("Kategori", "kelompok"),
    }


@pytest.mark.parametrize("merged", [True, False])
def test_probolinggo_in_group_rows_keeps_titles_that_name_a_class(merged):
    rows, sheet, areas, group = load_rows("probolinggo_2024"), [], [], ""
    sheet.append(["No", "Judul Informasi", "Ringkasan Isi Informasi", "Bentuk", *KELAS, "Retensi"])
    for r in rows:
        if r["kelompok"] != group:
            group = r["kelompok"]
            sheet.append([group])
            areas.append(f"A{len(sheet)}:H{len(sheet)}")
        ticks = ["√" if r["diumumkan"] == kelas else None for kelas in KELAS]
        sheet.append([r["no"], r["nama"], r["ringkasan"], "Softcopy", *ticks, "Selama Berlaku"])
    data = build_xlsx({"DIP": sheet}, {"DIP": areas}) if merged else build_csv(sheet)
    hasil = read_daftar(data, "dip.xlsx" if merged else "dip.csv")
    assert [(e.kategori, e.kelompok, e.judul) for e in hasil.entri] == [
        (KELAS[r["diumumkan"]], r["kelompok"], r["nama"]) for r in rows
    ]


def test_wonosobo_numbers_its_columns_with_a_gap_and_ends_with_other_columns():
    header = ["NO.", "JENIS INFORMASI", "RINGKASAN INFORMASI", "PEJABAT YANG MENGUASAI INFORMASI"]
    header += ["PENANGGUNG JAWAB", "WAKTU PENERBITAN INFORMASI", "BENTUK", "RETENSI ARSIP", "LINK"]
    numbers = [f"({n})" for n in (1, 2, 3, 4, 5, 6, 7, 13, 14)]
    rest = ["Memuat hal itu", "Dinas", "Kabid", 2024, "Softcopy", "5 Tahun", "https://contoh.go.id"]
    rows = [["I. INFORMASI WAJIB DIUMUMKAN SECARA BERKALA"], header, numbers]
    rows += [[1, "Informasi tentang Profil"], ["1.1", "Visi dan Misi", *rest]]
    rows += [["II. INFORMASI WAJIB TERSEDIA SETIAP SAAT"], header, numbers]
    rows += [[1, "Produk hukum"], ["1.1", "Peraturan Bupati", *rest]]
    rows += [["IV. DAFTAR INFORMASI YANG DIKECUALIKAN"]]
    rows += [
        ["NO.", "INFORMASI YANG DIKECUALIKAN", "DASAR HUKUM", "AKIBAT BILA DIBUKA", "JANGKA WAKTU"]
    ]
    rows += [["1", "Data pribadi pelapor", "Pasal 17 huruf h", "Rahasia pribadi", "Permanen"]]
    hasil = read_daftar(build_xlsx({"DIP": rows}), "dip.xlsx")
    assert [(e.kategori, e.kelompok, e.nomor_asli, e.judul) for e in hasil.entri] == [
        ("berkala", "1. Informasi tentang Profil", "1.1", "Visi dan Misi"),
        ("setiap_saat", "1. Produk hukum", "1.1", "Peraturan Bupati"),
    ]
    assert [(e.judul, e.pejabat_penguasa, e.retensi) for e in hasil.dikecualikan] == [
        ("Data pribadi pelapor", "", "Permanen")
    ]


def test_sinjai_as_csv_keeps_its_group_titles_apart_from_the_entries():
    """Without merged cells a title stands alone beside an empty number, between the entries."""
    header = [
        "No",
        "Ringkasan Isi Informasi",
        "Pejabat yang Menguasai Informasi",
        "Waktu",
        "Bentuk",
    ]
    rest = ["PPID Utama", 2025, "Soft Copy"]
    rows = [["DAFTAR INFORMASI PUBLIK (DIP)"], ["PPID KABUPATEN SINJAI"], [], header]
    rows += [["1. INFORMASI BERKALA"], ["", "Laporan Keuangan"]]
    rows += [[1, "LRA 2024", *rest], [2, "Neraca 2024", *rest], ["", "Profil"]]
    rows += [[3, "Profil Dinas", *rest], ["2. INFORMASI TERSEDIA SETIAP SAAT"], ["", "Lainnya"]]
    rows += [[4, "Agenda Kegiatan", *rest]]
    hasil = read_daftar(build_csv(rows), "dip.csv")
    assert [(e.kategori, e.kelompok, e.ringkasan) for e in hasil.entri] == [
        ("berkala", "Laporan Keuangan", "LRA 2024"),
        ("berkala", "Laporan Keuangan", "Neraca 2024"),
        ("berkala", "Profil", "Profil Dinas"),
        ("setiap_saat", "Lainnya", "Agenda Kegiatan"),
    ]
