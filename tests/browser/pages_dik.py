"""The pages of exclusions, public and in the admin, that are held to the gates."""

from collections.abc import Callable

from playwright.sync_api import Page

from dip.enums import StatusPengecualian
from dip.models import Pengecualian, SuratPenetapan, UjiKonsekuensi
from tests.browser.pages import Halaman, everywhere
from tests.browser.world import World

DAFTAR = "/admin/dip/pengecualian/"
TETAPKAN = "/admin/dip/suratpenetapan/add/"


def find(world: World, status: str, situs: str = "cipari", **wanted) -> Pengecualian:
    rows = Pengecualian.objects.for_situs(world.situs[situs]).filter(status=status, **wanted)
    return rows.order_by("pk")[0]


def public(status: str, situs: str = "cipari") -> Callable[[World], str]:
    return lambda world: find(world, status, situs).get_absolute_url()


def step(status: str, name: str, situs: str = "cipari") -> Callable[[World], str]:
    return lambda world: f"{DAFTAR}{find(world, status, situs).pk}/{name}/"


def sheet(world: World) -> str:
    uji = UjiKonsekuensi.objects.for_situs(world.situs["cipari"])[0]
    return f"/admin/dip/ujikonsekuensi/{uji.pk}/change/"


def letter(world: World) -> str:
    return f"/admin/dip/suratpenetapan/{SuratPenetapan.objects.all()[0].pk}/change/"


def press(page: Page) -> None:
    page.locator(".submit-row [type=submit]").first.click()


PUBLIC_DIK = [
    Halaman("dikecualikan-satu", "cipari", public("ditetapkan")),
    Halaman("dikecualikan-satu", "ppid", public("ditetapkan", "ppid")),
    Halaman(
        "semula-dikecualikan",
        "cipari",
        lambda world: find(world, "berakhir").informasi.get_absolute_url(),
    ),
]

ADMIN_DIK = [
    *everywhere("dik", DAFTAR, masuk=True),
    *everywhere("dik-baru", f"{DAFTAR}add/", masuk=True),
    *everywhere("uji-baru", "/admin/dip/ujikonsekuensi/add/", masuk=True),
    *[
        Halaman(f"dik-{status}", "cipari", step(status, "change"), "ani")
        for status in StatusPengecualian
        if status != StatusPengecualian.DIBUKA
    ],
    Halaman("dik-riwayat", "cipari", step("ditetapkan", "history"), "ani"),
    Halaman("dik-hapus", "cipari", step("draf", "delete"), "ani"),
    Halaman("dik-galat", "cipari", f"{DAFTAR}add/", "ani", langkah=press),
    Halaman("uji-daftar", "cipari", "/admin/dip/ujikonsekuensi/", "ani"),
    Halaman("uji-terpakai", "cipari", sheet, "ani"),
    Halaman("dik-putusan", "ppid", step("ditetapkan", "change"), "kominfo"),
    Halaman("tetapkan", "ppid", TETAPKAN, "kominfo"),
    Halaman("tetapkan-galat", "ppid", TETAPKAN, "kominfo", langkah=press),
    Halaman("surat-daftar", "ppid", "/admin/dip/suratpenetapan/", "kominfo"),
    Halaman("surat", "ppid", letter, "kominfo"),
    Halaman("dik-jangka", "ppid", step("ditetapkan", "jangka"), "kominfo"),
    Halaman("dik-kembalikan", "ppid", step("diusulkan", "kembalikan"), "kominfo"),
    Halaman("dik-putuskan-galat", "ppid", step("ditetapkan", "putuskan"), "kominfo", langkah=press),
]
