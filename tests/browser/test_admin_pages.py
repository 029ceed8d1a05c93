"""The log-in and the pages of an officer, at three hosts, in a real browser."""

import pytest

from tests.browser import gates
from tests.browser.pages import ADMIN, DOORS, Halaman
from tests.browser.pages_aduan import ADMIN_ADUAN
from tests.browser.pages_dik import ADMIN_DIK
from tests.browser.pages_impor import ADMIN_IMPOR_DIK
from tests.browser.pages_isi import ADMIN_ISI, EDITOR
from tests.browser.pages_layanan import ADMIN_LAYANAN
from tests.browser.pages_lembar import LEMBAR
from tests.browser.pages_penilaian import ADMIN_PENILAIAN
from tests.browser.pages_sk import ADMIN_SK
from tests.browser.pages_tautan import ADMIN_TAUTAN
from tests.browser.visit import Seen, collect, judge

PAGES = [
    *DOORS,
    *ADMIN,
    *ADMIN_ISI,
    *ADMIN_DIK,
    *ADMIN_PENILAIAN,
    *ADMIN_SK,
    *ADMIN_LAYANAN,
    *ADMIN_TAUTAN,
    *ADMIN_ADUAN,
]
PAGES += ADMIN_IMPOR_DIK
EVERY = [*PAGES, *EDITOR, *LEMBAR]
# The list that is edited in place carries every field of fifty rows, twice.
INLINE_LIST_LIMIT = 130 * gates.KB
PENYUNTING = ".ck, .ck-body-wrapper, [data-penyunting]"  # the editor's own words and settings
DJANGO = ("/static/admin/", "/static/import_export/", "/admin/jsi18n/")


def weigh(halaman: Halaman, seen: Seen) -> None:
    """Our own share is held to the budget of public pages; Django's files are counted apart."""
    css, js = seen.bodies("stylesheet"), seen.bodies("script")
    own = [
        [body for url, body in files.items() if not any(part in url for part in DJANGO)]
        for files in (css, js)
    ]
    limit = (
        INLINE_LIST_LIMIT if halaman.nama.startswith("dip") else halaman.berat * gates.HTML_LIMIT
    )
    gates.check_weight(seen.document.body(), *own, html_limit=limit)


@pytest.mark.parametrize("halaman", PAGES, ids=str)
def test_admin_page_passes_the_gates(halaman, open_page):
    plain, _ = open_page(halaman, script=False)
    page, seen = open_page(halaman)
    collect(
        [
            lambda: judge(page, seen, halaman.host, gates.read_main(plain)),
            lambda: weigh(halaman, seen),
        ]
    )


def harmful(messages: list[str]) -> list[str]:
    """Without the one that is known: CKEditor wants to reserve the room of a picture by a style
    attribute, the policy refuses it, and nothing is lost but a jump while the picture loads."""
    known = ("style-src-attr inline", "Applying inline style violates")
    return [text for text in messages if not any(part in text for part in known)]


@pytest.mark.parametrize("halaman", EDITOR, ids=str)
def test_page_with_the_editor_passes_the_gates(halaman, open_page):
    """Without a script a plain field in its place; with one the editor, under the same CSP."""
    plain, plain_seen = open_page(halaman, script=False)
    page, seen = open_page(halaman)
    if page.locator("[data-penyunting]").count():
        page.wait_for_selector(".ck-editor__editable")
    header = seen.document.headers.get("content-security-policy", "")
    collect(
        [
            lambda: gates.check_own_host(plain_seen.requests, halaman.host),
            lambda: gates.check_no_overflow(plain, 320),
            lambda: gates.check_csp_header(header),
            lambda: gates.check_head(page),
            lambda: gates.check_indonesian(page, outside=PENYUNTING),
            lambda: gates.check_own_host(seen.requests, halaman.host),
            lambda: gates.check_csp_reports(harmful(page.evaluate("window.__csp"))),
            lambda: gates.check_console(harmful(seen.console)),
            lambda: gates.check_no_overflow(page, 320),
            lambda: gates.check_axe(page, outside=".ck"),
        ]
    )


@pytest.mark.parametrize("situs", sorted({each.situs for each in EVERY}))
def test_every_admin_page_of_a_host_has_its_own_title(situs, open_page):
    """Opens each page, with its status, on every engine; the gates run on one (tests/sekali.py)."""
    titles = {}
    for halaman in (each for each in EVERY if each.situs == situs):
        page, _ = open_page(halaman, script=False)
        if halaman.berjudul:
            titles[str(halaman) + halaman.sebagai] = page.title()
    gates.check_unique_titles(titles)
