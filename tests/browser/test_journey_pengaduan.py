"""A report from the home page to its answer, as people with an old telephone send it: without
JavaScript, 360 pixels wide."""

import re

import pytest
from playwright.sync_api import Page, expect

from pengaduan.models import Pengaduan
from pengaduan.services_pesan import send_pesan
from tests.browser import gates
from tests.browser.aduan import APA, add_aduan

CIPARI = "http://cipari.cilacapkab.go.id"
SEMPIT = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
KIRIM = "main .formulir [type=submit]"
PILIHAN = {
    "Lapor tanpa nama (anonim)": ("anonim", ""),
    "Lapor dengan identitas dirahasiakan": ("rahasia", "Sri Contoh"),
    "Lapor dengan identitas terbuka": ("terbuka", "Sri Contoh"),
}


@pytest.fixture(scope="module")
def penerima(sites):
    add_aduan(sites.situs["cipari"], sites.situs["ppid"])
    return sites


def write_report(page: Page, pilihan: str, nama: str) -> str:
    """The code that is shown."""
    page.goto(f"{CIPARI}/")
    page.get_by_role("link", name="Pengaduan", exact=True).first.click()
    page.get_by_role("link", name=pilihan).click()
    page.get_by_label("Pungutan liar").check()
    if nama:
        page.get_by_label("Nama Anda").fill(nama)
    page.click(KIRIM)  # what happened is missing
    expect(page).to_have_title(re.compile("^Galat: "))
    page.get_by_label("Apa yang terjadi?").fill(APA)
    page.get_by_label("Camat", exact=True).check()
    gates.check_no_overflow(page, 360)
    page.click(KIRIM)
    expect(page.locator("h1")).to_have_text("Laporan Anda sudah kami terima")
    gates.check_no_overflow(page, 360)
    return page.locator(".kode-laporan").inner_text()


def come_back(page: Page, kode: str) -> None:
    page.get_by_role("link", name="tindak lanjut laporan").first.click()
    page.get_by_label("Kode laporan").fill(kode)
    page.click(KIRIM)
    expect(page.locator("h1")).to_have_text("Laporan Anda")


@pytest.mark.parametrize("pilihan", PILIHAN)
def test_a_report_is_sent_answered_and_completed(penerima, new_context, pilihan):
    identitas, nama = PILIHAN[pilihan]
    before = set(Pengaduan.objects.values_list("pk", flat=True))
    page = new_context(**SEMPIT).new_page()
    kode = write_report(page, pilihan, nama)
    row = Pengaduan.objects.exclude(pk__in=before).get()
    assert (row.identitas, row.nama, row.apa) == (identitas, nama, APA)
    reader = row.penyaluran.get(boleh_melihat=True).penerima
    assert reader.jabatan == "Sekretaris Kecamatan"  # the other was named by the reporter
    send_pesan(row, "Hari apa kejadiannya?", reader.pengguna)

    come_back(page, kode)
    expect(page.get_by_text("Hari apa kejadiannya?")).to_be_visible()
    page.get_by_label("Pesan kepada penerima laporan").fill("Hari Senin.")
    page.click(KIRIM)
    expect(page.get_by_text("Pesan Anda sudah kami terima.")).to_be_visible()
    page.reload()  # sends the same message again
    assert [each.isi for each in row.pesan.all()] == ["Hari apa kejadiannya?", "Hari Senin."]
    gates.check_no_overflow(page, 360)
    assert kode not in page.url and not page.context.cookies()
    way_out = page.get_by_role("link", name="Keluar dari halaman ini", exact=True)
    assert way_out.get_attribute("href") == "https://www.bmkg.go.id"
