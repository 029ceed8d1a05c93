"""Documents and recordings: public with what they belong to, never before."""

import hashlib

import pytest
from django.core.files.base import ContentFile

from halaman.enums import Status
from halaman.models import Dokumen, Halaman, SertaMerta
from halaman.services import adopt_halaman
from situs.models import Situs
from tests.factories import make_konten
from tests.halaman.test_views_gambar import fetch, status_of

pytestmark = pytest.mark.django_db
ISI = b"%PDF-1.7 isi dokumen %%EOF"
SUARA = b"ID3" + bytes(range(250))


def make_dokumen(situs: Situs, **fields) -> Dokumen:
    file = ContentFile(ISI, name="berkas.pdf")
    sidik = hashlib.sha256(ISI).hexdigest()
    stored = {"berkas": file, "jenis_berkas": "pdf", "ukuran": len(ISI), "sidik": sidik}
    return make_konten(Dokumen, situs, **{**stored, **fields})


def make_suara(model, situs: Situs, **fields):
    stored = {
        "audio": ContentFile(SUARA, name="suara.mp3"),
        "audio_jenis": "mp3",
        "audio_ukuran": len(SUARA),
        "audio_sidik": hashlib.sha256(SUARA).hexdigest(),
        "transkrip": "Air sungai naik.",
    }
    return make_konten(model, situs, **{**stored, **fields})


def address(dokumen: Dokumen) -> str:
    return f"/dokumen/{dokumen.kode}/berkas/"


def test_file_of_a_published_document_is_served(cast, visit):
    dokumen = make_dokumen(cast.cipari, judul="Renja 2026")
    answer = fetch(visit(cast.cipari), address(dokumen))
    assert answer.status_code == 200 and answer.isi == ISI
    assert answer["Content-Disposition"] == 'inline; filename="renja-2026.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_file_of_a_draft_is_for_officers_of_the_site(cast, visit):
    draft = make_dokumen(cast.cipari, status=Status.DRAF)
    assert status_of(visit(cast.cipari), address(draft)) == 404
    assert status_of(visit(cast.maos, cast.budi), address(draft)) == 404
    assert status_of(visit(cast.cipari, cast.pengadu), address(draft)) == 404
    answer = fetch(visit(cast.cipari, cast.petugas), address(draft))
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-store"


def test_file_of_another_site_is_not_there(cast, visit):
    foreign = make_dokumen(cast.maos)
    assert status_of(visit(cast.cipari), address(foreign)) == 404
    assert status_of(visit(cast.cipari, cast.petugas), address(foreign)) == 404


def test_document_without_a_file_has_no_file_address(cast, visit):
    row = make_konten(Dokumen, cast.cipari, tautan="https://jdih.contoh.go.id/")
    assert status_of(visit(cast.cipari), address(row)) == 404
    assert status_of(visit(cast.cipari, cast.petugas), address(row)) == 404


def test_link_text_names_kind_and_size(cast, visit):
    row = make_dokumen(cast.cipari, judul="Renja", ukuran=1_234_567)
    link = visit(cast.cipari).get(row.get_absolute_url()).text
    assert f'<a href="{address(row)}">Renja (PDF, 1,2\N{NO-BREAK SPACE}MB)</a>' in link


def test_recording_is_served_in_parts(cast, visit):
    row = make_suara(SertaMerta, cast.cipari)
    where = f"/suara/serta-merta/{row.kode}/"
    whole = fetch(visit(cast.cipari), where)
    assert whole["Content-Type"] == "audio/mpeg" and whole["Accept-Ranges"] == "bytes"
    part = fetch(visit(cast.cipari), where, headers={"range": "bytes=3-5"})
    assert part.status_code == 206 and part.isi == SUARA[3:6]


@pytest.mark.parametrize(("model", "jenis"), [(Halaman, "halaman"), (SertaMerta, "serta-merta")])
def test_recording_is_public_with_its_page_only(cast, visit, model, jenis):
    draft = make_suara(model, cast.cipari, status=Status.DRAF)
    foreign = make_suara(model, cast.maos)
    for row in (draft, foreign):
        assert status_of(visit(cast.cipari), f"/suara/{jenis}/{row.kode}/") == 404
    assert status_of(visit(cast.cipari, cast.petugas), f"/suara/{jenis}/{draft.kode}/") == 200


def test_unknown_kind_and_page_without_recording_are_not_there(cast, visit):
    row = make_konten(Halaman, cast.cipari)
    for jenis in ("halaman", "berita", "serta-merta"):
        assert status_of(visit(cast.cipari), f"/suara/{jenis}/{row.kode}/") == 404


@pytest.mark.parametrize(("model", "jenis"), [(Halaman, "halaman"), (SertaMerta, "serta-merta")])
def test_pasal_24_ayat_4_recording_stands_with_its_words(cast, visit, model, jenis):
    row = make_suara(model, cast.cipari)
    html = visit(cast.cipari).get(row.get_absolute_url()).text
    assert f'<audio controls preload="none" src="/suara/{jenis}/{row.kode}/">' in html
    assert "Unduh rekaman (MP3, 253 byte)" in html and "Air sungai naik." in html


def test_linked_page_lends_the_recording_of_its_source(cast, visit):
    sumber = make_suara(Halaman, cast.utama, ditawarkan=True)
    taken = adopt_halaman(sumber, cast.cipari, None, tertaut=True)
    assert f"/suara/halaman/{taken.kode}/" in visit(cast.cipari).get(taken.get_absolute_url()).text
    assert status_of(visit(cast.cipari), f"/suara/halaman/{taken.kode}/") == 200
    assert status_of(visit(cast.cipari), f"/suara/halaman/{sumber.kode}/") == 404
