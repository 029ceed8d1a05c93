"""Tying DIP entries to the duties of the law: proposed, agreed by an officer, taken back."""

import pytest
from django.urls import reverse

from dip.enums import JenisPeristiwa
from dip.kewajiban import load_kewajiban, read_baris
from dip.models import Informasi, Kewajiban, PeristiwaInformasi
from dip.riwayat import describe_history
from dip.services import copy_informasi, mark_checked, save_informasi, set_kewajiban
from tests.factories import make_informasi

LIST = reverse("admin:dip_informasi_changelist")


@pytest.fixture(autouse=True)
def pohon(db) -> None:
    load_kewajiban(read_baris())


def run_action(client, action: str, rows: list[Informasi], **data):
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(LIST, chosen | data, follow=True)


def test_page_of_proposals_names_the_duty_and_writes_nothing(cast, visit):
    row = make_informasi(cast.cipari, judul="LHKPN Camat 2025")
    page = run_action(visit(cast.cipari, cast.ani), "cocokkan", [row])
    assert "B-a.8 Laporan harta kekayaan" in page.content.decode()
    row.refresh_from_db()
    assert row.kewajiban is None


def test_only_agreed_proposals_are_written_with_an_event(cast, visit):
    agreed = make_informasi(cast.cipari, judul="Struktur organisasi")
    refused = make_informasi(cast.cipari, judul="Neraca 2025")
    page = run_action(
        visit(cast.cipari, cast.ani),
        "cocokkan",
        [agreed, refused],
        setujui="ya",
        setuju=[agreed.pk],
    )
    assert "1 informasi dicocokkan dengan kewajiban" in page.content.decode()
    agreed.refresh_from_db()
    refused.refresh_from_db()
    assert agreed.kewajiban.kode == "B-a.5"
    assert refused.kewajiban is None
    event = agreed.peristiwa.get()
    assert (event.jenis, event.pengguna) == (JenisPeristiwa.DIUBAH, cast.ani)
    assert describe_history(agreed)[0].perubahan[0].sesudah == "B-a.5 Struktur organisasi"


def test_untying_is_the_way_back(cast, visit):
    row = make_informasi(cast.cipari, kewajiban=Kewajiban.objects.get(kode="B-c"))
    page = run_action(visit(cast.cipari, cast.ani), "lepaskan", [row])
    assert "1 informasi dilepaskan" in page.content.decode()
    row.refresh_from_db()
    assert row.kewajiban is None


def test_entry_that_has_a_duty_is_not_proposed_again(cast, visit):
    row = make_informasi(cast.cipari, judul="Neraca", kewajiban=Kewajiban.objects.get(kode="B-d.1"))
    page = run_action(visit(cast.cipari, cast.ani), "cocokkan", [row], setujui="ya", setuju=row.pk)
    assert "Tidak ada usulan" in page.content.decode()
    row.refresh_from_db()
    assert row.kewajiban.kode == "B-d.1"


def test_foreign_entry_is_never_tied(cast, visit):
    foreign = make_informasi(cast.maos, judul="Neraca 2025")
    client = visit(cast.cipari, cast.ani)
    run_action(client, "cocokkan", [foreign], setujui="ya", setuju=[foreign.pk])
    foreign.refresh_from_db()
    assert foreign.kewajiban is None


def test_petugas_is_not_offered_the_action(cast, visit):
    make_informasi(cast.cipari)
    page = visit(cast.cipari, cast.petugas).get(LIST).content.decode()
    assert "Cocokkan dengan kewajiban" not in page


def test_tying_does_not_make_an_entry_look_fresher(cast):
    row = make_informasi(cast.cipari)
    chosen = {row.pk: Kewajiban.objects.get(kode="B-c").pk}
    rows = Informasi.objects.filter(pk=row.pk)
    assert set_kewajiban(rows, chosen, cast.ani) == 1
    assert set_kewajiban(rows, chosen, cast.ani) == 0
    assert rows.get().diperbarui_pada == row.diperbarui_pada
    assert rows.get().versi == row.versi + 1


def test_form_keeps_the_duty_and_the_copy_takes_it_along(cast):
    row = make_informasi(cast.cipari)
    row.kewajiban = Kewajiban.objects.get(kode="B-c")
    before = row.diperbarui_pada
    save_informasi(row, cast.ani)
    assert Informasi.objects.get(pk=row.pk).diperbarui_pada == before
    assert PeristiwaInformasi.objects.get().perubahan == {"kewajiban_id": [None, row.kewajiban_id]}
    copy_informasi(Informasi.objects.filter(pk=row.pk), 2027, cast.ani)
    assert Informasi.objects.get(tahun=2027).kewajiban == row.kewajiban


def test_checking_moves_the_date_and_says_who(cast):
    row = make_informasi(cast.cipari)
    assert mark_checked(Informasi.objects.filter(pk=row.pk), cast.ani) == 1
    event = row.peristiwa.get()
    assert (event.jenis, event.pengguna) == (JenisPeristiwa.DIPERIKSA, cast.ani)
    assert Informasi.objects.get(pk=row.pk).diperbarui_pada > row.diperbarui_pada


def test_choice_in_the_form_is_grouped_and_indented(cast, visit):
    page = visit(cast.cipari, cast.ani).get(reverse("admin:dip_informasi_add")).content.decode()
    assert '<optgroup label="Informasi berkala">' in page
    assert "\u00a0\u00a0\u00a0\u00a0B-a.2 Tugas dan fungsi" in page
