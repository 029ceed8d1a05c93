"""Writing down a request for somebody, the inbox with its piles, the settings of the service."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from permohonan.enums import JenisBerkas
from permohonan.kode import derive_kode
from permohonan.models import AksesIdentitas, PengaturanLayanan, Permohonan
from permohonan.services_kerja import ask_completion
from permohonan.services_pemohon import withdraw
from tests.factories import make_permohonan

DAFTAR, CATAT = "/admin/permohonan/permohonan/", "/admin/permohonan/permohonan/add/"


def fill(client, **changed) -> dict:
    """The form as the page offers it, filled in."""
    kunci = client.get(CATAT).context["form"]["kunci"].value()
    return {
        "kunci": kunci,
        "kanal": "langsung",
        "diterima": timezone.localdate().isoformat(),
        "jenis_pemohon": "perorangan",
        "nama": "Sri Contoh",
        "alamat": "Jalan Contoh Nomor 1",
        "telepon": "081200000000",
        "rincian": "Laporan keuangan 2025.",
        "tujuan": "Penelitian.",
        "cara_memperoleh": "softcopy",
        **changed,
    }


def test_what_is_told_at_the_counter_is_written_down_once(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client)
    answers = [client.post(CATAT, data) for _ in range(2)]
    row = Permohonan.objects.get()
    assert (row.situs, row.kanal) == (cast.cipari, "langsung")
    assert row.peristiwa.get().pengguna == cast.petugas
    assert answers[0]["Location"] == answers[1]["Location"]
    page = client.get(answers[0]["Location"])
    assert row.nomor in page.text
    assert derive_kode(data["kunci"]) in page.text
    assert "no-store" in page["Cache-Control"]


def test_number_and_code_are_shown_for_a_day_to_who_has_the_key(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    address = client.post(CATAT, fill(client))["Location"]
    assert visit(cast.cipari, cast.camat).get(address).status_code == 403
    assert visit(cast.maos, cast.budi).get(address).status_code == 404
    assert client.get(f"{address}X").status_code == 404
    Permohonan.objects.update(dibuat_pada=timezone.now() - timedelta(hours=25))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kanal": ""}, "kanal"),
        ({"kanal": "web"}, "kanal"),
        ({"diterima": "2999-01-01"}, "diterima"),
        ({"nama": ""}, "nama"),
        ({"alamat": ""}, "alamat"),
        ({"nik": "123"}, "nik"),
        ({"telepon": ""}, "telepon"),
        ({"jenis_pemohon": "badan_hukum"}, "lembaga"),
        ({"kuasa": "on"}, "kuasa_nama"),
        ({"kunci": "1"}, "kunci"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(cast, visit, changed, field):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client, **changed)
    response = client.post(CATAT, data)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert data["rincian"] in response.text
    assert not Permohonan.objects.exists()


def test_who_only_reads_writes_nothing_down(cast, visit):
    client = visit(cast.cipari, cast.camat)
    assert client.get(CATAT).status_code == 403
    assert client.post(CATAT, {}).status_code == 403
    assert CATAT not in client.get(DAFTAR).text


def test_a_case_is_not_copied_by_its_page(cast, visit):
    row = make_permohonan(cast.cipari)
    client = visit(cast.cipari, cast.ani)
    assert client.post(f"{DAFTAR}{row.pk}/change/", {"_saveasnew": "1"}).status_code == 403
    assert Permohonan.objects.count() == 1


# --- The inbox ------------------------------------------------------------------------------------
def plant_piles(cast) -> None:
    today = timezone.localdate()
    make_permohonan(cast.cipari)
    make_permohonan(cast.cipari, diterima=today - timedelta(days=60))
    waiting = make_permohonan(cast.cipari)
    ask_completion(waiting, "Sebutkan tahunnya.", cast.ani)
    withdraw(make_permohonan(cast.cipari))
    soon = make_permohonan(cast.cipari)
    Permohonan.objects.filter(pk=soon.pk).update(jatuh_tempo=today, status="diproses")


def test_each_chip_opens_as_many_rows_as_it_says(cast, visit):
    plant_piles(cast)
    client = visit(cast.cipari, cast.petugas)
    counted = {}
    for pile, count, _ in client.get(DAFTAR).context["tumpukan"]:
        shown = client.get(DAFTAR, {"tumpukan": pile.kode})
        assert shown.context["cl"].result_count == count, pile
        assert f"?tumpukan={pile.kode}" in shown.text
        counted[pile.kode] = count
    expected = {"baru": 2, "segera": 1, "lewat": 1, "menunggu": 1, "berjalan": 4, "selesai": 0}
    assert counted == expected


def test_urgency_has_a_colour_and_words(cast, visit):
    plant_piles(cast)
    text = visit(cast.cipari, cast.petugas).get(DAFTAR).text
    for warna in ("lewat", "segera", "aman"):
        assert f'class="tenggat tenggat-{warna}"' in text
    assert "jatuh tempo hari ini" in text


def test_the_inbox_asks_no_more_for_more_rows(cast, visit):
    client, counts = visit(cast.cipari, cast.petugas), []
    client.get(DAFTAR)
    for _ in range(2):
        for _ in range(5):
            make_permohonan(cast.cipari)
        with CaptureQueriesContext(connection) as seen:
            client.get(DAFTAR)
        counts.append(len(seen))
    assert counts[0] == counts[1]


# --- Settings -------------------------------------------------------------------------------------
def test_only_who_decides_sets_the_service(cast, visit):
    url = "/admin/permohonan/pengaturanlayanan/add/"
    for user in (cast.petugas, cast.camat):
        assert visit(cast.cipari, user).get(url).status_code == 403
    client = visit(cast.cipari, cast.ani)
    data = {"hari_lengkapi": 5, "tarif_lembar": 250, "kode_nomor": "CPR"}
    assert client.post(url, data).status_code == 302
    assert PengaturanLayanan.objects.get().situs == cast.cipari
    again = client.post(url, data)
    assert "sudah punya pengaturan layanan" in again.text
    assert make_permohonan(cast.cipari).nomor.startswith("001/PPID-CPR/")


# --- The home page --------------------------------------------------------------------------------
def test_the_home_page_leads_to_as_many_rows_as_it_says(cast, visit):
    plant_piles(cast)
    make_permohonan(cast.utama)
    for situs, user, total in ((cast.cipari, cast.petugas, 3), (cast.utama, cast.kominfo, 1)):
        client = visit(situs, user)
        tasks = [t for t in client.get("/admin/").context["tugas"] if DAFTAR in t.tautan]
        assert len(tasks) == total
        for task in tasks:
            assert client.get(task.tautan).context["cl"].result_count == task.jumlah
    assert "tumpukan=" not in visit(cast.cipari, cast.camat).get("/admin/").text


def test_the_inbox_begins_with_what_is_open_and_due_first(cast, visit):
    today = timezone.localdate()
    done = make_permohonan(cast.cipari, diterima=today - timedelta(days=60))
    withdraw(done)
    late, new = (
        make_permohonan(cast.cipari, diterima=today - timedelta(days=days)) for days in (40, 1)
    )
    page = visit(cast.cipari, cast.ani).get(DAFTAR)
    assert [row.pk for row in page.context["cl"].result_list] == [late.pk, new.pk, done.pk]


def scan(name: str = "surat budi.pdf", content: bytes = b"%PDF-1.4\n%%EOF\n"):
    return SimpleUploadedFile(name, content)


def test_a_scanned_letter_comes_with_the_request_once(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client, kanal="surat")
    for _ in range(2):
        client.post(CATAT, data | {"surat": [scan(), scan("lampiran.pdf")]})
    row = Permohonan.objects.get()
    files = list(row.berkas.all())
    assert [each.jenis for each in files] == [JenisBerkas.SURAT_MASUK] * 2
    assert {each.pengguna for each in files} == {cast.petugas}


def test_a_letter_that_is_no_letter_keeps_the_form(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client) | {"surat": [scan("surat.pdf", b"bukan pdf")]}
    response = client.post(CATAT, data)
    assert response.status_code == 422
    assert "surat.pdf" in response.text and "Pilih lagi berkasnya" in response.text
    assert "Laporan keuangan 2025." in response.text
    assert not Permohonan.objects.exists()


def test_a_scanned_letter_names_somebody_and_opens_for_a_reason_only(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    client.post(CATAT, fill(client) | {"surat": [scan()]})
    row = Permohonan.objects.get()
    page = client.get(f"{DAFTAR}{row.pk}/change/").text
    assert "Surat atau formulir yang dipindai" in page and "surat budi" not in page
    address = f"{DAFTAR}{row.pk}/berkas/?kode={row.berkas.get().kode}"
    assert client.get(address)["Content-Type"].startswith("text/html")
    assert not AksesIdentitas.objects.exists()
    opened = client.post(address, {"alasan": "Membaca permintaannya."})
    assert opened["Content-Type"] == "application/pdf"
    assert AksesIdentitas.objects.get().alasan == "Membaca permintaannya."
    assert visit(cast.cipari, cast.camat).post(address, {"alasan": "Ingin."}).status_code == 403
    assert visit(cast.maos, cast.budi).get(address).status_code == 404
