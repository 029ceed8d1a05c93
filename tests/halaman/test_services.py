"""Every write: one version, derived words, one rule of what is public."""

import pytest
import time_machine
from django.utils import timezone

from halaman.enums import JenisPeristiwa, Status
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Foto,
    Gambar,
    Halaman,
    KontakDarurat,
    Pejabat,
    SertaMerta,
    Tanya,
    VersiKonten,
)
from halaman.services import (
    archive_konten,
    delete_draf,
    duplicate_konten,
    find_free_slug,
    move_row,
    publish_konten,
    read_isian,
    restore_versi,
    save_konten,
    withdraw_konten,
    write_isian,
)
from tests.factories import make_informasi, make_konten

KINDS = (Halaman, Dokumen, Berita, Agenda, Album, Tanya, Pejabat, SertaMerta)


def versions(row):
    rows = VersiKonten.objects.filter(jenis=row._meta.model_name, objek=row.pk)
    return [(each.versi, each.peristiwa) for each in rows.order_by("pk")]


@pytest.fixture
def draf(cast):
    row = Halaman(situs=cast.cipari, judul="Profil", slug="profil", isi="<p>Keuangan desa</p>")
    return save_konten(row, cast.ani)


@pytest.mark.parametrize("model", KINDS)
def test_words_survive_the_way_into_a_version_and_back(cast, model):
    row = make_konten(model, cast.cipari, terbit_mulai=timezone.now())
    stored = VersiKonten.objects.create(
        situs=row.situs,
        jenis=model._meta.model_name,
        objek=row.pk,
        kode=row.kode,
        versi=1,
        peristiwa="diubah",
        isian=read_isian(row),
    )
    stored.refresh_from_db()  # through JSON
    again = model(situs=row.situs)
    write_isian(again, stored.isian)
    assert read_isian(again) == read_isian(row)


@pytest.mark.parametrize("model", KINDS)
def test_what_a_person_writes_is_in_the_versions(model):
    """A column that nobody named in `isian` would neither be saved nor restored."""
    technical = {"id", "situs", "kode", "status", "terbit_pada", "dibuat_pada", "diperbarui_pada"}
    technical |= {"versi", "indeks", "sumber", "audio", "audio_jenis", "audio_ukuran"}
    technical |= {"audio_sidik"}  # a recording is kept as a file, not as words
    columns = {field.name for field in model._meta.concrete_fields}
    assert columns - technical == set(model.isian)


def test_each_change_is_a_version_and_no_change_is_none(cast, draf):
    save_konten(draf, cast.ani)
    draf.judul = "Profil kecamatan"
    save_konten(draf, cast.petugas)
    assert versions(draf) == [(1, "dibuat"), (2, "diubah")]
    last = VersiKonten.objects.first()
    assert (last.pengguna, last.isian["judul"]) == (cast.petugas, "Profil kecamatan")


def test_save_notes_when_it_was_and_what_can_be_searched(draf):
    before = draf.diperbarui_pada
    draf.isi = "<p>Anggaran kecamatan</p>"
    save_konten(draf, None)
    draf.refresh_from_db()
    assert draf.diperbarui_pada > before
    assert "anggar" in draf.indeks and "desa" not in draf.indeks


def test_publishing_twice_changes_nothing(draf):
    assert publish_konten([draf], None) == 1
    assert publish_konten([draf], None) == 0
    draf.refresh_from_db()
    assert draf.status == Status.TERBIT and versions(draf)[-1] == (2, "diterbitkan")


def test_withdrawn_and_archived_is_not_public_but_remembers(draf):
    publish_konten([draf], None)
    draf.refresh_from_db()
    first = draf.terbit_pada
    for move in (withdraw_konten, archive_konten):
        move([draf], None)
        assert not Halaman.objects.published().exists()
    publish_konten([draf], None)
    draf.refresh_from_db()
    assert draf.terbit_pada == first


def test_schedule_opens_and_closes_by_itself(cast, draf):
    now = timezone.now()
    draf.terbit_mulai, draf.terbit_sampai = now.replace(microsecond=0), None
    draf.terbit_mulai += timezone.timedelta(hours=1)
    draf.terbit_sampai = draf.terbit_mulai + timezone.timedelta(hours=1)
    save_konten(draf, None)
    publish_konten([draf], None)
    draf.refresh_from_db()
    begin, end = draf.terbit_mulai, draf.terbit_sampai
    second = timezone.timedelta(seconds=1)
    for moment, shown, word in [
        (begin - second, False, "Terjadwal"),
        (begin, True, "Terbit"),
        (end - second, True, "Terbit"),
        (end, False, "Selesai tampil"),
    ]:
        with time_machine.travel(moment, tick=False):
            assert Halaman.objects.published().exists() == draf.is_published == shown
            assert draf.keadaan == word


@pytest.mark.parametrize("model", KINDS)
def test_copy_is_a_draft_without_schedule_with_a_code_of_its_own(cast, model):
    row = make_konten(model, cast.cipari, terbit_mulai=timezone.now())
    copy = duplicate_konten(row, cast.ani)
    assert (copy.status, copy.terbit_mulai, copy.terbit_pada) == (Status.DRAF, None, None)
    assert copy.kode != row.kode and copy.judul.endswith("(salinan)")
    assert versions(copy) == [(1, JenisPeristiwa.DISALIN)]


def test_copy_takes_along_what_stands_below(cast):
    gambar = Gambar.objects.create(situs=cast.cipari, ukuran=1, lebar=1, tinggi=1)
    album = make_konten(Album, cast.cipari)
    Foto.objects.create(album=album, gambar=gambar, keterangan="Sawah", urutan=3)
    copy = duplicate_konten(album, None)
    assert [(row.gambar, row.keterangan) for row in copy.foto.all()] == [(gambar, "Sawah")]
    assert album.foto.count() == 1
    berita = make_konten(Berita, cast.cipari)
    berita.informasi.add(make_informasi(cast.cipari))
    assert list(duplicate_konten(berita, None).informasi.all()) == list(berita.informasi.all())
    darurat = make_konten(SertaMerta, cast.cipari)
    KontakDarurat.objects.create(pengumuman=darurat, nama="Posko", nomor="112")
    assert duplicate_konten(darurat, None).kontak.get().nomor == "112"


def test_long_title_still_fits_when_copied(cast):
    row = make_konten(Berita, cast.cipari, judul="k" * 200)
    copy = duplicate_konten(row, None)
    copy.full_clean()


def test_restored_words_are_a_new_version_and_the_state_stays(cast, draf):
    old = VersiKonten.objects.get(objek=draf.pk)
    draf.judul, draf.isi = "Lain", "<p>Lain</p>"
    save_konten(draf, None)
    publish_konten([draf], None)
    draf.refresh_from_db()
    restore_versi(draf, old, cast.ani)
    draf.refresh_from_db()
    assert (draf.judul, draf.status, draf.versi) == ("Profil", Status.TERBIT, 4)
    assert "uang" in draf.indeks


def test_deleted_draft_leaves_its_words_in_the_history(cast, draf):
    pk = draf.pk
    delete_draf(draf, cast.ani)
    last = VersiKonten.objects.filter(objek=pk).first()
    assert (last.peristiwa, last.isian["judul"]) == ("dihapus", "Profil")


@pytest.mark.parametrize("judul", ["", "!!!", "ꦏꦼꦕꦩꦠꦤ꧀", "Profil", "a" * 300, "../../x"])
def test_every_title_gives_an_address(cast, draf, judul):
    slug = find_free_slug(Halaman(situs=cast.cipari), judul)
    assert slug and len(slug) <= 80 and slug != draf.slug
    assert slug.replace("-", "").isalnum()


def test_address_is_free_per_site(cast, draf):
    assert find_free_slug(Halaman(situs=cast.maos), "Profil") == "profil"
    assert find_free_slug(Halaman(situs=cast.cipari), "Profil") == "profil-2"


def test_rows_move_one_place_and_stop_at_the_ends(cast):
    rows = [make_konten(Tanya, cast.cipari) for _ in range(3)]
    siblings = Tanya.objects.for_situs(cast.cipari)
    assert move_row(rows[2], siblings, -1)
    assert [row.pk for row in siblings] == [rows[0].pk, rows[2].pk, rows[1].pk]
    assert not move_row(rows[0], siblings, -1)
    assert not move_row(rows[1], siblings, 1)
