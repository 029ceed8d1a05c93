"""What the requester does on the status page: each act once, when the case allows it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from permohonan.enums import JenisBerkas, JenisPeristiwa, SikapPemohon, Status
from permohonan.penjaga import TINDAKAN as LAJU
from permohonan.riwayat import write_peristiwa
from permohonan.services_berkas import attach_berkas
from permohonan.services_jawab import answer
from permohonan.services_keberatan import answer_keberatan
from permohonan.services_kerja import ask_completion, assign
from permohonan.services_pemohon import complete, record_sikap, withdraw
from permohonan.tautan import make_tanda, make_tanda_status
from permohonan.tindakan import TINDAKAN, list_tindakan
from permohonan.views import tindakan as view
from situs.berkas import check_berkas
from tests.factories import build_jawaban, make_keberatan, make_permohonan
from tests.permohonan.test_cek import DARI_SINI
from tests.permohonan.test_keberatan import build_tanggapan

pytestmark = pytest.mark.usefixtures("libur")


@pytest.fixture
def client(cast, visit):
    return visit(cast.cipari)


@pytest.fixture
def row(cast):
    return make_permohonan(cast.cipari)


@pytest.fixture
def answered(cast, row):
    keberatan = make_keberatan(row)
    answer_keberatan(keberatan, build_tanggapan(), cast.ani)
    return reread(keberatan)


def reread(row):
    return type(row).objects.get(pk=row.pk)


def address(row, kode: str) -> str:
    return reverse("permohonan:tindakan", args=[make_tanda_status(row), kode])


def act(client, row, kode: str, **data):
    return client.post(address(row, kode), data, headers=DARI_SINI)


def events(row, jenis: str) -> list[str]:
    return list(row.peristiwa.filter(jenis=jenis).values_list("keterangan", flat=True))


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("lampiran.pdf", b"%PDF-1.4\nisi\n%%EOF\n")


def test_pasal_22_ayat_1_what_was_asked_for_is_shown_and_completed_once(cast, client, row):
    ask_completion(row, "Sebutkan tahunnya.", cast.ani)
    status = client.get(reverse("permohonan:status", args=[make_tanda_status(row)])).text
    assert "Sebutkan tahunnya." in status and "Lengkapi permohonan" in status
    assert "Sebutkan tahunnya." in client.get(address(row, "lengkapi")).text
    for _ in range(2):  # double click
        response = act(client, row, "lengkapi", teks="Tahun 2025.", berkas=pdf())
        assert response.status_code == 303 and response.url.endswith("?kabar=lengkapi")
    assert events(row, JenisPeristiwa.DILENGKAPI) == ["Tahun 2025."]
    assert row.berkas.count() == 1 and reread(row).dilengkapi_pada == timezone.localdate()
    after = client.get(response.url).text
    assert "Keterangan Anda sudah kami terima." in after
    assert "Kami menunggu keterangan" not in after


def test_the_same_answer_to_a_new_question_is_a_new_answer(cast, row):
    assert complete(row, "Sudah saya kirim.")
    ask_completion(reread(row), "Yang mana?", cast.ani)
    assert complete(reread(row), "Sudah saya kirim.")
    assert not complete(reread(row), "Sudah saya kirim.")
    assert len(events(row, JenisPeristiwa.DILENGKAPI)) == 2


def test_pasal_30_uu_27_2022_contact_is_corrected_and_shown_masked(client, row):
    page = client.get(address(row, "kontak")).text
    for hidden in ("Jalan Contoh", "081200000000", "sri@contoh.id", "Sri Contoh"):
        assert hidden not in page
    assert "s*****@contoh.id" in page
    for _ in range(2):
        assert act(client, row, "kontak", email="sri.baru@contoh.id").status_code == 303
    now = reread(row)
    assert (now.email, now.telepon, now.alamat) == ("sri.baru@contoh.id", row.telepon, row.alamat)
    assert events(row, JenisPeristiwa.KONTAK_DIUBAH) == ["E-mail diperbaiki."]


def test_an_empty_or_wrong_contact_says_what_to_do_and_keeps_the_words(client, row):
    assert "Isi yang ingin Anda ubah" in act(client, row, "kontak").text
    text = act(client, row, "kontak", telepon="nol delapan", alamat="Jalan Baru").text
    assert "Tulis nomor telepon dengan angka" in text and "Jalan Baru" in text
    assert reread(row).alamat == row.alamat


def test_a_withdrawal_says_what_ends_and_happens_once(client, row):
    assert "hak mengajukan keberatan" in client.get(address(row, "cabut")).text
    sent = set()
    for _ in range(2):
        assert act(client, row, "cabut", alasan="Sudah dapat.").status_code == 303
        sent.add(Email.objects.count())
    assert len(sent) == 1
    assert reread(row).status == Status.DICABUT
    assert events(row, JenisPeristiwa.DICABUT) == ["Sudah dapat."]


def test_column_k_the_requester_says_whether_the_answer_satisfies(client, answered):
    page = client.get(address(answered, "tanggapan")).text
    assert "Apakah Anda puas dengan tanggapan ini?" in page
    for _ in range(2):
        response = act(client, answered, "tanggapan", sikap="tidak_puas", catatan="Kurang.")
        assert response.status_code == 303
    now = reread(answered)
    assert (now.sikap, now.sikap_catatan) == (SikapPemohon.TIDAK_PUAS, "Kurang.")
    assert events(answered, JenisPeristiwa.SIKAP_PEMOHON) == ["Tidak puas. Kurang."]
    assert record_sikap(now, "sengketa")  # they may change their mind


def test_the_answered_objection_shows_the_way_to_komisi_informasi(client, answered):
    url = reverse("permohonan:status", args=[make_tanda_status(answered)])
    text = client.get(url).text
    assert "Komisi Informasi" in text and "14 hari kerja" in text
    assert "Keputusan PPID sudah tepat." in text and "Sekretaris Contoh" not in text


@pytest.mark.parametrize("kode", TINDAKAN)
def test_what_the_case_does_not_allow_leads_back_to_the_status(cast, client, row, kode):
    withdraw(row)
    row.refresh_from_db()
    offered = [each for each, _ in list_tindakan(row)]
    response = client.get(address(row, kode))
    assert (response.status_code, kode in offered) in ((200, True), (303, False))
    assert offered == ["kontak"]


def test_closed_meanwhile_the_text_stays_on_the_screen(cast, client, row):
    answer(row, build_jawaban(row), cast.ani)
    response = act(client, row, "lengkapi", teks="Kalimat yang panjang sekali.")
    assert response.status_code == 409
    assert "tidak dapat dilengkapi: statusnya kini “Selesai”" in response.text
    assert "Kalimat yang panjang sekali." in response.text
    assert "Salin dari bawah" in response.text and "Kirim keterangan" not in response.text
    assert events(row, JenisPeristiwa.DILENGKAPI) == []


def test_an_officer_who_works_at_the_same_moment_is_no_hindrance(cast, row, monkeypatch, client):
    """The case moves between reading and locking."""
    tried = []
    stale = view._act

    def act_late(tindakan, known, form):
        tried.append(known.versi)
        assign(reread(known), cast.ani, cast.ani)
        stale(tindakan, known, form)

    monkeypatch.setattr(view, "_act", act_late)
    assert act(client, row, "lengkapi", teks="Tahun 2025.").status_code == 303
    assert tried == [row.versi] and events(row, JenisPeristiwa.DILENGKAPI) == ["Tahun 2025."]


def test_after_the_hour_what_was_typed_comes_back(client, row):
    url = address(row, "lengkapi")
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        response = client.post(url, {"teks": "Tulisan panjang."}, headers=DARI_SINI)
    assert response.status_code == 410 and "Tulisan panjang." in response.text
    assert events(row, JenisPeristiwa.DILENGKAPI) == []


def test_only_the_link_of_the_status_acts_and_only_from_here(cast, client, visit, row):
    data = {"alasan": "x"}
    paper = reverse("permohonan:tindakan", args=[make_tanda(row), "cabut"])
    assert client.post(paper, data, headers=DARI_SINI).status_code == 404
    at_maos = visit(cast.maos)
    assert at_maos.post(address(row, "cabut"), data, headers=DARI_SINI).status_code == 404
    other = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(address(row, "cabut"), data, headers=other).status_code == 403
    assert client.get(address(row, "hapus")).status_code == 404
    assert reread(row).status == Status.DITERIMA


def test_pages_with_a_form_tell_their_own_site_where_they_stood(client, row):
    """Chromium sends "Origin: null" from a page without referrer, and nothing could be sent."""
    response = client.get(address(row, "lengkapi"))
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]


def test_more_files_than_ten_and_more_acts_than_twenty_an_hour_are_refused(client, row):
    many = [pdf() for _ in range(11)]
    assert "Paling banyak 10 berkas" in act(client, row, "lengkapi", berkas=many).text
    for _ in range(20):
        LAJU.count(f"permohonan:{row.pk}")
    response = act(client, row, "lengkapi", teks="Sekali lagi.")
    assert response.status_code == 429 and "Sekali lagi." in response.text


def test_the_status_asks_as_often_for_a_long_case_as_for_a_short_one(cast, client, row):
    url = reverse("permohonan:status", args=[make_tanda_status(row)])

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    complete(row, "Pertama.", [check_berkas(pdf())])
    answer(reread(row), build_jawaban(row, "sebagian"), cast.ani)
    short = count()
    for number in range(20):
        write_peristiwa(row, JenisPeristiwa.DIBERIKAN, cast.ani, keterangan=f"Bagian {number}.")
        attach_berkas(row, JenisBerkas.JAWABAN, check_berkas(pdf()), cast.ani)
    assert count() == short
