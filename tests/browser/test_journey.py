"""Whole tasks, done as a person does them."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from dip.models import Impor, Informasi, PeristiwaInformasi
from tests.browser import gates
from tests.factories import SANDI, make_informasi

KALTIM = Path(__file__).parents[1] / "data" / "dip" / "kaltim_2022" / "derived.xlsx"
KALTIM_ENTRIES = 47
CIPARI = "http://cipari.cilacapkab.go.id"
TAHUN = 2026


@pytest.fixture(autouse=True)
def empty_register(sites, server) -> None:
    """Every journey begins with an empty register."""
    for model in (PeristiwaInformasi, Impor, Informasi):
        model.objects.all().delete()
    server.forget_pages()


def log_in(page: Page, username: str) -> None:
    page.goto(f"{CIPARI}/admin/")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi", exact=True).fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beranda")


def upload(page: Page, path: Path) -> dict[str, int]:
    """From the list to the preview; the numbers that stand at its top."""
    page.goto(f"{CIPARI}/admin/dip/informasi/")
    page.get_by_role("main").get_by_role("link", name="Impor dari Excel").click()
    page.get_by_label("Berkas DIP").set_input_files(path)
    page.get_by_label("Tahun DIP").fill(str(TAHUN))
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.get_by_role("main")).to_contain_text("Belum ada yang disimpan")
    lines = page.locator(".angka-impor li").all_inner_texts()
    pairs = (" ".join(line.split()).split(" ", 1) for line in lines)
    return {name: int(number) for number, name in pairs}


def apply(page: Page, *, publish: bool = False) -> None:
    if publish:
        page.get_by_label("Langsung terbitkan informasi baru").check()
    page.get_by_role("button", name="Terapkan impor").click()
    expect(page.get_by_role("main")).to_contain_text("Diterapkan")


def search(page: Page, words: str) -> list[str]:
    """Search on the public list; the codes of the entries that it shows."""
    page.goto(f"{CIPARI}/dip/")
    page.get_by_role("main").get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    links = page.locator("main td a[href^='/dip/'], main th a[href^='/dip/']")
    addresses = [link.get_attribute("href") for link in links.all()]
    return list(dict.fromkeys(address.split("/")[2] for address in addresses))


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator("#unduh").get_by_role("link", name=name, exact=True).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def read_workbook(path: Path) -> list[str]:
    """The codes of a downloaded workbook, in its order, from the column of that name."""
    book = load_workbook(path)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    head = next(n for n, row in enumerate(rows) if any("Kode" in str(cell) for cell in row))
    column = next(n for n, cell in enumerate(rows[head]) if "Kode" in str(cell))
    known = set(Informasi.objects.values_list("kode", flat=True))
    return [row[column] for row in rows[head:] if row[column] in known]


def edit_one_cell(source: Path, target: Path) -> str:
    """Write another retention into the first entry; its code."""
    book = load_workbook(source)
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    retensi = next(cell for cell in cells if str(cell.value).startswith("Jangka waktu"))
    kode = next(cell for cell in cells if cell.row == retensi.row and "Kode" in str(cell.value))
    known = set(Informasi.objects.values_list("kode", flat=True))
    row = next(cell.row for cell in sheet[kode.column_letter] if cell.value in known)
    sheet.cell(row, retensi.column).value = "12 Tahun"
    book.save(target)
    book.close()
    return sheet.cell(row, kode.column).value


def test_officer_brings_a_list_to_the_public_page_and_back_to_excel(new_context, tmp_path):
    page = new_context(accept_downloads=True).new_page()
    log_in(page, "ani")
    assert upload(page, KALTIM)["baru"] == KALTIM_ENTRIES
    apply(page, publish=True)

    found = search(page, "keuangan")
    assert 0 < len(found) < KALTIM_ENTRIES
    workbook = download(page, "Excel (XLSX)", tmp_path)
    assert read_workbook(workbook) == found
    with download(page, "CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        assert [row[-1] for row in csv.reader(file)][1:] == found
    page.locator("main td a[href^='/dip/'], main th a[href^='/dip/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == f"{CIPARI}/dip/{found[0]}/"

    again = upload(page, workbook)
    assert (again["baru"], again["diubah"], again["sama"]) == (0, 0, len(found))
    kode = edit_one_cell(workbook, tmp_path / "disunting.xlsx")
    before = Informasi.objects.get(kode=kode).retensi
    edited = upload(page, tmp_path / "disunting.xlsx")
    assert (edited["baru"], edited["diubah"], edited["sama"]) == (0, 1, len(found) - 1)
    apply(page)
    assert Informasi.objects.get(kode=kode).retensi == "12 Tahun"

    page.get_by_role("button", name="Batalkan impor ini").click()
    expect(page.get_by_role("main")).to_contain_text("DIP kembali seperti semula")
    assert Informasi.objects.get(kode=kode).retensi == before
    assert Informasi.objects.filter(tahun=TAHUN).count() == KALTIM_ENTRIES


def test_import_needs_no_script(new_context):
    page = new_context(java_script_enabled=False).new_page()
    log_in(page, "ani")
    assert upload(page, KALTIM)["baru"] == KALTIM_ENTRIES
    apply(page, publish=True)
    assert len(search(page, "keuangan")) > 0


def test_visitor_without_result_has_a_next_step(sites, new_context):
    for _ in range(3):
        make_informasi(sites.situs["cipari"], tahun=TAHUN)
    page = new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, has_touch=True
    ).new_page()
    page.goto(f"{CIPARI}/")
    page.get_by_role("main").get_by_role("searchbox").fill("zzzz tidak ada")
    page.get_by_role("main").get_by_role("button", name="Cari").tap()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Tidak ada hasil untuk “zzzz tidak ada”")
    expect(main.get_by_role("searchbox")).to_have_value("zzzz tidak ada")
    gates.check_no_overflow(page, 360)
    page.goto(f"{CIPARI}/dip/?q=zzzz")
    expect(main).to_contain_text("Tidak ada informasi yang cocok")
    expect(main.get_by_role("link", name="mencari di semua tahun")).to_be_visible()
    main.get_by_role("link", name="melihat seluruh daftar").tap()
    expect(page.get_by_role("heading", level=2, name="3 informasi")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} tidak tercapai dengan 60 kali Tab")


def test_log_in_and_reach_the_register_by_keyboard_alone(sites, new_context):
    page = new_context().new_page()
    page.goto(f"{CIPARI}/admin/")
    tab_to(page, "input[name=username]")
    page.keyboard.type("ani")
    page.keyboard.press("Tab")
    page.keyboard.type(SANDI)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Beranda")
    tab_to(page, "nav a[href='/admin/dip/informasi/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/dip/informasi/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    tab_to(page, "main a[href='/admin/dip/impor/add/']")


def test_second_of_two_officers_is_told_and_loses_nothing(sites, new_context):
    row = make_informasi(sites.situs["cipari"], tahun=TAHUN)
    ani, tuti = new_context().new_page(), new_context().new_page()
    for page, username in ((ani, "ani"), (tuti, "tuti")):
        log_in(page, username)
        page.goto(f"{CIPARI}/admin/dip/informasi/{row.pk}/change/")
    ani.locator("[name=retensi]").fill("Permanen")
    ani.get_by_role("button", name="Simpan", exact=True).click()
    expect(ani.get_by_role("status")).to_be_visible()
    tuti.locator("[name=penanggung_jawab]").fill("Camat")
    tuti.get_by_role("button", name="Simpan", exact=True).click()
    expect(tuti.get_by_role("main")).to_contain_text("sudah diubah oleh Petugas Ani")
    expect(tuti.locator("[name=penanggung_jawab]")).to_have_value("Camat")
    row.refresh_from_db()
    assert (row.retensi, row.penanggung_jawab) == ("Permanen", "Kasubbag Perencanaan dan Keuangan")
