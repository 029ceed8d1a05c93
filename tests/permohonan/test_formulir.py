"""The form of a request: four pages, nothing lost, one request however often it is sent."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from post_office.models import Email

from dip.pencarian import build_indeks
from permohonan.kode import derive_kode, print_kunci
from permohonan.models import BerkasLayanan, Draf, PengaturanLayanan, Permohonan
from tests.factories import make_draf, make_informasi
from tests.permohonan.isi_formulir import IDENTITAS, INFORMASI, PEMOHON, begin, fill, page, send

pytestmark = pytest.mark.usefixtures("libur")
SENIN = "2026-11-23 10:00+07:00"
KUASA = {
    "kuasa_nama": "Budi Contoh",
    "kuasa_alamat": "Jalan Kuasa Nomor 2",
    "kuasa_kontak": "0813",
}
PDF = b"%PDF-1.4\nisi\n%%EOF\n"


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


def finish(client, kunci: str) -> Permohonan:
    """Send it once five seconds have passed; the request."""
    with time_machine.travel(timezone.now() + timedelta(seconds=6)):
        response = send(client, page(kunci, "periksa"))
    assert response["Location"] == f"/permohonan/terima/{kunci}/"
    return Permohonan.objects.get(sidik_kunci=print_kunci(kunci))


def test_a_person_asks_and_gets_number_code_and_last_day(client):
    with time_machine.travel(SENIN):
        kunci = fill(client, IDENTITAS | {"nik": "3301 1234-5678.9012", "pekerjaan": "Petani"})
        row = finish(client, kunci)
        receipt = client.get(f"/permohonan/terima/{kunci}/").text
    assert (row.nik, row.nama, row.kanal) == ("3301123456789012", "Sri Contoh", "web")
    assert (row.cara_memperoleh, row.cara_pengiriman) == ("softcopy", "email")
    for words in (row.nomor, derive_kode(kunci), "Senin, 23 November 2026 pukul 10.00 WIB"):
        assert words in receipt
    assert "Selasa, 24 November 2026" in receipt and "Senin, 7 Desember 2026" in receipt


def test_a_body_gives_its_name_and_number(client):
    identitas = IDENTITAS | {"lembaga": "Yayasan Contoh", "nomor_pengesahan": "AHU-1"}
    row = finish(client, fill(client, identitas, jenis_pemohon="badan_hukum"))
    assert (row.lembaga, row.nomor_pengesahan, row.nik) == ("Yayasan Contoh", "AHU-1", "")


def test_a_group_names_itself_and_who_speaks_for_it(client):
    row = finish(
        client, fill(client, IDENTITAS | {"lembaga": "Warga RT 2"}, jenis_pemohon="kelompok")
    )
    assert (row.jenis_pemohon, row.lembaga, row.nama) == ("kelompok", "Warga RT 2", "Sri Contoh")


def test_a_proxy_gives_name_address_contact_and_the_letter(client):
    letter = SimpleUploadedFile("kuasa.pdf", PDF)
    row = finish(client, fill(client, IDENTITAS | KUASA | {"surat_kuasa": letter}, kuasa="ya"))
    assert row.kuasa and row.kuasa_nama == "Budi Contoh"
    assert [each.jenis for each in row.berkas.all()] == ["surat_kuasa"]


def test_without_a_proxy_nothing_of_one_is_kept(client):
    row = finish(client, fill(client, IDENTITAS | KUASA))
    assert not row.kuasa and row.kuasa_nama == ""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nama": ""}, "Isi nama lengkap."),
        ({"alamat": " "}, "Isi alamat."),
        ({"telepon": "", "email": ""}, "Isi nomor telepon atau e-mail, salah satu cukup."),
        ({"email": "sri"}, "misalnya nama@contoh.id"),
        ({"telepon": "belum ada"}, "misalnya 0812-3456-7890"),
        ({"nik": "33011"}, "NIK terdiri atas 16 angka"),
    ],
)
def test_a_wrong_page_says_so_twice_and_keeps_everything(client, change, message):
    kunci = begin(client)
    response = send(client, page(kunci, "identitas"), IDENTITAS | {"pekerjaan": "Petani"} | change)
    assert "<title>Galat: " in response.text
    assert response.text.count(message) >= 2  # in the summary and beside the field
    again = client.get(page(kunci, "identitas")).text  # after the browser was closed
    for text in ("Petani", *filter(str.strip, change.values())):
        assert f'value="{text}"' in response.text and f'value="{text}"' in again


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rincian": ""}, "Isi informasi yang Anda minta."),
        ({"tujuan": ""}, "Isi untuk apa informasi itu Anda pakai."),
        ({"cara_memperoleh": ""}, "Pilih cara memperoleh informasi."),
        ({"cara_pengiriman": ""}, "Pilih cara mengirimkan salinan."),
        ({"cara_memperoleh": "hardcopy"}, "Salinan cetak tidak dapat dikirim lewat e-mail."),
        ({"rincian": "a" * 5001}, "paling banyak 5000 huruf"),
    ],
)
def test_the_page_of_the_request_says_what_is_missing(cast, client, change, message):
    kunci = make_draf(cast.cipari, PEMOHON, IDENTITAS)
    response = send(client, page(kunci, "informasi"), INFORMASI | change)
    assert response.text.count(message) >= 2
    assert client.get(page(kunci, "periksa"))["Location"] == page(kunci, "informasi")


def test_a_copy_by_mail_needs_an_address(cast, client):
    kunci = make_draf(cast.cipari, PEMOHON, IDENTITAS | {"email": ""})
    text = send(client, page(kunci, "informasi"), INFORMASI).text
    assert "Anda belum mengisi e-mail. Isi di langkah 2" in text


def test_who_only_looks_is_sent_nothing(client):
    row = finish(client, fill(client, IDENTITAS, INFORMASI | {"cara_memperoleh": "melihat"}))
    assert row.cara_pengiriman == ""


def test_the_first_page_asks_for_both_answers(client):
    text = send(client, "/permohonan/baru/", {"rincian": "APBDes"}).text
    assert text.count("Pilih jenis pemohon.") == 2 and 'value="APBDes"' in text
    assert 'href="#id_jenis_pemohon_0"' in text and 'id="id_jenis_pemohon_0"' in text
    assert not Draf.objects.exists()


def test_words_of_a_link_reach_the_page_of_the_request(client):
    assert 'value="APBDes 2025"' in client.get("/permohonan/baru/?rincian=APBDes+2025").text
    kunci = begin(client, rincian="APBDes 2025")
    send(client, page(kunci, "identitas"), IDENTITAS)
    text = client.get(page(kunci, "informasi")).text
    assert "APBDes 2025</textarea>" in text and "Galat" not in text


def test_a_page_out_of_order_leads_to_the_first_open_one(cast, client):
    kunci = make_draf(cast.cipari, PEMOHON)
    for kode in ("informasi", "periksa"):
        assert client.get(page(kunci, kode))["Location"] == page(kunci, "identitas")
    assert send(client, page(kunci, "periksa"))["Location"] == page(kunci, "identitas")


def test_a_change_comes_back_to_the_check_page(cast, client):
    kunci = make_draf(cast.cipari, PEMOHON, IDENTITAS, INFORMASI)
    assert f'href="{page(kunci, "identitas")}"' in client.get(page(kunci, "periksa")).text
    response = send(client, page(kunci, "identitas"), IDENTITAS | {"nama": "Sri Baru"})
    assert response["Location"] == page(kunci, "periksa")
    assert "Sri Baru" in client.get(page(kunci, "periksa")).text


def test_another_kind_of_requester_is_asked_what_is_missing(cast, client):
    kunci = make_draf(cast.cipari, PEMOHON, IDENTITAS, INFORMASI)
    response = send(client, page(kunci, "pemohon"), PEMOHON | {"jenis_pemohon": "kelompok"})
    assert response["Location"] == page(kunci, "identitas")
    text = client.get(page(kunci, "identitas")).text
    assert "Isi nama kelompok." in text and 'value="Sri Contoh"' in text


def test_sent_twice_is_one_request_and_one_receipt(client):
    kunci = fill(client, IDENTITAS)
    finish(client, kunci)
    for kode in ("periksa", "identitas"):
        again = send(client, page(kunci, kode), IDENTITAS)
        assert again["Location"] == f"/permohonan/terima/{kunci}/"
    assert client.get(page(kunci, "informasi"))["Location"] == f"/permohonan/terima/{kunci}/"
    assert Permohonan.objects.count() == 1 and not Draf.objects.exists()


def test_the_service_may_demand_number_and_proof(cast, client):
    PengaturanLayanan.objects.create(situs=cast.cipari, nik_wajib=True, identitas_wajib=True)
    kunci = begin(client)
    text = send(client, page(kunci, "identitas"), IDENTITAS).text
    assert text.count("Isi NIK.") == 2 and text.count("Pilih berkas bukti identitas.") == 2


def test_a_sound_file_stays_while_another_answer_is_mended(
    client, django_capture_on_commit_callbacks
):
    kunci = begin(client)
    wrong = IDENTITAS | {"nama": "", "identitas": SimpleUploadedFile("ktp.pdf", PDF)}
    assert "Sudah diunggah: ktp.pdf" in send(client, page(kunci, "identitas"), wrong).text
    old = BerkasLayanan.objects.get()
    right = IDENTITAS | {"identitas": SimpleUploadedFile("baru.pdf", PDF)}
    with django_capture_on_commit_callbacks(execute=True):
        send(client, page(kunci, "identitas"), right)
    assert [each.nama_asli for each in BerkasLayanan.objects.all()] == ["baru.pdf"]
    assert not old.isi.storage.exists(old.isi.name)
    send(client, page(kunci, "informasi"), INFORMASI)
    assert "baru.pdf" in client.get(page(kunci, "periksa")).text
    assert finish(client, kunci).berkas.get().jenis == "identitas"


@pytest.mark.parametrize(
    ("upload", "message"),
    [
        (SimpleUploadedFile("ktp.docx", b"PK"), "Yang diterima: PDF, JPG atau PNG."),
        (SimpleUploadedFile("ktp.pdf", b"bukan"), "Isi berkas bukan PDF yang utuh"),
        (SimpleUploadedFile("ktp.pdf", b"x" * (5 * 1024 * 1024 + 1)), "paling besar 5 MB"),
        (SimpleUploadedFile("ktp.pdf", b""), "Berkas kosong"),
    ],
)
def test_a_file_that_is_not_taken_says_why(client, upload, message):
    kunci = begin(client)
    upload.seek(0)
    text = send(client, page(kunci, "identitas"), IDENTITAS | {"identitas": upload}).text
    assert text.count(message) >= 2 and 'value="Sri Contoh"' in text
    assert not BerkasLayanan.objects.exists()


def test_an_odd_number_is_only_a_hint(cast, client):
    kunci = make_draf(cast.cipari, PEMOHON, IDENTITAS | {"nik": "3301129912999012"}, INFORMASI)
    assert "tidak lazim" in client.get(page(kunci, "periksa")).text
    assert finish(client, kunci).nik == "3301129912999012"


def test_what_is_published_already_is_offered_before_sending(cast, client):
    judul = "Laporan Realisasi Anggaran 2025"
    row, *_ = [
        make_informasi(situs, judul=name, indeks=build_indeks(name), status=status)
        for situs, name, status in (
            (cast.cipari, judul, "terbit"),
            (cast.cipari, "Jadwal kegiatan kecamatan", "terbit"),
            (cast.cipari, f"{judul} Draf", "draf"),
            (cast.maos, f"{judul} Maos", "terbit"),
        )
    ]
    kunci = make_draf(cast.cipari, PEMOHON, IDENTITAS, INFORMASI)
    text = client.get(page(kunci, "periksa")).text
    assert f'href="{row.get_absolute_url()}">{judul}</a>' in text
    assert text.count("Anggaran 2025") == 1 and "Jadwal kegiatan" not in text


def test_what_is_typed_is_kept_encrypted_and_the_key_not_at_all(cast, client):
    kunci = begin(client)
    send(client, page(kunci, "identitas"), IDENTITAS | {"nama": ""})
    raw = Draf.objects.extra(select={"mentah": "isi"}).get()
    assert "Jalan Contoh" in raw.isi and "Jalan Contoh" not in raw.mentah
    assert kunci not in raw.sidik_kunci and kunci not in raw.isi


def test_no_mail_holds_the_key(client):
    kunci = fill(client, IDENTITAS)
    finish(client, kunci)
    mails = Email.objects.all()
    assert mails and all(kunci not in f"{m.message}{m.html_message}{m.context}" for m in mails)
