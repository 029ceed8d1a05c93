"""A file of a case lies sealed on the disk, and its seal can change."""

import os
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from permohonan.enums import JenisBerkas
from permohonan.models import BerkasLayanan
from permohonan.services_berkas import attach_berkas
from situs.berkas import SafeFile
from situs.enkripsi import KunciTidakCocok
from tests.factories import make_permohonan, make_situs

pytestmark = pytest.mark.django_db
ISI = b"%PDF-1.4 Foto KTP milik pemohon %%EOF"
LAMA, BARU = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def berkas(settings, private_root) -> BerkasLayanan:
    settings.KUNCI_DATA = [LAMA]
    safe = SafeFile(ContentFile(ISI, name="x.pdf"), "ktp.pdf", "pdf", len(ISI), "0" * 64)
    return attach_berkas(make_permohonan(make_situs("cipari")), JenisBerkas.IDENTITAS, safe, None)


def read_disk(berkas: BerkasLayanan) -> bytes:
    return Path(berkas.isi.path).read_bytes()


def rotate() -> str:
    out = StringIO()
    call_command("rotate_kunci", stdout=out, stderr=out)
    return out.getvalue()


def test_disk_holds_no_word_of_the_file_and_the_program_reads_it(berkas):
    assert b"KTP" not in read_disk(berkas)
    found = BerkasLayanan.objects.get(pk=berkas.pk)
    assert found.isi.open().read() == ISI
    assert found.isi.read() == ISI


def test_hour_of_sending_stands_nowhere_on_the_disk(berkas):
    about = os.stat(berkas.isi.path)
    for moment in (about.st_mtime, about.st_atime):
        local = datetime.fromtimestamp(moment, tz=timezone.get_current_timezone())
        assert (local.hour, local.minute, local.second) == (0, 0, 0)


def test_rotation_seals_files_with_the_first_key_and_drops_the_old_ones(
    berkas, settings, django_capture_on_commit_callbacks
):
    old = Path(berkas.isi.path)
    settings.KUNCI_DATA = [BARU, LAMA]
    with django_capture_on_commit_callbacks(execute=True):
        assert "1 berkas dienkripsi ulang" in rotate()
    settings.KUNCI_DATA = [BARU]
    berkas.refresh_from_db()
    assert berkas.isi.open().read() == ISI
    assert not old.exists()


def test_second_rotation_changes_nothing(berkas, settings):
    settings.KUNCI_DATA = [LAMA]
    before = read_disk(berkas)
    assert "0 berkas dienkripsi ulang, 1 sudah memakai kunci pertama" in rotate()
    assert read_disk(berkas) == before


def test_file_that_no_key_opens_is_left_and_named(berkas, settings):
    settings.KUNCI_DATA = [BARU]
    with pytest.raises(CommandError, match="tidak terbuka"):
        rotate()
    with pytest.raises(KunciTidakCocok):
        berkas.isi.open()


def test_lost_file_is_named_and_stops_no_other(berkas, settings):
    os.unlink(berkas.isi.path)
    settings.KUNCI_DATA = [BARU, LAMA]
    with pytest.raises(CommandError, match="tidak terbuka"):
        rotate()


def test_sealed_file_is_never_written_in_part(berkas):
    with pytest.raises(ValueError, match="as a whole"):
        berkas.isi.open("r+b")
