"""The page that determines the DIP: look first, then freeze; what was typed is kept."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dip.enums import Kategori, Status
from dip.models import Informasi, PenetapanDIP
from dip.services import archive_informasi
from situs.models import IzinBertindak
from tests.factories import make_informasi, make_penetapan

pytestmark = pytest.mark.django_db
ADD = "/admin/dip/penetapandip/add/"
SK = {"nomor": "480/12/2026", "tanggal": "2026-01-05", "catatan": "", "periksa": "on"}


def read_hidden(html: str) -> dict[str, str]:
    pairs = re.findall(r'<input type="hidden" name="(\w+_dilihat)" value="([^"]*)"', html)
    return dict(pairs)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


def determine(client: Client, address: str = ADD, **changes: str):
    return client.post(address, {**SK, **read_hidden(client.get(address).text), **changes})


@pytest.fixture
def ani(cast: SimpleNamespace, visit: Callable) -> Client:
    make_informasi(cast.cipari, judul="Laporan keuangan")
    make_informasi(cast.cipari, retensi="", kategori=Kategori.SETIAP_SAAT)
    make_informasi(cast.cipari, status=Status.DRAF)
    make_informasi(cast.maos)
    return visit(cast.cipari, cast.ani)


def test_the_page_shows_first_what_will_be_frozen(ani):
    text = text_of(ani.get(ADD).text)
    assert "2 informasi terbit 1 berkala 0 serta-merta 1 setiap saat" in text
    assert "1 informasi belum lengkap menurut Lampiran I: 1 tanpa jangka waktu" in text
    assert "2 informasi tanpa berkas dan tanpa tautan" in text
    assert "1 draf tidak ikut ditetapkan" in text
    assert not PenetapanDIP.objects.exists()


def test_it_freezes_and_leads_to_what_was_frozen(ani, cast):
    answer = determine(ani)
    sk = PenetapanDIP.objects.get()
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/admin/dip/penetapandip/{sk.pk}/change/",
    )
    assert (sk.situs, sk.versi, sk.nomor, sk.pengguna) == (cast.cipari, 1, SK["nomor"], cast.ani)
    page = text_of(ani.get(answer["Location"]).text)
    assert "DIP 2026 ditetapkan: versi 1, 2 informasi." in page and sk.sidik in page


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"nomor": ""}, "Isi nomor SK."),
        ({"nomor": "SK Camat"}, "Nomor SK memuat angka"),
        ({"nomor": "1" * 151}, "150"),
        ({"nomor": "1\x002"}, "Karakter"),
        ({"tanggal": ""}, "Isi tanggal SK."),
        ({"tanggal": "kemarin"}, "Isi tanggal SK, misalnya"),
        ({"tanggal": "2999-01-01"}, "Tanggal SK belum tiba"),
        ({"tanggal": "1998-01-01"}, "Tanggal SK terlalu lama"),
        ({"periksa": ""}, "Cocokkan dengan SK yang ditandatangani"),
        ({"sidik_dilihat": "lain"}, "Daftar ini berubah sejak Anda membuka"),
        ({"sidik_dilihat": ""}, "Daftar ini berubah sejak Anda membuka"),
        ({"versi_dilihat": "7"}, "Halaman ini tidak dapat dipakai lagi"),
        ({"versi_dilihat": "x"}, "tidak dapat dipakai lagi"),
    ],
)
def test_a_fault_says_what_and_where_and_keeps_what_was_typed(ani, changes, fault):
    answer = determine(ani, catatan="Catatan yang sudah diketik", **changes)
    assert answer.status_code == 422
    text = text_of(answer.text)
    assert fault in text and "belum ditetapkan" in text
    assert "Catatan yang sudah diketik" in answer.text
    assert f'value="{changes.get("nomor", SK["nomor"])}"' in answer.text or "nomor" in changes
    assert not PenetapanDIP.objects.exists()


def test_number_is_taken_without_the_words_before_it(ani):
    determine(ani, nomor="  SK Nomor:  480/12/2026 ")
    assert PenetapanDIP.objects.get().nomor == "480/12/2026"


def test_the_second_of_two_officers_sees_who_was_first(ani, cast, visit):
    first, second = ani, visit(cast.cipari, cast.operator)
    seen = {**SK, **read_hidden(second.get(ADD).text), "nomor": "480/13/2026"}
    determine(first)
    answer = second.post(ADD, seen)
    assert "baru saja ditetapkan oleh Petugas Ani sebagai versi 1" in text_of(answer.text)
    assert 'value="480/13/2026"' in answer.text
    assert PenetapanDIP.objects.count() == 1
    again = {**seen, **read_hidden(answer.text)}
    assert second.post(ADD, again).status_code == 302
    assert PenetapanDIP.objects.count() == 2


def test_sending_the_form_twice_freezes_once(ani):
    seen = {**SK, **read_hidden(ani.get(ADD).text)}
    assert ani.post(ADD, seen).status_code == 302
    assert ani.post(ADD, seen).status_code == 422
    assert PenetapanDIP.objects.count() == 1


def test_a_list_that_changed_meanwhile_is_shown_again(ani, cast):
    seen = {**SK, **read_hidden(ani.get(ADD).text)}
    make_informasi(cast.cipari)
    answer = ani.post(ADD, seen)
    assert "3 informasi terbit" in text_of(answer.text)
    assert ani.post(ADD, {**seen, **read_hidden(answer.text)}).status_code == 302


def test_the_same_number_again_asks_for_a_note(ani, cast):
    determine(ani)
    archive_informasi(Informasi.objects.filter(judul="Laporan keuangan"), cast.ani)
    answer = determine(ani)
    assert "SK Nomor 480/12/2026 sudah dipakai untuk versi 1. Tulis" in text_of(answer.text)
    assert determine(ani, catatan="Satu baris keliru.").status_code == 302


def test_the_next_version_names_what_changed_since(ani, cast):
    determine(ani)
    archive_informasi(Informasi.objects.filter(judul="Laporan keuangan"), cast.ani)
    text = text_of(ani.get(ADD).text)
    assert "Dibanding versi 1" in text and "1 dihapus: Laporan keuangan" in text


def test_another_year_can_be_chosen_and_nonsense_is_this_year(ani, cast):
    make_informasi(cast.cipari, tahun=2024)
    assert "Tetapkan DIP 2024" in ani.get(f"{ADD}?tahun=2024").text
    for query in ("tahun=2023", "tahun=x", "tahun=%00", "tahun=99999999999999"):
        assert "Tetapkan DIP 2026" in ani.get(f"{ADD}?{query}").text


def test_an_empty_year_has_no_form(cast, visit):
    html = visit(cast.maos, cast.budi).get(ADD).text
    assert "belum ada yang dapat ditetapkan" in html and 'name="nomor"' not in html


@pytest.mark.parametrize("name", ["petugas", "camat", "pengadu"])
def test_only_the_ppid_determines(ani, cast, visit, name):
    client = visit(cast.cipari, getattr(cast, name))
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, SK).status_code == 403


def test_what_was_determined_is_only_read(ani, cast):
    sk = make_penetapan(cast.cipari)
    base = f"/admin/dip/penetapandip/{sk.pk}"
    assert 'name="_save"' not in ani.get(f"{base}/change/").text
    for address in (f"{base}/change/", f"{base}/delete/"):
        assert ani.post(address, {**SK, "nomor": "lain", "post": "yes"}).status_code == 403
    assert PenetapanDIP.objects.get().nomor == sk.nomor


def test_ppid_utama_determines_for_a_kecamatan_only_when_it_acts_for_it(ani, cast, visit):
    client, address = visit(cast.utama, cast.kominfo), f"{ADD}?situs={cast.cipari.pk}&tahun=2026"
    assert client.get(address).status_code == 404
    IzinBertindak.objects.create(
        pengguna=cast.kominfo,
        situs=cast.cipari,
        alasan="Membantu",
        berlaku_sampai=timezone.now() + timedelta(hours=1),
    )
    assert determine(client, address).status_code == 302
    assert PenetapanDIP.objects.get().situs == cast.cipari


def test_queries_do_not_grow_with_the_rows(cast, visit):
    client, counts = visit(cast.cipari, cast.ani), []
    for rows in (1, 2, 97):
        for _ in range(rows):
            make_informasi(cast.cipari)
        make_penetapan(cast.cipari)
        pages = []
        for address in (ADD, "/admin/dip/penetapandip/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            pages.append(len(queries))
        counts.append(pages)
    assert counts[0] == counts[1] == counts[2], counts
