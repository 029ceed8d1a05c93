"""Papers behind signed links: an hour, one site, one case, one paper."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from permohonan.enums import JenisBerkas
from permohonan.models import BerkasLayanan
from permohonan.services_jawab import answer
from permohonan.tautan import list_tautan, make_tanda
from tests.factories import build_jawaban, make_keberatan, make_permohonan
from tests.permohonan.test_cek import ask
from tests.permohonan.test_surat import read

pytestmark = pytest.mark.usefixtures("libur")


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def row(cast):
    row = make_permohonan(cast.cipari)
    answer(row, build_jawaban(row, "ditolak"), cast.ani)
    row.refresh_from_db()
    return row


def add_berkas(row, jenis: str = JenisBerkas.JAWABAN, **fields) -> BerkasLayanan:
    file = ContentFile(b"isi berkas", name="x.csv")
    about = {"nama_asli": "Laporan 2025.csv", "tipe": "csv", "ukuran": 10, "sidik": "0" * 64}
    return BerkasLayanan.objects.create(
        situs=row.situs, permohonan=row, jenis=jenis, isi=file, **{**about, **fields}
    )


def test_right_number_and_code_lead_to_every_paper(row, client):
    add_berkas(row)
    text = ask(client, row.nomor, row.kode).text
    links = list_tautan(row)
    names = [link.nama for link in links]
    assert names[:2] == [
        "Pemberitahuan tertulis",
        "Surat keputusan PPID tentang penolakan permohonan",
    ]
    assert names[2:] == ["Laporan 2025.csv", "Tanda bukti"]
    for link in links:
        assert link.nama in text
        response = client.get(link.alamat)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert row.kode not in link.alamat and not response.cookies
        assert b"".join(response)


def test_letter_and_file_are_what_they_say(row, client):
    surat, _, berkas, _ = list_tautan(_with_file(row))
    assert row.nomor in read(client.get(surat.alamat).content)
    response = client.get(berkas.alamat)
    assert b"".join(response) == b"isi berkas"
    assert response["Content-Disposition"] == 'attachment; filename="laporan-2025.csv"'


def _with_file(row):
    add_berkas(row)
    return row


def test_an_open_case_offers_its_last_day(cast, client):
    row = make_permohonan(cast.cipari)
    bukti, ics = list_tautan(row)
    assert row.nomor in read(client.get(bukti.alamat).content)
    response = client.get(ics.alamat)
    assert response["Content-Type"].startswith("text/calendar")
    assert f"{row.jatuh_tempo:%Y%m%d}" in response.text


def test_after_an_hour_the_link_says_where_to_go(row, client):
    links = list_tautan(row)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        for link in links:
            response = client.get(link.alamat)
            assert response.status_code == 410
            assert "Buka lagi lewat" in response.text and "/cek/" in response.text


def test_a_link_opens_nothing_at_another_site(cast, visit, row):
    for link in list_tautan(row):
        assert visit(cast.maos).get(link.alamat).status_code == 404


def test_a_link_of_one_kind_opens_no_other_and_none_can_be_made_up(row, client):
    add_berkas(row)
    surat, tanda = row.surat.first(), make_tanda(row)
    assert client.get(f"/cek/surat/{tanda}/").status_code == 404
    assert client.get(f"/cek/berkas/{tanda}/").status_code == 404
    assert client.get(f"/cek/tanda-bukti/{make_tanda(surat)}.pdf").status_code == 404
    for forged in ("x", f"{tanda}x", tanda.replace(tanda[0], "A", 1)):
        assert client.get(f"/cek/tanda-bukti/{forged}.pdf").status_code == 404


@pytest.mark.parametrize(
    "fields",
    [{"jenis": JenisBerkas.IDENTITAS}, {"dihapus_pada": timezone.now()}],
    ids=["identity", "deleted"],
)
def test_files_that_are_not_the_answer_are_not_handed_out(row, client, fields):
    berkas = add_berkas(row, **fields)
    assert "Laporan 2025.csv" not in [link.nama for link in list_tautan(row)]
    assert client.get(f"/cek/berkas/{make_tanda(berkas)}/").status_code == 404


def test_file_that_the_storage_lost_is_not_found(row, client):
    berkas = add_berkas(row)
    berkas.isi.storage.delete(berkas.isi.name)
    assert client.get(f"/cek/berkas/{make_tanda(berkas)}/").status_code == 404


def test_links_of_an_objection_are_its_own(row, client):
    keberatan = make_keberatan(row)
    names = [link.nama for link in list_tautan(keberatan)]
    assert names == ["Tanda bukti", "Jatuh tempo"]
