"""The desk of the recipients: content for them alone, each look on record, each act from a page."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from pengaduan.enums import JenisPeristiwa, Status
from pengaduan.models import Penerima, Pengaduan, PengaturanPengaduan, PeristiwaPengaduan
from pengaduan.services_berkas import attach_berkas
from situs.berkas import SafeFile
from situs.enums import Peran
from situs.models import IzinBertindak, Keanggotaan
from tests.factories import make_pengaduan, make_pengguna

pytestmark = pytest.mark.django_db
DAFTAR = "/admin/pengaduan/pengaduan/"
RAHASIA = "Lurah meminta uang di ruang belakang"


@pytest.fixture
def row(penerima) -> Pengaduan:
    return make_pengaduan(
        penerima.cipari, identitas="rahasia", nama="Sari Pelapor", kontak="0812", apa=RAHASIA
    )


def page(row: Pengaduan, act: str = "change", **query) -> str:
    url = reverse(f"admin:pengaduan_pengaduan_{act}", args=[row.pk])
    return f"{url}?nomor={query['nomor']}" if query else url


@pytest.fixture
def camat(penerima, visit):
    return visit(penerima.cipari, penerima.camat_aduan.pengguna)


def act(client, row, name, **data):
    row.refresh_from_db()
    return client.post(page(row, name), {"versi": row.versi, **data})


# --- Who reads ----------------------------------------------------------------------------------
def test_recipient_reads_the_report_and_the_look_is_on_record(camat, row, penerima):
    text = camat.get(page(row)).text
    assert RAHASIA in text and "Sari Pelapor" in text
    look = PeristiwaPengaduan.objects.get(jenis=JenisPeristiwa.DILIHAT)
    assert look.pengguna == penerima.camat_aduan.pengguna and look.waktu


def test_list_shows_no_word_of_a_report(camat, row):
    text = camat.get(DAFTAR).text
    assert "Pungutan liar" in text
    assert RAHASIA not in text and "Sari Pelapor" not in text


@pytest.mark.parametrize("name", ["ani", "petugas", "camat", "pengadu", "kominfo", "operator"])
def test_nobody_else_opens_list_or_report_by_another_role(penerima, visit, row, name):
    """PPID Pelaksana, petugas, Atasan PPID, PPID Utama and operator see figures at most."""
    user = getattr(penerima, name)
    situs = penerima.utama if name in ("kominfo", "operator") else penerima.cipari
    client = visit(situs, user)
    listed = client.get(DAFTAR)
    assert listed.status_code == 403 or str(row.pk) not in listed.text
    for name in ("change", "pesan", "putuskan", "catatan", "tambah_penerima", "berkas", "history"):
        answer = client.get(page(row, name))
        assert answer.status_code in (302, 403, 404), name
        assert RAHASIA not in answer.text
    assert not PeristiwaPengaduan.objects.filter(pengguna=user).exists()


def test_whom_the_reporter_named_finds_nothing(penerima, visit):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan])
    client = visit(penerima.cipari, penerima.camat_aduan.pengguna)
    assert str(row.pk) not in client.get(DAFTAR).text
    assert client.get(page(row)).status_code == 404
    assert client.post(page(row, "pesan"), {"versi": 1, "pesan": "x"}).status_code == 404


def test_report_that_went_up_is_handled_at_ppid_utama(penerima, visit):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan, penerima.sekcam])
    client = visit(penerima.utama, penerima.inspektorat.pengguna)
    assert act(client, row, "lengkap", pesan="Kami periksa.").status_code == 302
    row.refresh_from_db()
    assert row.status == Status.DIPERIKSA


# --- What recipients do -------------------------------------------------------------------------
def test_report_goes_its_whole_way_from_the_pages(camat, row):
    """Pasal 44 and 50 UU 25/2009: asked, complete, decided, delivered."""
    act(camat, row, "lengkapi", pesan="Di loket mana?")
    act(camat, row, "lengkap", pesan="Lengkap, kami periksa.")
    act(camat, row, "putuskan", hasil="terbukti")
    row.refresh_from_db()
    assert row.status == Status.DIPUTUS
    act(camat, row, "sampaikan", pesan="Petugas itu sudah ditegur.")
    row.refresh_from_db()
    assert (row.status, row.hasil) == (Status.SELESAI, "terbukti")
    assert [each.isi for each in row.pesan.all()] == [
        "Di loket mana?",
        "Lengkap, kami periksa.",
        "Petugas itu sudah ditegur.",
    ]


def test_empty_message_is_told_at_its_field_and_nothing_moves(camat, row):
    answer = act(camat, row, "lengkap", pesan=" ")
    assert answer.status_code == 422
    assert "Tulis pesan untuk pelapor." in answer.text
    row.refresh_from_db()
    assert row.status == Status.DITERIMA


def test_second_of_two_recipients_keeps_the_words_and_may_send_again(penerima, camat, visit, row):
    stale = row.versi
    other = visit(penerima.cipari, penerima.sekcam.pengguna)
    act(other, row, "pesan", pesan="Saya baca dahulu.")
    answer = camat.post(page(row, "pesan"), {"versi": stale, "pesan": "Terima kasih."})
    assert answer.status_code == 422
    assert "Terima kasih." in answer.text and "masih ada di bawah" in answer.text
    row.refresh_from_db()
    assert f'value="{row.versi}"' in answer.text


def test_reporter_is_not_taken_to_withdraw_before_thirty_days(camat, row):
    """Pasal 44 ayat (5) UU 25/2009."""
    act(camat, row, "lengkapi", pesan="Kapan kejadiannya?")
    answer = act(camat, row, "dicabut", pesan="Kami tutup.")
    assert answer.status_code == 422 and "masih dapat melengkapi" in answer.text


def test_whom_the_reporter_named_is_not_offered_as_recipient(penerima, visit):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.sekcam])
    client = visit(penerima.cipari, penerima.camat_aduan.pengguna)
    text = client.get(page(row, "tambah_penerima")).text
    assert "Inspektorat Kabupaten" in text
    assert f'value="{penerima.sekcam.pk}"' not in text
    refused = act(client, row, "tambah_penerima", penerima=penerima.sekcam.pk)
    assert refused.status_code == 422


def test_who_steps_out_for_a_conflict_of_interest_reads_it_no_more(penerima, camat, row):
    answer = act(
        camat, row, "lepas_penerima", penerima=penerima.camat_aduan.pk, alasan="Kerabat terlapor."
    )
    assert answer.url == DAFTAR
    assert camat.get(page(row)).status_code == 404


def test_file_is_saved_and_never_shown_and_the_look_is_on_record(camat, row):
    data = b"%PDF-1.4 bukti %%EOF"
    safe = SafeFile(ContentFile(data, name="x.pdf"), "nama sari.pdf", "pdf", len(data), "0" * 64)
    attach_berkas(row, [safe])
    answer = camat.get(page(row, "berkas", nomor=1))
    assert answer.content == data
    assert answer["Content-Disposition"] == 'attachment; filename="pengaduan-berkas-1.pdf"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert PeristiwaPengaduan.objects.filter(jenis=JenisPeristiwa.BERKAS_DIBUKA).count() == 1
    assert "sari" not in camat.get(page(row)).text.lower().replace("sari pelapor", "")


def test_address_without_a_key_is_404(camat):
    assert camat.get(f"{DAFTAR}abc/change/").status_code == 404


@pytest.mark.parametrize("nomor", ["2", "x", "", "-1", "99999"])
def test_file_that_is_not_there_is_404(camat, row, nomor):
    assert camat.get(page(row, "berkas", nomor=nomor)).status_code == 404


def test_no_act_changes_anything_by_get(camat, row):
    for name in ("lengkap", "lengkapi", "pesan", "putuskan", "catatan", "tambah_penerima"):
        assert camat.get(page(row, name)).status_code == 200
    row.refresh_from_db()
    assert (row.status, row.versi) == (Status.DITERIMA, 1)


def test_list_costs_the_same_for_any_number(camat, penerima, django_assert_max_num_queries):
    for _ in range(12):
        make_pengaduan(penerima.cipari)
    with django_assert_max_num_queries(14):
        camat.get(DAFTAR)


# --- Home page of the admin -----------------------------------------------------------------------
def test_home_page_leads_a_recipient_to_what_waits(camat, row):
    text = camat.get("/admin/").text
    assert "pengaduan belum ditanggapi" in text and f"{DAFTAR}?status__exact=diterima" in text


def test_home_page_tells_the_administrator_how_many_and_no_more(penerima, visit, row):
    text = visit(penerima.cipari, penerima.ani).get("/admin/").text
    assert "pengaduan belum selesai di situs ini" in text
    assert DAFTAR not in text and RAHASIA not in text


def test_home_page_of_ppid_utama_counts_all_its_sites(penerima, visit, row):
    text = visit(penerima.utama, penerima.kominfo).get("/admin/").text
    assert "pengaduan belum selesai di semua situs" in text
    assert DAFTAR not in text and RAHASIA not in text


def test_home_page_of_a_clerk_says_nothing_of_reports(penerima, visit, row):
    assert "pengaduan belum" not in visit(penerima.cipari, penerima.petugas).get("/admin/").text


# --- Who receives -------------------------------------------------------------------------------
ADD = "/admin/pengaduan/penerima/add/"


def test_administrator_names_a_recipient_who_holds_the_role(penerima, visit):
    user = make_pengguna("irban", penerima.cipari, Peran.PENGELOLA_PENGADUAN)
    client = visit(penerima.cipari, penerima.ani)
    data = {"jabatan": "Inspektur Pembantu", "pengguna": user.pk, "urutan": 3, "aktif": "on"}
    assert client.post(ADD, data).status_code == 302
    assert Penerima.objects.get(jabatan="Inspektur Pembantu").situs == penerima.cipari


def test_nobody_makes_himself_a_recipient(penerima, visit):
    Keanggotaan.objects.create(
        situs=penerima.cipari, pengguna=penerima.ani, peran=Peran.PENGELOLA_PENGADUAN
    )
    client = visit(penerima.cipari, penerima.ani)
    data = {"jabatan": "Saya", "pengguna": penerima.ani.pk, "urutan": 3, "aktif": "on"}
    answer = client.post(ADD, data)
    assert "tidak dapat menunjuk diri sendiri" in answer.text
    assert not Penerima.objects.filter(jabatan="Saya").exists()


def test_recipient_without_the_role_at_that_site_is_refused(penerima, visit):
    elsewhere = make_pengguna("irmaos", penerima.maos, Peran.PENGELOLA_PENGADUAN)
    client = visit(penerima.cipari, penerima.ani)
    data = {"jabatan": "Inspektur", "pengguna": elsewhere.pk, "urutan": 3, "aktif": "on"}
    assert client.post(ADD, data).status_code == 200
    assert not Penerima.objects.filter(jabatan="Inspektur").exists()


def test_who_acts_for_a_site_and_names_none_is_told_so(penerima, visit):
    IzinBertindak.objects.create(
        pengguna=penerima.kominfo,
        situs=penerima.cipari,
        alasan="Petugas sakit.",
        berlaku_sampai=timezone.now() + timedelta(hours=8),
    )
    client = visit(penerima.utama, penerima.kominfo)
    user = penerima.inspektorat.pengguna
    answer = client.post(ADD, {"jabatan": "Irban", "pengguna": user.pk, "urutan": 1})
    assert answer.status_code == 200 and "errornote" in answer.text


def test_new_recipient_reads_no_report_that_came_before(penerima, visit, row):
    user = make_pengguna("irban", penerima.cipari, Peran.PENGELOLA_PENGADUAN)
    Penerima.objects.create(situs=penerima.cipari, jabatan="Irban", pengguna=user)
    assert visit(penerima.cipari, user).get(page(row)).status_code == 404


def test_administrator_says_whom_to_turn_to(penerima, visit):
    """SAQ 7.c: the officer who takes reports, with the ways to reach them."""
    client = visit(penerima.cipari, penerima.ani)
    data = {"pejabat": "Irban II", "lapor": "https://www.lapor.go.id", "simpan_hari": 730}
    data["keluar"] = "https://www.bmkg.go.id"
    assert client.post("/admin/pengaduan/pengaturanpengaduan/add/", data).status_code == 302
    assert PengaturanPengaduan.objects.for_situs(penerima.cipari).get().pejabat == "Irban II"
