"""check_penetapan: what was frozen still has its prints, or the command says what has not."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from dip.models import PenetapanDIP
from dip.services import delete_berkas
from tests.dip.test_penetapan import add_berkas
from tests.factories import make_informasi, make_penetapan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sk(cast) -> PenetapanDIP:
    cast.berkas = add_berkas(make_informasi(cast.cipari))
    return make_penetapan(cast.cipari)


def run() -> str:
    output = StringIO()
    call_command("check_penetapan", stdout=output, stderr=output)
    return output.getvalue()


def tamper(**words) -> None:
    """As somebody with the keys of the database could."""
    QuerySet(PenetapanDIP).filter(versi=1).update(**words)


def overwrite(file, data: bytes) -> None:
    name = file.name
    file.storage.delete(name)
    file.storage.save(name, ContentFile(data))


def test_what_is_whole_passes(sk):
    assert "1 penetapan diperiksa; semuanya cocok." in run()


def test_a_file_that_was_deleted_later_is_no_fault(sk, cast):
    delete_berkas(cast.berkas, None)
    assert "semuanya cocok" in run()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda sk, cast: tamper(nomor="lain"), "SK atau barisnya tidak cocok"),
        (lambda sk, cast: tamper(catatan="lain"), "SK atau barisnya tidak cocok"),
        (lambda sk, cast: tamper(baris=[]), "tercatat 1 informasi, tersimpan 0"),
        (lambda sk, cast: tamper(kepala={}), "SK atau barisnya tidak cocok"),
        (lambda sk, cast: tamper(pdf=""), "berkas pdf dan sidiknya tidak berpasangan"),
        (lambda sk, cast: tamper(versi=3), "tersimpan 1 versi, padahal nomornya sampai 3"),
        (lambda sk, cast: overwrite(sk.xlsx, b"x"), "berkas xlsx berukuran 1 byte"),
        (
            lambda sk, cast: overwrite(sk.pdf, b"x" * sk.pdf_ukuran),
            "berkas pdf isinya tidak cocok dengan sidiknya",
        ),
        (lambda sk, cast: sk.pdf.storage.delete(sk.pdf.name), "berkas pdf hilang dari penyimpanan"),
        (lambda sk, cast: overwrite(cast.berkas.isi, b"lai"), "berkas Laporan lengkap"),
    ],
)
def test_each_damage_is_named(sk, cast, damage, words):
    damage(sk, cast)
    output = StringIO()
    with pytest.raises(CommandError, match="ketidakcocokan dalam 1 penetapan"):
        call_command("check_penetapan", stdout=output, stderr=output)
    assert words in output.getvalue() and "Kecamatan Cipari" in output.getvalue()
