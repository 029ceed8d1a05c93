"""What officers do with a request in the admin: who may, and what a page does with a mistake."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from permohonan.enums import JenisBerkas, JenisPeristiwa, Status
from permohonan.models import AksesIdentitas, BerkasLayanan, Permohonan
from permohonan.services_jawab import answer
from permohonan.services_kerja import write_note
from situs.models import IzinBertindak
from tests.factories import build_jawaban, make_permohonan, make_uji

PDF = b"%PDF-1.4\n%%EOF\n"
# Act -> what its form sends.
ISIAN = {
    "minta_lengkapi": {"pesan": "Sebutkan tahunnya."},
    "dilengkapi": {"teks": "Tahun 2025."},
    "catatan": {"catatan": "Sudah ditelepon."},
    "perpanjang": {"alasan": "belum_dikuasai", "uraian": "Masih dikumpulkan."},
    "teruskan": {"badan": "BPS Cilacap", "keterangan": ""},
    "cabut": {"alasan": "Lewat telepon."},
    "kontak": {"telepon": "081311112222", "cara": "Lewat telepon."},
    "kode_baru": {"kunci": "B" * 31, "cara": "Menunjukkan KTP."},
}
HANYA_PEMUTUS = {"perpanjang", "teruskan"}


def page(row: Permohonan, name: str = "change") -> str:
    return f"/admin/permohonan/permohonan/{row.pk}/{name}/"


@pytest.fixture
def row(cast) -> Permohonan:
    return make_permohonan(cast.cipari, nik="3301000000000001")


def last_event(row: Permohonan):
    return row.peristiwa.order_by("-pk").first()


@pytest.mark.parametrize("name", ISIAN)
def test_each_act_is_done_once_and_written_down(cast, visit, row, name):
    client = visit(cast.cipari, cast.ani)
    assert client.get(page(row, name)).status_code == 200
    before = row.peristiwa.count()
    response = client.post(page(row, name), ISIAN[name] | {"versi": row.versi})
    assert response.status_code == 302
    assert row.peristiwa.count() == before + 1
    assert last_event(row).pengguna == cast.ani


@pytest.mark.parametrize("name", ISIAN)
def test_an_empty_form_says_what_is_missing(cast, visit, row, name):
    before = row.peristiwa.count()
    response = visit(cast.cipari, cast.ani).post(page(row, name), {"versi": row.versi})
    assert response.status_code == 422
    assert "errorlist" in response.text
    assert row.peristiwa.count() == before


@pytest.mark.parametrize("name", [*ISIAN, "jawab", "identitas", "tugaskan", "berkas"])
def test_who_only_reads_does_nothing(cast, visit, row, name):
    for situs, user in ((cast.cipari, cast.camat), (cast.utama, cast.kominfo)):
        client = visit(situs, user)
        assert client.get(page(row)).status_code == 200
        expected = 404 if (name, user) == ("berkas", cast.camat) else 403
        assert client.get(page(row, name)).status_code == expected
        data = ISIAN.get(name, {"alasan": "Ingin tahu."}) | {"versi": row.versi}
        assert client.post(page(row, name), data).status_code == expected
    assert row.peristiwa.count() == 1
    assert not AksesIdentitas.objects.exists()


@pytest.mark.parametrize("name", [*ISIAN, "jawab"])
def test_an_officer_takes_in_but_does_not_decide(cast, visit, row, name):
    expected = 403 if name in {*HANYA_PEMUTUS, "jawab"} else 200
    client = visit(cast.cipari, cast.petugas)
    assert client.get(page(row, name)).status_code == expected
    assert (page(row, name) in client.get(page(row)).text) == (expected == 200)


def test_another_site_sees_nothing(cast, visit, row):
    client = visit(cast.maos, cast.budi)
    assert client.get(page(row)).status_code == 302
    for name in (*ISIAN, "jawab", "identitas", "berkas", "serahkan"):
        assert client.get(page(row, name)).status_code == 404


def test_who_acts_for_a_site_may_do_its_work(cast, visit, row):
    IzinBertindak.objects.create(
        situs=cast.cipari,
        pengguna=cast.kominfo,
        alasan="Petugas sakit.",
        berlaku_sampai=timezone.now() + timedelta(hours=1),
    )
    client = visit(cast.utama, cast.kominfo)
    client.post(page(row, "catatan"), {"catatan": "Dibantu.", "versi": row.versi})
    assert last_event(row).catatan == "Dibantu."


def test_start_takes_the_case(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    for _ in range(2):
        client.post(page(row, "mulai"), {"versi": row.versi})
    row.refresh_from_db()
    assert (row.status, row.petugas) == (Status.DIPROSES, cast.petugas)
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DIPROSES).count() == 1


def test_only_people_of_the_site_can_be_assigned(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    offered = set(client.get(page(row, "tugaskan")).context["form"].fields["petugas"].queryset)
    assert offered == {cast.ani, cast.petugas, cast.camat, cast.pengadu}
    sent = {"petugas": cast.budi.pk, "versi": row.versi}
    assert client.post(page(row, "tugaskan"), sent).status_code == 422
    client.post(page(row, "tugaskan"), sent | {"petugas": cast.petugas.pk})
    row.refresh_from_db()
    assert row.petugas == cast.petugas


def test_a_stale_form_keeps_what_was_typed_and_can_be_sent_again(cast, visit, row):
    typed = {"pesan": "Sebutkan tahun anggarannya.", "versi": row.versi}
    visit(cast.cipari, cast.petugas).post(page(row, "mulai"), {"versi": row.versi})
    client = visit(cast.cipari, cast.ani)
    response = client.post(page(row, "minta_lengkapi"), typed)
    assert response.status_code == 422
    assert "baru saja diubah orang lain" in response.text
    assert typed["pesan"] in response.text
    row.refresh_from_db()
    assert row.diminta_lengkapi_pada is None
    versi = response.context["form"]["versi"].value()
    assert client.post(page(row, "minta_lengkapi"), typed | {"versi": versi}).status_code == 302


def test_extension_is_offered_once_only(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    client.post(page(row, "perpanjang"), ISIAN["perpanjang"] | {"versi": row.versi})
    assert page(row, "perpanjang") not in client.get(page(row)).text
    assert client.get(page(row, "perpanjang")).status_code == 302
    row.refresh_from_db()
    again = client.post(page(row, "perpanjang"), ISIAN["perpanjang"] | {"versi": row.versi})
    assert again.status_code == 422
    assert "hanya satu kali" in again.text


# --- The identity ---------------------------------------------------------------------------------
def test_identity_is_masked_until_a_reason_is_given(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    text = client.get(page(row)).text
    for secret in (row.nama, row.nik, row.telepon, row.email, row.alamat):
        assert secret not in text
    assert row.nama not in client.post(page(row, "identitas"), {"alasan": " "}).text
    assert not AksesIdentitas.objects.exists()
    shown = client.post(page(row, "identitas"), {"alasan": "Menelepon pemohon."})
    assert row.nama in shown.text
    assert row.nik in shown.text
    assert "no-store" in shown["Cache-Control"]
    log = AksesIdentitas.objects.get()
    assert (log.pengguna, log.alasan, log.permohonan) == (cast.petugas, "Menelepon pemohon.", row)
    assert "Menelepon pemohon." in client.get(page(row)).text


@pytest.mark.parametrize(
    "jenis", [JenisBerkas.IDENTITAS, JenisBerkas.SURAT_MASUK, JenisBerkas.PELENGKAP]
)
def test_a_file_of_identity_needs_a_reason_too(cast, visit, row, jenis):
    berkas = BerkasLayanan.objects.create(
        situs=row.situs,
        permohonan=row,
        jenis=jenis,
        isi=ContentFile(PDF, name="x.pdf"),
        nama_asli="ktp.pdf",
        tipe="pdf",
        ukuran=len(PDF),
        sidik="0" * 64,
    )
    client, url = visit(cast.cipari, cast.petugas), f"{page(row, 'berkas')}?kode={berkas.kode}"
    is_identity = jenis != JenisBerkas.PELENGKAP
    opened = client.get(url)
    assert (opened["Content-Type"] == "application/pdf") != is_identity
    if is_identity:
        opened = client.post(url, {"alasan": "Memeriksa nama."})
    assert b"".join(opened.streaming_content) == PDF
    assert "no-store" in opened["Cache-Control"]
    assert AksesIdentitas.objects.count() == is_identity
    other = make_permohonan(cast.cipari)
    assert client.get(f"{page(other, 'berkas')}?kode={berkas.kode}").status_code == 404


# --- The answer -----------------------------------------------------------------------------------
def send_answer(client, row, hasil, **fields):
    today = timezone.localdate().isoformat()
    money = {"lembar": 0, "tarif": 0, "biaya_kirim": 0, "biaya_lain": 0}
    data = {"tanggal": today, "versi": row.versi, **money, **fields}
    return client.post(f"{page(row, 'jawab')}?hasil={hasil}", data)


def test_an_answer_with_a_file_closes_the_case(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    assert "?hasil=ditolak" in client.get(page(row, "jawab")).text
    upload = SimpleUploadedFile("laporan.pdf", PDF, "application/pdf")
    fields = {"materi": "Laporan 2025", "bentuk": ["softcopy"], "berkas": [upload]}
    assert send_answer(client, row, "seluruhnya", **fields).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.hasil) == (Status.SELESAI, "seluruhnya")
    assert row.berkas.get().jenis == JenisBerkas.JAWABAN
    assert row.surat.count() == 1
    assert client.get(page(row, "jawab")).status_code == 302


def test_a_refusal_without_a_test_is_refused_by_field(cast, visit, row):
    client = visit(cast.cipari, cast.ani)
    response = send_answer(client, row, "ditolak", alasan="Memuat data pribadi orang lain.")
    assert response.status_code == 422
    assert {"dasar", "uji"} == set(response.context["form"].errors)
    assert "Memuat data pribadi orang lain." in response.text
    row.refresh_from_db()
    assert row.status == Status.DITERIMA


def test_tests_of_consequences_come_from_here_or_above(cast, visit, row):
    own, above = make_uji(cast.cipari), make_uji(cast.utama)
    make_uji(cast.maos)
    client = visit(cast.cipari, cast.ani)
    form = client.get(f"{page(row, 'jawab')}?hasil=ditolak").context["form"]
    assert set(form.fields["uji"].queryset) == {own, above}
    fields = {"dasar": ["h"], "uji": above.pk, "alasan": "Rahasia pribadi."}
    assert send_answer(client, row, "ditolak", **fields).status_code == 302


def test_two_officers_answer_once(cast, visit, row):
    visit(cast.cipari, cast.petugas).post(page(row, "mulai"), {"versi": row.versi})
    client = visit(cast.cipari, cast.ani)
    fields = {"materi": "Laporan 2025", "bentuk": ["softcopy"]}
    stale = send_answer(client, row, "seluruhnya", **fields)
    assert stale.status_code == 422
    assert "Laporan 2025" in stale.text
    row.refresh_from_db()
    assert not row.jawaban.exists()


def test_what_was_granted_is_handed_over_later(cast, visit, row):
    answer(row, build_jawaban(row), cast.ani)
    row.refresh_from_db()
    client = visit(cast.cipari, cast.petugas)
    data = {"pada": timezone.localdate().isoformat(), "versi": row.versi}
    assert client.post(page(row, "serahkan"), data).status_code == 302
    assert row.jawaban.get().diberikan_pada == timezone.localdate()


def test_notes_are_read_here_and_not_by_the_requester(cast, visit, row):
    write_note(row, "Hati-hati.", cast.ani)
    assert "Hati-hati." in visit(cast.cipari, cast.camat).get(page(row)).text
    status = visit(cast.cipari).post(
        "/cek/",
        {"nomor": row.nomor, "kode": row.kode},
        headers={"origin": f"http://{cast.cipari.host}", "sec-fetch-site": "same-origin"},
        follow=True,
    )
    assert row.nomor in status.text
    assert "Hati-hati." not in status.text
