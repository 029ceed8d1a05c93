"""A refused act takes its rows back but no file; what no row knows is deleted two days later."""

import os
import time
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from permohonan.models import BerkasLayanan
from permohonan.services_jawab import answer
from permohonan.services_pemohon import complete
from permohonan.services_yatim import delete_yatim
from situs.berkas import SafeFile
from tests.factories import build_jawaban, make_permohonan


def build_berkas() -> SafeFile:
    return SafeFile(ContentFile(b"%PDF-1.4", name="a.pdf"), "a.pdf", "pdf", 8, "0" * 64)


def list_disk(tmp_path) -> list[str]:
    return sorted(each.name for each in (tmp_path / "berkas" / "layanan").rglob("*.pdf"))


@pytest.fixture
def yatim(cast, tmp_path, monkeypatch):
    """A file of an answer that failed after the file was stored, and one of a case."""
    row = make_permohonan(cast.cipari)
    complete(row, "", [build_berkas()])
    row.refresh_from_db()
    kept = list_disk(tmp_path)

    def fail(*args, **kwargs):
        raise ValidationError("Surat tidak dapat dibuat.")

    monkeypatch.setattr("permohonan.services_jawab.issue_surat", fail)
    with pytest.raises(ValidationError):
        answer(row, build_jawaban(row), cast.ani, [build_berkas()])
    assert BerkasLayanan.objects.count() == 1 and len(list_disk(tmp_path)) == 2
    return kept


def test_what_no_row_knows_goes_after_two_days(yatim, tmp_path):
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        assert delete_yatim(dry_run=True) == 1
        assert len(list_disk(tmp_path)) == 2
        assert delete_yatim() == 1
        assert list_disk(tmp_path) == yatim
        assert delete_yatim() == 0


def test_a_file_whose_act_may_still_be_running_stays(yatim, tmp_path):
    assert delete_yatim() == 0
    assert len(list_disk(tmp_path)) == 2


def test_files_of_other_kinds_are_not_its_business(yatim, tmp_path):
    other = tmp_path / "berkas" / "dip" / "lama.pdf"
    other.parent.mkdir()
    other.write_bytes(b"%PDF")
    os.utime(other, (time.time() - 10**6,) * 2)
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        delete_yatim()
    assert other.exists()


def test_the_daily_job_names_them(yatim, capsys):
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        call_command("purge_data_pribadi")
    assert "1 berkas tanpa perkara dihapus" in capsys.readouterr().out


def test_nothing_stored_is_nothing_to_delete(db):
    assert delete_yatim() == 0
