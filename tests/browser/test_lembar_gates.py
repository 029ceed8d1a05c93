"""The sheet of a year, held to all the gates: as a grid, and as the plain form."""

import pytest

from tests.browser import gates
from tests.browser.pages_lembar import LEMBAR, read_fields, read_grid, wait_for_grid
from tests.browser.test_admin_pages import weigh
from tests.browser.visit import collect, judge


@pytest.mark.parametrize("halaman", LEMBAR, ids=str)
def test_grid_of_the_sheet_passes_the_gates(halaman, open_page):
    plain, _ = open_page(halaman, script=False)
    page, seen = open_page(halaman)
    wait_for_grid(page)
    collect(
        [
            lambda: check_same_cells(read_grid(page), read_fields(plain)),
            lambda: judge(page, seen, halaman.host, gates.read_main(page)),
            lambda: weigh(halaman, seen),
        ]
    )


@pytest.mark.parametrize("halaman", LEMBAR, ids=str)
def test_plain_form_of_the_sheet_passes_the_gates(halaman, open_page, contexts, world):
    """The page without its script; other scripts run, for the gates need them."""
    context = contexts(world, halaman.sebagai, True)
    context.route("**/js/lembar.js", lambda route: route.fulfill(body=""))
    page, seen = open_page(halaman)
    plain, _ = open_page(halaman, script=False)
    context.unroute("**/js/lembar.js")
    judge(page, seen, halaman.host, gates.read_main(plain))


def check_same_cells(grid: list[list[str]], fields: list[list[str]]) -> None:
    assert grid[: len(fields)] == fields, "isi kisi dan formulir berbeda"
