"""The pages of the import of excluded information that are held to the gates."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.impor_dik import CAMPUR, LAMA, PANJANG, find
from tests.browser.pages import OFFICERS, Halaman, everywhere
from tests.browser.world import World

AWAL = "/admin/dip/pengecualian/impor/"


def address(situs: str, name: str, step: str = "") -> Callable[[World], str]:
    return lambda world: f"{AWAL}{find(world.situs[situs], name).pk}/{step}"


def send_nothing(page: Page) -> None:
    page.locator(".submit-row [type=submit]").click()


ADMIN_IMPOR_DIK = [
    *everywhere("dik-impor", AWAL, masuk=True),
    *[
        Halaman(f"dik-{nama}", situs, address(situs, berkas, step), OFFICERS[situs])
        for situs in ("ppid", "cipari")
        for nama, berkas, step in (
            ("pratinjau", CAMPUR, ""),
            ("arti-kolom", CAMPUR, "kolom/"),
            ("diterapkan", LAMA, ""),
        )
    ],
    Halaman("dik-pratinjau-panjang", "cipari", address("cipari", PANJANG), "ani"),
    Halaman("dik-impor-galat", "cipari", AWAL, "ani", berjudul=False, langkah=send_nothing),
]
