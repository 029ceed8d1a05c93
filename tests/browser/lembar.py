"""Working in the sheet of a year as a person does: cells, typing, what a row says of itself."""

from playwright.sync_api import Locator, Page

from tests.browser.pages_lembar import ALAMAT

TAHUN = 2026
LEMBAR = f"http://cipari.cilacapkab.go.id{ALAMAT}?tahun={TAHUN}"


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f".lembar-kisi tbody tr:nth-child({row}) td.k-{column}")


def state(page: Page, row: int) -> Locator:
    return page.locator(f".lembar-kisi tbody tr:nth-child({row}) .lembar-keadaan")


def write(page: Page, row: int, column: str, text: str) -> None:
    cell(page, row, column).click()
    page.keyboard.press("F2")
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def focused(page: Page) -> tuple[int, str]:
    """(row, column) of the cell that has the focus."""
    row, kelas = page.evaluate(
        "() => { const td = document.activeElement.closest('td');"
        " return [td.parentElement.sectionRowIndex + 1, td.classList[0]]; }"
    )
    return row, kelas.removeprefix("k-")
