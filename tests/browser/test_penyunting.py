"""A page is written, pictured, previewed, published and restored, as an officer does it."""

import pytest
from playwright.sync_api import Page, expect

from halaman.models import Gambar, Halaman
from tests.browser.visit import NOTE_CSP
from tests.factories import SANDI
from tests.halaman.berkas_contoh import fake, picture

CIPARI = "http://cipari.cilacapkab.go.id"
ADD = f"{CIPARI}/admin/halaman/halaman/add/"
# What CKEditor tries while a picture is on its way; refused, and nothing is missed.
COSMETIC = ("img-src data", "style-src-attr inline")


@pytest.fixture
def page(sites, server, new_context) -> Page:
    server.forget_pages()
    page = new_context(sites.login("ani")).new_page()
    page.add_init_script(NOTE_CSP)
    return page


def write(page: Page, *lines: str) -> None:
    page.locator(".ck-content").click()
    for line in lines:
        page.keyboard.type(line)
        page.keyboard.press("Enter")


def choose_picture(page: Page, upload) -> None:
    with page.expect_file_chooser() as chooser:
        page.locator(".ck-toolbar").get_by_role("button", name="Unggah gambar").click()
    chooser.value.set_files(
        {"name": upload.name, "mimeType": "image/jpeg", "buffer": upload.read()}
    )


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def test_page_is_written_with_a_picture_and_published(page):
    page.goto(ADD)
    page.get_by_label("Judul", exact=False).first.fill("Profil kecamatan")
    write(page, "## Sejarah", "Kecamatan Cipari melayani sebelas desa di Kabupaten Cilacap.")
    choose_picture(page, picture(size=(640, 480)))
    page.get_by_role("textbox", name="Alternatif teks", exact=True).fill("Denah kantor kecamatan")
    page.keyboard.press("Enter")
    expect(page.locator(".ck-content img")).to_have_attribute("alt", "Denah kantor kecamatan")
    press(page, "Simpan dan lihat pratinjau")
    expect(page.get_by_role("heading", level=1)).to_have_text("Profil kecamatan")
    expect(page.locator("body")).to_contain_text("Pratinjau: belum terbit")
    row = Halaman.objects.get(judul="Profil kecamatan")
    kode = Gambar.objects.get(alt="Denah kantor kecamatan").kode
    assert row.isi.startswith("<h2>Sejarah</h2><p>Kecamatan Cipari melayani")
    assert f'<img src="/gambar/{kode}/"' in row.isi
    page.goto(f"{CIPARI}/admin/halaman/halaman/{row.pk}/change/")
    press(page, "Terbitkan")
    page.goto(f"{CIPARI}{row.get_absolute_url()}")
    expect(page.get_by_role("img", name="Denah kantor kecamatan")).to_be_visible()


def test_refused_picture_is_told_in_words_and_nothing_else_is_lost(page):
    told = []
    page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.accept()))
    page.goto(ADD)
    write(page, "Kalimat pertama.")
    with page.expect_response("**/gambar/unggah/**"):
        choose_picture(page, fake("foto.jpg"))
    expect(page.locator(".ck-content img")).to_have_count(0)
    assert "bukan JPG yang utuh" in " ".join(told)
    expect(page.locator(".ck-content")).to_contain_text("Kalimat pertama.")


def test_picture_without_words_stops_the_save_and_stays(page):
    page.goto(ADD)
    page.get_by_label("Judul", exact=False).first.fill("Tanpa teks pengganti")
    write(page, "Loket pelayanan.")
    choose_picture(page, picture())
    alt = page.get_by_role("textbox", name="Alternatif teks", exact=True)
    expect(alt).to_be_focused()  # it asks by itself
    page.keyboard.press("Escape")
    press(page, "Simpan draf")
    expect(page.locator(".errorlist")).to_contain_text("Gambar ke-1")
    expect(page.locator(".ck-content img")).to_have_count(1)
    expect(page.locator(".ck-content")).to_contain_text("Loket pelayanan.")


def test_caption_and_table_survive_a_second_edit(page, sites):
    isi = (
        '<figure><img src="/gambar/A1/" alt="Loket" width="9" height="6"><figcaption>Loket kami'
        "</figcaption></figure><figure><table><thead><tr><th>Bulan</th></tr></thead><tbody><tr>"
        '<td>Mei</td></tr></tbody></table><figcaption>Jumlah</figcaption></figure><ol start="3">'
        "<li>Tiga</li></ol>"
    )
    row = Halaman.objects.create(situs=sites.situs["cipari"], judul="Dua", slug="dua", isi=isi)
    page.goto(f"{CIPARI}/admin/halaman/halaman/{row.pk}/change/")
    page.locator(".ck-content li").click()
    page.keyboard.press("End")
    page.keyboard.type(" tambahan")
    press(page, "Simpan draf")
    row.refresh_from_db()
    for kept in ("<figcaption>Loket kami", "<figcaption>Jumlah", '<ol start="3">', "tambahan"):
        assert kept in row.isi
    assert '<th scope="col">Bulan</th>' in row.isi


def test_editor_runs_no_foreign_script_and_asks_no_other_host(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(ADD)
    write(page, "Kalimat.")
    choose_picture(page, picture())
    expect(page.get_by_role("textbox", name="Alternatif teks", exact=True)).to_be_visible()
    assert [url for url in asked if not url.startswith((f"{CIPARI}/", "data:", "blob:"))] == []
    blocked = page.evaluate("window.__csp")
    assert [each for each in blocked if not each.startswith(COSMETIC)] == []


def test_log_in_leads_to_an_editor_that_speaks_indonesian(new_context, sites):
    page = new_context().new_page()
    page.goto(ADD)
    page.get_by_label("Nama pengguna").fill("ani")
    page.get_by_label("Kata sandi", exact=True).fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    expect(page.locator(".ck-toolbar").get_by_role("button", name="Tebal")).to_be_visible()
