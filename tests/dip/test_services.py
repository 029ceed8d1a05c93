from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from dip.enums import JenisPeristiwa, Status
from dip.models import Informasi, PeristiwaInformasi
from dip.services import (
    add_berkas,
    archive_informasi,
    copy_informasi,
    delete_berkas,
    delete_draf,
    publish_informasi,
    save_informasi,
    withdraw_informasi,
)
from situs.berkas import check_berkas
from tests.factories import make_informasi

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def kinds(informasi):
    return list(informasi.peristiwa.order_by("pk").values_list("jenis", flat=True))


def test_new_entry_gets_the_next_number_of_its_year(cast):
    make_informasi(cast.cipari, tahun=2026, urutan=7)
    make_informasi(cast.maos, tahun=2026, urutan=90)
    row = save_informasi(Informasi(situs=cast.cipari, tahun=2026, ringkasan="Isi"), cast.ani)
    assert row.urutan == 8
    assert kinds(row) == [JenisPeristiwa.DIBUAT]


def test_words_stay_as_written_and_parsed_values_stand_beside(cast):
    row = Informasi(
        situs=cast.cipari,
        tahun=2026,
        judul="Badang Keuangan",
        ringkasan="x",
        waktu="12 Januari 2026",
        retensi="5 Tahunu",
    )
    save_informasi(row, cast.ani)
    row.refresh_from_db()
    assert (row.judul, row.waktu, row.retensi) == ("Badang Keuangan", "12 Januari 2026", "5 Tahunu")
    assert (row.waktu_tanggal, row.waktu_presisi) == (date(2026, 1, 12), "hari")
    assert (row.retensi_jenis, row.retensi_tahun) == ("tahun", 5)


def test_change_is_recorded_with_before_and_after(cast):
    row = make_informasi(cast.cipari, retensi="5 Tahun")
    row.retensi = "Permanen"
    save_informasi(row, cast.ani)
    event = row.peristiwa.get()
    assert event.perubahan == {"retensi": ["5 Tahun", "Permanen"]}
    assert (event.pengguna, event.jenis) == (cast.ani, JenisPeristiwa.DIUBAH)


def test_save_without_change_writes_nothing(cast):
    row = make_informasi(cast.cipari)
    versi = row.versi
    save_informasi(Informasi.objects.get(pk=row.pk), cast.ani)
    row.refresh_from_db()
    assert row.versi == versi
    assert not row.peristiwa.exists()


def test_publishing_twice_writes_one_event(cast):
    row = make_informasi(cast.cipari, status=Status.DRAF)
    rows = Informasi.objects.filter(pk=row.pk)
    assert publish_informasi(rows, cast.ani) == 1
    assert publish_informasi(rows, cast.ani) == 0
    row.refresh_from_db()
    assert row.status == Status.TERBIT and row.terbit_pada
    assert kinds(row) == [JenisPeristiwa.DITERBITKAN]


def test_first_publication_date_survives_withdrawal(cast):
    row = make_informasi(cast.cipari, status=Status.DRAF)
    rows = Informasi.objects.filter(pk=row.pk)
    publish_informasi(rows, cast.ani)
    first = rows.get().terbit_pada
    withdraw_informasi(rows, cast.ani)
    archive_informasi(rows, cast.ani)
    publish_informasi(rows, cast.ani)
    assert rows.get().terbit_pada == first
    assert len(kinds(row)) == 4


def test_copy_to_next_year_makes_drafts_without_time_and_skips_known(cast):
    row = make_informasi(cast.cipari, tahun=2026, waktu="Januari 2026")
    rows = Informasi.objects.filter(pk=row.pk)
    assert copy_informasi(rows, 2027, cast.ani) == 1
    assert copy_informasi(rows, 2027, cast.ani) == 0
    copy = Informasi.objects.get(tahun=2027)
    assert (copy.judul, copy.waktu, copy.status) == (row.judul, "", Status.DRAF)
    assert copy.kode != row.kode


def test_what_was_public_is_never_deleted(cast):
    row = make_informasi(cast.cipari, status=Status.TERBIT)
    with pytest.raises(ValidationError, match="Arsipkan"):
        delete_draf(row, cast.ani)
    assert Informasi.objects.filter(pk=row.pk).exists()


def test_deleted_draft_leaves_its_words_in_the_history(cast):
    row = make_informasi(cast.cipari, status=Status.DRAF, judul="Rancangan")
    kode = row.kode
    delete_draf(row, cast.ani)
    event = PeristiwaInformasi.objects.get(kode=kode)
    assert event.jenis == JenisPeristiwa.DIHAPUS
    assert event.perubahan["judul"] == ["Rancangan", ""]


def test_stored_file_has_a_random_name_and_leaves_with_its_row(
    cast, django_capture_on_commit_callbacks
):
    row = make_informasi(cast.cipari)
    aman = check_berkas(SimpleUploadedFile("Laporan Rahasia.pdf", PDF))
    berkas = add_berkas(row, aman, "", cast.ani)
    storage, name = berkas.isi.storage, berkas.isi.name
    assert "Rahasia" not in name and name.startswith("cipari/dip/") and name.endswith(".pdf")
    assert (berkas.nama_asli, berkas.ukuran) == ("Laporan Rahasia.pdf", len(PDF))
    with django_capture_on_commit_callbacks(execute=True):
        delete_berkas(berkas, cast.ani)
    assert not storage.exists(name)
    assert kinds(row) == [JenisPeristiwa.BERKAS_DITAMBAH, JenisPeristiwa.BERKAS_DIHAPUS]
