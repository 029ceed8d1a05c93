"""The import of holidays: preview, then what was shown; no other file of the machine."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from situs.models import HariLibur
from tests.isolation.pages import read_form

CSV = b"tanggal,nama,jenis,sumber,perkiraan\n2026-03-02,Libur uji,libur_daerah,SK,0\n"
CONFIRM = "admin:situs_harilibur_process_import"


def preview(client) -> dict:
    upload = SimpleUploadedFile("libur.csv", CSV, "text/csv")
    url = reverse("admin:situs_harilibur_import")
    form = read_form(client.get(url).content.decode())
    page = client.post(url, {**form, "format": "1", "import_file": upload})
    assert page.context["result"].totals["new"] == 1
    assert not HariLibur.objects.exists()
    return page.context["confirm_form"].initial


@pytest.fixture
def client(cast, visit):
    return visit(cast.utama, cast.kominfo)


def test_confirmed_import_is_written(client):
    assert client.post(reverse(CONFIRM), preview(client)).status_code == 302
    assert HariLibur.objects.get().nama == "Libur uji"


def test_confirming_twice_writes_once_and_says_so(client):
    given = preview(client)
    client.post(reverse(CONFIRM), given)
    again = client.post(reverse(CONFIRM), given)
    assert again.status_code == 200
    assert "sudah diimpor" in str(again.context["errors"])
    assert HariLibur.objects.count() == 1


@pytest.mark.parametrize("name", ["korban.csv", "../../etc/passwd", "", "korban.csv:palsu"])
def test_other_files_are_neither_read_nor_deleted(client, tmp_path, monkeypatch, name):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    victim = Path(tmp_path / "korban.csv")
    victim.write_bytes(CSV)
    client.post(reverse(CONFIRM), {**preview(client), "import_file_name": name})
    assert victim.exists()
    assert not HariLibur.objects.exists()


@pytest.mark.parametrize("value", ["abc", "-1", "99", "0"])
def test_other_formats_are_refused(client, value):
    answer = client.post(reverse(CONFIRM), {**preview(client), "format": value})
    assert answer.status_code == 200
    assert not HariLibur.objects.exists()
