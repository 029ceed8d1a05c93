from collections.abc import Callable, Iterator
from types import SimpleNamespace

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment

from ppid_portal.hosts import ActiveHosts
from situs.enums import Peran
from situs.middleware import SESSION_SITUS
from situs.models import Pengguna, Situs
from tests.factories import make_pengguna, make_situs
from tests.sekali import is_once

# How long a machine takes is measured by `make bench` and never asserted by a test.
hypothesis.settings.register_profile(
    "portal", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("portal")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before pytest chooses by `-m`."""
    for item in filter(is_once, items):
        item.add_marker(pytest.mark.sekali)


@pytest.fixture(autouse=True, scope="session")
def django_test_environment() -> Iterator[None]:
    """Django's own set-up would copy ALLOWED_HOSTS into a fixed list; ours reads the table."""
    settings.ALLOWED_HOSTS = []
    setup_test_environment(debug=False)
    settings.ALLOWED_HOSTS = ActiveHosts()
    yield
    teardown_test_environment()


@pytest.fixture(autouse=True)
def private_root(settings, tmp_path) -> None:
    storage = settings.STORAGES["default"]
    options = {**storage["OPTIONS"], "location": tmp_path / "berkas"}
    settings.STORAGES = {**settings.STORAGES, "default": {**storage, "OPTIONS": options}}


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


@pytest.fixture
def cast(db) -> SimpleNamespace:
    """The fixed cast: three sites and their officers."""
    utama = make_situs("ppid", utama=True)
    cipari = make_situs("cipari", induk=utama, palet="samudra")
    maos = make_situs("maos", induk=utama, palet="bata")
    return SimpleNamespace(
        utama=utama,
        cipari=cipari,
        maos=maos,
        kominfo=make_pengguna("kominfo", utama, Peran.PPID_UTAMA),
        ani=make_pengguna("ani", cipari, Peran.PPID_PELAKSANA),
        petugas=make_pengguna("petugas", cipari, Peran.PETUGAS),
        camat=make_pengguna("camat", cipari, Peran.ATASAN_PPID),
        pengadu=make_pengguna("pengadu", cipari, Peran.PENGELOLA_PENGADUAN),
        budi=make_pengguna("budi", maos, Peran.PPID_PELAKSANA),
        operator=make_pengguna("operator", is_superuser=True, is_staff=True),
    )


@pytest.fixture
def visit() -> Callable[..., Client]:
    """visit(situs) is an anonymous client on that host; visit(situs, user) a logged-in one."""

    def make(situs: Situs, user: Pengguna | None = None) -> Client:
        client = Client(headers={"host": situs.host})
        if user:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            session = client.session
            session[SESSION_SITUS] = situs.pk
            session.save()
        return client

    return make
