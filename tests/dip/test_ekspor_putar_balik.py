"""What we write, our reader gives back: export -> import of an untouched file changes nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dip.ekspor import stream_csv
from dip.ekspor.baris import join_bentuk, join_waktu_tempat
from dip.enums import Bentuk
from dip.impor import read_daftar
from dip.impor.nilai import parse_bentuk, split_waktu_tempat
from tests.dip.ekspor_bantu import make_values, write_bytes

SAME = (
    *("kode", "kategori", "judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab"),
    *("waktu", "tempat", "bentuk", "retensi", "kelompok", "media"),
)
NASTY = [
    make_values(1),
    make_values(2, ringkasan="=1+1 adalah rumus", judul='=HYPERLINK("https://x.id")'),
    make_values(3, ringkasan="+62 nomor", judul="-5 derajat", kelompok="@kelompok"),
    make_values(4, ringkasan="\tmenjorok", judul="'kutip tunggal", retensi="''dua kutip"),
    make_values(5, ringkasan="'=sudah dijaga", judul="''=dua kali"),
    make_values(6, ringkasan='Kata "kutip", koma; titik koma | garis'),
    make_values(7, ringkasan="Baris satu\nbaris dua\r\nbaris tiga"),
    make_values(8, ringkasan="Peta 📍 dan 👨‍👩‍👧 ½ m² é ü", judul="Emoji 🗺️"),
    make_values(9, ringkasan="kata " * 600),
    make_values(10, judul="007", retensi="05 tahun", ringkasan="2026"),
    make_values(11, judul="_x0041_ bukan huruf A", ringkasan="&amp; <b>tebal</b>"),
    make_values(12, judul="", kategori="serta_merta", bentuk=[], tempat="", waktu=""),
    make_values(13, waktu="", tempat="Kantor Kecamatan", kategori="setiap_saat"),
    make_values(14, waktu="Setiap tahun", tempat="Ruang rapat, lantai 2", kategori=""),
    make_values(15, waktu="Cilacap, 2023", tempat="", bentuk_teks="Softcopy dan Hardcopy"),
    make_values(16, waktu="2020-2022", tempat="Cipari", bentuk=["online", "medsos"]),
    make_values(17, bentuk=["cetak"], bentuk_teks="Hardcopy, softcopy dan website"),
    make_values(18, bentuk=[], bentuk_teks="Peta dinding"),
    make_values(19, media="https://x.id/a | https://x.id/b", kelompok="Profil, tugas, dan fungsi"),
    make_values(20, urutan=0, penanggung_jawab="", pejabat_penguasa="", retensi=""),
    make_values(21, urutan=250, tempat="Jakarta", waktu="Januari s.d. Maret 2026"),
    make_values(22, waktu="01/02/2026", media="Papan pengumuman, lihat https://x.id/a."),
]


def folded(values: dict) -> dict:
    """Spaces and line breaks are layout: the reader joins them."""
    return {
        name: " ".join(value.split()) if isinstance(value := values[name], str) else value
        for name in SAME
    }


def as_xlsx(rows: list[dict]) -> tuple[bytes, str]:
    return write_bytes(rows), "dip.xlsx"


def as_csv(rows: list[dict]) -> tuple[bytes, str]:
    return b"".join(stream_csv(rows)), "dip.csv"


def as_csv_titik_koma(rows: list[dict]) -> tuple[bytes, str]:
    return b"".join(stream_csv(rows, pemisah=";")), "dip.csv"


@pytest.mark.parametrize("write", [as_xlsx, as_csv, as_csv_titik_koma])
def test_untouched_file_reads_back_the_same(write: Callable):
    hasil = read_daftar(*write(NASTY))
    assert (hasil.galat, hasil.pertanyaan) == ([], [])
    back = [folded({**entri.as_dict(), "kategori": entri.kategori or ""}) for entri in hasil.entri]
    assert back == [folded(values) for values in NASTY]


@pytest.mark.parametrize("write", [as_xlsx, as_csv])
def test_numbers_come_back_as_they_stand(write: Callable):
    hasil = read_daftar(*write(NASTY))
    expected = [str(values["urutan"] or number) for number, values in enumerate(NASTY, 1)]
    assert [entri.nomor_asli for entri in hasil.entri] == expected


def test_letterhead_and_signature_are_no_entries():
    hasil = read_daftar(*as_xlsx(NASTY[:1]))
    assert len(hasil.entri) == 1


WORDS = st.text("abcKTR 0123,;:-/.\n", max_size=30) | st.sampled_from(
    ["Tahun 2023", "Setiap bulan", "Kantor Camat", "di Cilacap", "2 Januari 2023", "Cilacap, 2023"]
)


@given(waktu=WORDS, tempat=WORDS)
def test_time_and_place_part_into_what_they_were(waktu: str, tempat: str):
    waktu, tempat = (" ".join(text.split()) for text in (waktu, tempat))
    assert split_waktu_tempat(join_waktu_tempat(waktu, tempat)) == (waktu, tempat)


def test_plain_time_and_place_stand_as_in_a_letter():
    assert join_waktu_tempat("2 Januari 2023", "Cilacap") == "Cilacap, 2 Januari 2023"
    assert join_waktu_tempat("", "") == ""
    assert join_waktu_tempat("Setiap tahun", "Cipari") == "Waktu: Setiap tahun; tempat: Cipari"


@given(bentuk=st.sets(st.sampled_from(Bentuk.values)), bentuk_teks=WORDS)
def test_forms_are_read_as_they_are_ticked(bentuk: set[str], bentuk_teks: str):
    codes = tuple(code for code in Bentuk.values if code in bentuk)
    assert tuple(parse_bentuk(join_bentuk(codes, bentuk_teks))) == codes


def test_words_of_the_officer_stay_while_they_fit_the_ticks():
    assert join_bentuk(("cetak",), "Hard copy / buku") == "Hard copy / buku"
    assert join_bentuk(("online",), "Hard copy / buku") == "Online (situs web)"
