"""The determination of the DIP by an SK: frozen, numbered, never changed."""

import json
from datetime import date
from hashlib import sha256
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pypdf import PdfReader

from dip.beku import write_naskah
from dip.enums import Status
from dip.models import BerkasInformasi, Informasi, PenetapanDIP, PenetapanTetap
from dip.services import archive_informasi, delete_berkas
from dip.services_penetapan import SK, determine_dip, read_bahan
from situs.berkas import SafeFile
from tests.factories import make_informasi, make_penetapan, make_pengecualian

pytestmark = pytest.mark.django_db


def add_berkas(informasi: Informasi, isi: bytes = b"isi", **fields) -> BerkasInformasi:
    aman = SafeFile(
        ContentFile(isi, name="x.pdf"), "laporan.pdf", "pdf", len(isi), sha256(isi).hexdigest()
    )
    return BerkasInformasi.objects.create(
        **{
            "informasi": informasi,
            "isi": aman.isi,
            "judul": "Laporan lengkap",
            "nama_asli": aman.nama_asli,
            "jenis": aman.jenis,
            "ukuran": aman.ukuran,
            "sidik": aman.sidik,
        }
        | fields
    )


def read_file(sk: PenetapanDIP, kind: str) -> bytes:
    with getattr(sk, kind).open("rb") as file:
        return file.read()


@pytest.fixture
def ditetapkan(cast) -> SimpleNamespace:
    cast.entri = make_informasi(cast.cipari, judul="Laporan keuangan", media="https://contoh.id/a")
    cast.berkas = add_berkas(cast.entri)
    cast.lain = make_informasi(cast.cipari, judul="Rencana kerja")
    cast.sk = make_penetapan(cast.cipari, nomor="480/12/2026", pengguna=cast.ani)
    return cast


def test_every_column_and_the_print_of_every_file_is_frozen(ditetapkan):
    baris = {row["judul"]: row for row in ditetapkan.sk.baris}
    row = baris["Laporan keuangan"]
    for name in ("kode", "ringkasan", "pejabat_penguasa", "retensi", "kategori", "media", "tahun"):
        assert row[name] == getattr(ditetapkan.entri, name)
    assert row["bentuk"] == ["cetak", "rekam"]
    assert row["berkas"] == [
        {
            "kode": ditetapkan.berkas.kode,
            "nama": "Laporan lengkap",
            "jenis": "pdf",
            "ukuran": 3,
            "sidik": sha256(b"isi").hexdigest(),
        }
    ]
    assert len(baris) == ditetapkan.sk.jumlah == 2


def test_what_was_excluded_once_is_frozen_with_that_mark(cast):
    lama = make_pengecualian(cast.cipari, status="berakhir", berakhir=date(2026, 3, 1))
    make_informasi(cast.cipari, eks_pengecualian=lama)
    (row,) = make_penetapan(cast.cipari).baris
    assert row["semula_dikecualikan"] == "Semula dikecualikan sampai 1 Maret 2026"


def test_only_published_entries_of_this_site_and_year_are_frozen(cast):
    wanted = make_informasi(cast.cipari)
    make_informasi(cast.cipari, status=Status.DRAF)
    make_informasi(cast.cipari, status=Status.ARSIP)
    make_informasi(cast.cipari, tahun=2025)
    make_informasi(cast.maos)
    assert [row["kode"] for row in make_penetapan(cast.cipari).baris] == [wanted.kode]


def test_prints_are_those_of_the_stored_files_and_of_the_text(ditetapkan):
    sk = PenetapanDIP.objects.get(pk=ditetapkan.sk.pk)
    assert sha256(write_naskah(sk)).hexdigest() == sk.sidik
    for kind in ("xlsx", "pdf"):
        data = read_file(sk, kind)
        assert sha256(data).hexdigest() == getattr(sk, f"{kind}_sidik")
        assert len(data) == getattr(sk, f"{kind}_ukuran")


def test_workbook_and_pdf_name_the_sk_its_day_and_the_print(ditetapkan):
    sk = ditetapkan.sk
    line = "Ditetapkan dengan SK Nomor 480/12/2026 tanggal 5 Januari 2026 (versi 1)"
    cells = [
        cell.value
        for row in load_workbook(BytesIO(read_file(sk, "xlsx"))).active.iter_rows()
        for cell in row
    ]
    assert line in cells and "Laporan keuangan" in cells
    assert any(sk.sidik in str(cell) for cell in cells)
    assert "Cilacap, 5 Januari 2026" in cells
    pages = PdfReader(BytesIO(read_file(sk, "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert line in text and "Laporan keuangan" in text and "Cilacap, 5 Januari 2026" in text


# --- It never changes -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "write",
    [
        lambda sk: sk.save(),
        lambda sk: sk.save(update_fields=["nomor"]),
        lambda sk: sk.delete(),
        lambda sk: PenetapanDIP.objects.update(nomor="lain"),
        lambda sk: PenetapanDIP.objects.filter(pk=sk.pk).update(nomor="lain"),
        lambda sk: PenetapanDIP.objects.all().delete(),
        lambda sk: PenetapanDIP.objects.for_situs(sk.situs).delete(),
        lambda sk: PenetapanDIP.objects.bulk_update([sk], ["nomor"]),
        lambda sk: PenetapanDIP.objects.update_or_create(pk=sk.pk, defaults={"nomor": "lain"}),
        lambda sk: PenetapanDIP._base_manager.filter(pk=sk.pk).update(nomor="lain"),
        lambda sk: PenetapanDIP._default_manager.filter(pk=sk.pk).delete(),
    ],
)
def test_no_way_to_write_changes_what_an_sk_fixed(ditetapkan, write):
    ditetapkan.sk.nomor = "diganti"
    with pytest.raises(PenetapanTetap):
        write(ditetapkan.sk)
    assert PenetapanDIP.objects.get().nomor == "480/12/2026"


def test_frozen_rows_outlive_entries_and_files(ditetapkan):
    before = write_naskah(PenetapanDIP.objects.get())
    archive_informasi(Informasi.objects.filter(pk=ditetapkan.lain.pk), ditetapkan.ani)
    delete_berkas(ditetapkan.berkas, ditetapkan.ani)
    Informasi.objects.filter(pk=ditetapkan.entri.pk).update(ringkasan="Diganti")
    assert write_naskah(PenetapanDIP.objects.get()) == before


# --- Numbers --------------------------------------------------------------------------------------
def test_versions_count_per_site_and_year(cast):
    for situs, tahun in ((cast.cipari, 2026), (cast.cipari, 2025), (cast.maos, 2026)):
        make_informasi(situs, tahun=tahun)
        assert make_penetapan(situs, tahun).versi == 1
    assert make_penetapan(cast.cipari).versi == 2


def test_who_looked_at_an_older_version_is_refused(ditetapkan):
    dilihat = read_bahan(ditetapkan.cipari, 2026).dilihat
    make_penetapan(ditetapkan.cipari, nomor="2", pengguna=ditetapkan.petugas)
    with pytest.raises(ValidationError, match="baru saja ditetapkan oleh Petugas Petugas"):
        determine_dip(
            ditetapkan.cipari, 2026, SK("3", ditetapkan.sk.tanggal), dilihat, ditetapkan.ani
        )
    assert PenetapanDIP.objects.count() == 2


def test_what_nobody_looked_at_is_not_frozen(cast):
    entri = make_informasi(cast.cipari)
    dilihat = read_bahan(cast.cipari, 2026).dilihat
    Informasi.objects.filter(pk=entri.pk).update(ringkasan="Diganti sesudah dilihat")
    with pytest.raises(ValidationError, match="berubah sejak Anda membuka"):
        determine_dip(cast.cipari, 2026, SK("1", entri.dibuat_pada.date()), dilihat, cast.ani)
    assert not PenetapanDIP.objects.exists()


def test_the_same_sk_over_the_same_rows_makes_no_second_version(ditetapkan):
    with pytest.raises(ValidationError, match="sudah persis sama"):
        make_penetapan(ditetapkan.cipari, nomor="480/12/2026")
    assert PenetapanDIP.objects.count() == 1


def test_a_wrong_sk_is_corrected_by_a_new_version_with_a_note(ditetapkan):
    sk = make_penetapan(ditetapkan.cipari, nomor="480/13/2026", catatan="Nomor versi 1 keliru.")
    assert (sk.versi, sk.baris) == (2, ditetapkan.sk.baris)


def test_an_empty_year_is_not_determined(cast):
    make_informasi(cast.cipari, status=Status.DRAF)
    with pytest.raises(ValidationError, match="Belum ada informasi yang terbit"):
        make_penetapan(cast.cipari)


def test_a_failure_leaves_neither_row_nor_file(cast, monkeypatch, settings):
    make_informasi(cast.cipari)

    def fail(self, **kwargs):
        raise OSError("penuh")

    monkeypatch.setattr(PenetapanDIP, "save", fail)
    with pytest.raises(OSError, match="penuh"):
        make_penetapan(cast.cipari)
    monkeypatch.undo()
    assert not PenetapanDIP.objects.exists()
    root = settings.STORAGES["default"]["OPTIONS"]["location"]
    assert [path for path in root.rglob("*") if path.is_file()] == []


# --- Long lists -----------------------------------------------------------------------------------
def test_a_list_too_long_for_a_pdf_has_none_and_says_so(cast, monkeypatch, visit):
    monkeypatch.setattr("dip.services_penetapan.MAX_ROWS", 1)
    make_informasi(cast.cipari), make_informasi(cast.cipari)
    sk = make_penetapan(cast.cipari)
    assert (bool(sk.pdf), sk.pdf_sidik, sk.pdf_ukuran) == (False, "", 0)
    client = visit(cast.cipari)
    assert "PDF tidak dibuat" in client.get(sk.get_absolute_url()).text
    assert client.get(f"{sk.get_absolute_url()}unduh.pdf").status_code == 404


def test_queries_do_not_grow_with_the_rows(cast):
    counts = []
    for rows in (1, 2, 97):
        for _ in range(rows):
            add_berkas(make_informasi(cast.cipari))
        with CaptureQueriesContext(connection) as queries:
            make_penetapan(cast.cipari)
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_text_is_plain_json_with_the_sk_in_its_head(ditetapkan):
    data = json.loads(write_naskah(ditetapkan.sk))
    assert (data["nomor_sk"], data["tanggal_sk"], data["versi"]) == ("480/12/2026", "2026-01-05", 1)
    assert data["situs"]["nama"] == "Kecamatan Cipari"
    assert [row["judul"] for row in data["informasi"]] == ["Laporan keuangan", "Rencana kerja"]
