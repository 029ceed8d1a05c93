"""The pages of a visitor, at three hosts, in a real browser."""

import pytest

from tests.browser import gates
from tests.browser.pages import OFFICERS, PUBLIC
from tests.browser.visit import collect, judge, open_page


@pytest.mark.parametrize("halaman", PUBLIC, ids=str)
def test_public_page_passes_the_gates(halaman, world, new_context):
    plain, _ = open_page(new_context(java_script_enabled=False), halaman, world)
    context = new_context()
    page, seen = open_page(context, halaman, world)
    collect(
        [
            lambda: judge(page, seen, halaman.host, gates.read_main(plain)),
            lambda: gates.check_no_cookies(context),
            lambda: gates.check_weight(
                seen.document.body(),
                seen.bodies("stylesheet").values(),
                seen.bodies("script").values(),
                html_limit=halaman.berat * gates.HTML_LIMIT,
            ),
        ]
    )


@pytest.mark.parametrize("situs", OFFICERS)
def test_every_public_page_of_a_host_has_its_own_title(situs, world, new_context):
    context = new_context(java_script_enabled=False)
    titles = {}
    for halaman in (each for each in PUBLIC if each.situs == situs and each.berjudul):
        page, _ = open_page(context, halaman, world)
        titles[halaman.nama] = page.title()
        page.close()
    gates.check_unique_titles(titles)
