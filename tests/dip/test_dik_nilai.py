"""The letters of Pasal 17 and the terms, as officers write them."""

from datetime import date

import pytest

from dip.impor.dasar_hukum import parse_huruf, read_huruf, suggest_huruf
from dip.impor.jangka import parse_jangka


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("UU 14/2008 Pasal 17 huruf a, c dan h", "ach"),
        ("Pasal 17 huruf h dan i", "hi"),
        ("pasal 17 huruf h dan huruf i", "hi"),
        ("Pasal 17 huruf c, i, dan j;", "cij"),
        ("Pasal 17 huruf I dan j", "ij"),
        ("UU KIP pasal 17 hurufi b. UU No. 3 Tahun 2005", "i"),
        ("Pasal 17 huruf b, c b. Perka Lembaga Sandi", "bc"),
        ("Pasal 17 huruf a;\nb. Permenpan No 4", "a"),
        ("Pasal 17 huruf h, dan j. UU 27/2022", "hj"),
        ("Pasal 17 huruf h angka 3 Permenkes 77", "h"),
        ("Pasal 17 huruf a s.d. c", "abc"),
        ("huruf a dan h Pasal 17 UU 14/2008", "ah"),
        ("UU 27/2022 Pasal 36; Pasal 17 huruf h UU 14/2008", "h"),
        ("pasal 6 ayat (3) huruf d, pasal 17 huruf h dan huruf i", "hi"),
    ],
)
def test_pasal_17_letters_are_read_from_the_legal_basis(text, letters):
    assert parse_huruf(text) == list(letters)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "UU 14/2008",
            "huruf h dan i",
            "Pasal 171 huruf h",
            "UU 36 Tahun 1999 Pasal 17 huruf b",
        ),
        *("Permensos No 8 Tahun 2012 Pasal 17 Ayat 2 huruf a", "Pasal 17", "Pasal 17 huruf"),
    ],
)
def test_pasal_17_of_another_law_or_without_a_letter_gives_none(text):
    assert parse_huruf(text) == []


def test_a_group_suggests_a_letter_only_when_it_names_one():
    assert suggest_huruf("I. Informasi yang dapat menghambat proses penegakan hukum") == "a"
    assert suggest_huruf("Informasi yang tidak boleh diungkapkan berdasarkan Undang-Undang") == "j"
    assert suggest_huruf("Informasi yang mengungkapkan data pribadi dan wasiat seseorang") == ""


def test_a_column_of_letters_needs_no_article():
    assert read_huruf("a, c dan h") == ["a", "c", "h"]
    assert read_huruf("Pasal 17 huruf j") == ["j"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 Desember 2027", date(2027, 12, 31)),
        ("s.d. 31-12-2027", date(2027, 12, 31)),
        ("Sampai dengan tanggal 31 Desember 2027", date(2027, 12, 31)),
        ("1 Januari 2023 - 31 Desember 2027", date(2027, 12, 31)),
        ("5 tahun sejak 2 Januari 2024", date(2029, 1, 2)),
        ("Lima tahun sejak 29 Februari 2024", date(2029, 2, 28)),
        ("6 bulan sejak 31 Agustus 2026", date(2027, 2, 28)),
        ("5 tahun sejak tanggal penetapan", None),
        ("20 Tahun", None),
        ("30 (tiga puluh) tahun", None),
        ("30 tahun / selama jangka waktu yang ditetapkan", None),
        ("Desember 2027", None),
    ],
)
def test_a_term_of_days_or_years_has_a_day_only_where_the_text_says_it(text, day):
    jangka = parse_jangka(text)
    assert (jangka.jenis, jangka.berakhir) == ("tanggal", day)


@pytest.mark.parametrize(
    "text",
    [
        *("Permanen", "Permamen", "Tidak terbatas", "tidak  terbatas", "Selamanya", "tanpa batas"),
        *("Dikecualikan untuk seterusnya (kecuali atas permintaan pihak berwajib/hukum)",),
        *("a. Tidak terbatas; b. Atas persetujuan yang bersangkutan", "selama-lamanya"),
    ],
)
def test_pasal_20_terms_without_end_are_known_by_how_they_begin(text):
    assert parse_jangka(text).jenis == "tidak_terbatas"


@pytest.mark.parametrize(
    "text",
    [
        *("Selama berlaku", "Sampai dengan terbitnya SK", "Selama kode masih digunakan"),
        *("Terbatas sampai ditetapkannya Renja SKPD", "Apabila mendapat persetujuan"),
        "Sampai dengan selesainya proses penggeledahan dan pengesahan Perda permanen",
    ],
)
def test_any_other_words_are_an_event(text):
    assert parse_jangka(text).jenis == "peristiwa"


def test_a_day_that_is_in_no_calendar_is_refused_as_it_was_written():
    with pytest.raises(ValueError, match="tanggal '31 Februari 2027' tidak ada di kalender"):
        parse_jangka("31 Februari 2027")
