"""One Chromium and one server a process; real host names lead to that server."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.server import PortalServer
from tests.browser.world import World, build_sites, build_world

# Playwright's sync API runs an event loop in this thread; Django would refuse every query here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

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


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    with ExitStack() as stack:

        def make(cookie: dict | None = None, **options) -> BrowserContext:
            options = {"viewport": {"width": 1280, "height": 800}, "locale": "id-ID", **options}
            context = browser.new_context(**options)
            stack.callback(context.close)
            if cookie:
                context.add_cookies([cookie])
            return context

        yield make
