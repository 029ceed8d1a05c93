"""What is there, what is missing, and how fresh it is: the one judgement of all pages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from dip.enums import JenisPeristiwa as JenisPeristiwaDip
from dip.kewajiban import load_kewajiban, read_baris
from dip.models import Informasi, Kewajiban
from halaman.enums import JenisHarta, JenisPeristiwa, Keadaan
from halaman.enums import Status as StatusKonten
from halaman.kelengkapan import add_months, read_kelengkapan, read_rekap, read_ringkas
from halaman.kelengkapan_kata import describe_nilai, describe_ringkas, describe_umur
from halaman.models import (
    Agenda,
    Dokumen,
    Halaman,
    LaporanHarta,
    Pejabat,
    TargetKewajiban,
    UnitKerja,
    VersiKonten,
)
from halaman.services_kelengkapan import check_kewajiban
from situs.models import Situs
from tests.factories import make_informasi, make_konten, make_target

ALAMAT = {
    "alamat": "Jalan Raya 1",
    "kode_pos": "53262",
    "telepon": "0280 523012",
    "email": "cipari@contoh.go.id",
}


@pytest.fixture(autouse=True)
def pohon(db) -> None:
    load_kewajiban(read_baris())


@pytest.fixture
def cipari(cast) -> Situs:
    return cast.cipari


def duty(kode: str) -> Kewajiban:
    return Kewajiban.objects.get(kode=kode)


def item(situs: Situs, kode: str, **options):
    """The item as the page of its list shows it."""
    groups = read_kelengkapan(situs, duty(kode).jenis, **options)
    return next(b for group in groups for b in group.butir if b.kewajiban.kode == kode)


def ago(days: int):
    return timezone.now() - timedelta(days=days)


# --- Judgement ----------------------------------------------------------------------------------


def test_empty_site_says_honestly_that_nothing_is_there(cipari):
    assert item(cipari, "B-c").keadaan == Keadaan.BELUM
    assert describe_nilai(item(cipari, "B-c").nilai) == "Belum tersedia."


def test_published_content_meets_its_item(cipari):
    row = make_konten(Dokumen, cipari, kewajiban=duty("B-c"), tautan="https://contoh.go.id/l.pdf")
    found = item(cipari, "B-c")
    assert found.keadaan == Keadaan.ADA
    assert [entri.url for entri in found.entri] == [row.get_absolute_url()]


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": StatusKonten.DRAF},
        {"status": StatusKonten.ARSIP},
        {"terbit_mulai": timezone.now() + timedelta(days=1)},
        {"terbit_sampai": timezone.now() - timedelta(days=1)},
    ],
)
def test_what_the_public_cannot_see_meets_nothing(cipari, hidden):
    make_konten(Dokumen, cipari, kewajiban=duty("B-c"), **hidden)
    found = item(cipari, "B-c")
    assert (found.keadaan, found.entri) == (Keadaan.BELUM, [])


def test_another_site_meets_nothing_here(cast):
    make_konten(Dokumen, cast.maos, kewajiban=duty("B-c"))
    make_informasi(cast.maos, kewajiban=duty("B-c"), media="https://contoh.go.id")
    found = item(cast.cipari, "B-c")
    assert (found.keadaan, found.entri) == (Keadaan.BELUM, [])


def test_pasal_9_ayat_3_uu_14_2008_item_is_due_after_six_months(cipari):
    row = make_konten(Dokumen, cipari, kewajiban=duty("B-c"), diperbarui_pada=ago(100))
    nilai = item(cipari, "B-c").nilai
    assert nilai.keadaan == Keadaan.ADA
    assert nilai.jatuh_tempo == add_months(timezone.localdate(row.diperbarui_pada), 6)
    assert "bulan lalu; wajib diperbarui lagi paling lambat" in describe_nilai(nilai)


def test_overdue_item_says_since_when(cipari):
    make_konten(Dokumen, cipari, kewajiban=duty("B-c"), diperbarui_pada=ago(400))
    nilai = item(cipari, "B-c").nilai
    assert nilai.keadaan == Keadaan.PERLU
    assert "Diperbarui 1 tahun lalu. Terlambat diperbarui sejak" in describe_nilai(nilai)


def test_newest_of_several_entries_decides(cipari):
    make_konten(Dokumen, cipari, kewajiban=duty("B-c"), diperbarui_pada=ago(400))
    make_konten(Dokumen, cipari, kewajiban=duty("B-c"))
    assert item(cipari, "B-c").keadaan == Keadaan.ADA


def test_setiap_saat_has_no_half_yearly_duty(cipari):
    make_konten(Dokumen, cipari, kewajiban=duty("SS-h"), diperbarui_pada=ago(900))
    nilai = item(cipari, "SS-h").nilai
    assert (nilai.keadaan, nilai.jatuh_tempo) == (Keadaan.ADA, None)


def test_berkala_needs_something_to_read_not_only_a_line_in_the_dip(cipari):
    row = make_informasi(cipari, kewajiban=duty("B-c"), media="")
    found = item(cipari, "B-c")
    assert found.keadaan == Keadaan.BELUM
    assert "belum ada berkas atau tautan" in found.entri[0].keterangan
    Informasi.objects.filter(pk=row.pk).update(media="https://contoh.go.id/lkjip.pdf")
    assert item(cipari, "B-c").keadaan == Keadaan.ADA


def test_setiap_saat_may_be_fetched_at_the_office(cipari):
    make_informasi(cipari, kewajiban=duty("SS-e"), kategori="setiap_saat", media="")
    assert item(cipari, "SS-e").keadaan == Keadaan.ADA


def test_one_page_for_a_group_meets_the_items_with_the_same_template(cipari):
    page = make_konten(Halaman, cipari, kewajiban=duty("B-b"))
    for kode in ("B-b.1", "B-b.5"):
        found = item(cipari, kode)
        assert found.keadaan == Keadaan.ADA
        assert [entri.url for entri in found.entri] == [page.get_absolute_url()]
    assert item(cipari, "B-b.6").keadaan == Keadaan.BELUM


# --- What the data of the site answers by itself ------------------------------------------------


def test_complete_address_meets_its_item_and_an_incomplete_one_does_not(cipari):
    for name, value in ALAMAT.items():
        setattr(cipari, name, value)
    assert item(cipari, "B-a.1").keadaan == Keadaan.ADA
    cipari.kode_pos = ""
    assert item(cipari, "B-a.1").keadaan == Keadaan.BELUM


def test_structure_leaders_agenda_and_dip_answer_by_themselves(cipari):
    UnitKerja.objects.create(situs=cipari, nama="Camat")
    make_konten(Pejabat, cipari, jabatan="Camat")
    make_konten(Agenda, cipari)
    make_informasi(cipari)
    for kode in ("B-a.5", "B-a.7", "B-b.6", "SS-i", "SS-a"):
        assert item(cipari, kode).keadaan == Keadaan.ADA, kode


def test_early_morning_of_an_event_is_the_day_of_the_site(cipari):
    early = datetime(2026, 11, 29, 22, 30, tzinfo=UTC)
    make_konten(Agenda, cipari, mulai=early, kewajiban=duty("B-b.6"))
    assert "Agenda, 30 November 2026" in [entri.catatan for entri in item(cipari, "B-b.6").entri]


def test_old_agenda_does_not_tell_what_is_going_on(cipari):
    make_konten(Agenda, cipari, mulai=ago(300))
    assert item(cipari, "SS-i").keadaan == Keadaan.BELUM


def test_lhkpn_counts_only_when_a_visitor_can_open_it(cipari):
    camat = make_konten(Pejabat, cipari, jabatan="Camat")
    draf = make_konten(Dokumen, cipari, status=StatusKonten.DRAF)
    laporan = LaporanHarta.objects.create(
        pejabat=camat, jenis=JenisHarta.LHKPN, tahun=2025, dokumen=draf
    )
    assert item(cipari, "B-a.8").keadaan == Keadaan.BELUM
    laporan.tautan = "https://elhkpn.kpk.go.id"
    laporan.save()
    assert item(cipari, "B-a.8").keadaan == Keadaan.ADA


def test_huruf_p_is_there_when_every_berkala_item_is(cipari):
    assert item(cipari, "SS-p").keadaan == Keadaan.BELUM
    for row in Kewajiban.objects.filter(jenis="berkala"):
        make_konten(Dokumen, cipari, kewajiban=row)
    assert item(cipari, "SS-p").keadaan == Keadaan.ADA


# --- Honest gaps --------------------------------------------------------------------------------


def test_target_is_told_and_a_missed_target_too(cipari):
    day = timezone.localdate() + timedelta(days=40)
    make_target(cipari, duty("B-c"), ditargetkan=day, alasan="Menunggu hasil reviu.")
    words = describe_nilai(item(cipari, "B-c").nilai)
    assert words.startswith("Belum tersedia, ditargetkan ")
    assert words.endswith(". Menunggu hasil reviu.")
    TargetKewajiban.objects.update(ditargetkan=date(2026, 1, 5), alasan="")
    words = describe_nilai(item(cipari, "B-c").nilai)
    assert words == "Belum tersedia. Target 5 Januari 2026 sudah lewat."


def test_item_that_does_not_apply_tells_why_and_leaves_the_count(cipari):
    before = read_ringkas(cipari).total
    make_target(cipari, duty("B-i.3"), tidak_berlaku=True, alasan="Tidak ada pengadaan.")
    found = item(cipari, "B-i.3")
    assert found.keadaan == Keadaan.TIDAK_BERLAKU
    assert describe_nilai(found.nilai) == "Tidak berlaku di sini: Tidak ada pengadaan."
    assert read_ringkas(cipari).total.berlaku == before.berlaku - 1


def test_pupils_are_no_duty_of_a_kecamatan_but_of_the_kabupaten(cast):
    assert item(cast.cipari, "B-b.9").keadaan == Keadaan.TIDAK_BERLAKU
    assert item(cast.utama, "B-b.9").keadaan == Keadaan.BELUM


# --- Checked, still true ------------------------------------------------------------------------


def test_check_renews_the_date_with_an_event_of_each_row(cast):
    page = make_konten(Halaman, cast.cipari, kewajiban=duty("B-j"), diperbarui_pada=ago(300))
    entry = make_informasi(
        cast.cipari, kewajiban=duty("B-j"), media="https://x.id", diperbarui_pada=ago(300)
    )
    draf = make_konten(
        Halaman, cast.cipari, kewajiban=duty("B-j"), status=StatusKonten.DRAF,
        diperbarui_pada=ago(300),
    )  # fmt: skip
    assert item(cast.cipari, "B-j").keadaan == Keadaan.PERLU
    assert check_kewajiban(duty("B-j"), cast.cipari, cast.ani) == 2
    found = item(cast.cipari, "B-j")
    assert found.keadaan == Keadaan.ADA
    assert describe_nilai(found.nilai).startswith("Diperiksa dan masih benar hari ini")
    event = VersiKonten.objects.get(jenis="halaman", objek=page.pk)
    assert (event.peristiwa, event.pengguna) == (JenisPeristiwa.DIPERIKSA, cast.ani)
    assert entry.peristiwa.get().jenis == JenisPeristiwaDip.DIPERIKSA
    assert not VersiKonten.objects.filter(objek=draf.pk, jenis="halaman").exists()


def test_check_of_an_item_that_the_site_answers_starts_its_clock(cast):
    UnitKerja.objects.create(situs=cast.cipari, nama="Camat")
    assert item(cast.cipari, "B-a.5").nilai.jatuh_tempo is None
    check_kewajiban(duty("B-a.5"), cast.cipari, cast.ani)
    assert item(cast.cipari, "B-a.5").nilai.jatuh_tempo == add_months(timezone.localdate(), 6)
    assert item(cast.maos, "B-a.5").nilai.jatuh_tempo is None


def test_check_leaves_other_sites_alone(cast):
    foreign = make_konten(Halaman, cast.maos, kewajiban=duty("B-j"), diperbarui_pada=ago(300))
    check_kewajiban(duty("B-j"), cast.cipari, cast.ani)
    before = foreign.diperbarui_pada
    foreign.refresh_from_db()
    assert foreign.diperbarui_pada == before


# --- Figures ------------------------------------------------------------------------------------


def test_figures_are_those_of_the_lists(cast):
    make_konten(Dokumen, cast.cipari, kewajiban=duty("B-c"), diperbarui_pada=ago(400))
    make_konten(Halaman, cast.cipari, kewajiban=duty("MK"))
    make_informasi(cast.cipari, kewajiban=duty("SS-e"))
    rekap = read_ringkas(cast.cipari)
    for jenis, ringkas in rekap.per_jenis.items():
        listed = [b for group in read_kelengkapan(cast.cipari, jenis) for b in group.butir]
        counted = [b for b in listed if b.keadaan != Keadaan.TIDAK_BERLAKU]
        there = [b for b in counted if b.keadaan != Keadaan.BELUM]
        assert (ringkas.tersedia, ringkas.berlaku) == (len(there), len(counted))
    assert rekap.per_jenis["standar"].tersedia == 6  # the six contents of the maklumat
    assert describe_ringkas(rekap.per_jenis["berkala"]) == (
        "1 dari 37 butir tersedia, 1 di antaranya perlu diperbarui."
    )


def test_rekap_keeps_sites_apart(cast):
    make_konten(Dokumen, cast.maos, kewajiban=duty("B-c"))
    rekap = read_rekap([cast.cipari, cast.maos, cast.utama])
    assert [rekap[s.pk].total.tersedia for s in (cast.cipari, cast.maos, cast.utama)] == [0, 1, 0]


def count_queries(django_assert_max_num_queries, action) -> int:
    with django_assert_max_num_queries(200) as found:
        action()
    return len(found.captured_queries)


def test_queries_do_not_grow_with_the_rows(cipari, django_assert_max_num_queries):
    def measure() -> int:
        action = lambda: [item.entri for item in read_kelengkapan(cipari, "berkala")]  # noqa: E731
        return count_queries(django_assert_max_num_queries, action)

    counts = []
    for rows in (1, 3, 100):
        for _ in range(rows):
            make_informasi(cipari, kewajiban=duty("B-c"), media="https://contoh.go.id")
        make_konten(Dokumen, cipari, kewajiban=duty("B-d.1"))
        counts.append(measure())
    assert len(set(counts)) == 1
    assert counts[0] <= 25


def test_queries_do_not_grow_with_the_sites(cast, django_assert_max_num_queries):
    few = count_queries(django_assert_max_num_queries, lambda: read_rekap([cast.cipari]))
    everyone = list(Situs.objects.all())
    assert count_queries(django_assert_max_num_queries, lambda: read_rekap(everyone)) == few


def test_many_entries_are_cut_and_counted(cipari):
    for _ in range(9):
        make_informasi(cipari, kewajiban=duty("B-c"), tahun=2025, media="https://contoh.go.id")
    make_informasi(cipari, kewajiban=duty("B-c"), tahun=2026, media="https://contoh.go.id")
    found = item(cipari, "B-c")
    assert (len(found.entri), found.lainnya) == (5, 5)
    assert found.entri[0].keterangan == "DIP 2026"
    found = item(cipari, "B-c", tahun=2025)
    assert (len(found.entri), found.lainnya) == (9, 0)


# --- Words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "hari ini"),
        (1, "kemarin"),
        (29, "29 hari lalu"),
        (45, "1 bulan lalu"),
        (200, "6 bulan lalu"),
        (800, "2 tahun lalu"),
    ],
)
def test_age_in_words(days, words):
    assert describe_umur(timezone.localdate() - timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 23), 6, date(2027, 5, 23)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_at_the_last_day_of_a_short_month(day, months, expected):
    assert add_months(day, months) == expected
