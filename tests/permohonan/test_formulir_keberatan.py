"""The form of an objection: UU 14/2008 Pasal 35 and 36, Perki 1/2021 Pasal 39-41."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from permohonan.alasan import read_alasan
from permohonan.kode import derive_kode
from permohonan.models import Draf, Keberatan, PengaturanLayanan, Permohonan
from permohonan.services_jawab import answer
from permohonan.services_pemohon import withdraw
from permohonan.tautan import make_tanda, make_tanda_status
from tests.factories import (
    IDENTITAS,
    INFORMASI,
    PEMOHON,
    build_jawaban,
    make_draf,
    make_keberatan,
    make_pengguna,
    make_permohonan,
)
from tests.permohonan import isi_formulir
from tests.permohonan.isi_formulir import send
from tests.permohonan.isi_keberatan import ALASAN, begin, begin_from, door, fill, finish, page

pytestmark = pytest.mark.usefixtures("libur")
PDF = b"%PDF-1.4\nisi\n%%EOF\n"
KUASA = {
    "kuasa_nama": "Budi Contoh",
    "kuasa_alamat": "Jalan Kuasa Nomor 2",
    "kuasa_kontak": "0813",
}


def on(day: str):
    return time_machine.travel(f"{day} 10:00+07:00", tick=False)


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def row(cast) -> Permohonan:
    with on("2026-11-23"):  # due on 7 December 2026
        return make_permohonan(cast.cipari, nik="3301999999999999", pekerjaan="Petani")


def reread(row):
    return type(row).objects.get(pk=row.pk)


def test_pasal_35_from_the_status_page_nothing_is_typed_again(client, row):
    with on("2026-12-08"):
        kunci = begin_from(client, row)
        first = client.get(page(kunci, "alasan")).text
        assert row.nomor in first and f"{row.rincian}</textarea>" in first
        fill(client, kunci, alasan=ALASAN | {"informasi": row.rincian, "tujuan": row.tujuan})
        keberatan = finish(client, kunci)
    same = ("nama", "alamat", "telepon", "email", "pekerjaan", "jenis_pemohon", "tujuan")
    assert [getattr(keberatan, n) for n in same] == [getattr(row, n) for n in same]
    assert (keberatan.permohonan, keberatan.informasi) == (row, row.rincian)
    assert keberatan.alasan == ["c"] and keberatan.kanal == "web"
    assert row.peristiwa.filter(jenis="keberatan", pelaku="pemohon").exists()


def test_pasal_36_ayat_2_the_receipt_counts_thirty_working_days(client, row):
    with on("2026-12-08"):
        kunci = begin_from(client, row)
        fill(client, kunci, alasan=ALASAN)
        keberatan = finish(client, kunci)
        receipt = client.get(f"/keberatan/terima/{kunci}/").text
    assert keberatan.nomor in receipt and derive_kode(kunci) in receipt and row.nomor in receipt
    assert "30 hari kerja" in receipt and "Pasal 36 ayat (2)" in receipt
    assert "dilewati: " in receipt and "Komisi Informasi" in receipt
    assert read_alasan()["c"].kalimat in receipt


@pytest.mark.parametrize(
    ("day", "words"), [("2026-11-24", "mulai 8 Desember 2026"), ("2027-06-01", "sampai")]
)
def test_pasal_36_ayat_1_a_window_informs_and_keeps_nobody_out(client, row, day, words):
    with on(day):
        status = client.get(f"/cek/perkara/{make_tanda_status(row)}/").text
        assert 'href="/keberatan/dari/' in status
        kunci = begin_from(client, row)
        text = client.get(page(kunci, "alasan")).text
        assert words in text and "Atasan PPID yang menilainya" in text and "checked" not in text
        fill(client, kunci, alasan=ALASAN)
        assert finish(client, kunci).alasan == ["c"]


def test_pasal_35_open_grounds_are_ticked_and_may_be_changed(cast, client, row):
    with on("2026-12-01"):
        jawaban = build_jawaban(row, "ditolak")
        answer(reread(row), jawaban, make_pengguna("siti", cast.cipari))
        kunci = begin_from(client, row)
        text = client.get(page(kunci, "alasan")).text
        assert [f'value="{kode}"' in text for kode in "abcdefg"] == [True] * 7
        assert text.count("checked") == 3  # a, d, e
        fill(client, kunci, alasan=ALASAN | {"alasan": ["a", "f"]})
        assert finish(client, kunci).alasan == ["a", "f"]


def test_pasal_35_each_ground_in_plain_words_with_its_legal_text(client, row):
    kunci = begin_from(client, row)
    text = client.get(page(kunci, "alasan")).text
    for alasan in read_alasan().values():
        assert alasan.kalimat in text and alasan.teks in text


def test_a_withdrawn_request_gives_no_right(client, row):
    kunci = begin_from(client, row)
    withdraw(reread(row))
    status = client.get(f"/cek/perkara/{make_tanda_status(row)}/").text
    assert "Riwayat" in status and "/keberatan/dari/" not in status
    for response in (
        send(client, door(row)),
        send(client, "/keberatan/baru/", {"tentang": "ya", "nomor": row.nomor, "kode": row.kode}),
    ):
        assert response.status_code == 200 and "sudah dicabut" in response.text
    fill(client, kunci, alasan=ALASAN)
    with time_machine.travel(timezone.now() + timedelta(seconds=6)):
        assert "sudah dicabut" in send(client, page(kunci, "periksa")).text
    assert not Keberatan.objects.exists()


def test_with_number_and_code_the_request_is_copied(client, row):
    kunci = begin(client, tentang="ya", nomor=f" {row.nomor.lower()} ", kode=row.kode.lower())
    fill(client, kunci, alasan=ALASAN)
    assert row.kode not in Draf.objects.get().isi
    keberatan = finish(client, kunci)
    assert (keberatan.permohonan, keberatan.alamat) == (row, row.alamat)


def test_a_wrong_code_and_a_wrong_number_get_the_same_answer(client, row):
    tries = {"tentang": "ya", "nomor": row.nomor, "kode": "AAAA-BBBB-CCCC-DDDD-EEEE"}
    other = "999/PPID-CIPARI/XI/2026"
    wrong = send(client, "/keberatan/baru/", tries)
    missing = send(client, "/keberatan/baru/", tries | {"nomor": other})
    assert wrong.status_code == missing.status_code == 200
    assert "tidak cocok" in wrong.text
    assert wrong.text.replace(row.nomor, "X") == missing.text.replace(other, "X")


def test_wrong_tries_here_and_at_the_status_page_are_counted_together(client, row):
    pair = {"nomor": row.nomor, "kode": "salah"}
    for url in ("/cek/", "/keberatan/baru/", "/cek/", "/keberatan/baru/", "/cek/"):
        send(client, url, pair | {"tentang": "ya"})
    right = {"tentang": "ya", "nomor": row.nomor, "kode": row.kode}
    response = send(client, "/keberatan/baru/", right)
    assert response.status_code == 429 and "menit lagi" in response.text
    assert not Draf.objects.exists()


def test_the_number_of_an_objection_is_told_to_be_one(client, row):
    other = make_keberatan(row)
    answers = {"tentang": "ya", "nomor": other.nomor, "kode": other.kode}
    assert "Itu nomor keberatan." in send(client, "/keberatan/baru/", answers).text


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"nomor": ""}, "Pilih apakah keberatan ini tentang permohonan."),
        ({"tentang": "ya", "kode": "x"}, "Isi nomor pendaftaran."),
        ({"tentang": "ya", "nomor": "1/PPID"}, "Isi kode rahasia."),
    ],
)
def test_the_first_page_says_what_is_missing(client, answers, message):
    text = send(client, "/keberatan/baru/", answers).text
    assert text.count(message) == 2 and "<title>Galat: " in text


def test_pasal_35_ayat_1_huruf_b_needs_no_request(client):
    kunci = begin(client, tentang="tidak")
    text = client.get(page(kunci, "alasan")).text
    assert read_alasan()["b"].kalimat in text and read_alasan()["c"].kalimat not in text
    forged = ALASAN | {"alasan": "c"}
    fill(client, kunci, alasan=forged, pemohon=PEMOHON, identitas=IDENTITAS)
    keberatan = finish(client, kunci)
    assert (keberatan.permohonan, keberatan.alasan) == (None, ["b"])
    assert (keberatan.nama, keberatan.email) == (IDENTITAS["nama"], IDENTITAS["email"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"alasan": []}, "Pilih sedikitnya satu alasan."),
        ({"alasan": ["z"]}, "Pilih sedikitnya satu alasan."),
        ({"kasus_posisi": " "}, "Ceritakan apa yang terjadi."),
        ({"informasi": ""}, "Isi informasi yang diminta."),
        ({"tujuan": ""}, "Isi untuk apa informasi itu Anda pakai."),
    ],
)
def test_penjelasan_pasal_35_what_is_missing_is_said_and_the_rest_is_kept(
    client, row, change, message
):
    kunci = begin_from(client, row)
    response = send(client, page(kunci, "alasan"), ALASAN | {"alasan": ["a", "g"]} | change)
    assert response.text.count(message) >= 2 and "<title>Galat: " in response.text
    again = client.get(page(kunci, "alasan")).text
    if "alasan" not in change:
        assert again.count("checked") == 2
    assert client.get(page(kunci, "periksa"))["Location"] == page(kunci, "alasan")


def test_perki_pasal_39_ayat_4_a_proxy_gives_name_address_contact_and_letter(client, row):
    kunci = begin_from(client, row)
    send(client, page(kunci, "alasan"), ALASAN)
    response = send(client, page(kunci, "pemohon"), PEMOHON | {"kuasa": "ya"})
    assert response["Location"] == page(kunci, "identitas")
    text = client.get(page(kunci, "identitas")).text
    assert "Surat kuasa khusus bermeterai" in text and "Isi nama penerima kuasa." in text
    letter = {"surat_kuasa": SimpleUploadedFile("kuasa.pdf", PDF)}
    fill(client, kunci, identitas=IDENTITAS | KUASA | letter)
    keberatan = finish(client, kunci)
    assert keberatan.kuasa and keberatan.kuasa_nama == "Budi Contoh"
    assert [each.jenis for each in keberatan.berkas.all()] == ["surat_kuasa"]


def test_number_and_proof_of_identity_are_neither_shown_nor_asked_again(cast, client, row):
    PengaturanLayanan.objects.create(situs=cast.cipari, nik_wajib=True, identitas_wajib=True)
    kunci = begin_from(client, row)
    fill(client, kunci, alasan=ALASAN)
    for kode in ("identitas", "periksa"):
        text = client.get(page(kunci, kode)).text
        assert "3301999999999999" not in text and "Bukti identitas" not in text
    assert finish(client, kunci).nik == ""


def test_what_the_request_lacks_is_asked_without_a_reproach(cast, client):
    row = make_permohonan(cast.cipari, telepon="", email="", kanal="surat")
    kunci = begin_from(client, row)
    response = send(client, page(kunci, "alasan"), ALASAN)
    assert response["Location"] == page(kunci, "identitas")
    text = client.get(page(kunci, "identitas")).text
    assert "Galat" not in text and 'value="Sri Contoh"' in text


def test_an_anonymized_request_gives_no_identity(cast, client, row):
    Permohonan.objects.update(nama="Data dihapus", dianonimkan_pada=timezone.now())
    kunci = begin_from(client, row)
    response = send(client, page(kunci, "alasan"), ALASAN)
    assert response["Location"] == page(kunci, "pemohon")
    assert "Data dihapus" not in client.get(page(kunci, "pemohon")).text


def test_sent_twice_is_one_objection_and_one_receipt(client, row):
    kunci = begin_from(client, row)
    fill(client, kunci, alasan=ALASAN)
    finish(client, kunci)
    for kode in ("periksa", "alasan"):
        again = send(client, page(kunci, kode), ALASAN)
        assert again["Location"] == f"/keberatan/terima/{kunci}/"
    assert Keberatan.objects.count() == 1 and not Draf.objects.exists()


def test_an_objection_that_was_sent_before_is_told_of(client, row):
    earlier = make_keberatan(row)
    assert earlier.nomor in client.get(page(begin_from(client, row), "alasan")).text


def test_a_key_opens_the_form_of_its_own_kind_only(cast, client, row):
    objection = begin_from(client, row)
    request = make_draf(cast.cipari, PEMOHON, IDENTITAS, INFORMASI)
    for kode in ("alasan", "pemohon", "identitas", "periksa"):
        assert client.get(page(request, kode)).status_code == 404
        assert send(client, page(request, kode), ALASAN).status_code == 404
    for kode in ("pemohon", "identitas", "periksa"):
        assert client.get(isi_formulir.page(objection, kode)).status_code == 404
    assert client.get(f"/keberatan/terima/{row.kunci}/").status_code == 404
    assert client.get(page(objection, "lain")).status_code == 404
    assert not Keberatan.objects.exists()


def test_another_site_knows_neither_link_nor_number_nor_form(cast, visit, client, row):
    neighbour, kunci = visit(cast.maos), begin_from(client, row)
    assert send(neighbour, door(row)).status_code == 404
    assert send(neighbour, page(kunci, "alasan"), ALASAN).status_code == 404
    pair = {"tentang": "ya", "nomor": row.nomor, "kode": row.kode}
    assert "tidak cocok" in send(neighbour, "/keberatan/baru/", pair).text
    assert Draf.objects.count() == 1


def test_the_link_to_a_paper_objects_to_nothing(client, row):
    assert send(client, f"/keberatan/dari/{make_tanda(row)}/").status_code == 404


def test_the_link_holds_for_an_hour(client, row):
    url = door(row)
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=5)):
        response = send(client, url)
    assert response.status_code == 410 and 'href="/cek/' in response.text


def test_looking_at_the_link_opens_no_form(client, row):
    response = client.get(door(row))
    assert response.status_code == 200 and not Draf.objects.exists()
    assert "no-store" in response["Cache-Control"] and not response.cookies
    assert response["Referrer-Policy"] == "same-origin"  # or the button sends "Origin: null"


@pytest.mark.parametrize("entry", ["baru", "dari"])
def test_a_program_and_a_form_of_another_site_get_nowhere(client, row, entry):
    url, pair = door(row), {}
    if entry == "baru":
        url, pair = "/keberatan/baru/", {"tentang": "tidak"}
    assert send(client, url, pair | {"nama_panggilan": "x"})["Location"] == "/keberatan/"
    sibling = {"Sec-Fetch-Site": "same-site"}
    assert send(client, url, pair, **sibling).status_code == 403
    assert not Draf.objects.exists()


def test_ten_forms_an_hour_from_one_address(client, row):
    for _ in range(10):
        begin_from(client, row)
    response = send(client, door(row))
    assert response.status_code == 429 and "menit lagi" in response.text
    isi_formulir.begin(client)  # requests are counted apart


def test_five_objections_an_hour_and_the_form_stays(client, row):
    for _ in range(5):
        kunci = begin_from(client, row)
        fill(client, kunci, alasan=ALASAN)
        finish(client, kunci)
    kunci = begin_from(client, row)
    fill(client, kunci, alasan=ALASAN)
    with time_machine.travel(timezone.now() + timedelta(seconds=6)):
        response = send(client, page(kunci, "periksa"))
    assert response.status_code == 429 and "Terlalu banyak keberatan" in response.text
    assert Keberatan.objects.count() == 5 and Draf.objects.count() == 1


def test_a_form_about_a_request_is_forgotten_after_a_day_and_the_request_stays(client, row):
    kunci = begin_from(client, row)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert client.get(page(kunci, "alasan")).status_code == 404
        call_command("purge_data_pribadi", verbosity=0)
    assert not Draf.objects.exists() and Permohonan.objects.filter(pk=row.pk).exists()


def test_the_start_page_says_who_decides_when_and_what_comes_next(cast, client):
    cast.cipari.atasan_ppid = "Sekretaris Daerah"
    cast.cipari.save()
    response = client.get("/keberatan/")
    for words in ("Sekretaris Daerah", "30 hari kerja", "14 hari kerja", "Komisi Informasi"):
        assert words in response.text
    for alasan in read_alasan().values():
        assert alasan.kalimat in response.text
    assert "public" in response["Cache-Control"] and not response.cookies
    assert 'href="/keberatan/"' in client.get("/permohonan/").text
