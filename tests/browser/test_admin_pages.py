"""The log-in and the pages of an officer, at three hosts, in a real browser."""

import pytest

from tests.browser import gates
from tests.browser.pages import ADMIN, DOORS, OFFICERS, Halaman
from tests.browser.visit import Seen, collect, judge

# The list that is edited in place carries every field of fifty rows, twice.
INLINE_LIST_LIMIT = 130 * gates.KB
DJANGO = ("/static/admin/", "/static/import_export/", "/admin/jsi18n/")


def weigh(halaman: Halaman, seen: Seen) -> None:
    """Our own share is held to the budget of public pages; Django's files are counted apart."""
    css, js = seen.bodies("stylesheet"), seen.bodies("script")
    own = [
        [body for url, body in files.items() if not any(part in url for part in DJANGO)]
        for files in (css, js)
    ]
    limit = INLINE_LIST_LIMIT if halaman.nama.startswith("dip") else gates.HTML_LIMIT
    gates.check_weight(seen.document.body(), *own, html_limit=limit)


@pytest.mark.parametrize("halaman", [*DOORS, *ADMIN], ids=str)
def test_admin_page_passes_the_gates(halaman, open_page):
    plain, _ = open_page(halaman, script=False)
    page, seen = open_page(halaman)
    collect(
        [
            lambda: judge(page, seen, halaman.host, gates.read_main(plain)),
            lambda: weigh(halaman, seen),
        ]
    )


@pytest.mark.parametrize("situs", OFFICERS)
def test_every_admin_page_of_a_host_has_its_own_title(situs, open_page):
    titles = {}
    for halaman in (each for each in [*DOORS, *ADMIN] if each.situs == situs):
        page, _ = open_page(halaman, script=False)
        titles[str(halaman) + halaman.sebagai] = page.title()
    gates.check_unique_titles(titles)
