"""What officers and Atasan PPID do with an objection in the admin: who may, where, and when not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from permohonan.enums import Status
from permohonan.models import AksesIdentitas, Keberatan
from situs.models import IzinBertindak
from tests.factories import make_keberatan, make_permohonan

DAFTAR = "/admin/permohonan/keberatan/"
# Act -> what its form sends, and who does it: officers who take in, who decide, Atasan PPID.
ISIAN = {
    "catatan": {"catatan": "Sudah ditelepon."},
    "cabut": {"alasan": "Lewat telepon."},
}
BOLEH = {
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
