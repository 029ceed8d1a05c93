"""The sheet of a year in a real browser: typing, keys, pasting, a phone, no script."""

import pytest
from playwright.sync_api import BrowserContext, expect

from dip.models import Impor, Informasi, PeristiwaInformasi
from situs.enums import Peran
from tests.browser import gates
from tests.browser.lembar import cell, focused, state, write
from tests.dip.lembar_blok import read_book, read_sample


@pytest.fixture(autouse=True)
def empty_register(sites, server) -> None:
    for model in (PeristiwaInformasi, Impor, Informasi):
        model.objects.all().delete()
    server.forget_pages()


# --- Typing ---------------------------------------------------------------------------------------
def test_row_is_saved_when_it_is_left(fill_list, open_sheet):
    rows = fill_list(3)
    page = open_sheet()
    write(page, 1, "retensi", "Permanen")
    expect(state(page, 1)).to_have_text("Tersimpan")
    rows[0].refresh_from_db()
    assert (rows[0].retensi, rows[0].versi) == ("Permanen", 2)
    expect(page.locator(".lembar-ringkas")).to_have_text("1 baris tersimpan.")


def test_new_row_gets_its_number(fill_list, open_sheet):
    fill_list(1)
    page = open_sheet()
    write(page, 2, "judul", "Neraca")
    write(page, 2, "ringkasan", "Memuat aset, kewajiban, dan ekuitas pada akhir tahun.")
    page.keyboard.press("Control+s")
    expect(state(page, 2)).to_have_text("Tersimpan")
    row = Informasi.objects.get(judul="Neraca")
    expect(page.locator("tbody tr:nth-child(2) th")).to_contain_text(str(row.urutan))
    expect(page.locator("tbody tr:nth-child(2) th")).to_contain_text("Draf")


def test_fault_is_told_at_the_cell_and_in_the_list_above(fill_list, open_sheet):
    rows = fill_list(2)
    page = open_sheet()
    write(page, 1, "waktu", "32 Mei 2026")
    expect(state(page, 1)).to_have_text("Galat: 1 sel")
    expect(cell(page, 1, "waktu")).to_have_attribute("aria-invalid", "true")
    listed = page.get_by_role("region", name="Perlu diperbaiki")
    expect(listed).to_contain_text("tidak ada di kalender")
    listed.get_by_role("button", name="Baris 1, Waktu").click()
    assert focused(page) == (1, "waktu")
    described = cell(page, 1, "waktu").get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_contain_text("tidak ada di kalender")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Mei 2026")
    page.keyboard.press("Enter")
    expect(state(page, 1)).to_have_text("Tersimpan")
    expect(listed).to_be_hidden()
    rows[0].refresh_from_db()
    assert rows[0].waktu == "Mei 2026"


def test_keyboard_alone_walks_edits_and_leaves(fill_list, open_sheet):
    fill_list(3)
    page = open_sheet()
    page.get_by_role("button", name="Buka").focus()
    for _ in range(20):  # to the grid, past the tools
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.lembar-kisi td')"):
            break
    assert focused(page) == (1, "judul")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert focused(page) == (2, "ringkasan")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == (2, "pejabat_penguasa")
    page.keyboard.press("Control+End")
    assert focused(page) == (8, "media")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Judul lain")  # typing replaces, as in a spreadsheet
    page.keyboard.press("Tab")
    assert focused(page) == (1, "ringkasan")
    expect(cell(page, 1, "judul")).to_have_text("Judul lain")
    page.keyboard.press("F2")
    page.keyboard.type("batal")
    page.keyboard.press("Escape")
    assert focused(page) == (1, "ringkasan")
    expect(cell(page, 1, "ringkasan")).not_to_contain_text("batal")
    page.keyboard.press("Control+z")
    expect(cell(page, 1, "judul")).to_have_text("Judul 1")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.lembar-kisi *')")


def test_grid_is_passed_with_one_tab_by_who_only_passes(fill_list, open_sheet):
    fill_list(1)
    page = open_sheet()
    cell(page, 1, "judul").focus()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.lembar-kisi *')")


def test_fill_down_and_duplicate(fill_list, open_sheet):
    fill_list(4)
    page = open_sheet()
    write(page, 1, "tempat", "Cipari")
    cell(page, 1, "tempat").click()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    cell(page, 4, "judul").click()
    page.get_by_role("button", name="Gandakan baris").click()
    expect(cell(page, 5, "judul")).to_have_text("Judul 4")
    page.get_by_role("button", name="Simpan semua").click()
    for number in range(1, 6):
        expect(state(page, number)).to_have_text("Tersimpan")
    rows = Informasi.objects.order_by("urutan")
    assert [row.tempat for row in rows] == ["Cipari"] * 5
    assert (rows[4].judul, rows[4].status) == ("Judul 4", "draf")


def test_whole_list_is_chosen_and_a_choice_is_not_the_page(fill_list, open_sheet):
    fill_list(2)
    page = open_sheet()
    cell(page, 1, "kategori").click()
    page.keyboard.press("Control+a")
    expect(page.locator("td[aria-selected]")).to_have_count(7 * 11)
    cell(page, 1, "kategori").click()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    assert page.evaluate("getSelection().toString()") == ""


def test_values_used_before_are_offered(fill_list, open_sheet):
    fill_list(2, pejabat_penguasa="Seksi Trantib")
    page = open_sheet()
    cell(page, 1, "pejabat_penguasa").click()
    page.keyboard.press("Enter")
    options = page.locator("#lembar-saran option").evaluate_all("all => all.map((el) => el.value)")
    assert options == ["Seksi Trantib"]
    page.keyboard.press("Escape")
    cell(page, 1, "kategori").click()
    page.keyboard.press("Enter")
    expect(page.locator("td.disunting select option")).to_have_text(
        ["(kosong)", "Berkala", "Serta-merta", "Setiap saat"]
    )


# --- Pasting --------------------------------------------------------------------------------------
def put_on_clipboard(context: BrowserContext, server, text: str) -> None:
    """As another program would: through the clipboard of the system, from another page."""
    origin = f"http://127.0.0.1:{server.port}"
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    page = context.new_page()
    page.goto(origin)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    assert page.evaluate("() => navigator.clipboard.readText()") == text
    page.close()


@pytest.mark.parametrize("sample", ["excel.tsv", "google-sheets.tsv"])
def test_block_copied_from_a_spreadsheet_is_pasted_whole(fill_list, open_sheet, server, sample):
    fill_list(2)
    page = open_sheet()
    put_on_clipboard(page.context, server, read_sample(sample))
    page.bring_to_front()
    cell(page, 3, "judul").click()
    page.keyboard.press("Control+v")
    expect(page.locator(".lembar-berita")).to_contain_text("Ditempel: 6 baris")
    page.get_by_role("button", name="Simpan semua").click()
    for number in range(3, 9):
        expect(state(page, number)).to_have_text("Tersimpan")
    book = read_book()
    rows = list(Informasi.objects.filter(judul__in=[line[0] for line in book]).order_by("urutan"))
    assert [row.judul for row in rows] == [line[0] for line in book]
    assert [row.media for row in rows] == [line[10] for line in book]
    assert [row.tempat for row in rows] == [line[5] for line in book]
    # A tab inside a sentence becomes a space; breaks and quotes stay.
    assert [row.ringkasan for row in rows] == [line[1].replace("\t", " ") for line in book]
    assert rows[5].bentuk == ["online", "medsos"] and rows[5].bentuk_teks == book[5][6]
    assert [row.kategori for row in rows] == ["berkala"] * 5 + ["setiap_saat"]
    assert rows[0].retensi_tahun == 5


def test_paste_over_rows_can_be_taken_back_before_it_is_saved(fill_list, open_sheet, server):
    fill_list(3)
    page = open_sheet()
    put_on_clipboard(page.context, server, "Satu\tRingkasan satu\r\nDua\tRingkasan dua\r\n")
    page.bring_to_front()
    cell(page, 2, "judul").click()
    page.keyboard.press("Control+v")
    expect(cell(page, 3, "ringkasan")).to_have_text("Ringkasan dua")
    page.keyboard.press("Control+z")
    expect(cell(page, 2, "judul")).to_have_text("Judul 2")
    expect(cell(page, 3, "judul")).to_have_text("Judul 3")
    assert not PeristiwaInformasi.objects.exists()


def test_copied_cells_come_back_unchanged(fill_list, open_sheet):
    fill_list(2, ringkasan='Baris satu "kutip"\nbaris dua')
    page = open_sheet()
    cell(page, 1, "judul").click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+c")
    cell(page, 3, "judul").click()
    page.keyboard.press("Control+v")
    expect(cell(page, 3, "judul")).to_have_text("Judul 1")
    page.keyboard.press("Control+s")
    expect(state(page, 3)).to_have_text("Tersimpan")
    assert Informasi.objects.latest("pk").ringkasan == 'Baris satu "kutip"\nbaris dua'


# --- Without a script, and on a phone -----------------------------------------------------------
def test_25_rows_are_saved_without_a_script(fill_list, open_sheet):
    rows = fill_list(25)
    page = open_sheet(java_script_enabled=False)
    for n in range(25):
        page.locator(f"[name=b{n}-tempat]").fill(f"Cipari {n}")
    page.locator("[name=b25-judul]").fill("Neraca")
    page.locator("[name=b25-ringkasan]").fill("Memuat aset, kewajiban, dan ekuitas kecamatan.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("26 baris tersimpan.")
    for n, row in enumerate(rows):
        row.refresh_from_db()
        assert (row.tempat, row.versi) == (f"Cipari {n}", 2)
    assert Informasi.objects.filter(judul="Neraca").count() == 1


def test_finger_edits_a_cell_at_360_px(fill_list, open_sheet):
    [row] = fill_list(1)
    page = open_sheet(viewport={"width": 360, "height": 740}, has_touch=True)
    target = cell(page, 1, "ringkasan")
    target.tap()
    target.tap()
    page.locator("td.disunting textarea").fill("Memuat isi yang ditulis dengan jari di ponsel.")
    page.get_by_role("button", name="Simpan semua").tap()
    expect(state(page, 1)).to_have_text("Tersimpan")
    gates.check_no_overflow(page, 360)
    row.refresh_from_db()
    assert row.ringkasan == "Memuat isi yang ditulis dengan jari di ponsel."


def test_petugas_reads_why_a_row_is_closed(sites, fill_list, open_sheet):
    fill_list(1)
    sites.people["tuti"].keanggotaan.update(peran=Peran.PETUGAS)
    page = open_sheet("tuti")
    sites.people["tuti"].keanggotaan.update(peran=Peran.PPID_PELAKSANA)
    cell(page, 1, "judul").click()
    page.keyboard.type("x")
    expect(cell(page, 1, "judul")).to_have_text("Judul 1")
    expect(page.locator("#lembar-info")).to_contain_text("Petugas menyunting draf")
