"""Nobody reads or writes what belongs to another site: every actor at every door.

The doors are in tests/isolation/; here they are put together, the lists of doors are checked for
completeness, and the checks are shown to bite by taking one filter away at a time.
"""

from collections.abc import Callable, Iterator

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.isolation import (
    aduan_doors,
    decisions,
    doors,
    impor_dik,
    keberatan_doors,
    lembar,
    other_doors,
    penilaian,
    public_doors,
    surat_doors,
    tautan_doors,
    work_list,
)
from tests.isolation.mutants import MUTANTS, Mutant
from tests.isolation.single_doors import SINGLE_CHECKS
from tests.isolation.world import World, build_world, site_models

CHECKS: list[Callable] = [
    *(doors.check_rows, doors.check_lists, doors.check_forms),
    *(doors.check_actions, doors.check_editable_lists),
    *(other_doors.check_pages, other_doors.check_autocomplete, other_doors.check_exchange),
    *(other_doors.check_dip_import, public_doors.check_public, public_doors.check_drafts),
    *(public_doors.check_previews, public_doors.check_formulir),
    work_list.check_kelengkapan,
    decisions.check_decisions,
    impor_dik.check_impor_dik,
    lembar.check_lembar,
    penilaian.check_penilaian,
    *(surat_doors.check_tautan, surat_doors.check_status),
    keberatan_doors.check_keberatan,
    tautan_doors.check_periksa,
    aduan_doors.check_aduan,
]
ACTORS = [
    *("ppid_pelaksana", "petugas", "atasan_ppid", "pengelola_pengaduan", "rangkap"),
    *("operator", "operator di Utama", "kominfo", "kominfo bertindak", "kominfo izin lewat"),
    *("petugas utama", "anonim", "anonim di Utama", "kominfo di kecamatan", "tetangga"),
    "tanpa tugas",
]


@pytest.fixture(autouse=True)
def private_root() -> None:
    """The files of the planted rows stay where they were put; see `planted`."""


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Planted once and committed: building it for each test would cost more than the test."""
    with django_db_blocker.unblock():
        world = build_world()
    yield world
    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def world(planted: World, db) -> World:
    return planted


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", ACTORS)
def test_no_door_leads_to_another_site(world, name, check):
    check(world, world.actors[name])


@pytest.mark.parametrize(
    ("name", "check"),
    [(name, check) for name, checks in SINGLE_CHECKS.items() for check in checks],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_single_door(world, name, check):
    check(world, world.actors[name])


# --- The checks bite ------------------------------------------------------------------------------
@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_filter_taken_away_is_noticed(world, monkeypatch, mutant: Mutant):
    mutant.apply(monkeypatch)
    with pytest.raises(AssertionError):
        mutant.check(world, world.actors[mutant.actor])


# --- Completeness -------------------------------------------------------------------------------
def test_every_actor_is_tried(world):
    assert sorted(world.actors) == sorted(ACTORS)


def test_every_admin_address_is_classified():
    for model_admin in admin.site._registry.values():
        for url in model_admin.get_urls():
            if url.name:
                assert doors.kind_of(model_admin, url.name) in doors.ADMIN_ROUTES, url


def test_every_address_beside_the_tables_is_classified():
    known = {*other_doors.SITE_ROUTES, *public_doors.PUBLIC_ROUTES}
    assert {name for name in route_names(get_resolver()) if name} <= known


def route_names(resolver: URLResolver, prefix: str = ""):
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{prefix}{each.name}" if each.name else ""
        elif each.namespace == "admin":
            yield from (url.name or "" for url in each.url_patterns if isinstance(url, URLPattern))
        else:
            yield from route_names(each, f"{each.namespace}:" if each.namespace else prefix)


def test_every_table_has_rows_at_every_site(world):
    for model in site_models():
        for situs in world.daftar_situs:
            assert doors.rows_of(model, [situs]), f"{model._meta.label} di {situs.slug}"
