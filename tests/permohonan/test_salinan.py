"""Pasal 7 and 32 UU 27/2022: the requester takes along all that is kept about them, and no more."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse

from permohonan.enums import JenisBerkas, JenisPeristiwa
from permohonan.models import BerkasLayanan
from permohonan.services_jawab import answer
from permohonan.services_keberatan import answer_keberatan
from permohonan.services_kerja import reveal_identitas, write_note
from permohonan.services_retensi import purge_data_pribadi
from permohonan.tautan import make_tanda, make_tanda_status
from tests.factories import build_jawaban, make_keberatan, make_permohonan
from tests.permohonan.test_cek import DARI_SINI
from tests.permohonan.test_keberatan import build_tanggapan

pytestmark = pytest.mark.usefixtures("libur")
NIK = "3301129912999012"


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def row(cast):
    row = make_permohonan(cast.cipari, nik=NIK)
    write_note(row, "CATATAN RAHASIA PETUGAS", cast.ani)
    reveal_identitas(row, "Nama dan kontak", "ALASAN PETUGAS", cast.ani)
    answer(row, build_jawaban(row, "ditolak"), cast.ani)
    row.refresh_from_db()
    return row


def attach(row, nama: str, jenis: str = JenisBerkas.JAWABAN, **fields) -> BerkasLayanan:
    data = nama.encode()
    about = {"nama_asli": nama, "tipe": "csv", "ukuran": len(data), "sidik": "0" * 64}
    file = ContentFile(data, name="x.csv")
    return BerkasLayanan.objects.create(
        situs=row.situs, jenis=jenis, isi=file, **{row._meta.model_name: row}, **{**about, **fields}
    )


def address(row) -> str:
    return reverse("permohonan:salinan", args=[make_tanda_status(row)])


def fetch(client, row, kode: str | None = None):
    return client.post(address(row), {"kode": kode or row.kode}, headers=DARI_SINI)


def unpack(response) -> zipfile.ZipFile:
    assert response["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def read_all(archive: zipfile.ZipFile) -> str:
    """Every word but those of the letters, which are packed."""
    names = [each for each in archive.namelist() if not each.endswith(".pdf")]
    return "\n".join(archive.read(each).decode() for each in names)


def test_pasal_32_all_that_is_kept_is_in_it(client, row):
    attach(row, "../../Laporan 2025.csv")
    attach(row, "ktp.csv", JenisBerkas.IDENTITAS)
    response = fetch(client, row)
    assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]
    assert response["Content-Disposition"].startswith('attachment; filename="salinan-001-')
    archive = unpack(response)
    assert archive.namelist() == [
        *("salinan-data.html", "salinan-data.json", "tanda-bukti.pdf"),
        *("surat/01-pemberitahuan.pdf", "surat/02-penolakan.pdf"),
        *("berkas/01-laporan-2025.csv", "berkas/02-ktp.csv"),
    ]
    assert archive.read("berkas/02-ktp.csv") == b"ktp.csv"
    assert archive.read("surat/01-pemberitahuan.pdf").startswith(b"%PDF")
    data = json.loads(archive.read("salinan-data.json"))
    assert data["pemohon"]["nik"] == NIK and data["pemohon"]["nama"] == "Sri Contoh"
    assert data["isi"]["rincian"] == row.rincian and data["isi"]["hasil"] == "ditolak"
    assert [each["berkas"] for each in data["berkas"]] == archive.namelist()[5:]
    assert [each["yang_dibuka"] for each in data["pembukaan_identitas"]] == ["Nama dan kontak"]
    page = archive.read("salinan-data.html").decode()
    for part in (NIK, "Sri Contoh", "Jalan Contoh Nomor 1", "Ditolak", "Nama dan kontak"):
        assert part in page


def test_no_note_no_officer_and_no_reason_of_one_is_in_it(cast, client, row):
    words = read_all(unpack(fetch(client, row)))
    for hidden in ("CATATAN RAHASIA", "ALASAN PETUGAS", str(cast.ani), "kode_sandi", row.kode):
        assert hidden not in words


def test_another_case_and_another_site_are_never_in_it(cast, client, row):
    for number, other in enumerate((make_permohonan(cast.cipari), make_permohonan(cast.maos))):
        attach(other, f"asing{number}.csv")
    attach(make_keberatan(row, nama="Nama Lain"), "keberatan.csv")
    attach(row, "sendiri.csv")
    archive = unpack(fetch(client, row))
    assert [each for each in archive.namelist() if each.startswith("berkas/")] == [
        "berkas/01-sendiri.csv"
    ]
    words = read_all(archive)
    assert "asing" not in words and "keberatan.csv" not in words and "Nama Lain" not in words


def test_an_objection_has_a_file_of_its_own(cast, client, row):
    keberatan = make_keberatan(row)
    answer_keberatan(keberatan, build_tanggapan(), cast.ani)
    archive = unpack(fetch(client, keberatan))
    data = json.loads(archive.read("salinan-data.json"))
    assert data["jenis"] == "keberatan" and data["isi"]["putusan"] == "ditolak"
    assert "surat/01-tanggapan.pdf" in archive.namelist()
    assert "Sekretaris Contoh" not in read_all(archive)


def test_the_download_is_one_event_that_the_requester_reads(client, row):
    for _ in range(2):
        assert fetch(client, row).status_code == 200
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DIUNDUH).count() == 1
    status = client.get(reverse("permohonan:status", args=[make_tanda_status(row)])).text
    assert "Berkas lengkap diunduh pemohon" in status


def test_the_link_alone_gives_no_identity(cast, client, visit, row):
    page = client.get(address(row))
    assert page.status_code == 200 and NIK not in page.text and "Sri Contoh" not in page.text
    wrong = fetch(client, row, "AAAA-BBBB-CCCC-DDDD-EEEE")
    assert "Kode rahasia tidak cocok." in wrong.text
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DIUNDUH).count() == 0
    paper = reverse("permohonan:salinan", args=[make_tanda(row)])
    assert client.post(paper, {"kode": row.kode}, headers=DARI_SINI).status_code == 404
    at_maos = visit(cast.maos).post(address(row), {"kode": row.kode}, headers=DARI_SINI)
    assert at_maos.status_code == 404


def test_guessing_the_code_here_is_stopped_as_at_the_door(client, row):
    for _ in range(5):
        fetch(client, row, "salah")
    assert fetch(client, row).status_code == 429


def test_five_downloads_an_hour_are_enough(client, row):
    for _ in range(5):
        fetch(client, row)
    response = fetch(client, row)
    assert response.status_code == 429 and "satu jam lagi" in response.text


def test_a_file_that_is_gone_is_named_and_stops_nothing(client, row):
    lost = attach(row, "hilang.csv")
    lost.isi.storage.delete(lost.isi.name)
    archive = unpack(fetch(client, row))
    assert not [each for each in archive.namelist() if each.startswith("berkas/")]
    assert "hilang.csv (tidak tersimpan lagi)" in archive.read("salinan-data.html").decode()


def test_after_the_years_it_says_that_the_data_were_deleted(cast, client, settings):
    with time_machine.travel("2020-01-06 10:00+07:00", tick=False):
        row = make_permohonan(cast.cipari, nik=NIK)
        answer(row, build_jawaban(row), cast.ani)
    purge_data_pribadi(date(2026, 11, 23) + timedelta(days=366 * settings.SIMPAN_PERKARA_TAHUN))
    row.refresh_from_db()
    assert row.dianonimkan_pada
    words = read_all(unpack(fetch(client, row)))
    assert "sudah kami hapus" in words and NIK not in words and "Sri Contoh" not in words
    status = client.get(reverse("permohonan:status", args=[make_tanda_status(row)])).text
    assert "Perbaiki kontak" not in status
