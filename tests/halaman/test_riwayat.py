"""Every version is kept, two can be compared, an old one comes back by a confirmed POST."""

import time

import pytest
from django.urls import reverse

from dip.models import Kewajiban
from halaman.enums import Status
from halaman.models import Agenda, Berita, Halaman, VersiKonten
from halaman.riwayat import compare_versi, list_versi
from halaman.services import publish_konten, restore_versi, save_konten
from situs.banding_kata import HAPUS, SAMA, TAMBAH, diff_words
from tests.factories import make_konten


@pytest.fixture
def row(cast):
    """A page with three versions: made, changed, published."""
    page = Halaman(situs=cast.cipari, judul="Profil", slug="profil", isi="<p>Satu dua tiga.</p>")
    save_konten(page, cast.ani)
    page.isi = "<h2>Sejarah</h2><p>Satu dua empat.</p>"
    save_konten(page, cast.petugas)
    publish_konten([page], cast.ani)
    page.refresh_from_db()
    return page


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def url(row, door):
    return reverse(f"admin:halaman_{row._meta.model_name}_{door}", args=[row.pk])


def pieces(before, after):
    return [(piece.jenis, piece.teks) for piece in diff_words(before, after)]


# --- Words ----------------------------------------------------------------------------------------
def test_changed_word_is_marked_and_the_rest_stays():
    assert pieces("Satu dua tiga.", "Satu dua empat.") == [
        (SAMA, "Satu dua "),
        (HAPUS, "tiga."),
        (TAMBAH, "empat."),
    ]


def test_nothing_before_or_after():
    assert pieces("", "Baru") == [(TAMBAH, "Baru")]
    assert pieces("Lama", "") == [(HAPUS, "Lama")]


def test_long_unchanged_passages_are_counted():
    lines = [f"Baris {n}" for n in range(20)]
    shown = "".join(text for _, text in pieces("\n".join(lines), "\n".join([*lines, "Akhir"])))
    assert "19 baris sama" in shown and "Baris 19" in shown and "Akhir" in shown
    assert "Baris 5" not in shown


def test_rich_text_is_compared_as_readable_lines(row):
    old, new = {"isi": "<p>Halo</p>"}, {"isi": '<h2>Halo</h2><p><a href="/dip/">DIP</a></p>'}
    (beda,) = compare_versi(row, old, new)
    words = "".join(piece.teks for piece in beda.potongan)
    assert "Judul: " in words and "DIP (/dip/)" in words and "<" not in words


def test_values_are_words_not_numbers(cast):
    known = Kewajiban.objects.create(kode="B-a", jenis="berkala", nama="Profil", urutan=1)
    agenda = make_konten(Agenda, cast.cipari)
    old = {"mulai": "2026-12-01T02:00:00+00:00", "terbuka": True, "jenis": "rapat"}
    new = {"mulai": None, "terbuka": False, "jenis": "layanan", "kewajiban": known.pk}
    said = {
        beda.label: "".join(piece.teks for piece in beda.potongan)
        for beda in compare_versi(agenda, old, new)
    }
    assert said["Mulai"] == "1 Desember 2026 09.00"
    assert "Ya" in said["Terbuka untuk umum"] and "Tidak" in said["Terbuka untuk umum"]
    assert "Layanan keliling" in said["Jenis kegiatan"]
    assert said["Memenuhi kewajiban"] == "B-a Profil"


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        ("".join(f"<p>{'kata ' * 40}{n}</p>" for n in range(900)), "kata", "kita"),
        ("".join(f"<p>{n % 7}</p>" for n in range(20_000)), "3", "5"),
        (f"<p>{'a b c ' * 30_000}</p>", "b", "d"),
    ],
)
def test_two_long_texts_are_compared_in_time(row, before, word, after):
    begin = time.process_time()
    old, new = {"isi": before}, {"isi": before.replace(word, after)}
    assert compare_versi(row, old, new)
    assert time.process_time() - begin < 15


# --- Pages ----------------------------------------------------------------------------------------
def test_history_says_who_when_and_what(ani, row):
    page = ani.get(url(row, "history")).text
    for words in ("Petugas Ani", "Petugas Petugas", "Dibuat", "Diubah", "Diterbitkan"):
        assert words in page


def test_two_versions_are_compared_with_marks_and_words(ani, row):
    first, second = reversed(list_versi(row)[1:])
    page = ani.get(url(row, "bandingkan"), {"dari": first.pk, "ke": second.pk}).text
    assert "<ins>" in page and "<del>" in page
    assert "[ditambah: " in page and "[dihapus: " in page and "tiga." in page


def test_odd_numbers_of_versions_are_no_error(ani, row):
    for given in ({}, {"dari": "x'", "ke": "9" * 30}, {"ke": "-1"}):
        assert ani.get(url(row, "bandingkan"), given).status_code == 200
    assert ani.get(url(row, "pulihkan"), {"versi": "999999"}).status_code == 404
    assert ani.get("/admin/halaman/halaman/satu/history/").status_code == 404


def test_version_of_another_row_cannot_be_named(cast, ani, row):
    other = make_konten(Halaman, cast.cipari)
    save_konten(other, None)
    other.judul = "Lain"
    save_konten(other, None)
    foreign = VersiKonten.objects.get(objek=other.pk)
    answer = ani.post(url(row, "pulihkan"), {"versi": foreign.pk})
    assert answer.status_code == 404


def test_reading_restores_nothing_posting_does(ani, row):
    oldest = list_versi(row)[2]
    page = ani.get(url(row, "pulihkan"), {"versi": oldest.pk})
    assert "Yang akan berubah" in page.text and "langsung tampak" in page.text
    row.refresh_from_db()
    assert "Sejarah" in row.isi
    assert ani.post(url(row, "pulihkan"), {"versi": oldest.pk}).status_code == 302
    row.refresh_from_db()
    assert (row.isi, row.status) == ("<p>Satu dua tiga.</p>", Status.TERBIT)
    newest = list_versi(row)[0]
    assert (newest.peristiwa, newest.versi) == ("dipulihkan", 4)


def test_foreign_rows_do_not_exist(cast, visit, row):
    client = visit(cast.maos, cast.budi)
    for door in ("history", "bandingkan", "pulihkan"):
        assert client.get(url(row, door)).status_code == 404
    oldest = list_versi(row)[2]
    assert client.post(url(row, "pulihkan"), {"versi": oldest.pk}).status_code == 404


def test_who_may_not_change_may_not_restore(cast, visit, row):
    oldest = list_versi(row)[2]
    for user in (cast.camat, cast.petugas):
        client = visit(cast.cipari, user)
        assert client.get(url(row, "history")).status_code == 200
        assert "Pulihkan" not in client.get(url(row, "history")).text
        assert client.post(url(row, "pulihkan"), {"versi": oldest.pk}).status_code == 403


def test_address_taken_meanwhile_is_a_message_not_a_crash(cast, ani, row):
    row.slug = "profil-baru"
    save_konten(row, cast.ani)
    make_konten(Halaman, cast.cipari, slug="profil")
    oldest = list_versi(row)[3]
    page = ani.post(url(row, "pulihkan"), {"versi": oldest.pk}, follow=True)
    assert "tidak dapat dipulihkan" in page.text and "sudah dipakai" in page.text


def test_what_an_old_version_pointed_to_may_be_gone(cast):
    known = Kewajiban.objects.create(kode="B-a", jenis="berkala", nama="Profil", urutan=1)
    berita = Berita(situs=cast.cipari, judul="Kabar", slug="kabar", kewajiban=known)
    save_konten(berita, None)
    old = list_versi(berita)[0]
    berita.kewajiban, berita.judul = None, "Kabar baru"
    save_konten(berita, None)
    known.delete()
    restore_versi(berita, old, None)
    berita.refresh_from_db()
    assert (berita.judul, berita.kewajiban) == ("Kabar", None)


def test_field_that_a_later_release_dropped_is_passed_over(row):
    old = list_versi(row)[2]
    old.isian["kolom_lama"] = "x"
    restore_versi(row, old, None)
    assert row.judul == "Profil"
