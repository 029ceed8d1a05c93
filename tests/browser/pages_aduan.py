"""Pages of reporters: before the form, the form and its answer, the way back, the figures."""

from collections.abc import Callable

from playwright.sync_api import Page

from pengaduan.admin_langkah import LANGKAH
from pengaduan.enums import Status
from pengaduan.models import Pengaduan
from tests.browser.aduan import APA, KODE, PENERIMA_ADUAN, TERKIRIM
from tests.browser.pages import Halaman, everywhere
from tests.browser.world import World

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


def report(act: str = "change") -> Callable[[World], str]:
    """The page of an act on a report that was not touched yet; of its own, the page of the case."""

    def address(world: World) -> str:
        rows = Pengaduan.objects.for_situs(world.situs["cipari"])
        row = rows.filter(status=Status.DITERIMA, berkas__isnull=False).first()
        return f"/admin/pengaduan/pengaduan/{row.pk}/{act}/"

    return address


def send_act(page: Page) -> None:
    page.click("main .submit-row [type=submit]")


TERTUTUP = ("sampaikan", "dicabut")  # of a later state
ADMIN_ADUAN = [
    Halaman("aduan", "cipari", "/admin/pengaduan/pengaduan/", PENERIMA_ADUAN),
    Halaman("aduan-beranda", "cipari", "/admin/", PENERIMA_ADUAN, berjudul=False),
    Halaman("aduan-kasus", "cipari", report(), PENERIMA_ADUAN),
    *[
        Halaman(f"aduan-{act}", "cipari", report(act), PENERIMA_ADUAN)
        for act in LANGKAH
        if act not in TERTUTUP
    ],
    Halaman("aduan-salah", "cipari", report("putuskan"), PENERIMA_ADUAN, langkah=send_act),
    Halaman("aduan-penerima", "cipari", "/admin/pengaduan/penerima/", "ani"),
    Halaman("aduan-penerima-baru", "cipari", "/admin/pengaduan/penerima/add/", "ani"),
    Halaman("aduan-pengaturan", "cipari", "/admin/pengaduan/pengaturanpengaduan/add/", "ani"),
]
