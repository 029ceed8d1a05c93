"""The pages of a visitor, at three hosts, in a real browser."""

import pytest

from tests.browser import gates
from tests.browser.pages import OFFICERS, PUBLIC
from tests.browser.visit import collect, judge


@pytest.mark.parametrize("halaman", PUBLIC, ids=str)
def test_public_page_passes_the_gates(halaman, open_page):
    plain, _ = open_page(halaman, script=False)
    page, seen = open_page(halaman)
    collect(
        [
            lambda: judge(page, seen, halaman.host, gates.read_main(plain)),
            lambda: gates.check_no_cookies(page.context),
            lambda: gates.check_weight(
                seen.document.body(),
                seen.bodies("stylesheet").values(),
                seen.bodies("script").values(),
                html_limit=halaman.berat * gates.HTML_LIMIT,
            ),
        ]
    )


@pytest.mark.parametrize("situs", OFFICERS)
def test_every_public_page_of_a_host_has_its_own_title(situs, open_page):
    titles = {}
    for halaman in (each for each in PUBLIC if each.situs == situs and each.berjudul):
        page, _ = open_page(halaman, script=False)
        titles[halaman.nama] = page.title()
    gates.check_unique_titles(titles)
