"""CSV and JSON: for machines, and for Excel where the officer prefers it."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest

from dip.ekspor import build_kop, build_meta, nama_berkas, stream_csv, stream_json
from dip.ekspor.baris import HEADINGS
from tests.dip.ekspor_bantu import WAKTU, make_values


def read_back(rows: list[dict], pemisah: str = ",") -> list[list[str]]:
    data = b"".join(stream_csv(rows, pemisah=pemisah))
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=pemisah))


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_csv_is_headings_and_rows_in_utf8_with_bom(pemisah):
    first = next(stream_csv([], pemisah=pemisah))
    assert first.startswith(b"\xef\xbb\xbfNomor")
    rows = read_back([make_values(ringkasan='a, b; "c"\nd')], pemisah)
    assert rows[0] == list(HEADINGS)
    assert rows[1][:2] == ["1", 'a, b; "c"\nd']


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "'=1"])
def test_csv_text_cannot_run_as_a_formula(text):
    assert read_back([make_values(judul=text)])[1][7] == f"'{text}"


def test_csv_carriage_return_hides_no_formula():
    assert read_back([make_values(judul="\r=1")])[1][7] == "\n=1"


def test_json_holds_entries_with_kode_and_permanent_address(cast):
    meta = build_meta(cast.cipari, 2026, "kategori Berkala", WAKTU)
    data = json.loads(b"".join(stream_json([make_values(1), make_values(2)], meta)))
    assert list(data) == [
        *("format", "situs", "tahun", "filter", "diunduh_pada", "informasi", "jumlah")
    ]
    assert (data["tahun"], data["jumlah"], data["filter"]) == (2026, 2, "kategori Berkala")
    assert data["diunduh_pada"] == "2026-11-23T10:00:00+07:00"
    assert data["situs"]["nama"] == "Kecamatan Cipari"
    entry = data["informasi"][1]
    assert entry["kode"] == "KD000002"
    assert entry["tautan"] == cast.cipari.build_url("/dip/KD000002/")
    assert entry["bentuk"] == ["cetak", "rekam"]
    assert entry["terbit_pada"] == "2026-11-23T10:00:00+07:00"


def test_json_of_an_empty_list_is_valid(cast):
    data = json.loads(b"".join(stream_json([], build_meta(cast.cipari, None, "", WAKTU))))
    assert (data["tahun"], data["informasi"], data["jumlah"]) == (None, [], 0)


@pytest.mark.parametrize(
    ("tahun", "name"),
    [
        (2026, "DIP_Kecamatan-Cipari_2026_2026-11-23.xlsx"),
        (None, "DIP_Kecamatan-Cipari_semua-tahun_2026-11-23.xlsx"),
    ],
)
def test_file_name_says_whose_list_of_which_year(cast, tahun, name):
    assert nama_berkas(cast.cipari, tahun, "xlsx", date(2026, 11, 23)) == name


def test_file_name_is_plain_ascii(cast):
    cast.cipari.nama = 'Kecamatan "Ñandú"/..'
    name = nama_berkas(cast.cipari, 2026, "csv", date(2026, 11, 23))
    assert name == "DIP_Kecamatan-Nandu_2026_2026-11-23.csv"


def test_letterhead_tells_when_from_where_and_what_filter(cast):
    kop = build_kop(cast.cipari, 2026, "kategori Berkala", WAKTU)
    assert kop.judul == "DAFTAR INFORMASI PUBLIK TAHUN 2026"
    assert kop.dicetak == (
        "Dicetak Senin, 23 November 2026 pukul 10.00 WIB dari"
        f" {cast.cipari.build_url()}; filter: kategori Berkala"
    )
    assert kop.tempat_tanggal == "Cilacap, 23 November 2026"
    assert (kop.jabatan, kop.kertas) == ("PPID Pelaksana Kecamatan Cipari", "f4")


def test_letterhead_names_who_printed_and_all_years(cast):
    kop = build_kop(cast.utama, None, "", WAKTU, cast.kominfo)
    assert kop.judul == "DAFTAR INFORMASI PUBLIK SEMUA TAHUN"
    assert f"WIB oleh {cast.kominfo} dari" in kop.dicetak
    assert kop.dicetak.endswith(cast.utama.build_url())
    assert kop.jabatan == "PPID Utama Kabupaten Cilacap"


def test_letterhead_counts_the_day_in_wib(cast):
    kop = build_kop(cast.cipari, 2026, "", datetime(2026, 12, 31, 20, 30, tzinfo=UTC))
    assert "Jumat, 1 Januari 2027 pukul 03.30 WIB" in kop.dicetak
    assert kop.tempat_tanggal == "Cilacap, 1 Januari 2027"
