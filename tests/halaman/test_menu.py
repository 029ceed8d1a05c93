from datetime import timedelta

import pytest
from django.utils import timezone

from halaman.enums import Status
from halaman.menu import Butir, build_default, mark_current, read_menu, walk
from halaman.models import ButirMenu, Halaman
from halaman.services import adopt_halaman, withdraw_konten
from situs.models import Situs
from tests.factories import make_konten

pytestmark = pytest.mark.django_db


def add(situs: Situs, judul: str, **fields) -> ButirMenu:
    return ButirMenu.objects.create(situs=situs, judul=judul, **fields)


def names(menu: list[Butir]) -> list[str]:
    return [node.judul for node in walk(menu)]


def test_a_site_without_entries_has_the_usual_menu(cast, client):
    menu = build_default(cast.cipari)
    assert read_menu(cast.cipari) == menu
    assert 4 <= len(menu) <= 7
    assert [menu[0].judul, menu[-1].judul] == ["Beranda", "Kontak"]


def test_every_address_of_the_usual_menu_answers(cast, visit):
    for situs in (cast.utama, cast.cipari):
        addresses = {node.alamat.partition("#")[0] for node in walk(build_default(situs))} - {""}
        assert len(addresses) > 8
        wrong = {each for each in addresses if visit(situs).get(each).status_code != 200}
        assert not wrong


def test_the_site_s_own_menu_has_three_levels(cast):
    atas = add(cast.cipari, "Profil", alamat="/profil/")
    tengah = add(cast.cipari, "Organisasi", induk=atas)
    add(cast.cipari, "Pimpinan", induk=tengah, alamat="/profil/pimpinan/")
    add(cast.maos, "Milik Maos", alamat="/dip/")
    (profil,) = read_menu(cast.cipari)
    assert names([profil]) == ["Profil", "Organisasi", "Pimpinan"]
    assert profil.anak[0].tujuan == "/profil/pimpinan/"


def test_an_entry_vanishes_with_its_page(cast):
    now = timezone.now()
    states = [
        {"status": Status.DRAF},
        {"status": Status.ARSIP},
        {"terbit_mulai": now + timedelta(hours=1)},
        {"terbit_mulai": now - timedelta(days=2), "terbit_sampai": now - timedelta(days=1)},
    ]
    for state in states:
        page = make_konten(Halaman, cast.cipari, **state)
        atas = add(cast.cipari, "Rahasia", halaman=page)
        add(cast.cipari, "Di bawahnya", induk=atas, alamat="/dip/")
    shown = add(cast.cipari, "Terbit", halaman=make_konten(Halaman, cast.cipari))
    assert names(read_menu(cast.cipari)) == ["Terbit"]
    assert read_menu(cast.cipari)[0].alamat == shown.halaman.get_absolute_url()


def test_an_entry_of_a_linked_page_vanishes_with_its_source(cast):
    sumber = make_konten(Halaman, cast.utama, ditawarkan=True)
    add(cast.cipari, "Tertaut", halaman=adopt_halaman(sumber, cast.cipari, None, tertaut=True))
    add(cast.cipari, "DIP", alamat="/dip/")
    assert names(read_menu(cast.cipari)) == ["Tertaut", "DIP"]
    withdraw_konten([sumber], None)
    assert names(read_menu(cast.cipari)) == ["DIP"]


def test_a_group_without_entries_is_not_shown(cast):
    add(cast.cipari, "Kelompok kosong")
    add(cast.cipari, "DIP", alamat="/dip/")
    assert names(read_menu(cast.cipari)) == ["DIP"]


@pytest.mark.parametrize(
    "alamat",
    ["javascript:alert(1)", "data:text/html,x", "//jahat.example/", "https:jahat", "[", ""],
)
def test_an_address_that_is_no_address_leads_nowhere(cast, alamat):
    add(cast.cipari, "Aneh", alamat=alamat)
    add(cast.cipari, "DIP", alamat="/dip/")
    assert names(read_menu(cast.cipari)) == ["DIP"]


def test_links_to_other_sites_are_marked(cast, visit):
    add(cast.cipari, "Lapor", alamat="https://lapor.go.id/")
    add(cast.cipari, "Sendiri", alamat=f"http://{cast.cipari.host}/dip/")
    lapor, sendiri = read_menu(cast.cipari)
    assert lapor.luar and not sendiri.luar
    html = visit(cast.cipari).get("/").text
    assert 'class="luar" rel="noopener">Lapor<span class="tak-tampak"> (situs lain)</span>' in html


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/berita/", {"Kabar": "true", "Berita": "page"}),
        ("/berita/musrenbang/", {"Kabar": "true", "Berita": "true"}),
        ("/", {"Beranda": "page"}),
        ("/tempat-lain/", {}),
    ],
)
def test_the_place_of_the_page_is_marked(path, expected):
    kabar = Butir(
        "Kabar", anak=[Butir("Berita", "/berita/"), Butir("Lain", "https://a.id/berita/")]
    )
    menu = mark_current([Butir("Beranda", "/"), kabar, Butir("Kontak", "/#kontak")], path)
    assert {node.judul: node.kini for node in walk(menu) if node.kini} == expected


def test_the_menu_costs_one_query_however_long_it_is(cast, django_assert_num_queries):
    for number in range(30):
        add(cast.cipari, f"Butir {number}", halaman=make_konten(Halaman, cast.cipari))
    with django_assert_num_queries(1):
        read_menu(cast.cipari)


def test_the_page_of_an_error_keeps_a_menu(cast, visit):
    answer = visit(cast.cipari).get("/tidak-ada/")
    assert answer.status_code == 404 and "Daftar Informasi Publik</a>" in answer.text
