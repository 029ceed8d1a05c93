"""The sheet of a year when two officers work in it at once, and when the network or the session
goes away: nothing that was typed is lost."""

import pytest
from playwright.sync_api import expect

from dip.models import Impor, Informasi, PeristiwaInformasi
from tests.browser.lembar import cell, state, write

# The server does its work; its first answer never arrives.
LOSE_ONE_ANSWER = """() => {
  const real = window.fetch;
  window.fetch = async (...request) => {
    const answer = await real(...request);
    window.fetch = real;
    throw new TypeError(`hilang: ${answer.status}`);
  };
}"""


@pytest.fixture(autouse=True)
def empty_register(sites, server) -> None:
    for model in (PeristiwaInformasi, Impor, Informasi):
        model.objects.all().delete()
    server.forget_pages()


# --- Two officers at once -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("choice", "kept"), [("Pakai isian saya", "2 Tahun"), ("Pakai isian Petugas Ani", "Permanen")]
)
def test_second_of_two_sees_both_texts_and_chooses(fill_list, open_sheet, choice, kept):
    [row] = fill_list(1)
    ani, tuti = open_sheet("ani"), open_sheet("tuti")
    write(ani, 1, "retensi", "Permanen")
    expect(state(ani, 1)).to_have_text("Tersimpan")
    write(tuti, 1, "retensi", "2 Tahun")
    expect(state(tuti, 1)).to_have_text("Berubah di tempat lain")
    listed = tuti.get_by_role("region", name="Perlu diperbaiki")
    expect(listed).to_contain_text("sudah diubah Petugas Ani pada")
    expect(listed.locator("dd")).to_have_text(["2 Tahun", "Permanen"])
    row.refresh_from_db()
    assert row.retensi == "Permanen"  # nothing is overwritten before somebody chose
    listed.get_by_role("button", name=choice).click()
    expect(state(tuti, 1)).to_have_text("Tersimpan")
    expect(cell(tuti, 1, "retensi")).to_have_text(kept)
    row.refresh_from_db()
    assert row.retensi == kept


def test_two_officers_in_two_cells_of_a_row_both_keep_theirs(fill_list, open_sheet):
    [row] = fill_list(1)
    ani, tuti = open_sheet("ani"), open_sheet("tuti")
    write(ani, 1, "retensi", "Permanen")
    expect(state(ani, 1)).to_have_text("Tersimpan")
    write(tuti, 1, "tempat", "Cipari")
    expect(state(tuti, 1)).to_have_text("Tersimpan")
    expect(cell(tuti, 1, "retensi")).to_have_text("Permanen")
    row.refresh_from_db()
    assert (row.retensi, row.tempat) == ("Permanen", "Cipari")


# --- Faults of the world --------------------------------------------------------------------------
def test_lost_network_keeps_the_row_and_sends_it_later(fill_list, open_sheet):
    [row] = fill_list(1)
    page = open_sheet()
    page.context.set_offline(True)
    write(page, 1, "tempat", "Cipari")
    expect(state(page, 1)).to_have_text("Menunggu jaringan")
    expect(page.locator(".lembar-berita")).to_contain_text("Jaringan terputus")
    page.context.set_offline(False)
    expect(state(page, 1)).to_have_text("Tersimpan")
    row.refresh_from_db()
    assert row.tempat == "Cipari"
    assert PeristiwaInformasi.objects.count() == 1


def test_answer_that_was_lost_makes_no_second_row(fill_list, open_sheet):
    fill_list(1)
    page = open_sheet()
    page.evaluate(LOSE_ONE_ANSWER)
    write(page, 2, "ringkasan", "Memuat aset, kewajiban, dan ekuitas pada akhir tahun.")
    expect(state(page, 2)).to_have_text("Menunggu jaringan")
    write(page, 2, "judul", "Neraca")
    page.keyboard.press("Control+s")
    expect(state(page, 2)).to_have_text("Tersimpan")
    row = Informasi.objects.get(judul="Neraca")
    assert row.ringkasan.startswith("Memuat aset") and Informasi.objects.count() == 2


def test_ended_session_keeps_the_row_until_somebody_logs_in_again(sites, fill_list, open_sheet):
    [row] = fill_list(1)
    page = open_sheet()
    page.context.clear_cookies()
    write(page, 1, "tempat", "Cipari")
    expect(page.locator(".lembar-berita")).to_contain_text("Masuk lagi di tab lain")
    page.context.add_cookies([sites.login("ani")])
    page.get_by_role("button", name="Simpan semua").click()
    expect(state(page, 1)).to_have_text("Tersimpan")
    row.refresh_from_db()
    assert row.tempat == "Cipari"


def test_leaving_with_unsaved_words_is_asked(fill_list, open_sheet):
    fill_list(1)
    page = open_sheet()
    page.context.set_offline(True)
    write(page, 1, "tempat", "Cipari")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
