"""One Chromium and one server a process; real host names lead to that server."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dip.models import Informasi
from tests.browser.lembar import LEMBAR, TAHUN
from tests.browser.pages import Halaman
from tests.browser.server import PortalServer
from tests.browser.visit import Seen, enter_page
from tests.browser.world import World, build_sites, build_world
from tests.factories import make_informasi

# Playwright's sync API runs an event loop in this thread; Django would refuse every query here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

DESKTOP = {"viewport": {"width": 1280, "height": 800}, "locale": "id-ID"}
DOMAIN = "cilacapkab.go.id"
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
ARGUMENTS = [
    *["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    *["--disable-background-networking", "--disable-component-update", "--disable-sync"],
]


def find_chromium() -> str | None:
    """As scripts/chromium.sh found it; None lets Playwright take its own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def server() -> Iterator[PortalServer]:
    server = PortalServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser(django_db_setup, server: PortalServer) -> Iterator[Browser]:
    rule = f"--host-resolver-rules=MAP *.{DOMAIN} 127.0.0.1:{server.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=[*ARGUMENTS, rule], headless=True
        )
        yield browser
        browser.close()
        connections.close_all()  # those of the event loop; nobody sees them after it


@pytest.fixture(scope="module")
def private_root(tmp_path_factory) -> Iterator[Path]:
    """One place for the files of the whole module; the server's threads read it too."""
    root = tmp_path_factory.mktemp("berkas")
    storages = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": root, "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STORAGES=storages):
        yield root


@pytest.fixture(scope="module")
def transactional_db(django_db_setup, django_db_blocker, private_root, server) -> Iterator[None]:
    """Committed rows, which the server sees, for a whole module; emptied after it.

    Under this name pytest-django makes the test database and runs these tests after the others.
    """
    server.forget_pages()
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)
    server.forget_pages()


@pytest.fixture(scope="module")
def world(transactional_db) -> World:
    return build_world()


@pytest.fixture(scope="module")
def sites(transactional_db) -> World:
    """The 25 sites with their officers, and nothing published."""
    return build_sites()


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Callable[[World, str, bool], BrowserContext]]:
    """A browser window for each person, with and without JavaScript, kept for the module."""
    with ExitStack() as stack:

        @cache
        def find(username: str, script: bool) -> BrowserContext:
            context = browser.new_context(**DESKTOP, java_script_enabled=script)
            stack.callback(context.close)
            return context

        def enter(world: World, username: str, script: bool) -> BrowserContext:
            context = find(username, script)
            if username and not context.cookies():
                context.add_cookies([world.login(username)])
            return context

        yield enter


@pytest.fixture
def open_page(world: World, contexts) -> Iterator[Callable[..., tuple[Page, Seen]]]:
    """open_page(halaman) as the person of that page; the pages close with the test."""
    with ExitStack() as stack:

        def enter(halaman: Halaman, *, script: bool = True) -> tuple[Page, Seen]:
            page = contexts(world, halaman.sebagai, script).new_page()
            stack.callback(page.close)
            return page, enter_page(page, halaman, world)

        yield enter


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    with ExitStack() as stack:

        def make(cookie: dict | None = None, **options) -> BrowserContext:
            context = browser.new_context(**{**DESKTOP, **options})
            stack.callback(context.close)
            if cookie:
                context.add_cookies([cookie])
            return context

        yield make


@pytest.fixture
def fill_list(sites):
    def make(count: int, **fields) -> list[Informasi]:
        return [
            make_informasi(
                sites.situs["cipari"], tahun=TAHUN, urutan=n, judul=f"Judul {n}", **fields
            )
            for n in range(1, count + 1)
        ]

    return make


@pytest.fixture
def open_sheet(sites, new_context):
    def enter(username: str = "ani", **options) -> Page:
        page = new_context(sites.login(username), **options).new_page()
        page.goto(LEMBAR)
        if options.get("java_script_enabled", True):
            expect(page.locator(".lembar-kisi tbody tr").first).to_be_visible()
        return page

    return enter
