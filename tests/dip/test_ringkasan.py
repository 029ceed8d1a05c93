"""Indicator 2 of Kominfo's form: each rule, and the verdicts on real lists, read one by one."""

import csv
from importlib import import_module

import pytest
from django.apps import apps

from dip.ringkasan import (
    BELUM_ISI,
    HANYA_NAMA,
    HANYA_SEMULA,
    KOSONG,
    MENGULANG,
    TANPA_KABAR,
    judge_ringkasan,
)
from tests.dip.impor_bantu import DATA, load_entri, load_surakarta
from tests.factories import make_informasi

ISI = "Memuat pagu, realisasi, dan sisa anggaran kecamatan per kegiatan."


@pytest.mark.parametrize(
    ("judul", "ringkasan", "pertama"),
    [
        ("Neraca", "", KOSONG),
        ("Neraca", " - ", KOSONG),
        ("Neraca", "Berisi neraca", MENGULANG),
        ("Surat perjanjian pihak ketiga", "Memuat surat perjanjian pihak ketiga.", MENGULANG),
        ("Visi-Misi", "Berisi tentang visi misi Kota Probolinggo", TANPA_KABAR),
        ("LRA 2023", "Berisi Laporan Realisasi Anggaran Pemerintah Kota", TANPA_KABAR),
        ("Renstra", "Rencana Strategis Kecamatan Cipari Tahun 2025-2029", TANPA_KABAR),
        ("", "Berisi tentang visi misi Kecamatan Cipari Kabupaten Cilacap", BELUM_ISI),
        ("", "Laporan Penyelenggaraan Pemerintah Daerah Kabupaten Sumedang", BELUM_ISI),
        ("", "Permohonan Informasi Publik yang ditolak dan alasannya", HANYA_NAMA),
        ("Data lelang", "Semula dikecualikan sampai 1 Maret 2026. Kini terbuka.", HANYA_SEMULA),
        ("Tugas", "Perwali Nomor 40 Tahun 2021 tentang Kedudukan dan Tata Kerja", HANYA_NAMA),
    ],
)
def test_summary_that_tells_no_content_is_named(judul, ringkasan, pertama):
    assert judge_ringkasan(judul, ringkasan)[0] == pertama


def test_short_summary_says_how_short_it_is():
    assert judge_ringkasan("Biaya", "Memuat tarif, syarat, waktu.")[-1].startswith(
        "Ringkasan sangat pendek (25 huruf)"
    )


@pytest.mark.parametrize(
    ("judul", "ringkasan"),
    [
        ("", ISI),
        ("Data lelang", f"Semula dikecualikan sampai 1 Maret 2026. Kini terbuka. {ISI}"),
        ("Laporan realisasi anggaran 2025", ISI),
        ("Visi dan Misi", "MEWUJUDKAN SURAKARTA SEBAGAI KOTA BUDAYA YANG MODERN DAN TANGGUH"),
        (
            "Jam layanan",
            "Senin sampai Jumat pukul 08.00 sampai 15.00, kecuali hari libur nasional.",
        ),
        ("Tata cara", "1. Alur pengaduan 2. lembar isian, dan 3. kontak pejabat yang berwenang"),
        ("Biaya", "Fotokopi Rp500 per lembar; salinan digital tidak dipungut biaya apa pun."),
        ("SOP KTP", "Pemohon menyerahkan fotokopi KK, lalu petugas merekam sidik jari pemohon."),
        ("Desa", "Nama kepala, alamat kantor, nomor telepon, jumlah dusun, dan batas setiap desa."),
    ],
)
def test_summary_that_tells_its_content_passes(judul, ringkasan):
    assert judge_ringkasan(judul, ringkasan) == []


# --- Real lists ---------------------------------------------------------------------------------
# Counted by reading every entry. The verdicts that are a matter of taste are named below.
DINILAI = {
    # No titles and no sentences: all 51 are names such as "Neraca" or "Data Statistik ...".
    "sumedang_2024": (51, 51),
    # 26 repeat their title, often with "Memuat ... Pemerintah Provinsi Kalimantan Timur" around it.
    "kaltim_2022": (26, 47),
    # The year after, one of them was mended: nomor 5, profil pimpinan.
    "kaltim_2023": (25, 47),
    # The list has no summaries at all.
    "beltim_csv": (162, 162),
    # Nomor 3 names a regulation, nomor 5 an office (its cells are shifted in the source).
    "surakarta_2024_js": (2, 6),
}


def list_lemah(rows: list[tuple[str, str]]) -> list[int]:
    return [number for number, row in enumerate(rows, 1) if judge_ringkasan(*row)]


def read_daftar(name: str) -> list[tuple[str, str]]:
    rows = load_surakarta() if name == "surakarta_2024_js" else load_entri(name)
    return [(row["judul"], row["ringkasan"]) for row in rows]


@pytest.mark.parametrize("name", DINILAI)
def test_real_list_is_judged_as_a_careful_officer_would(name):
    rows = read_daftar(name)
    assert (len(list_lemah(rows)), len(rows)) == DINILAI[name]


def test_kaltim_2022_entry_by_entry():
    lemah = [*range(1, 6), *range(7, 13), 14, *range(16, 21), 30, 32, 33, 35, 37, 39, 41, 42, 47]
    assert list_lemah(read_daftar("kaltim_2022")) == lemah


@pytest.mark.parametrize(
    ("nomor", "pertama"),
    [
        (1, TANPA_KABAR),  # "Beri tentang kedudukan, domisili, alamat lengkap": no address in it
        (2, TANPA_KABAR),  # the motto alone; a matter of taste
        (6, None),  # whose reports were examined
        (13, None),  # kinds of services; short, but more than its title
        (14, HANYA_NAMA),  # "Informasi tentang penerimaan ...": a second title
        (23, None),  # "alur permohonan, syarat permohonan dan pengajuan keberatan"
        (27, None),  # the table of contents of the booklet
        (35, TANPA_KABAR),  # a numbered list that only takes the title apart
        (38, None),  # what the policy is for; a matter of taste
        (41, HANYA_NAMA),  # an instruction copied from a questionnaire
        (43, None),  # another, but it says what the documents name; a matter of taste
        (47, TANPA_KABAR),  # "1. renstra dan 2. renja": the title in abbreviations
    ],
)
def test_named_entries_of_kaltim_2022(nomor, pertama):
    judul, ringkasan = read_daftar("kaltim_2022")[nomor - 1]
    assert next(iter(judge_ringkasan(judul, ringkasan)), None) == pertama


def test_stored_verdicts_follow_the_rules_after_an_update(cast):
    """An installation that judged by fewer rules: the migration judges its entries again."""
    weak = make_informasi(cast.cipari, judul="", ringkasan="Laporan Layanan Informasi Publik")
    fine = make_informasi(cast.cipari, ringkasan=ISI, ringkasan_lemah=True)
    migration = import_module("dip.migrations.0006_ringkasan_dinilai_ulang")
    migration.judge_again(apps, None)
    weak.refresh_from_db()
    fine.refresh_from_db()
    assert (weak.ringkasan_lemah, fine.ringkasan_lemah) == (True, False)


def test_probolinggo_nearly_always_repeats_the_title():
    """23 of 28: the five others say what the emblem, the history, LHKPN and disasters hold."""
    lines = (DATA / "lain" / "probolinggo_2024.tsv").read_text().splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    fine = [row["nama"] for row in rows if not judge_ringkasan(row["nama"], row["ringkasan"])]
    assert len(rows) == 28
    assert fine == [
        *("Sejarah", "Lambang Daerah", "LHKPN"),
        *("Informasi tentang bencana alam", "Bencana sosial"),
    ]
