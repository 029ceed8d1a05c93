import json
import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from dip.enums import JenisPeristiwa, Status
from dip.models import BerkasInformasi, Informasi, PeristiwaInformasi
from situs.enums import Peran
from tests.factories import make_informasi, make_pengguna

pytestmark = pytest.mark.django_db
ISI = b"%PDF-1.4 isi laporan\n%%EOF"


def add_berkas(informasi: Informasi, jenis: str = "pdf", **fields) -> BerkasInformasi:
    defaults = {"nama_asli": f"Laporan 2025.{jenis}", "ukuran": len(ISI), "sidik": "a" * 64}
    berkas = BerkasInformasi(informasi=informasi, jenis=jenis, **{**defaults, **fields})
    berkas.isi.save("x", ContentFile(ISI))
    return berkas


def ask(client: Client, url: str, **headers: str) -> HttpResponse:
    """The answer with its body read to the end, so that its file is closed."""
    answer = client.get(url, headers=headers)
    answer.body = answer.getvalue()
    return answer


def test_detail_shows_every_column(cast, visit):
    entry = make_informasi(cast.cipari, kelompok="Profil", media="lihat papan pengumuman")
    html = visit(cast.cipari).get(entry.get_absolute_url()).text
    for text in (
        entry.judul, entry.ringkasan, entry.pejabat_penguasa, entry.penanggung_jawab, entry.waktu,
        entry.tempat, entry.retensi, entry.kelompok, entry.media, entry.kode, "Cetak, rekam",
    ):  # fmt: skip
        assert text in html


@pytest.mark.parametrize("status", [Status.DRAF, Status.ARSIP])
def test_unpublished_entry_is_not_found(cast, visit, status):
    entry = make_informasi(cast.cipari, status=status)
    assert visit(cast.cipari).get(entry.get_absolute_url()).status_code == 404


def test_entry_of_another_site_is_not_found(cast, visit):
    entry = make_informasi(cast.maos)
    assert visit(cast.cipari).get(entry.get_absolute_url()).status_code == 404
    assert visit(cast.utama).get(entry.get_absolute_url()).status_code == 404


def test_only_web_addresses_become_links(cast, visit):
    media = "lihat https://contoh.go.id/a?b=1&c=2. javascript:alert(1) ftp://x <b>"
    html = visit(cast.cipari).get(make_informasi(cast.cipari, media=media).get_absolute_url()).text
    assert '<a href="https://contoh.go.id/a?b=1&amp;c=2" rel="noopener">' in html
    assert 'href="javascript' not in html and 'href="ftp' not in html
    assert "javascript:alert(1)" in html and "&lt;b&gt;" in html


def test_data_block_describes_the_dataset_and_cannot_be_left(cast, visit):
    entry = make_informasi(cast.cipari, judul="</script><script>alert('x')</script> & co")
    add_berkas(entry)
    html = visit(cast.cipari).get(entry.get_absolute_url()).text
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1]
    dataset, breadcrumb = json.loads(block)["@graph"]
    assert "<" not in block
    assert (dataset["@type"], dataset["name"]) == ("Dataset", entry.judul)
    assert dataset["distribution"][0]["encodingFormat"] == "application/pdf"
    assert dataset["url"] == cast.cipari.build_url(entry.get_absolute_url())
    assert [item["position"] for item in breadcrumb["itemListElement"]] == [1, 2, 3]


def test_history_starts_at_publication_and_names_nobody(cast, visit):
    now = timezone.now()
    entry = make_informasi(cast.cipari, terbit_pada=now)
    for jenis, days in ((JenisPeristiwa.DIUBAH, -1), (JenisPeristiwa.DITERBITKAN, 0)):
        PeristiwaInformasi.objects.create(
            situs=cast.cipari, informasi=entry, kode=entry.kode, jenis=jenis, pengguna=cast.ani,
            waktu=now + timedelta(days=days),
        )  # fmt: skip
    html = visit(cast.cipari).get(entry.get_absolute_url()).text
    assert "Diterbitkan" in html
    assert "Isi diperbarui" not in html and cast.ani.nama not in html


def test_neighbours_and_related_are_published_entries_of_the_site(cast, visit):
    fields = {"kelompok": "Profil"}
    before = make_informasi(cast.cipari, judul="Yang sebelum", urutan=1, **fields)
    entry = make_informasi(cast.cipari, urutan=2, **fields)
    make_informasi(cast.cipari, judul="Yang draf", urutan=3, status=Status.DRAF, **fields)
    make_informasi(cast.maos, judul="Yang di Maos", urutan=3, **fields)
    html = visit(cast.cipari).get(entry.get_absolute_url()).text
    assert html.count(before.get_absolute_url()) == 2
    assert "Yang draf" not in html and "Yang di Maos" not in html


def test_link_of_a_file_tells_type_and_size(cast, visit):
    entry = make_informasi(cast.cipari)
    add_berkas(entry, ukuran=1_234_567)
    html = visit(cast.cipari).get(entry.get_absolute_url()).text
    assert "Laporan 2025 (PDF, 1,2 MB)</a>" in html


def test_file_of_a_published_entry_opens_safely(cast, visit):
    berkas = add_berkas(make_informasi(cast.cipari), judul="Laporan Kinerja: 2025/2026")
    answer = ask(visit(cast.cipari), berkas.get_absolute_url())
    assert answer.body == ISI
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="laporan-kinerja-20252026.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_office_file_is_saved_not_shown(cast, visit):
    berkas = add_berkas(make_informasi(cast.cipari), "xlsx")
    answer = ask(visit(cast.cipari), berkas.get_absolute_url())
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "status", "content_range", "body"),
    [
        ("bytes=0-3", 206, f"bytes 0-3/{len(ISI)}", ISI[:4]),
        ("bytes=5-", 206, f"bytes 5-{len(ISI) - 1}/{len(ISI)}", ISI[5:]),
        ("bytes=-5", 206, f"bytes {len(ISI) - 5}-{len(ISI) - 1}/{len(ISI)}", ISI[-5:]),
        ("bytes=900-", 416, f"bytes */{len(ISI)}", b""),
        ("bytes=0-1,4-5", 200, None, ISI),
        ("bytes=x", 200, None, ISI),
    ],
)
def test_part_of_a_file_can_be_asked_for(cast, visit, asked, status, content_range, body):
    berkas = add_berkas(make_informasi(cast.cipari))
    answer = ask(visit(cast.cipari), berkas.get_absolute_url(), range=asked)
    assert (answer.status_code, answer.get("Content-Range")) == (status, content_range)
    assert answer.body == body


def test_known_file_is_not_sent_again(cast, visit):
    url = add_berkas(make_informasi(cast.cipari)).get_absolute_url()
    client = visit(cast.cipari)
    etag = ask(client, url)["ETag"]
    assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_file_before_publication_is_for_officers_of_the_site(cast, visit):
    url = add_berkas(make_informasi(cast.cipari, status=Status.DRAF)).get_absolute_url()
    stranger = make_pengguna("tamu", cast.maos, Peran.PETUGAS)
    asked = [
        (cast.cipari, None, 404),
        (cast.cipari, cast.ani, 200),
        (cast.utama, cast.kominfo, 200),
        (cast.maos, cast.budi, 404),
        (cast.cipari, stranger, 404),
    ]
    for situs, user, status in asked:
        assert ask(visit(situs, user), url).status_code == status


def test_file_lost_by_the_storage_is_not_found(cast, visit):
    berkas = add_berkas(make_informasi(cast.cipari))
    berkas.isi.storage.delete(berkas.isi.name)
    assert visit(cast.cipari).get(berkas.get_absolute_url()).status_code == 404


def test_file_is_found_only_below_its_own_entry_and_site(cast, visit):
    berkas = add_berkas(make_informasi(cast.cipari))
    other = make_informasi(cast.cipari)
    assert visit(cast.cipari).get(f"/dip/{other.kode}/berkas/{berkas.kode}/").status_code == 404
    assert visit(cast.maos).get(berkas.get_absolute_url()).status_code == 404
