"""Rows of the sheet, saved one by one: what is kept, what is refused, and who comes second."""

import json
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dip.enums import JenisPeristiwa, Status
from dip.lembar import Lembar, read_cells
from dip.lembar_kiriman import read_json
from dip.lembar_simpan import save_semua
from dip.models import Informasi, PeristiwaInformasi
from dip.services import archive_informasi, save_informasi
from tests.dip.lembar_bantu import DATA, HALAMAN, ISI, SIMPAN, TAHUN, change, new, save, send
from tests.factories import make_informasi


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def reload(row: Informasi) -> Informasi:
    return Informasi.objects.get(pk=row.pk)


# --- What is kept ---------------------------------------------------------------------------------
def test_changed_cell_is_saved_with_its_event(cast, ani):
    row = make_informasi(cast.cipari)
    [answer] = save(ani, change(row, retensi="Permanen"))
    assert answer["keadaan"] == "tersimpan"
    row.refresh_from_db()
    assert (row.retensi, row.retensi_jenis, row.versi) == ("Permanen", "permanen", 2)
    event = PeristiwaInformasi.objects.get(informasi=row)
    assert (event.pengguna, event.perubahan) == (cast.ani, {"retensi": ["5 Tahun", "Permanen"]})


def test_new_row_is_a_draft_of_this_site_and_year(cast, ani):
    [answer] = save(ani, new(judul="Neraca"))
    row = Informasi.objects.get()
    assert answer["baris"][:3] == [row.kode, 1, 1]
    assert (row.situs, row.tahun, row.status) == (cast.cipari, 2026, Status.DRAF)
    assert (row.judul, row.bentuk, row.kategori) == ("Neraca", ["cetak", "rekam"], "berkala")
    assert row.indeks


def test_rows_of_a_block_keep_their_order(cast, ani):
    save(ani, *(new(f"BCDFGHJ{n}", judul=f"Nomor {n}") for n in "234567"))
    rows = Informasi.objects.order_by("urutan").values_list("judul", flat=True)
    assert list(rows) == [f"Nomor {n}" for n in "234567"]


def test_the_same_message_twice_makes_one_row_and_one_event(cast, ani):
    first, second = save(ani, new())[0], save(ani, new())[0]
    assert first == second
    assert PeristiwaInformasi.objects.count() == Informasi.objects.count() == 1
    row = Informasi.objects.get()
    message = change(row, tempat="Cipari")
    save(ani, message)
    assert save(ani, message)[0]["keadaan"] == "tersimpan"
    assert PeristiwaInformasi.objects.filter(jenis=JenisPeristiwa.DIUBAH).count() == 1


def test_own_words_for_bentuk_are_kept_beside_what_they_mean(cast, ani):
    row = make_informasi(cast.cipari)
    [answer] = save(ani, change(row, bentuk="Hardcopy dan website"))
    row.refresh_from_db()
    assert (row.bentuk, row.bentuk_teks) == (["cetak", "online"], "Hardcopy dan website")
    assert "Hardcopy dan website" in answer["baris"]
    save(ani, change(row, bentuk="Cetak, media sosial"))
    row.refresh_from_db()
    assert (row.bentuk, row.bentuk_teks) == (["cetak", "medsos"], "")


def test_words_of_a_workbook_for_kategori_are_understood(cast, ani):
    row = make_informasi(cast.cipari)
    save(ani, change(row, kategori="Informasi Serta Merta"))
    assert reload(row).kategori == "serta_merta"


# --- What is refused ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("cell", "text", "told"),
    [
        ("waktu", "32 Januari 2026", "tidak ada di kalender"),
        ("bentuk", "xyz", "Tulis satu atau beberapa dari"),
        ("kategori", "Berkla", "Maksud Anda “Berkala”?"),
        ("kategori", "Dikecualikan", "Daftar Informasi Dikecualikan"),
        ("ringkasan", "", "Isi ringkasan"),
        ("judul", "x" * 501, "500"),
        ("ringkasan", "kata " * 200_000, "20000"),
        ("bentuk", "cetak " * 40, "200"),
    ],
)
def test_fault_is_told_at_its_cell_and_nothing_of_the_row_is_written(cast, ani, cell, text, told):
    row = make_informasi(cast.cipari)
    [answer] = save(ani, change(row, **{"tempat": "Lain", cell: text}))
    assert answer["keadaan"] == "galat" and list(answer["galat"]) == [cell]
    assert told in answer["galat"][cell]
    assert reload(row).tempat == "Cilacap"
    assert not PeristiwaInformasi.objects.exists()


def test_rows_that_are_right_are_saved_beside_one_that_is_not(cast, ani):
    good, bad = make_informasi(cast.cipari), make_informasi(cast.cipari)
    first, second = save(ani, change(good, tempat="Cipari"), change(bad, waktu="32 Mei 2026"))
    assert (first["keadaan"], second["keadaan"]) == ("tersimpan", "galat")
    assert (reload(good).tempat, reload(bad).waktu) == ("Cipari", "Januari 2026")


def test_old_fault_in_one_cell_does_not_hold_a_change_in_another(cast, ani):
    row = make_informasi(cast.cipari, waktu="32 Mei 2026", ringkasan="")
    assert save(ani, change(row, tempat="Cipari"))[0]["keadaan"] == "tersimpan"


def test_weak_summary_is_advice_and_no_fault(cast, ani):
    row = make_informasi(cast.cipari)
    [answer] = save(ani, change(row, ringkasan="Laporan kinerja"))
    assert answer["keadaan"] == "tersimpan"
    assert "Ringkasan sangat pendek" in answer["baris"][6]


def test_invisible_characters_never_reach_the_register(cast, ani):
    row = make_informasi(cast.cipari)
    text = "Baris satu\x00\x1b\r\n\ufeffBaris dua\ud800"
    save(ani, change(row, ringkasan=text, judul="Dua\nbaris\x07"))
    row.refresh_from_db()
    assert (row.ringkasan, row.judul) == ("Baris satu\nBaris dua", "Dua baris")


@pytest.mark.parametrize(
    "body",
    [
        *(None, [], {}, {"baris": {}}, {"baris": []}, {"baris": [1]}, {"baris": [{}]}),
        {"baris": [{"kode": "../../..", "versi": 1, "isi": {}}]},
        {"baris": [{"kode": ["BCDFGHJK"], "versi": 1, "isi": {}}]},
        *(
            {"baris": [{"kode": "BCDFGHJK", "versi": versi, "isi": {}}]}
            for versi in (None, True, -1, 1.5, "x", 2**40, "9" * 5_000)
        ),
        *(
            {"baris": [{"kode": "BCDFGHJK", "versi": 0, "isi": isi}]}
            for isi in (None, [], "x", {"judul": 1}, {"judul": None}, {"status": "terbit"})
        ),
        {"baris": [{"kode": "BCDFGHJK", "versi": 0, "isi": {}, "semula": {"situs": "1"}}]},
        {"baris": [new()] * 101},
    ],
)
def test_malformed_message_is_refused_with_a_sentence(cast, ani, body):
    response = send(ani, body=body) if body is not None else send(ani, body="null")
    assert response.status_code == 400
    assert response.json()["pesan"].endswith(".")
    assert not Informasi.objects.exists()


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(cast, ani, raw):
    response = ani.post(SIMPAN, raw, content_type="application/json")
    assert response.status_code == 400


def test_message_beyond_the_limit_is_refused_with_a_sentence(cast, ani):
    response = send(ani, new(ringkasan="x" * 3_000_000))
    assert response.status_code == 413
    assert "terlalu besar" in response.json()["pesan"]


# --- Rights ---------------------------------------------------------------------------------------
def test_petugas_changes_drafts_and_reads_what_is_public(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    draft = make_informasi(cast.cipari, status=Status.DRAF)
    public = make_informasi(cast.cipari)
    first, second = save(client, change(draft, tempat="Cipari"), change(public, tempat="Cipari"))
    assert (first["keadaan"], second["keadaan"]) == ("tersimpan", "terkunci")
    assert "Petugas menyunting draf" in second["pesan"]
    assert (reload(draft).tempat, reload(public).tempat) == ("Cipari", "Cilacap")


def test_row_published_meanwhile_is_closed_to_the_petugas(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    row = make_informasi(cast.cipari, status=Status.DRAF)
    message = change(row, tempat="Cipari")
    Informasi.objects.filter(pk=row.pk).update(status=Status.TERBIT)
    assert save(client, message)[0]["keadaan"] == "terkunci"


def test_atasan_reads_the_sheet_and_writes_nothing(cast, visit):
    client, row = visit(cast.cipari, cast.camat), make_informasi(cast.cipari)
    assert client.get(HALAMAN, TAHUN).status_code == 200
    assert client.get(DATA, TAHUN).json()["boleh"] is False
    assert send(client, change(row, tempat="Lain")).status_code == 403
    assert client.post(f"{HALAMAN}?tahun=2026", {}).status_code == 403


def test_ppid_utama_reads_a_kecamatan_and_writes_with_a_permission_only(cast, visit):
    client, row = visit(cast.utama, cast.kominfo), make_informasi(cast.cipari)
    query = {**TAHUN, "situs": cast.cipari.pk}
    assert row.kode in client.get(DATA, query).content.decode()
    assert send(client, change(row, tempat="Lain"), situs=cast.cipari).status_code == 403
    cast.kominfo.izin_bertindak.create(
        situs=cast.cipari, alasan="Membantu", berlaku_sampai="2100-01-01T00:00:00Z"
    )
    response = send(client, change(row, tempat="Cipari"), situs=cast.cipari)
    assert response.json()["baris"][0]["keadaan"] == "tersimpan"


def test_code_of_a_foreign_row_makes_an_own_row_and_tells_nothing(cast, ani):
    foreign = make_informasi(cast.maos, status=Status.DRAF)
    missing = save(ani, {**change(foreign, tempat="Lain"), "kode": "BCDFGHJK"})[0]
    answer = save(ani, change(foreign, tempat="Lain"))[0]
    assert {**answer, "kode": ""} == {**missing, "kode": ""}
    [made] = save(ani, new(foreign.kode))
    assert made["baris"][0] != foreign.kode
    assert reload(foreign).judul != ISI["judul"]


@pytest.mark.parametrize("tahun", ["1999", "2101", "26", "abcd", "²026", "2026 "])
def test_year_that_is_none_is_not_found(cast, ani, tahun):
    for url in (HALAMAN, DATA):
        assert ani.get(url, {"tahun": tahun}).status_code == 404


# --- Two officers at once -------------------------------------------------------------------------
def edit(row: Informasi, pengguna, **isian) -> None:
    other = reload(row)
    for name, value in isian.items():
        setattr(other, name, value)
    save_informasi(other, pengguna)


def test_second_of_two_sees_both_texts_with_name_and_time(cast, ani):
    row = make_informasi(cast.cipari)
    mine = change(row, retensi="2 Tahun", tempat="Cipari")
    edit(row, cast.petugas, retensi="Permanen")
    [answer] = save(ani, mine)
    assert answer["keadaan"] == "bentrok" and list(answer["bentrok"]) == ["retensi"]
    lain = answer["bentrok"]["retensi"]
    assert (lain["isi"], lain["oleh"]) == ("Permanen", "Petugas Petugas")
    assert " pukul " in lain["pada"]
    row.refresh_from_db()
    assert (row.retensi, row.tempat) == ("Permanen", "Cilacap")
    # Chosen knowingly, against the version that was shown.
    seen = {"kode": row.kode, "versi": answer["baris"][1], "isi": mine["isi"]}
    assert save(ani, {**seen, "semula": {"retensi": "Permanen"}})[0]["keadaan"] == "tersimpan"
    row.refresh_from_db()
    assert (row.retensi, row.tempat) == ("2 Tahun", "Cipari")


def test_two_officers_in_different_cells_lose_nothing(cast, ani):
    row = make_informasi(cast.cipari)
    mine = change(row, tempat="Cipari")
    edit(row, cast.petugas, retensi="Permanen")
    [answer] = save(ani, mine)
    assert answer["keadaan"] == "tersimpan" and "Permanen" in answer["baris"]
    row.refresh_from_db()
    assert (row.retensi, row.tempat) == ("Permanen", "Cipari")


def test_both_wrote_the_same_words_is_no_conflict(cast, ani):
    row = make_informasi(cast.cipari)
    mine = change(row, retensi="Permanen")
    edit(row, cast.petugas, retensi="Permanen")
    assert save(ani, mine)[0]["keadaan"] == "tersimpan"


def test_message_without_what_was_seen_overwrites_nothing(cast, ani):
    row = make_informasi(cast.cipari)
    mine = {**change(row, retensi="2 Tahun"), "semula": {}}
    edit(row, cast.petugas, retensi="Permanen")
    assert save(ani, mine)[0]["keadaan"] == "bentrok"


def test_row_that_went_meanwhile_is_told(cast, ani):
    row = make_informasi(cast.cipari)
    mine = change(row, retensi="2 Tahun")
    archive_informasi(Informasi.objects.filter(pk=row.pk), cast.ani)
    [answer] = save(ani, mine)
    assert answer["keadaan"] == "hilang" and "diarsipkan" in answer["pesan"]


@pytest.mark.django_db(transaction=True)
def test_saves_side_by_side_overwrite_nothing_silently(cast):
    """Each message names what it saw: what is written follows on what stood there before."""
    row = make_informasi(cast.cipari, tempat="0")
    lembar = Lembar(cast.cipari, 2026, cast.ani, True, True)
    won: list[tuple[str, str]] = []

    def work(number: int, ready: Barrier, rounds: int) -> None:
        try:
            for turn in range(rounds):
                seen = Informasi.objects.get(pk=row.pk)
                ready.wait()
                body = {"baris": [change(seen, tempat=f"{number}-{turn}")]}
                [answer] = save_semua(lembar, read_json(json.dumps(body).encode()))
                if answer.keadaan == "tersimpan":
                    won.append((read_cells(seen)["tempat"], f"{number}-{turn}"))
        finally:
            connection.close()

    ready = Barrier(4)
    threads = [Thread(target=work, args=(n, ready, 50)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = PeristiwaInformasi.objects.filter(informasi=row).order_by("pk")
    written = [tuple(event.perubahan["tempat"]) for event in events]
    assert sorted(written) == sorted(won)
    assert [before for before, _ in written] == ["0", *(after for _, after in written[:-1])]


@pytest.mark.django_db(transaction=True)
def test_a_new_row_sent_twice_at_once_is_made_once(cast):
    lembar = Lembar(cast.cipari, 2026, cast.ani, True, True)
    ready, states = Barrier(4), []

    def work() -> None:
        try:
            ready.wait()
            body = json.dumps({"baris": [new()]}).encode()
            [answer] = save_semua(lembar, read_json(body))
            states.append(answer.keadaan)
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert states == ["tersimpan"] * 4
    assert Informasi.objects.count() == PeristiwaInformasi.objects.count() == 1


# --- Queries --------------------------------------------------------------------------------------
@pytest.mark.parametrize("url", [HALAMAN, DATA])
def test_queries_do_not_grow_with_the_rows(cast, ani, url):
    counts = []
    for number in (1, 2, 97):
        for _ in range(number):
            make_informasi(cast.cipari)
        with CaptureQueriesContext(connection) as queries:
            assert ani.get(url, TAHUN).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2] <= 16


def test_year_comes_whole_and_in_order(cast, ani):
    rows = [make_informasi(cast.cipari) for _ in range(30)]
    make_informasi(cast.cipari, tahun=2025)
    make_informasi(cast.cipari, status=Status.ARSIP)
    data = ani.get(DATA, TAHUN).json()
    assert [row[0] for row in data["baris"]] == [row.kode for row in rows]
    cells = dict(zip([kolom["nama"] for kolom in data["kolom"]], data["baris"][0][7:], strict=True))
    assert cells == read_cells(rows[0])
