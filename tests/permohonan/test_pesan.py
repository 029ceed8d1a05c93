"""The draft for WhatsApp: what happened and where to read it, and nobody's data."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from permohonan.enums import PERISTIWA_UNTUK_PEMOHON, JenisPeristiwa
from permohonan.pesan import read_kalimat, write_pesan
from permohonan.services_kerja import ask_completion, write_note
from tests.factories import make_keberatan, make_permohonan

TERSULIT = 'Kecamatan "A & B" #1? 100% + 😀\nbaris <b>kedua</b>'


def read_teks(link: str) -> str:
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == ("https", "wa.me", "/", "")
    query = parse_qs(parts.query, strict_parsing=True)
    assert list(query) == ["text"]
    return query["text"][0]


@pytest.fixture
def row(cast):
    return make_permohonan(cast.cipari, nama="Sri Rahasia", nik="9999999999999999")


@pytest.mark.parametrize("jenis", read_kalimat())
def test_each_text_names_number_and_place_and_nobody(row, jenis):
    pesan = write_pesan(row, jenis)
    assert read_teks(pesan.tautan) == pesan.teks
    assert row.nomor in pesan.teks and f"http://{row.situs.host}" in pesan.teks
    for secret in (row.nama, "Sri", row.nik, row.telepon, row.email, row.alamat, row.kode):
        assert secret not in pesan.teks
    assert "{" not in pesan.teks


def test_every_kind_of_which_people_are_told_is_known():
    assert set(read_kalimat()) <= set(PERISTIWA_UNTUK_PEMOHON)
    assert all(kind in JenisPeristiwa.values for kind in read_kalimat())


def test_no_character_of_a_name_breaks_the_link(row):
    row.situs.nama = TERSULIT
    assert TERSULIT in read_teks(write_pesan(row, "dijawab").tautan)


def test_people_s_words_stay_out_of_it(cast, row):
    ask_completion(row, "Kirim KTP Sri Rahasia ke 0812.", cast.ani)
    assert "0812" not in write_pesan(row, "diminta_lengkapi").teks


def test_the_page_of_the_case_has_a_draft_beside_what_was_told(cast, visit, row):
    write_note(row, "Hati-hati.", cast.ani)
    text = visit(cast.cipari, cast.petugas).get(page(row)).text
    links = re.findall(r'<a [^>]*href="(https://wa\.me/[^"]*)"([^>]*)>', text)
    assert len(links) == 1  # the receipt; nobody is told of a note
    teks = read_teks(html.unescape(links[0][0]))
    assert html.escape(teks, quote=False) in text or teks in html.unescape(text)
    assert 'target="_blank"' in links[0][1] and 'rel="noopener noreferrer"' in links[0][1]


def test_only_who_handles_the_case_is_offered_one(cast, visit, row):
    assert "wa.me" not in visit(cast.cipari, cast.camat).get(page(row)).text
    assert "wa.me" not in visit(cast.utama, cast.kominfo).get(page(row)).text


def test_an_objection_has_them_too(cast, visit, row):
    keberatan = make_keberatan(row)
    text = visit(cast.cipari, cast.ani).get(page(keberatan)).text
    assert "Keberatan Anda sudah kami terima" in text


def page(row) -> str:
    return f"/admin/permohonan/{row._meta.model_name}/{row.pk}/change/"
