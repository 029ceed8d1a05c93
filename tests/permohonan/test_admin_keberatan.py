"""What officers and Atasan PPID do with an objection in the admin: who may, where, and when not."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from permohonan.enums import JenisBerkas, Status
from permohonan.models import AksesIdentitas, Keberatan, PengaturanLayanan, Sengketa
from permohonan.services_berkas import attach_berkas
from situs.berkas import check_berkas
from situs.models import IzinBertindak, Situs
from tests.factories import make_keberatan, make_permohonan

PDF = b"%PDF-1.4\n%%EOF\n"
HARI_INI = timezone.localdate().isoformat()
DAFTAR = "/admin/permohonan/keberatan/"
# Act -> what its form sends, and who does it: officers who take in, who decide, Atasan PPID.
ISIAN = {
    "catatan": {"catatan": "Sudah ditelepon."},
    "musyawarah": {"pada": HARI_INI, "hasil": "Sepakat."},
    "cabut": {"alasan": "Lewat telepon."},
}
TANGGAPAN = {
    "putusan": "dikabulkan",
    "alasan_putusan": "Informasi itu terbuka.",
    "perintah": "Berikan laporan 2025.",
    "hari_pelaksanaan": 5,
    "ditanggapi_pada": HARI_INI,
    "atasan_nama": "Sekretaris Contoh",
    "atasan_jabatan": "Sekretaris Daerah",
}
# After the answer.
LANJUTAN = {
    "pelaksanaan": {"pada": HARI_INI, "catatan": "Diserahkan di kantor."},
    "sikap": {"sikap": "tidak_puas", "catatan": "Masih kurang."},
    "sengketa": {"diajukan_pada": HARI_INI, "tahap": "diajukan", "nomor_register": "1/X/2026"},
}
BOLEH = {
    "tanggapi": {"camat"},
    "musyawarah": {"petugas", "ani", "camat"},
    "catatan": {"petugas", "ani", "camat"},
    "cabut": {"petugas", "ani"},
    "tugaskan": {"petugas", "ani", "camat"},
    "identitas": {"petugas", "ani", "camat"},
}


def page(row: Keberatan, name: str = "change") -> str:
    return f"{DAFTAR}{row.pk}/{name}/"


@pytest.fixture
def row(cast) -> Keberatan:
    request = make_permohonan(cast.cipari, nama="Sri Rahayu Contoh")
    return make_keberatan(request, alasan=["a", "c"])


@pytest.mark.parametrize("name", ISIAN)
def test_each_act_is_done_once_and_written_down(cast, visit, row, name):
    client = visit(cast.cipari, cast.ani)
    assert client.get(page(row, name)).status_code == 200
    before = row.peristiwa.count()
    empty = client.post(page(row, name), {"versi": row.versi})
    assert (empty.status_code, row.peristiwa.count()) == (422, before)
    response = client.post(page(row, name), ISIAN[name] | {"versi": row.versi})
    assert response["Location"] == page(row)
    assert row.peristiwa.order_by("-pk").first().pengguna == cast.ani
    assert row.peristiwa.count() == before + 1


@pytest.mark.parametrize("name", BOLEH)
@pytest.mark.parametrize("who", ["petugas", "ani", "camat", "pengadu"])
def test_who_does_what(cast, visit, row, name, who):
    client = visit(cast.cipari, getattr(cast, who))
    expected = 200 if who in BOLEH[name] else {"pengadu": (403, 404)}.get(who, 403)
    status = client.get(page(row, name)).status_code
    assert status in expected if isinstance(expected, tuple) else status == expected
    if who != "pengadu":
        assert (page(row, name) in client.get(page(row)).text) == (expected == 200)


@pytest.mark.parametrize("name", [*BOLEH, "mulai"])
def test_another_site_sees_nothing_and_utama_only_reads(cast, visit, row, name):
    data = ISIAN.get(name, {"alasan": "Ingin tahu."}) | {"versi": row.versi}
    before = row.peristiwa.count()
    assert visit(cast.maos, cast.budi).post(page(row, name), data).status_code == 404
    client = visit(cast.utama, cast.kominfo)
    assert client.get(page(row)).status_code == 200
    assert client.post(page(row, name), data).status_code == 403
    assert (row.peristiwa.count(), AksesIdentitas.objects.count()) == (before, 0)


def test_utama_acts_with_an_open_permission_only(cast, visit, row):
    IzinBertindak.objects.create(
        situs=cast.cipari,
        pengguna=cast.kominfo,
        alasan="Petugas sakit.",
        berlaku_sampai=timezone.now() + timedelta(hours=1),
    )
    visit(cast.utama, cast.kominfo).post(
        page(row, "catatan"), {"catatan": "Dibantu.", "versi": row.versi}
    )
    assert row.peristiwa.order_by("-pk").first().catatan == "Dibantu."


def test_start_takes_the_case(cast, visit, row):
    visit(cast.cipari, cast.camat).post(page(row, "mulai"), {"versi": row.versi})
    row.refresh_from_db()
    assert (row.status, row.petugas) == (Status.DIPROSES, cast.camat)


def test_atasan_ppid_sees_who_it_is_for_a_reason_that_is_kept(cast, visit, row):
    """Pasal 36 ayat (2) UU 14/2008: the answer goes to the person. Pasal 31 UU 27/2022: the look
    is written down."""
    client = visit(cast.cipari, cast.camat)
    assert row.nama not in client.get(page(row)).text
    shown = client.post(page(row, "identitas"), {"alasan": "Mengundang pemohon."})
    assert row.nama in shown.text
    log = AksesIdentitas.objects.get()
    assert (log.keberatan, log.pengguna, log.alasan) == (row, cast.camat, "Mengundang pemohon.")
    assert (
        client.get(f"/admin/permohonan/permohonan/{row.permohonan.pk}/identitas/").status_code
        == 403
    )


def test_the_page_says_what_the_law_says_and_how_long_is_left(cast, visit, row):
    text = visit(cast.cipari, cast.camat).get(page(row)).text
    assert "Penolakan atas permintaan informasi berdasarkan alasan pengecualian" in text
    assert "Pasal 35 ayat (1) huruf a UU 14/2008" in text
    assert "huruf a tidak dapat diselesaikan secara musyawarah" in text
    assert "sisa 30 hari kerja" in text
    assert "Hari kerja ke-30" in text
    assert f"/admin/permohonan/permohonan/{row.permohonan.pk}/change/" in text
    assert row.kasus_posisi in text


# --- The answer of Atasan PPID --------------------------------------------------------------------
def send(client, row, name="tanggapi", **changed):
    row.refresh_from_db()
    data = {"tanggapi": TANGGAPAN}.get(name) or LANJUTAN[name]
    return client.post(page(row, name), data | {"versi": row.versi} | changed)


def test_pasal_36_ayat_2_atasan_answers_in_the_columns_of_the_register(cast, visit, row):
    client = visit(cast.cipari, cast.camat)
    upload = SimpleUploadedFile("tanggapan.pdf", PDF, "application/pdf")
    assert send(client, row, berkas=[upload])["Location"] == page(row)
    row.refresh_from_db()
    for name, text in TANGGAPAN.items():
        assert str(getattr(row, name)) == str(text)
    assert row.status == Status.SELESAI
    assert row.berkas.get().jenis == JenisBerkas.PERTIMBANGAN
    assert client.get(page(row, "tanggapi"))["Location"] == page(row)
    text = client.get(page(row)).text
    assert f"/admin/permohonan/surat/{row.surat.get().pk}/surat.pdf" in text
    assert "Berikan laporan 2025." in text
    assert "Belum dilaksanakan, sisa 5 hari kerja" in text


def test_pasal_36_ayat_3_written_reasons_go_along(cast, visit, row):
    upheld = {"putusan": "ditolak", "alasan_putusan": "", "perintah": "", "hari_pelaksanaan": ""}
    response = send(visit(cast.cipari, cast.camat), row, **upheld)
    assert response.status_code == 422
    assert "Pasal 36 ayat (3)" in response.context["form"].errors["alasan_putusan"][0]
    row.refresh_from_db()
    assert row.terbuka


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"putusan": ""}, "putusan"),
        ({"perintah": ""}, "perintah"),
        ({"hari_pelaksanaan": ""}, "hari_pelaksanaan"),
        ({"putusan": "ditolak"}, "perintah"),
        ({"ditanggapi_pada": "2020-01-01"}, "ditanggapi_pada"),
        ({"ditanggapi_pada": "2999-01-01"}, "ditanggapi_pada"),
        ({"atasan_nama": " "}, "atasan_nama"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(cast, visit, row, changed, field):
    response = send(visit(cast.cipari, cast.camat), row, **changed)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert TANGGAPAN["alasan_putusan"] in response.text
    assert "<title>Galat: " in response.text
    row.refresh_from_db()
    assert row.terbuka and not row.surat.exists()


def test_name_and_position_are_filled_in_from_the_settings(cast, visit, row):
    PengaturanLayanan.objects.create(situs=cast.cipari, atasan_nama="Sekretaris Contoh")
    Situs.objects.filter(pk=cast.cipari.pk).update(atasan_ppid="Camat Cipari")
    text = visit(cast.cipari, cast.camat).get(page(row, "tanggapi")).text
    assert 'value="Sekretaris Contoh"' in text
    assert 'value="Camat Cipari"' in text


def test_the_letter_is_looked_at_before_it_goes_and_nothing_is_kept(cast, visit, row):
    client = visit(cast.cipari, cast.camat)
    response = send(client, row, pratinjau="ya")
    assert response["Content-Type"] == "application/pdf"
    assert send(client, row, pratinjau="ya", perintah="").status_code == 422
    row.refresh_from_db()
    assert (row.terbuka, row.putusan, row.surat.count()) == (True, "", 0)
    assert not AksesIdentitas.objects.exists()


def test_two_at_once_answer_once(cast, visit, row):
    stale = {"versi": row.versi}
    visit(cast.cipari, cast.petugas).post(page(row, "mulai"), {"versi": row.versi})
    client = visit(cast.cipari, cast.camat)
    response = send(client, row, **stale)
    assert response.status_code == 422
    assert "baru saja diubah orang lain" in response.text
    assert TANGGAPAN["perintah"] in response.text
    versi = response.context["form"]["versi"].value()
    assert send(client, row, versi=versi).status_code == 302


# --- After the answer -----------------------------------------------------------------------------
@pytest.fixture
def answered(cast, visit, row) -> Keberatan:
    send(visit(cast.cipari, cast.camat), row)
    return Keberatan.objects.get(pk=row.pk)


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("pelaksanaan", {"petugas", "ani"}),
        ("lampirkan", {"petugas", "ani", "camat"}),
        ("sikap", {"petugas", "ani", "camat"}),
        ("sengketa", {"petugas", "ani", "camat"}),
    ],
)
def test_who_writes_down_what_follows(cast, visit, answered, name, people):
    for who in ("petugas", "ani", "camat"):
        client = visit(cast.cipari, getattr(cast, who))
        assert client.get(page(answered, name)).status_code == (200 if who in people else 403)
        assert (page(answered, name) in client.get(page(answered)).text) == (who in people)
    assert visit(cast.maos, cast.budi).get(page(answered, name)).status_code == 404
    assert visit(cast.utama, cast.kominfo).get(page(answered, name)).status_code == 403


def test_a_scanned_objection_opens_for_a_reason_and_the_answer_without(cast, visit, answered):
    client = visit(cast.cipari, cast.camat)
    upload = check_berkas(SimpleUploadedFile("a.pdf", PDF))
    for jenis, asks in ((JenisBerkas.PERTIMBANGAN, False), (JenisBerkas.SURAT_MASUK, True)):
        berkas = attach_berkas(answered, jenis, upload, None)
        url = f"{page(answered, 'berkas')}?kode={berkas.kode}"
        assert (client.get(url)["Content-Type"] != "application/pdf") == asks
        assert visit(cast.utama, cast.kominfo).get(url).status_code == 403
    assert client.post(url, {"alasan": "Membaca."})["Content-Type"] == "application/pdf"
    assert AksesIdentitas.objects.get().keberatan == answered


def test_the_order_is_carried_out_once(cast, visit, answered):
    client = visit(cast.cipari, cast.ani)
    assert visit(cast.cipari, cast.camat).get(page(answered, "pelaksanaan")).status_code == 403
    assert send(client, answered, "pelaksanaan").status_code == 302
    answered.refresh_from_db()
    assert answered.dilaksanakan_pada == timezone.localdate()
    assert send(client, answered, "pelaksanaan").status_code == 422
    assert page(answered, "pelaksanaan") not in client.get(page(answered)).text


def test_column_k_is_written_down_by_an_officer(cast, visit, answered):
    client = visit(cast.cipari, cast.petugas)
    assert send(client, answered, "sikap").status_code == 302
    assert "Masih kurang." in client.get(page(answered)).text


def test_the_signed_letter_follows_later(cast, visit, answered):
    client = visit(cast.cipari, cast.petugas)
    data = {"versi": answered.versi}
    assert client.post(page(answered, "lampirkan"), data).status_code == 422
    upload = SimpleUploadedFile("surat.pdf", PDF, "application/pdf")
    client.post(page(answered, "lampirkan"), data | {"berkas": [upload]})
    assert answered.berkas.get().jenis == JenisBerkas.PERTIMBANGAN


def test_pasal_37_a_dispute_is_kept_by_its_stage(cast, visit, answered):
    client = visit(cast.cipari, cast.ani)
    assert "Batas waktu pemohon" in client.get(page(answered)).text
    assert send(client, answered, "sengketa").status_code == 302
    later = {"tahap": "mediasi", "hasil": "Sepakat.", "selesai_pada": HARI_INI}
    assert send(client, answered, "sengketa", **later).status_code == 302
    sengketa = Sengketa.objects.get()
    assert (sengketa.tahap, sengketa.nomor_register) == ("mediasi", "1/X/2026")
    assert "Selesai lewat mediasi" in client.get(page(answered)).text
    wrong = send(client, answered, "sengketa", selesai_pada="2020-01-01")
    assert set(wrong.context["form"].errors) == {"selesai_pada"}


def test_pasal_37_no_dispute_before_the_answer_or_the_silence(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    assert client.get(page(row, "sengketa")).status_code == 302
    yesterday = timezone.localdate() - timedelta(days=1)
    Keberatan.objects.filter(pk=row.pk).update(jatuh_tempo=yesterday)
    assert client.get(page(row, "sengketa")).status_code == 200


def test_pasal_35_ayat_2_ground_a_alone_is_not_settled_by_talking(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    alone = make_keberatan(row.permohonan, alasan=["a"])
    assert client.get(page(alone, "musyawarah")).status_code == 302
    data = ISIAN["musyawarah"] | {"versi": alone.versi}
    refused = client.post(page(alone, "musyawarah"), data)
    assert refused.status_code == 422
    assert "Pasal 35 ayat (2)" in refused.text


# --- The home page --------------------------------------------------------------------------------
def test_the_home_page_leads_to_as_many_objections_as_it_says(cast, visit, row):
    today = timezone.localdate()
    make_keberatan(situs=cast.cipari, diterima=today - timedelta(days=90))
    send(visit(cast.cipari, cast.camat), make_keberatan(row.permohonan, alasan=["g"]))
    client = visit(cast.cipari, cast.camat)
    tasks = [t for t in client.get("/admin/").context["tugas"] if DAFTAR in t.tautan]
    assert [t.jumlah for t in tasks] == [1, 2, 1]  # late, new, an order
    for task in tasks:
        assert client.get(task.tautan).context["cl"].result_count == task.jumlah


# --- The inbox ------------------------------------------------------------------------------------
def test_each_chip_opens_as_many_rows_as_it_says(cast, visit, row):
    today = timezone.localdate()
    make_keberatan(situs=cast.cipari, diterima=today - timedelta(days=90))
    make_keberatan(situs=cast.maos)
    client, counted = visit(cast.cipari, cast.camat), {}
    for pile, count, _ in client.get(DAFTAR).context["tumpukan"]:
        shown = client.get(DAFTAR, {"tumpukan": pile.kode})
        assert shown.context["cl"].result_count == count, pile
        counted[pile.kode] = count
    expected = {"baru": 2, "segera": 0, "lewat": 1, "perintah": 0, "sengketa": 0}
    assert counted == expected | {"berjalan": 2, "selesai": 0}


def test_the_inbox_asks_no_more_for_more_rows(cast, visit):
    client, counts = visit(cast.cipari, cast.petugas), []
    client.get(DAFTAR)
    for number in (1, 3, 20):
        for _ in range(number):
            make_keberatan(situs=cast.cipari)
        with CaptureQueriesContext(connection) as seen:
            client.get(DAFTAR)
        counts.append(len(seen))
    assert len(set(counts)) == 1
