"""The sheet of a year, held to the gates: full, short, empty, read only."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.pages import Halaman, everywhere
from tests.browser.world import TAHUN, World

ALAMAT = "/admin/dip/informasi/lembar/"


def wait_for_grid(page: Page) -> None:
    expect(page.locator(".lembar-kisi tbody tr").first).to_be_visible()


def read_grid(page: Page) -> list[list[str]]:
    """The words of every cell of the rows that are stored."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.lembar-kisi tbody tr')]
          .filter((tr) => !tr.querySelector('th').textContent.startsWith('Baru'))
          .map((tr) => [...tr.querySelectorAll('td')].map((td) => td.textContent))"""
    )


def read_fields(page: Page) -> list[list[str]]:
    """The same out of the plain form: of fields what stands in them, else the words."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.lembar tbody tr')]
          .filter((tr) => /^[0-9]/.test(tr.querySelector('th')?.textContent))
          .map((tr) => [...tr.querySelectorAll('td')].map((td) =>
            td.querySelector('input, select, textarea')?.value ?? td.textContent))"""
    )


def of_site(slug: str) -> Callable[[World], str]:
    return lambda world: f"{ALAMAT}?tahun={TAHUN - 1}&situs={world.situs[slug].pk}"


LEMBAR = [
    *everywhere("dip-lembar", f"{ALAMAT}?tahun={TAHUN - 1}", masuk=True),
    Halaman("dip-lembar-kecamatan", "ppid", of_site("cipari"), "kominfo"),
    Halaman("dip-lembar-penuh", "ppid", f"{ALAMAT}?tahun={TAHUN}", "kominfo"),
]
