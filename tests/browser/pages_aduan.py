"""Pages of reporters: before the form, the form and its answer, the way back, the figures."""

from playwright.sync_api import Page

from tests.browser.aduan import APA, KODE, TERKIRIM
from tests.browser.pages import Halaman, everywhere

BARU, TINDAK = "/pengaduan/baru/", "/pengaduan/tindak-lanjut/"
KIRIM = "main .formulir [type=submit]"


def send_empty(page: Page) -> None:
    page.click(KIRIM)


def send_report(page: Page) -> None:
    """Always the same form, so that it has the same code at each opening."""
    page.locator("[name=kunci]").evaluate(f"(field) => {{ field.value = '{TERKIRIM}' }}")
    page.check("[name=kategori][value=pungutan]")
    page.fill("[name=apa]", APA)
    page.click(KIRIM)


def come_back(kode: str):
    def enter(page: Page) -> None:
        page.fill("[name=kode]", kode)
        page.click(KIRIM)

    return enter


def send_nothing(page: Page) -> None:
    come_back(KODE)(page)
    page.click(KIRIM)


PUBLIC_ADUAN = [
    *everywhere("pengaduan", "/pengaduan/"),
    *everywhere("pengaduan-hasil", "/pengaduan/hasil/"),
    Halaman("pengaduan-anonim", "cipari", f"{BARU}?identitas=anonim"),
    Halaman("pengaduan-rahasia", "cipari", f"{BARU}?identitas=rahasia", berjudul=False),
    Halaman("pengaduan-kosong", "cipari", f"{BARU}?identitas=terbuka", langkah=send_empty),
    Halaman("pengaduan-terkirim", "cipari", BARU, langkah=send_report),
    Halaman("pengaduan-tindak-lanjut", "cipari", TINDAK),
    Halaman("pengaduan-kode-salah", "cipari", TINDAK, langkah=come_back("0000-0000-0000-0000")),
    Halaman("pengaduan-laporan", "cipari", TINDAK, langkah=come_back(KODE)),
    Halaman("pengaduan-pesan-kosong", "cipari", TINDAK, langkah=send_nothing),
]
