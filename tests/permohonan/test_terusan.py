"""A request goes on to the sister site that holds the information: Pasal 22 ayat (7) huruf b UU
14/2008, and no more of a person than Pasal 16 UU 27/2022 lets."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from post_office.models import Email

from permohonan.enums import JenisPeristiwa, Kanal, Status
from permohonan.kode import check_kode, derive_kode, make_kunci
from permohonan.models import AksesIdentitas, Permohonan
from permohonan.services_kerja import write_note
from permohonan.services_pemohon import complete, withdraw
from permohonan.services_terusan import forward_inside, list_tujuan
from situs.berkas import SafeFile
from tests.factories import build_jawaban, make_permohonan, make_situs

NIK = "9999999999999999"


def page(row, name: str = "change") -> str:
    return f"/admin/permohonan/permohonan/{row.pk}/{name}/"


@pytest.fixture
def row(cast):
    row = make_permohonan(cast.cipari, nik=NIK, diterima=timezone.localdate() - timedelta(days=9))
    Email.objects.all().delete()
    return row


def fill(client, row, tujuan, **changed) -> dict:
    form = client.get(page(row, "teruskan_situs")).context["form"]
    kunci = form["kunci"].value()
    return {"kunci": kunci, "tujuan": tujuan.pk, "versi": form["versi"].value(), **changed}


def find_salinan(situs) -> Permohonan:
    return Permohonan.objects.for_situs(situs).get()


def test_pasal_22_ayat_7_huruf_b_it_is_a_request_there_with_its_own_number_and_clock(cast, row):
    salinan = forward_inside(row, cast.maos, "Ada di Maos.", make_kunci(), cast.ani)
    assert (salinan.situs, salinan.kanal, salinan.status) == (cast.maos, Kanal.TERUSAN, "diterima")
    assert "PPID-MAOS" in salinan.nomor and salinan.urut == 1
    assert salinan.diterima == timezone.localdate() and salinan.jatuh_tempo > row.jatuh_tempo
    row.refresh_from_db()
    assert row.status == Status.DIPROSES and row.terbuka


def test_both_sides_name_the_other(cast, row):
    salinan = forward_inside(row, cast.maos, "", make_kunci(), cast.ani)
    sent = row.peristiwa.get(jenis=JenisPeristiwa.DITERUSKAN)
    received = salinan.peristiwa.get(jenis=JenisPeristiwa.DITERIMA)
    assert salinan.nomor in sent.keterangan and row.nomor in received.keterangan
    letter = row.surat.get(jenis="penerusan")
    assert salinan.nomor in str(letter.isi) and "Kecamatan Maos" in str(letter.isi)


def test_no_number_of_identity_no_file_and_no_note_goes_along(cast, visit, row):
    file = SafeFile(ContentFile(b"%PDF-1.4", name="a.pdf"), "a.pdf", "pdf", 8, "0" * 64)
    complete(row, "Rahasia pelengkap.", [file])
    row.refresh_from_db()
    write_note(row, "Catatan Cipari.", cast.ani)
    salinan = forward_inside(row, cast.maos, "", make_kunci(), cast.ani)
    assert (salinan.nama, salinan.email, salinan.rincian) == (row.nama, row.email, row.rincian)
    assert salinan.nik == "" and not salinan.berkas.exists()
    text = visit(cast.maos, cast.budi).get(page(salinan)).text
    assert "Catatan Cipari." not in text and "Rahasia pelengkap." not in text
    assert visit(cast.maos, cast.budi).get(page(row)).url == "/admin/"


def test_that_the_identity_went_along_is_written_down_once(cast, row):
    forward_inside(row, cast.maos, "", make_kunci(), cast.ani)
    log = AksesIdentitas.objects.get()
    assert (log.permohonan, log.situs, log.pengguna) == (row, cast.cipari, cast.ani)
    assert "Kecamatan Maos" in log.bagian


def test_the_requester_is_told_and_gets_the_new_code(cast, row):
    kunci = make_kunci()
    salinan = forward_inside(row, cast.maos, "", kunci, cast.ani)
    told, receipt = sorted(
        Email.objects.filter(to="sri@contoh.id"),
        key=lambda mail: derive_kode(kunci) in mail.message,
    )
    assert salinan.nomor in told.message and derive_kode(kunci) not in told.message
    assert salinan.nomor in receipt.message
    assert check_kode(derive_kode(kunci), salinan.kode_sandi)
    assert not check_kode(row.kode, salinan.kode_sandi)


def test_a_double_click_makes_one_copy(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    data = fill(client, row, cast.maos)
    answers = [client.post(page(row, "teruskan_situs"), data) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Permohonan.objects.for_situs(cast.maos).count() == 1
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DITERUSKAN).count() == 1


def test_the_officer_hands_over_number_and_code_and_reads_nothing_there(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    data = fill(client, row, cast.maos)
    shown = client.post(page(row, "teruskan_situs"), data, follow=True)
    salinan = find_salinan(cast.maos)
    assert salinan.nomor in shown.text and derive_kode(data["kunci"]) in shown.text
    assert f"http://{cast.maos.host}" in shown.text and "no-store" in shown["Cache-Control"]
    assert client.get(page(salinan)).url == "/admin/"
    other = make_permohonan(cast.cipari)
    for where, kunci in ((row, make_kunci()), (other, data["kunci"]), (row, row.kunci)):
        assert client.get(page(where, "serah_terusan") + f"?kunci={kunci}").status_code == 404


@pytest.mark.parametrize("situs", ["cipari", "asing", "tutup"])
def test_only_open_sister_sites_of_the_kabupaten_are_offered(cast, visit, row, situs):
    cast.asing = make_situs("asing", induk=make_situs("ppid-lain", utama=True))
    cast.tutup = make_situs("tutup", induk=cast.utama, is_active=False)
    client = visit(cast.cipari, cast.ani)
    data = fill(client, row, getattr(cast, situs))
    response = client.post(page(row, "teruskan_situs"), data)
    assert response.status_code == 422 and "di kabupaten yang sama" in response.text
    with pytest.raises(ValidationError):
        forward_inside(row, getattr(cast, situs), "", make_kunci(), cast.ani)
    assert Permohonan.objects.count() == 1


def test_from_a_kecamatan_to_utama_and_back(cast):
    assert set(list_tujuan(cast.cipari)) == {cast.utama, cast.maos}
    assert set(list_tujuan(cast.utama)) == {cast.cipari, cast.maos}


def test_the_same_site_gets_it_once(cast, row):
    first = forward_inside(row, cast.maos, "", make_kunci(), cast.ani)
    row.refresh_from_db()
    with pytest.raises(ValidationError, match=first.nomor):
        forward_inside(row, cast.maos, "", make_kunci(), cast.ani)
    assert forward_inside(row, cast.utama, "", make_kunci(), cast.ani).situs == cast.utama
    told = row.peristiwa.filter(jenis=JenisPeristiwa.DITERUSKAN).last().keterangan
    assert told.startswith("Kepada: PPID Utama Kabupaten Cilacap. ")


def test_a_used_form_does_not_send_it_elsewhere(cast, row):
    kunci = make_kunci()
    forward_inside(row, cast.maos, "", kunci, cast.ani)
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="sudah dipakai"):
        forward_inside(row, cast.utama, "", kunci, cast.ani)


def test_what_is_refused_leaves_nothing_anywhere(cast, row):
    stale = Permohonan.objects.get(pk=row.pk)
    withdraw(row)
    for known in (stale, Permohonan.objects.get(pk=row.pk)):
        with pytest.raises(ValidationError):
            forward_inside(known, cast.maos, "", make_kunci(), cast.ani)
    assert not Permohonan.objects.for_situs(cast.maos).exists()
    assert not AksesIdentitas.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("petugas", 403), ("camat", 403), ("ani", 200)])
def test_who_decides_forwards(cast, visit, row, who, status):
    client = visit(cast.cipari, getattr(cast, who))
    assert client.get(page(row, "teruskan_situs")).status_code == status


def test_the_first_request_is_answered_all_the_same(cast, visit, row):
    forward_inside(row, cast.maos, "", make_kunci(), cast.ani)
    row.refresh_from_db()
    assert "jawab" in visit(cast.cipari, cast.ani).get(page(row)).text
    jawaban = build_jawaban(row, "tidak_dikuasai")
    assert jawaban.permohonan == row and row.terbuka
