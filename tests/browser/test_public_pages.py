"""The pages of a visitor, at three hosts, in a real browser."""

import pytest
from django.template import loader

from tests.browser import gates
from tests.browser.keyboard import check_tab_walk
from tests.browser.pages import PUBLIC
from tests.browser.pages_aduan import PUBLIC_ADUAN
from tests.browser.pages_dik import PUBLIC_DIK
from tests.browser.pages_isi import PUBLIC_ISI
from tests.browser.pages_keberatan import PUBLIC_KEBERATAN
from tests.browser.pages_layanan import PUBLIC_LAYANAN
from tests.browser.pages_sk import PUBLIC_SK
from tests.browser.pages_tautan import PUBLIC_TAUTAN
from tests.browser.visit import check_dark, collect, judge

PAGES = [
    *PUBLIC,
    *PUBLIC_KEBERATAN,
    *PUBLIC_ISI,
    *PUBLIC_DIK,
    *PUBLIC_SK,
    *PUBLIC_LAYANAN,
    *PUBLIC_ADUAN,
    *PUBLIC_TAUTAN,
]
GALAT = ("400", "403", "500", "503", "kedaluwarsa")


@pytest.mark.parametrize("halaman", PAGES, ids=str)
def test_public_page_passes_the_gates(halaman, open_page):
    plain, _ = open_page(halaman, script=False)
    page, seen = open_page(halaman)
    collect(
        [
            lambda: judge(page, seen, halaman.host, gates.read_main(plain)),
            lambda: gates.check_no_cookies(page.context, halaman.kuki),
            lambda: gates.check_weight(
                seen.document.body(),
                seen.bodies("stylesheet").values(),
                seen.bodies("script").values(),
                html_limit=halaman.berat * gates.HTML_LIMIT,
            ),
        ]
    )


@pytest.mark.parametrize("situs", sorted({each.situs for each in PAGES}))
def test_every_public_page_of_a_host_has_its_own_title(situs, open_page):
    """Opens each page, with its status, on every engine; the gates run on one (tests/sekali.py)."""
    titles = {}
    for halaman in (each for each in PAGES if each.situs == situs):
        page, _ = open_page(halaman, script=False)
        if halaman.berjudul:
            titles[halaman.nama] = page.title()
    gates.check_unique_titles(titles)


@pytest.mark.parametrize("nama", GALAT)
def test_error_page_passes_the_gates(nama, world, new_context):
    """What has no address of its own is put in the place of the home page."""
    situs = world.situs["cipari"]
    html = loader.render_to_string(f"{nama}.html", {"situs": situs, "induk": situs.induk})
    page = new_context().new_page()
    page.goto(f"http://{situs.host}/")
    page.set_content(html)
    collect(
        [
            lambda: gates.check_head(page),
            lambda: gates.check_indonesian(page),
            lambda: check_tab_walk(page),
            lambda: gates.check_axe(page),
            lambda: gates.check_print(page),
            lambda: gates.check_no_overflow(page, 320),
            lambda: check_dark(page),
        ]
    )
