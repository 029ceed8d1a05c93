"""Files of a report: sealed, without name, print and hour; they go with their act and its end."""

import os
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from pengaduan import services_berkas
from pengaduan.models import BerkasPengaduan, Pengaduan
from pengaduan.services_pesan import add_pesan_pelapor
from pengaduan.services_retensi import purge_pengaduan
from pengaduan.services_tangani import decide, open_berkas
from situs.kunci_formulir import make_kunci
from tests.factories import make_pengaduan, make_safe_file

ISI = b"%PDF bukti pungutan %%EOF"


@pytest.fixture
def row(penerima):
    return make_pengaduan(penerima.cipari, berkas=[make_safe_file(ISI), make_safe_file(ISI)])


def list_files(tmp_path) -> list[str]:
    return [os.path.join(at, name) for at, _, names in os.walk(tmp_path) for name in names]


def test_files_are_numbered_and_carry_no_name_of_theirs(row):
    assert [str(each) for each in row.berkas.all()] == [
        "Berkas 1 (PDF, 1 KB)",
        "Berkas 2 (PDF, 1 KB)",
    ]


def test_the_disk_holds_neither_content_nor_hour(row, tmp_path):
    paths = list_files(tmp_path)
    assert len(paths) == 2
    for path in paths:
        with open(path, "rb") as file:
            assert b"pungutan" not in file.read()
        for each in (path, os.path.dirname(path)):
            assert (timezone.localtime().fromtimestamp(os.stat(each).st_mtime)).minute == 0
        assert "asli" not in path


def test_a_recipient_opens_it_and_that_is_recorded(penerima, row):
    berkas = row.berkas.first()
    assert open_berkas(berkas, penerima.camat_aduan.pengguna) == ISI
    event = row.peristiwa.get(jenis="berkas_dibuka")
    assert (event.pengguna, event.catatan) == (penerima.camat_aduan.pengguna, str(berkas))


def test_nobody_else_opens_it(penerima, row):
    for who in (penerima.ani, penerima.kominfo, penerima.operator, penerima.inspektorat.pengguna):
        with pytest.raises(PermissionDenied):
            open_berkas(row.berkas.first(), who)


def test_more_files_come_with_a_message_or_alone(row):
    pesan, _ = add_pesan_pelapor(row, "", make_kunci(), [make_safe_file()])
    assert [each.urutan for each in pesan.berkas.all()] == [3]


def test_what_fails_leaves_neither_row_nor_file(penerima, monkeypatch, tmp_path):
    save = BerkasPengaduan.save

    def fail_second(self, **kwargs):
        if self.urutan == 2:
            raise OSError("penuh")
        save(self, **kwargs)

    monkeypatch.setattr(services_berkas.BerkasPengaduan, "save", fail_second)
    with pytest.raises(OSError, match="penuh"):
        make_pengaduan(penerima.cipari, berkas=[make_safe_file(), make_safe_file()])
    assert not Pengaduan.objects.exists() and not list_files(tmp_path)


def test_a_report_that_nobody_may_read_stores_no_file(penerima, tmp_path):
    named = [penerima.camat_aduan, penerima.sekcam, penerima.inspektorat]
    with pytest.raises(ValidationError):
        make_pengaduan(penerima.cipari, dihindari=named, berkas=[make_safe_file()])
    assert not list_files(tmp_path)


def test_files_go_with_the_words(penerima, row, tmp_path, django_capture_on_commit_callbacks):
    decide(row, "terbukti", penerima.camat_aduan.pengguna, teks="Terbukti.")
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_pengaduan(timezone.localdate() + timedelta(days=731)) == 1
    assert not BerkasPengaduan.objects.exists() and not list_files(tmp_path)
