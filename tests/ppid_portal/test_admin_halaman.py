"""What holds on every page of the admin, for every role, without a browser."""

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from dip.enums import Status
from halaman import models as isi
from halaman.services import save_konten
from situs.models import HariLibur
from tests.factories import make_informasi, make_konten
from tests.ppid_portal.jelajah import Halaman, walk

KONTEN = (isi.Agenda, isi.Album, isi.Berita, isi.Dokumen, isi.Halaman, isi.Tanya)
ROLES = [
    ("utama", "kominfo"),
    ("cipari", "ani"),
    ("cipari", "petugas"),
    ("cipari", "camat"),
    ("cipari", "pengadu"),
    ("cipari", "operator"),
    ("cipari", None),
]
# Words that no Indonesian sentence of this admin needs.
ENGLISH = re.compile(
    r"\b(the|and|of|is|are|not|your?|please|add|change|changed|delete|deleted|save|search|select|"
    r"home|log ?in|log ?out|view|history|submit|export|import|password|username|enter|error|"
    r"none|true|false|yes|any|today|show|hide|clear|close|must|this|with|users?|staff|required|currently|"
    r"row|rows|field|fields|file|new|update|skipped|preview|breadcrumbs|toggle|sidebar)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=ROLES, ids=lambda role: f"{role[0]}-{role[1]}")
def pages(
    request: pytest.FixtureRequest, cast: SimpleNamespace, visit: Callable
) -> dict[str, Halaman]:
    situs, user = request.param
    for site in (cast.utama, cast.cipari):
        make_informasi(site)
        make_informasi(site, status=Status.DRAF)
        for model in KONTEN:
            save_konten(make_konten(model, site), None)
    HariLibur.objects.create(tanggal="2026-08-17", nama="Hari Kemerdekaan", jenis="libur_nasional")
    client = visit(getattr(cast, situs), user and getattr(cast, user))
    start = "/admin/" if user else "/admin/login/"
    return {path: Halaman(html) for path, html in walk(client, start).items()}


def test_every_page_obeys_the_frame(pages: dict[str, Halaman]) -> None:
    titles = {}
    for path, page in pages.items():
        assert page.root["lang"] == "id", path
        assert page.root["data-palet"] in {"samudra", "wijayakusuma"}, path
        assert len(page.headings) >= 1, path
        assert page.inline == [], path  # the content security policy refuses it
        title = page.text.split(" | Admin PPID")[0]
        assert "Kecamatan Cipari" in title or "PPID Kabupaten Cilacap" in title, path
        titles.setdefault(title, []).append(path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_no_page_asks_for_jquery(pages: dict[str, Halaman]) -> None:
    heavy = re.compile(r"jquery|xregexp|urlify|inlines|RelatedObjectLookups|prepopulate")
    found = {
        path: list(filter(heavy.search, page.scripts))
        for path, page in pages.items()
        if not path.startswith("/admin/axes/")  # the operator's, as the library wrote them
    }
    assert {path: scripts for path, scripts in found.items() if scripts} == {}


def test_no_english_on_any_page(pages: dict[str, Halaman]) -> None:
    found = {path: ENGLISH.findall(page.text) for path, page in pages.items()}
    assert {path: sorted(set(words)) for path, words in found.items() if words} == {}


def test_the_walk_is_worth_its_name(cast: SimpleNamespace, visit: Callable) -> None:
    HariLibur.objects.create(tanggal="2026-08-17", nama="HUT RI", jenis="libur_nasional")
    make_informasi(cast.utama)
    paths = set(walk(visit(cast.utama, cast.kominfo)))
    kinds = {"import/", "export/", "add/", "change/", "history/", "delete/", "password/"}
    assert {kind for kind in kinds if any(path.endswith(kind) for path in paths)} == kinds
    assert len(paths) >= 20


def test_error_messages_are_indonesian(cast: SimpleNamespace, visit: Callable) -> None:
    client = visit(cast.utama, cast.kominfo)
    for path, data in {
        "/admin/situs/harilibur/add/": {},
        "/admin/situs/harilibur/import/": {"format": "9"},
        "/admin/situs/harilibur/export/": {"format": "9"},
        "/admin/situs/pengguna/add/": {"password1": "a", "password2": "b"},
        "/admin/situs/harilibur/": {"action": "", "index": "0"},
        "/admin/password_change/": {
            "old_password": "x",
            "new_password1": "1",
            "new_password2": "2",
        },
    }.items():
        page = Halaman(client.post(path, data, follow=True).content.decode())
        assert sorted(set(ENGLISH.findall(page.text))) == [], path


def test_script_words_are_indonesian(cast: SimpleNamespace, visit: Callable) -> None:
    catalog = visit(cast.utama, cast.kominfo).get("/admin/jsi18n/").content.decode()
    for word in ("Agustus", "Hari ini", "dari %(cnt)s terpilih"):
        assert word in catalog
