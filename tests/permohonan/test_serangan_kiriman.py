"""Attacks by what is sent: more, other, longer or from elsewhere than a form of ours would."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from permohonan.models import BerkasLayanan, Draf, Permohonan
from tests.factories import make_draf, make_permohonan
from tests.permohonan.isi_formulir import IDENTITAS, INFORMASI, PEMOHON, begin, page, send
from tests.permohonan.korban import list_alamat_admin, list_alamat_umum, make_korban
from tests.permohonan.test_admin_catat import CATAT, fill
from tests.permohonan.test_serangan_isian import TEKS_BEBAS

pytestmark = pytest.mark.usefixtures("libur")


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


def test_what_the_browser_was_not_asked_for_is_not_taken(cast, client):
    """BMN: the client posted its own due date."""
    extra = {
        "jatuh_tempo": "2030-01-01",
        "diterima": "2020-01-01",
        "nomor": "999/PPID-CIPARI/XI/2026",
        "urut": "999",
        "tahun": "2020",
        "status": "selesai",
        "hasil": "seluruhnya",
        "situs": str(cast.maos.pk),
        "kanal": "langsung",
        "petugas": str(cast.ani.pk),
        "diperpanjang_pada": "2026-11-23",
        "versi": "99",
    }
    kunci = make_draf(cast.cipari, PEMOHON | extra, IDENTITAS | extra, INFORMASI | extra)
    send(client, page(kunci, "identitas"), IDENTITAS | extra)
    send(client, page(kunci, "informasi"), INFORMASI | extra)
    assert send(client, page(kunci, "periksa"), extra).status_code == 302
    row, plain = Permohonan.objects.get(), make_permohonan(cast.cipari)
    for name in ("jatuh_tempo", "diterima", "tahun", "status", "hasil", "situs", "kanal"):
        assert getattr(row, name) == getattr(plain, name), name
    assert (row.urut, row.petugas, row.diperpanjang_pada, row.versi) == (1, None, None, 1)


def test_an_officer_cannot_post_a_due_date_either(cast, visit):
    admin, plain = visit(cast.cipari, cast.petugas), make_permohonan(cast.cipari)
    extra = {"jatuh_tempo": "2030-01-01", "nomor": "9", "situs": cast.maos.pk, "status": "selesai"}
    assert admin.post(CATAT, fill(admin) | extra).status_code == 302
    row = Permohonan.objects.exclude(pk=plain.pk).get()
    assert (row.situs, row.status, row.urut) == (cast.cipari, "diterima", 2)
    assert row.jatuh_tempo == plain.jatuh_tempo


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.pdf",
        "..\\..\\ktp.pdf",
        "/etc/ktp.pdf",
        "ktp\x00.pdf",
        "a" * 300 + ".pdf",
    ],
)
def test_a_file_is_kept_under_our_name_whatever_it_is_called(cast, client, tmp_path, name):
    """Tasikmalaya: letters under the client's own name overwrote each other."""
    for number in (1, 2):
        upload = SimpleUploadedFile("x.pdf", f"%PDF-1.4\n{number}\n%%EOF\n".encode())
        upload.name = name
        kunci = begin(client)
        response = send(client, page(kunci, "identitas"), IDENTITAS | {"identitas": upload})
        assert response.status_code == 302
    first, second = BerkasLayanan.objects.order_by("pk")
    assert first.isi.name != second.isi.name
    assert b"1" in first.isi.open().read() and b"2" in second.isi.open().read()
    for each in (first, second):
        assert ".." not in each.isi.name and "passwd" not in each.isi.name
        assert each.isi.storage.exists(each.isi.name) and len(each.nama_asli) <= 200
        assert "/" not in each.nama_asli and "\x00" not in each.nama_asli


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ktp.html", b"<script>alert(1)</script>"),
        ("ktp.pdf", b"<script>alert(1)</script>"),
        ("ktp.svg", b"<svg onload=alert(1)>"),
        ("ktp.png", b"GIF89a<script>alert(1)</script>"),
        ("ktp.pdf.exe", b"MZ"),
        ("ktp", b"%PDF-1.4\n%%EOF"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(client, name, data):
    kunci = begin(client)
    upload = SimpleUploadedFile(name, data)
    text = send(client, page(kunci, "identitas"), IDENTITAS | {"identitas": upload}).text
    assert "Galat: " in text and not BerkasLayanan.objects.exists()


@pytest.mark.parametrize(
    "text", ["\x00", "a\x00b", "a" * 10_000, "\u202ekorban", "\x01\x1f", "\ufffe"]
)
def test_odd_and_endless_text_gets_an_answer_and_not_a_fault(cast, visit, client, text):
    for url in ("/cek/", "/permohonan/", "/permohonan/baru/", "/laporan/", "/cari/"):
        query = dict.fromkeys(("q", "nomor", "rincian", "tahun", "semester", "hal"), text)
        assert client.get(url, query).status_code in (200, 400, 404), url
    everything = dict.fromkeys(
        (*TEKS_BEBAS, *IDENTITAS, *INFORMASI, *PEMOHON, "nomor", "kode"), text
    )
    assert send(client, "/cek/", everything).status_code == 200
    assert send(client, "/permohonan/baru/", everything).status_code == 200
    kunci = begin(client)
    for kode in ("pemohon", "identitas", "informasi", "periksa"):
        assert send(client, page(kunci, kode), everything).status_code in (200, 302), kode
        assert client.get(page(kunci, kode)).status_code in (200, 302), kode
    for field in ("nama", "alamat", "rincian"):
        make_permohonan(cast.cipari, **{field: text.replace("\x00", "")[:150]})
    admin = visit(cast.cipari, cast.ani)
    row = Permohonan.objects.first()
    for url in (
        reverse("admin:permohonan_permohonan_changelist"),
        reverse("admin:permohonan_permohonan_change", args=[row.pk]),
        reverse("admin:permohonan_permohonan_cetak", args=[row.pk]),
    ):
        assert admin.get(url).status_code == 200
        assert admin.get(url, {"q": text}).status_code in (200, 302)
    berkas = reverse("admin:permohonan_permohonan_berkas", args=[row.pk])
    assert admin.get(berkas, {"kode": text}).status_code == 404
    serah = reverse("admin:permohonan_permohonan_serah_kode", args=[row.pk])
    assert admin.get(serah, {"kunci": text}).status_code == 404
    register = {"tahun": row.tahun, "identitas": "dengan", "alasan": text}
    response = admin.post("/admin/permohonan/permohonan/register/", register | {"alasan": "x"})
    assert load_workbook(BytesIO(response.content)).active


def test_a_body_without_end_is_refused_before_it_is_read(client):
    fields = {f"isian{number}": "x" for number in range(6_000)}
    big = {"rincian": "x" * 3_000_000}
    for url in ("/cek/", "/permohonan/baru/"):
        for answers in (fields, big):
            response = client.post(url, answers, headers={"Sec-Fetch-Site": "same-origin"})
            assert response.status_code in (400, 413)
    assert not Draf.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://jahat.example"},
        {"Origin": "null"},
        {"Origin": "https://cipari.cilacapkab.go.id.jahat.example"},
        {"Origin": "https://maos.cilacapkab.go.id"},
        {"Referer": "https://jahat.example/?cipari.cilacapkab.go.id"},
        {"Referer": "https://jahat.example@cipari.cilacapkab.go.id.jahat.example/"},
    ],
    ids=str,
)
def test_no_form_of_another_site_is_taken(cast, client, headers):
    client.handler.enforce_csrf_checks = True  # for the forms that do use cookies
    kunci = make_draf(cast.cipari, PEMOHON, IDENTITAS, INFORMASI)
    row = make_permohonan(cast.cipari)
    before = Draf.objects.get().isi
    urls = [*list_alamat_umum(), page(kunci, "identitas"), page(kunci, "periksa")]
    for url in urls:
        answers = PEMOHON | IDENTITAS | {"nomor": row.nomor, "kode": row.kode}
        response = client.post(url, answers, headers=headers)
        assert response.status_code in (403, 404, 405), url
    assert Permohonan.objects.count() == 1 and Draf.objects.get().isi == before


def test_no_act_of_an_officer_is_taken_without_the_token(cast, visit, libur):
    """A page that an officer visits elsewhere sends nothing in their name."""
    korban = make_korban(cast.cipari, cast.ani)
    client = visit(cast.cipari, cast.ani)
    client.handler.enforce_csrf_checks = True
    for url in list_alamat_admin(korban):
        assert client.post(url, {"versi": korban.row.versi, "alasan": "x"}).status_code == 403, url


def test_a_minimal_request_needs_no_identity_number_and_no_card(cast, client):
    """PLN: fields of the identity card were compulsory. Pasal 22 ayat (2) asks for name and
    address; a contact is needed for the answer."""
    kunci = begin(client)
    least = {"nama": "Sri", "alamat": "Cipari", "telepon": "0812-0000-0000"}
    assert send(client, page(kunci, "identitas"), least).status_code == 302
