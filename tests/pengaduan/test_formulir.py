"""The form of a report, as a browser without JavaScript and cookies sends it."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from pengaduan.models import BerkasPengaduan, Pengaduan
from pengaduan.queries import find_pengaduan
from situs.kunci_formulir import make_kunci
from tests.factories import make_penerima
from tests.pengaduan.isi_lapor import BARU, LAPORAN, post, read_kode, read_kunci, send


@pytest.fixture
def client(penerima, visit):
    return visit(penerima.cipari)


def make_photo() -> SimpleUploadedFile:
    """A photo with a camera in its EXIF."""
    image, output = Image.new("RGB", (20, 20), "red"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "KAMERA-RAHASIA"
    image.save(output, "JPEG", exif=exif)
    return SimpleUploadedFile("foto_budi_rumah.jpg", output.getvalue(), "image/jpeg")


def test_a_report_is_stored_and_its_code_opens_it(penerima, client):
    response = send(client)
    row = Pengaduan.objects.get()
    assert (row.apa, row.siapa, row.identitas) == (LAPORAN["apa"], LAPORAN["siapa"], "anonim")
    assert find_pengaduan(penerima.cipari, read_kode(response)) == row


def test_the_same_sending_twice_is_one_report_with_the_same_code(client):
    kunci = read_kunci(client.get(BARU))
    first, again = (post(client, BARU, {**LAPORAN, "kunci": kunci}) for _ in range(2))
    assert read_kode(first) == read_kode(again)
    assert "laporannya tetap satu" in again.text and "laporannya tetap satu" not in first.text
    assert Pengaduan.objects.count() == 1


def test_an_old_sending_that_is_repeated_shows_no_code(client):
    kunci = read_kunci(client.get(BARU))
    post(client, BARU, {**LAPORAN, "kunci": kunci})
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        again = post(client, BARU, {**LAPORAN, "kunci": kunci})
    assert "kode-laporan" not in again.text and "sudah dikirim sebelumnya" in again.text


def test_a_name_typed_into_an_anonymous_report_is_not_kept(client):
    send(client, nama="Budi Santoso", kontak="081234567890")
    row = Pengaduan.objects.get()
    assert (row.nama, row.kontak) == ("", "")


@pytest.mark.parametrize("identitas", ["rahasia", "terbuka"])
def test_who_gives_an_identity_is_asked_for_the_name(client, identitas):
    assert 'name="nama"' in client.get(f"{BARU}?identitas={identitas}").text
    missing = send(client, identitas=identitas)
    assert "Isi nama Anda" in missing.text and LAPORAN["apa"] in missing.text
    assert 'name="nama"' in missing.text
    send(client, identitas=identitas, nama="Budi", kontak="0812")
    assert Pengaduan.objects.get().nama == "Budi"


def test_who_stays_anonymous_is_not_asked(client):
    assert 'name="nama"' not in client.get(f"{BARU}?identitas=anonim").text
    assert 'name="nama"' not in client.get(BARU).text


def test_what_is_missing_is_said_and_what_was_typed_stays(client):
    response = send(client, apa="", kategori="", tempat="Balai desa Contoh")
    assert "<title>Galat: " in response.text
    assert "Ceritakan apa yang terjadi." in response.text
    assert "Pilih jenis yang paling mendekati." in response.text
    assert "Balai desa Contoh" in response.text and "Berkas harus dipilih lagi" in response.text
    assert not Pengaduan.objects.exists()


def test_the_key_of_a_form_stays_while_it_is_mended(client):
    kunci = read_kunci(client.get(BARU))
    wrong = post(client, BARU, {**LAPORAN, "kunci": kunci, "apa": ""})
    assert read_kunci(wrong) == kunci


def test_offices_are_offered_without_the_names_of_people(penerima, client):
    text = client.get(BARU).text
    assert "Camat" in text and "Inspektorat Kabupaten (PPID Kabupaten Cilacap)" in text
    assert penerima.camat_aduan.pengguna.nama not in text


def test_who_is_named_never_receives_it(penerima, client):
    send(client, dihindari=[penerima.camat_aduan.pk])
    shut = Pengaduan.objects.get().penyaluran.get(boleh_melihat=False)
    assert shut.penerima == penerima.camat_aduan


def test_all_named_is_told_at_the_field(penerima, client):
    named = [penerima.camat_aduan.pk, penerima.sekcam.pk, penerima.inspektorat.pk]
    response = send(client, dihindari=named)
    assert "Semua penerima Anda kecualikan" in response.text
    assert not Pengaduan.objects.exists()


def test_a_recipient_of_another_site_cannot_be_named(penerima, client):
    other = make_penerima(penerima.maos, "Camat Maos")
    response = send(client, dihindari=[other.pk])
    assert "Daftar penerima berubah" in response.text and "Camat Maos" not in response.text


def test_photos_lose_place_camera_and_name(client):
    send(client, berkas=[make_photo(), make_photo()])
    for berkas in BerkasPengaduan.objects.all():
        data = berkas.isi.open().read()
        assert b"KAMERA" not in data and "budi" not in berkas.isi.name
    assert BerkasPengaduan.objects.count() == 2


def test_a_file_that_is_none_stores_nothing_and_is_named_by_its_place(client):
    bad = SimpleUploadedFile("rahasia.pdf", b"<script>", "application/pdf")
    response = send(client, berkas=[make_photo(), bad])
    assert "Berkas ke-2:" in response.text and "rahasia.pdf" not in response.text
    assert not Pengaduan.objects.exists() and not BerkasPengaduan.objects.exists()


@pytest.mark.parametrize("megabytes", [11, 26])
def test_a_file_too_large_keeps_what_was_typed(client, megabytes):
    big = SimpleUploadedFile("x.pdf", b"%PDF" + b"0" * megabytes * 1024**2, "application/pdf")
    response = send(client, berkas=[big])
    assert response.status_code == 200 and "paling besar" in response.text
    assert LAPORAN["apa"] in response.text


def test_six_files_are_too_many(client):
    assert "Paling banyak 5 berkas" in send(client, berkas=[make_photo() for _ in range(6)]).text


def test_a_program_that_fills_everything_is_held(client):
    response = send(client, nama_panggilan="x")
    assert "isian yang tersembunyi" in response.text
    assert not Pengaduan.objects.exists()


def test_the_sixth_report_of_an_hour_waits_and_is_not_lost(client):
    for _ in range(5):
        assert send(client).status_code == 200
    sixth = send(client)
    assert sixth.status_code == 429 and LAPORAN["apa"] in sixth.text
    cache.clear()
    assert send(client).status_code == 200


def test_repeating_what_was_sent_is_never_held(client):
    kunci = read_kunci(client.get(BARU))
    for _ in range(8):
        assert post(client, BARU, {**LAPORAN, "kunci": kunci}).status_code == 200


def test_a_key_that_is_none_is_replaced(client):
    post(client, BARU, {**LAPORAN, "kunci": "pendek"})
    post(client, BARU, LAPORAN)
    assert Pengaduan.objects.count() == 2


def test_another_site_cannot_send_the_form(client):
    sibling = {"Sec-Fetch-Site": "same-site"}
    assert client.post(BARU, LAPORAN, headers=sibling).status_code == 403


def test_old_browsers_are_known_by_their_origin(penerima, client):
    origin = {"Origin": f"http://{penerima.cipari.host}"}
    assert client.post(BARU, {**LAPORAN, "kunci": make_kunci()}, headers=origin).status_code == 200


def test_a_site_without_recipients_says_so_and_takes_none(cast, visit):
    client = visit(cast.maos)
    assert "belum dibuka di situs ini" in client.get("/pengaduan/").text
    assert client.get(BARU)["Location"] == "/pengaduan/"
    assert post(client, BARU, LAPORAN).status_code == 302
    assert not Pengaduan.objects.exists()


def test_the_first_page_tells_procedure_contact_and_the_other_channel(penerima, client):
    text = client.get("/pengaduan/").text
    for words in ("Pasal 44 ayat (3) UU 25/2009", "14 hari", "https://www.lapor.go.id", "Camat"):
        assert words in text
    assert "Pejabat yang berwenang menerima pengaduan" in text


@pytest.mark.parametrize("url", [BARU, "/pengaduan/tindak-lanjut/"])
def test_pages_of_reporters_are_kept_and_found_by_nobody(client, url):
    response = client.get(url)
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"] and "noindex" in response.text
    assert response["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert not response.cookies
    assert 'href="https://www.bmkg.go.id" rel="noreferrer' in response.text
    assert f"Disallow: {url}" in client.get("/robots.txt").text
