"""The rules of the house (docs/arsitektur.md) that a machine can read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin

import ppid_portal
from situs.models import Situs
from situs.scoped_admin import GlobalAdmin, ScopedMixin

ROOT = Path(__file__).parents[1]
APPS = {path.parent.name for name in ("apps.py", "migrations") for path in ROOT.glob(f"*/{name}")}
CODE = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)

# Tables that belong to no single site, each with the reason.
GLOBAL_MODELS = {
    "situs.Situs": "the table of sites itself; scoped() narrows it by pk",
    "situs.Pengguna": "a person may work at several sites; Keanggotaan says where",
    "situs.HariLibur": "national holidays are the same for every site",
    "dip.HostDikunjungi": "an outside host is asked once a second, by whichever site",
    "dip.Kewajiban": "the law requires the same of every site",
}
# A file is named by its subject; these names have none.
SUBJECT = re.compile(r"[a-z]+(_[a-z]+)*")
MANAGERS = {"objects", "_default_manager", "_base_manager"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "misc", "signals", "lib"}


OWN_MODELS = [model for model in apps.get_models() if model._meta.app_label in APPS]
ADMINS = [each for each in admin.site._registry.values() if each.model in OWN_MODELS]


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_every_model_belongs_to_a_site_or_says_why_not(model):
    assert hasattr(model, "situs_path") != (model._meta.label in GLOBAL_MODELS)


@pytest.mark.parametrize(
    "model",
    [model for model in OWN_MODELS if hasattr(model, "situs_path")],
    ids=lambda model: model._meta.label,
)
def test_situs_path_leads_to_a_site(model):
    step = model
    for name in model.situs_path.split("__"):
        step = step._meta.get_field(name).related_model
    assert step is Situs


def test_global_models_exist():
    assert {model._meta.label for model in OWN_MODELS} >= set(GLOBAL_MODELS)


@pytest.mark.parametrize("model_admin", ADMINS, ids=str)
def test_every_admin_is_scoped_or_global(model_admin):
    scoped = hasattr(model_admin.model, "situs_path") or model_admin.model is Situs
    assert isinstance(model_admin, ScopedMixin if scoped else GlobalAdmin)


def test_no_table_of_another_package_has_an_admin():
    assert {each._meta.label for each in admin.site._registry if each not in OWN_MODELS} == set()


@pytest.mark.parametrize("model_admin", ADMINS, ids=str)
def test_every_inline_of_a_site_table_is_scoped(model_admin):
    for inline in model_admin.inlines:
        if hasattr(inline.model, "situs_path"):
            assert issubclass(inline, ScopedMixin), inline


def bare_managers(tree: ast.Module) -> Iterator[int]:
    """Lines with `X.objects` that is not `X.objects.for_situs(...)`."""
    allowed = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "for_situs"
    }
    for node in ast.walk(tree):
        is_manager = isinstance(node, ast.Attribute) and node.attr in MANAGERS
        if is_manager and node not in allowed:
            yield node.lineno


def is_public_door(path: Path) -> bool:
    """views.py and urls.py, and every module of a package called views."""
    return path.stem in ("views", "urls") or "views" in path.parts


@pytest.mark.parametrize("path", [p for p in CODE if is_public_door(p)], ids=relative)
def test_views_ask_for_the_rows_of_their_site(path):
    assert list(bare_managers(parse(path))) == []


def test_guard_reads_packages_of_views():
    doors = {relative(path) for path in CODE if is_public_door(path)}
    assert {"halaman/views/berita.py", "ppid_portal/views/beranda.py", "dip/views.py"} <= doors


def test_guard_of_bare_managers_bites():
    assert list(bare_managers(ast.parse("Informasi.objects.all()"))) == [1]
    assert list(bare_managers(ast.parse("Informasi.objects.for_situs(s).all()"))) == []


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_no_signal_receivers(path):
    for node in ast.walk(parse(path)):
        imported = getattr(node, "module", "") if isinstance(node, ast.ImportFrom) else ""
        assert not (imported or "").startswith(("django.dispatch", "django.db.models.signals"))
        assert getattr(node, "id", getattr(node, "attr", "")) != "receiver"


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_text_from_people_is_never_marked_safe(path):
    called = {
        getattr(node.func, "id", getattr(node.func, "attr", ""))
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call)
    }
    assert called.isdisjoint({"mark_safe", "SafeString", "SafeText"})


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").rglob("*.*")), ids=lambda path: path.name
)
def test_templates_escape_everything(path):
    text = path.read_text(encoding="utf-8")
    # Help texts are written in our code and Django's, never by a person.
    assert "|safe" not in text
    assert "autoescape off" not in text or path.suffix == ".txt"


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_files_are_named_by_their_subject(path):
    assert SUBJECT.fullmatch(path.stem.strip("_"))
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_files_stay_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_changelog_top_is_the_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[?v?(\d+\.\d+\.\d+)", text, re.MULTILINE)[1] == ppid_portal.__version__


def test_import_contracts_know_every_app():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = re.search(r"root_packages = \[(.*?)\]", text)[1]
    assert set(re.findall(r'"(\w+)"', packages)) == APPS


@pytest.mark.parametrize(
    "path",
    [p for name in ("*.md", "*.toml", "*.yaml", "Makefile") for p in ROOT.glob(name)],
    ids=relative,
)
def test_files_name_no_machine(path):
    assert not re.search(r"/(work|root)/", path.read_text(encoding="utf-8"))
