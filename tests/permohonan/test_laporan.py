"""The service report: its figures add up, name nobody, and read in a constant number of queries."""

import csv
import io
from collections import Counter
from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from permohonan.enums import Hasil, JenisPemohon, Kanal, PutusanKeberatan, Status
from permohonan.laporan import (
    NASIB,
    NASIB_KEBERATAN,
    DataKeberatan,
    DataPermohonan,
    count_keberatan,
    count_permohonan,
)
from permohonan.models import Sengketa
from permohonan.services_jawab import answer
from permohonan.services_keberatan import record_sengketa
from permohonan.services_pemohon import withdraw
from situs.angka_kecil import BATAS, mask_kecil
from tests.factories import build_jawaban, make_keberatan, make_permohonan

TAHUN = timezone.localdate().year
AWAL = date(2026, 1, 5)  # a Monday
hari = st.integers(0, 400).map(lambda days: AWAL + timedelta(days=days))
permohonan = st.builds(
    DataPermohonan,
    situs=st.just(1),
    diterima=hari,
    kanal=st.sampled_from(Kanal.values),
    jenis_pemohon=st.sampled_from(JenisPemohon.values),
    status=st.sampled_from(Status.values),
    hasil=st.sampled_from(["", *Hasil.values]),
    jatuh_tempo=hari,
    diperpanjang=st.booleans(),
    dijawab=st.none() | hari.map(lambda day: day + timedelta(days=500)),
    dasar=st.lists(st.sampled_from("abcdefghij"), unique=True).map(tuple),
)
keberatan = st.builds(
    DataKeberatan,
    situs=st.just(1),
    alasan=st.lists(st.sampled_from("abcdefg"), min_size=1, unique=True).map(tuple),
    status=st.sampled_from(Status.values),
    putusan=st.sampled_from(["", *PutusanKeberatan.values]),
    jatuh_tempo=hari,
    ditanggapi=st.none() | hari,
)


@given(st.lists(permohonan))
def test_received_is_the_sum_of_outcomes_open_and_withdrawn(rows):
    found = count_permohonan(rows, AWAL, {})
    assert set(found.nasib) <= set(NASIB)
    assert found.diterima == len(rows) == sum(found.nasib[key] for key in NASIB)
    assert found.diterima == found.kanal.total() == found.jenis_pemohon.total()
    assert sum(found.waktu.sebaran) == found.waktu.jumlah
    assert found.terlambat <= found.waktu.jumlah
    assert found.lewat <= found.nasib["terbuka"]


@given(st.lists(keberatan))
def test_objections_are_the_sum_of_their_outcomes(rows):
    found = count_keberatan(rows, ())
    assert found.diterima == len(rows) == sum(found.nasib[key] for key in NASIB_KEBERATAN)
    assert found.tepat_waktu + found.terlambat == sum(1 for row in rows if row.ditanggapi)


def test_time_is_counted_in_working_days_to_the_first_notice():
    rows = [
        DataPermohonan(1, AWAL, "web", "perorangan", "selesai", "seluruhnya", day, False, day)
        for day in (AWAL, AWAL + timedelta(days=4), AWAL + timedelta(days=7), date(2026, 2, 2))
    ]
    waktu = count_permohonan(rows, AWAL, {date(2026, 1, 8): "Libur"}).waktu
    assert (waktu.jumlah, waktu.median, waktu.rata_rata) == (4, 3.5, 6.5)
    assert waktu.sebaran == (2, 1, 0, 0, 1)  # 0, 3, 4 and 19 working days


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 40), min_size=1))
def test_small_numbers_cannot_be_told_from_the_total(cells):
    """Every hidden number leaves more than one possibility to who knows the total."""
    found = mask_kecil(cells)
    hidden = [name for name, value in found.items() if isinstance(value, str)]
    assert all(name in hidden or not 0 < number < BATAS for name, number in cells.items())
    if not hidden:
        return
    bounded = [name for name in hidden if found[name] == "< 5"]
    if len(bounded) < len(hidden):
        assert len(hidden) > 1 or len(cells) == 1
        return
    total = sum(cells[name] for name in hidden)
    assert len(hidden) > 1 and 0 < total < len(hidden) * (BATAS - 1)


def read_csv(response) -> Counter:
    rows = csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig")))
    return {(part, words): number for part, words, number in rows}


@pytest.fixture
def busy(cast, libur):
    """One request of every kind at Cipari."""
    rows = [make_permohonan(cast.cipari, kanal="langsung") for _ in range(6)]
    for row, hasil in zip(
        rows[:4], ("seluruhnya", "sebagian", "ditolak", "tidak_dikuasai"), strict=True
    ):
        answer(row, build_jawaban(row, hasil), cast.ani)
    withdraw(rows[4])
    objection = make_keberatan(rows[2], alasan=["a", "e"])
    record_sengketa(
        Sengketa(keberatan=objection, diajukan_pada=timezone.localdate(), tahap="mediasi"), cast.ani
    )
    return cast


def test_page_workbook_and_csv_show_the_same_numbers(busy, visit):
    client = visit(busy.cipari)
    text = client.get("/laporan/").text
    assert "6 permohonan informasi" in text and "dan 1 keberatan" in text
    found = read_csv(client.get("/laporan/unduh.csv"))
    assert found["Keputusan", "Jumlah"] == "6"
    for label in ("Dikabulkan seluruhnya", "Dikabulkan sebagian", "Ditolak", "Belum dijawab"):
        assert found["Keputusan", label] == "1"
    assert found["Keputusan", "Dicabut pemohon"] == "1"
    assert found["Alasan penolakan", "Pasal 17 huruf h: Mengungkap rahasia pribadi"] == "1"
    assert found["Diterima lewat", "Datang langsung"] == "6"
    assert found["Alasan keberatan", "Huruf e: Tidak dipenuhinya permintaan informasi"] == "1"
    assert found["Sengketa di Komisi Informasi", "Selesai lewat mediasi"] == "1"
    sheet = load_workbook(BytesIO(client.get("/laporan/unduh.xlsx").content)).active
    cells = {
        row[:2]: str(row[2]) for row in sheet.iter_rows(min_col=1, max_col=3, values_only=True)
    }
    assert {key: cells[key] for key in found if key[0] != "Bagian"} == {
        key: value for key, value in found.items() if key[0] != "Bagian"
    }


def test_no_name_and_no_word_of_a_request_is_published(busy, visit):
    client = visit(busy.cipari)
    for url in ("/laporan/", "/laporan/unduh.csv"):
        text = b"".join(client.get(url)).decode()
        for word in ("Sri Contoh", "realisasi anggaran", "Jalan Contoh", "Penelitian"):
            assert word not in text


def test_kinds_of_requesters_are_told_by_the_year_and_small_numbers_never(busy, visit):
    client = visit(busy.cipari)
    make_permohonan(busy.cipari, jenis_pemohon="badan_hukum")
    found = read_csv(client.get("/laporan/unduh.csv"))
    assert found["Pemohon", "Badan hukum"] == found["Pemohon", "Kelompok orang"] == "< 5"
    half = read_csv(client.get("/laporan/unduh.csv?semester=2"))
    assert not [key for key in half if key[0] == "Pemohon"]


def test_a_half_year_counts_what_came_in_then(cast, libur, visit):
    for month in (3, 6, 7):
        with time_machine.travel(f"2025-{month:02}-03 10:00+07:00", tick=False):
            make_permohonan(cast.cipari)
    client = visit(cast.cipari)
    for query, number in (("", "3"), ("&semester=1", "2"), ("&semester=2", "1")):
        found = read_csv(client.get(f"/laporan/unduh.csv?tahun=2025{query}"))
        assert found["Keputusan", "Jumlah"] == number


@pytest.mark.parametrize("query", ["?tahun=abc", "?tahun=1999&semester=9", "?semester=%00", ""])
def test_what_nobody_can_ask_for_shows_this_year(cast, visit, query):
    response = visit(cast.maos).get(f"/laporan/{query}")
    assert response.status_code == 200 and f"tahun {TAHUN}" in response.text
    assert "Belum ada permohonan informasi yang diterima" in response.text


def test_ppid_utama_shows_every_site_those_with_nothing_too(busy, visit):
    text = visit(busy.utama).get("/laporan/").text
    assert "Semua PPID di Kabupaten" in text
    assert f"{busy.cipari.nama}</a>" in text and f"{busy.maos.nama}</a>" in text
    assert "Semua PPID" not in visit(busy.cipari).get("/laporan/").text
    found = read_csv(visit(busy.utama).get("/laporan/unduh.csv"))
    part = "Permohonan diterima per situs"
    assert (found[part, busy.cipari.nama], found[part, busy.maos.nama]) == ("6", "0")
    assert found["Keputusan", "Jumlah"] == "0"


def test_page_may_be_kept_by_a_shared_cache(cast, visit):
    response = visit(cast.cipari).get("/laporan/")
    assert "public" in response["Cache-Control"] and not response.cookies


def test_queries_grow_neither_with_the_rows_nor_with_the_sites(
    busy, visit, django_assert_max_num_queries
):
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(30) as found:
            visit(busy.utama).get("/laporan/")
        counts.append(len(found))
        for situs in (busy.maos, busy.utama, busy.cipari):
            row = make_permohonan(situs)
            answer(row, build_jawaban(row), busy.ani)
            make_keberatan(row)
    assert counts[0] == counts[1]
