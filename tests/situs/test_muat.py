"""The loaders: complete, safe to repeat, and an officer's words stay."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from situs.models import HariLibur, Situs

pytestmark = pytest.mark.django_db


def load(command: str, *arguments, **options) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, **options)
    return out.getvalue()


def rows(model) -> list[tuple]:
    return list(model.objects.order_by("pk").values_list())


def test_load_situs_brings_utama_and_24_kecamatan():
    assert "25 situs dimuat, 25 di antaranya baru" in load("load_situs")
    utama = Situs.objects.get(utama=True)
    assert utama.pelaksana.count() == 24
    assert Situs.objects.values("host").distinct().count() == 25


def test_load_situs_twice_changes_nothing():
    load("load_situs")
    before = rows(Situs)
    assert "25 situs dimuat, 0 di antaranya baru" in load("load_situs")
    assert rows(Situs) == before


def test_load_situs_keeps_what_officers_filled_in():
    load("load_situs")
    own = {"alamat": "Jalan Raya 1", "palet": "arang", "is_active": False, "telepon": "0280"}
    Situs.objects.filter(slug="cipari").update(**own)
    load("load_situs")
    assert Situs.objects.filter(slug="cipari", **own).exists()


def test_load_situs_under_localhost():
    load("load_situs", domain="localhost")
    assert Situs.objects.get(utama=True).host == "localhost"
    assert Situs.objects.get(slug="cipari").host == "cipari.localhost"


def test_load_situs_moves_to_another_domain_without_new_sites():
    load("load_situs", domain="localhost")
    load("load_situs", domain="contoh.go.id")
    assert Situs.objects.count() == 25
    assert Situs.objects.get(slug="cipari").host == "cipari.contoh.go.id"


def test_load_situs_dry_run_writes_nothing():
    assert "hanya diperiksa" in load("load_situs", dry_run=True)
    assert not Situs.objects.exists()


@pytest.mark.parametrize("command", ["load_situs", "load_hari_libur"])
def test_missing_file_is_named(command, tmp_path):
    with pytest.raises(CommandError, match=r"tidak-ada\.csv"):
        load(command, str(tmp_path / "tidak-ada.csv"))


def test_load_hari_libur_brings_five_years():
    assert "135 hari libur dimuat, 135 di antaranya baru" in load("load_hari_libur")
    years = {day.tanggal.year for day in HariLibur.objects.all()}
    assert years == {2023, 2024, 2025, 2026, 2027}


def test_load_hari_libur_twice_changes_nothing():
    load("load_hari_libur")
    before = rows(HariLibur)
    assert "135 hari libur dimuat, 0 di antaranya baru" in load("load_hari_libur")
    assert rows(HariLibur) == before


def test_load_hari_libur_keeps_a_correction():
    load("load_hari_libur")
    HariLibur.objects.filter(tanggal="2026-01-01").update(nama="Dikoreksi")
    load("load_hari_libur")
    assert HariLibur.objects.get(tanggal="2026-01-01").nama == "Dikoreksi"


def test_load_hari_libur_dry_run_writes_nothing():
    load("load_hari_libur", dry_run=True)
    assert not HariLibur.objects.exists()
