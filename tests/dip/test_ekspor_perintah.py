"""manage.py export_dip"""

import json
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from dip.ekspor import COLUMNS
from dip.enums import Status
from dip.models import Informasi
from tests.dip.ekspor_bantu import load, make_values
from tests.factories import make_informasi


def export(target, format="xlsx", *more, situs="cipari", tahun=2026) -> str:
    out = StringIO()
    args = ["--situs", situs, "--tahun", str(tahun), "--format", format, "--keluar", str(target)]
    call_command("export_dip", *args, *more, stdout=out)
    return out.getvalue()


@pytest.fixture
def entries(cast):
    return [
        make_informasi(cast.cipari, urutan=2),
        make_informasi(cast.cipari, urutan=1),
        make_informasi(cast.cipari, urutan=3, status=Status.DRAF),
        make_informasi(cast.cipari, urutan=4, tahun=2025),
        make_informasi(cast.maos),
    ]


def test_columns_are_what_a_queryset_can_deliver(entries):
    row = Informasi.objects.values(*COLUMNS)[0]
    assert set(row) == set(make_values())
    assert row["bentuk"] == ["cetak", "rekam"]


def test_only_published_entries_of_site_and_year_in_order(entries, tmp_path):
    said = export(tmp_path / "dip.xlsx")
    sheet = load((tmp_path / "dip.xlsx").read_bytes()).active
    codes = [sheet.cell(row, 12).value for row in range(8, 11)]
    assert codes == [entries[1].kode, entries[0].kode, None]
    assert said.startswith("2 informasi Kecamatan Cipari tahun 2026 ditulis ke ")


def test_all_statuses_only_when_asked_and_said_in_the_file(entries, tmp_path):
    export(tmp_path / "dip.json", "json", "--semua-status")
    data = json.loads((tmp_path / "dip.json").read_bytes())
    assert data["jumlah"] == 3
    assert "draf" in data["filter"]


@pytest.mark.parametrize(
    ("format", "start"),
    [
        ("csv", b"\xef\xbb\xbfNomor,Ringkasan"),
        ("csv-titik-koma", b"\xef\xbb\xbfNomor;Ringkasan"),
        ("json", b'{"format":"dip-1"'),
        ("pdf", b"%PDF"),
        ("xlsx", b"PK"),
    ],
)
def test_every_format_is_written(entries, tmp_path, format, start):
    export(tmp_path / "keluar", format)
    assert (tmp_path / "keluar").read_bytes().startswith(start)


def test_unknown_site_is_named_with_the_known_ones(entries, tmp_path):
    with pytest.raises(CommandError, match=r"Situs 'tegal' tidak ada. Situs yang ada: .*cipari"):
        export(tmp_path / "dip.xlsx", situs="tegal")


def test_failure_leaves_the_old_file_and_no_scraps(entries, tmp_path, monkeypatch):
    target = tmp_path / "dip.pdf"
    target.write_bytes(b"lama")
    monkeypatch.setattr("dip.ekspor.MAX_ROWS", 1)
    monkeypatch.setattr("dip.ekspor.pdf.MAX_ROWS", 1)
    with pytest.raises(CommandError, match="PDF memuat paling banyak 1 informasi"):
        export(target, "pdf")
    assert target.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [target]


def test_folder_that_is_not_there_is_said_plainly(entries, tmp_path):
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        export(tmp_path / "tidak-ada" / "dip.xlsx")


def test_year_without_entries_gives_an_empty_list_to_sign(entries, tmp_path):
    export(tmp_path / "dip.pdf", "pdf", tahun=2024)
    reader = PdfReader(BytesIO((tmp_path / "dip.pdf").read_bytes()))
    assert "Belum ada informasi" in reader.pages[0].extract_text()
