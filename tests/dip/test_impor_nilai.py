"""Values of single cells: dates, places, forms, retention, classes."""

from datetime import date

import pytest

from dip.impor.nilai import (
    Retensi,
    Waktu,
    format_tanggal,
    parse_bentuk,
    parse_kategori,
    parse_retensi,
    parse_waktu,
    split_waktu_tempat,
    suggest_kategori,
)
from dip.impor.teks import clean_text, column_index, column_letter, join_media, split_media


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 Januari 2023", Waktu(date(2023, 1, 2), "hari")),
        ("02-01-2023", Waktu(date(2023, 1, 2), "hari")),
        ("12/1/2023", Waktu(date(2023, 1, 12), "hari")),
        ("12.1.23", Waktu(date(2023, 1, 12), "hari")),
        ("2023-01-12", Waktu(date(2023, 1, 12), "hari")),
        ("2023-01-12 00:00:00", Waktu(date(2023, 1, 12), "hari")),
        ("29 Februari 2024", Waktu(date(2024, 2, 29), "hari")),
        ("5 Agt 2022", Waktu(date(2022, 8, 5), "hari")),
        ("17 Nopember 2021", Waktu(date(2021, 11, 17), "hari")),
        ("Jan 2023", Waktu(date(2023, 1, 1), "bulan")),
        ("Bulan Maret 2023", Waktu(date(2023, 3, 1), "bulan")),
        ("03/2023", Waktu(date(2023, 3, 1), "bulan")),
        ("2023", Waktu(date(2023, 1, 1), "tahun")),
        ("Tahun2022", Waktu(date(2022, 1, 1), "tahun")),
        ("Update Tahun 2022", Waktu(date(2022, 1, 1), "tahun")),
        ("Tahun Anggaran 2022", Waktu(date(2022, 1, 1), "tahun")),
        ("2020- 2022", Waktu(date(2020, 1, 1), "tahun", date(2022, 12, 31))),
        ("Tahun 2021 s/d 2023", Waktu(date(2021, 1, 1), "tahun", date(2023, 12, 31))),
        ("Januari - Maret 2023", Waktu(date(2023, 1, 1), "bulan", date(2023, 3, 31))),
        ("2 - 5 Januari 2023", Waktu(date(2023, 1, 2), "hari", date(2023, 1, 5))),
        ("1 Januari 2023 sampai 31 Maret 2023", Waktu(date(2023, 1, 1), "hari", date(2023, 3, 31))),
        ("", Waktu()),
        ("Setiap bulan", Waktu()),
        ("Tahun 2020 Tahun 2022", Waktu()),
        ("Semester I", Waktu()),
        ("2023 - 2020", Waktu()),
        ("APBD 2023", Waktu()),
        ("3 Sasaran 2023", Waktu()),
        ("Triwulan 2 2023", Waktu()),
    ],
)
def test_waktu_is_read_with_its_precision(text, expected):
    assert parse_waktu(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31-02-2023", "'31-02-2023' tidak ada di kalender"),
        ("29 Februari 2023", "tidak ada di kalender"),
        ("13/13/2023", "tidak ada di kalender"),
        (
            "12 Januri 2023",
            "tanggal '12 Januri 2023' tidak dikenali. Maksud Anda '12 Januari 2023'?",
        ),
        ("Februri 2023", "Maksud Anda 'Februari 2023'?"),
        ("1-1-0023", "tidak masuk akal (23)"),
        ("Tahun 2203", "tidak masuk akal (2203)"),
    ],
)
def test_impossible_waktu_is_refused_by_name(text, words):
    with pytest.raises(ValueError, match=r"tanggal|tahun") as caught:
        parse_waktu(text)
    assert words in str(caught.value)


def test_tanggal_is_written_in_words():
    day = date(2023, 1, 2)
    written = [format_tanggal(day, presisi) for presisi in ("hari", "bulan", "tahun")]
    assert written == ["2 Januari 2023", "Januari 2023", "2023"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cilacap, 2 Januari 2023", ("2 Januari 2023", "Cilacap")),
        ("Jakarta, 2025", ("2025", "Jakarta")),
        ("Januari 2023, Kantor Kecamatan Cipari", ("Januari 2023", "Kantor Kecamatan Cipari")),
        ("Kecamatan Cipari\nTahun 2023", ("Tahun 2023", "Kecamatan Cipari")),
        ("2023 di Cipari", ("2023", "Cipari")),
        ("Kantor Kecamatan Cipari", ("", "Kantor Kecamatan Cipari")),
        ("Tahun 2023", ("Tahun 2023", "")),
        ("Setiap bulan, 2023", ("Setiap bulan, 2023", "")),
        ("Cilacap", ("Cilacap", "")),
        ("Cipari 2023", ("Cipari 2023", "")),
        ("", ("", "")),
    ],
)
def test_waktu_and_tempat_are_parted_only_when_sure(text, expected):
    assert split_waktu_tempat(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hard & Soft (file_pdf)", ["cetak", "rekam"]),
        ("Hard&Soft (file_pdf)", ["cetak", "rekam"]),
        ("Soft(file_pdf)", ["rekam"]),
        ("Softcopy & Hardcopy", ["cetak", "rekam"]),
        ("Soft dan Hard Copy", ["cetak", "rekam"]),
        ("Softfile", ["rekam"]),
        ("Hard Copy", ["cetak"]),
        ("Tercetak dan terekam", ["cetak", "rekam"]),
        ("link", ["online"]),
        ("Website", ["online"]),
        ("Sosial Media", ["medsos"]),
        ("IG, website", ["online", "medsos"]),
        ("Cetak, Rekam, Online, Media sosial", ["cetak", "rekam", "online", "medsos"]),
        ("NULL", []),
        ("", []),
        ("-", []),
    ],
)
def test_bentuk_is_a_set_of_codes(text, expected):
    assert parse_bentuk(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selama Berlaku", Retensi("selama_berlaku")),
        ("selama masih berlaku", Retensi("selama_berlaku")),
        ("Selama Berlaku (Pejabat Eselon II)", Retensi("selama_berlaku")),
        ("5 Tahun", Retensi("tahun", 5)),
        ("5 Tahunu", Retensi("tahun", 5)),
        ("10 th", Retensi("tahun", 10)),
        ("5 (lima) tahun", Retensi("tahun", 5)),
        ("1 (satu) tahun berjalan", Retensi("tahun", 1)),
        ("lima tahun", Retensi("tahun", 5)),
        ("Permanen", Retensi("permanen")),
        ("Tidak Terbatas", Retensi("permanen")),
        ("Aktif 2 tahun, inaktif 3 tahun", Retensi("lainnya")),
        ("Selama berlaku + 2 tahun", Retensi("lainnya")),
        ("5 Tahun 2023", Retensi("lainnya")),
        ("Sampai ada perubahan", Retensi("lainnya")),
        ("", Retensi()),
        ("-", Retensi()),
    ],
)
def test_retensi_is_normalised_beside_its_text(text, expected):
    assert parse_retensi(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berkala", "berkala"),
        ("INFORMASI WAJIB DIUMUMKAN SECARA SERTA-MERTA", "serta_merta"),
        ("Setiap Saat", "setiap_saat"),
        ("tersedia setiapsaat", "setiap_saat"),
        ("Informasi yang Dikecualikan", "dikecualikan"),
        ("berkala, serta merta dan setiap saat", None),
        ("Berkla", None),
        ("", None),
    ],
)
def test_kategori_is_one_class_or_none(text, expected):
    assert parse_kategori(text) == expected


def test_misspelt_kategori_gets_a_suggestion():
    assert suggest_kategori("Berkla") == "Berkala"
    assert suggest_kategori("Informasi Setiap Sat") == "Setiap saat"
    assert suggest_kategori("umum") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("https://a.go.id/x\nhttps://b.go.id", "https://a.go.id/x | https://b.go.id"),
        ("ppid.a.go.id/\nhttps://b.go.id/tr\nans/", "ppid.a.go.id/ | https://b.go.id/trans/"),
        ("https://a.go.i\nd/berkas", "https://a.go.id/berkas"),
        ("https://a.go.id/\nInstagram", "https://a.go.id/ | Instagram"),
        ("Website\nKecamatan", "Website Kecamatan"),
        ("https://a.go.id/berkas dua.pdf", "https://a.go.id/berkas dua.pdf"),
    ],
)
def test_lines_of_a_link_cell(lines, expected):
    assert join_media(lines) == expected


def test_joined_media_parts_again():
    assert split_media("https://a.go.id | https://b.go.id") == [
        "https://a.go.id",
        "https://b.go.id",
    ]
    assert join_media("https://a.go.id | https://b.go.id") == "https://a.go.id | https://b.go.id"


def test_cleaning_keeps_the_words_and_drops_what_cannot_be_seen():
    assert clean_text("  a\u00a0b\r\nc_x000D_\nd\u200b ") == ("a b\nc\nd", True)
    assert clean_text("½ m² № “kutip” – naïve") == ("½ m² № “kutip” – naïve", False)
    assert clean_text("👩\u200d💻") == ("👩\u200d💻", False)
    assert clean_text("a\ud800b") == ("ab", True)


def test_column_letters():
    letters = ["A", "Z", "AA", "AZ", "BH", "XFD"]
    assert [column_letter(column_index(letter)) for letter in letters] == letters
