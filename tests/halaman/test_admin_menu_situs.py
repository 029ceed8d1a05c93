"""The menu and the organisation of a site: nested, ordered by buttons, without circles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from halaman.menu_bawaan import fill_menu
from halaman.models import ButirMenu, Halaman, Pejabat, UnitKerja

pytestmark = pytest.mark.django_db
MENU = "/admin/halaman/butirmenu/"


def make_butir(situs, judul, induk=None, **fields) -> ButirMenu:
    last = ButirMenu.objects.for_situs(situs).filter(induk=induk).count()
    return ButirMenu.objects.create(
        situs=situs, judul=judul, induk=induk, urutan=last + 1, **fields
    )


def url_of(row, step: str) -> str:
    return reverse(f"admin:halaman_{row._meta.model_name}_{step}", args=[row.pk])


def names(situs) -> list[str]:
    return [row.judul for row in ButirMenu.objects.for_situs(situs).order_by("urutan")]


def test_buttons_move_a_row_up_and_down(cast, visit):
    client = visit(cast.cipari, cast.ani)
    rows = [make_butir(cast.cipari, name, alamat="/dip/") for name in "ABC"]
    client.post(url_of(rows[2], "naik"))
    assert names(cast.cipari) == ["A", "C", "B"]
    client.post(url_of(rows[0], "turun"))
    assert names(cast.cipari) == ["C", "A", "B"]
    client.post(url_of(rows[2], "naik"))  # already first
    assert names(cast.cipari) == ["C", "A", "B"]


def test_a_row_moves_among_its_siblings_only(cast, visit):
    a, b = make_butir(cast.cipari, "A"), make_butir(cast.cipari, "B")
    child = make_butir(cast.cipari, "A1", a)
    visit(cast.cipari, cast.ani).post(url_of(child, "turun"))
    for row in (a, b, child):
        row.refresh_from_db()
    assert (a.urutan, b.urutan, child.urutan, child.induk) == (1, 2, 1, a)


@pytest.mark.parametrize("step", ["naik", "turun"])
def test_moving_needs_post_the_own_site_and_a_publisher(cast, visit, step):
    row = make_butir(cast.maos, "A")
    assert visit(cast.maos, cast.budi).get(url_of(row, step)).status_code == 405
    assert visit(cast.cipari, cast.ani).post(url_of(row, step)).status_code == 404
    assert visit(cast.utama, cast.kominfo).post(url_of(row, step)).status_code == 403
    own = make_butir(cast.cipari, "B")
    assert visit(cast.cipari, cast.petugas).post(url_of(own, step)).status_code == 403


def test_moving_returns_to_the_list_as_it_was(cast, visit):
    row = make_butir(cast.cipari, "A")
    client = visit(cast.cipari, cast.ani)
    came_from = f"http://{cast.cipari.host}{MENU}?q=A"
    assert client.post(url_of(row, "naik"), headers={"referer": came_from}).url == f"{MENU}?q=A"
    elsewhere = {"referer": "https://jahat.example/?q=A"}
    assert client.post(url_of(row, "naik"), headers=elsewhere).url == MENU


def test_list_is_a_tree_with_buttons_inside_its_form(cast, visit):
    a = make_butir(cast.cipari, "Atas")
    make_butir(cast.cipari, "Lain")
    make_butir(cast.cipari, "Bawah", a)
    html = visit(cast.cipari, cast.ani).get(MENU).text
    assert html.index(">Atas<") < html.index("Tingkat 2: </span>Bawah") < html.index(">Lain<")
    assert f'formaction="{url_of(a, "turun")}"' in html
    petugas = visit(cast.cipari, cast.camat).get(MENU).text
    assert "formaction" not in petugas


def fill(**fields) -> dict:
    return {"judul": "Butir", "induk": "", "halaman": "", "alamat": "", **fields}


def test_new_row_stands_last_among_its_siblings(cast, visit):
    a = make_butir(cast.cipari, "A")
    make_butir(cast.cipari, "A1", a)
    visit(cast.cipari, cast.ani).post(f"{MENU}add/", fill(induk=a.pk, alamat="/dip/"))
    assert ButirMenu.objects.get(judul="Butir").urutan == 2


def test_menu_has_no_circle_and_three_levels(cast, visit):
    a = make_butir(cast.cipari, "A")
    b = make_butir(cast.cipari, "B", a)
    c = make_butir(cast.cipari, "C", b)
    client = visit(cast.cipari, cast.ani)
    html = client.post(url_of(a, "change"), fill(induk=c.pk)).text
    assert "tidak dapat berada di bawah dirinya sendiri" in html
    html = client.post(f"{MENU}add/", fill(induk=c.pk)).text
    assert "paling banyak 3 tingkat" in html


def test_entry_leads_to_a_page_or_an_address(cast, visit):
    page = Halaman.objects.create(situs=cast.cipari, judul="Profil", slug="profil")
    client = visit(cast.cipari, cast.ani)
    html = client.post(f"{MENU}add/", fill(halaman=page.pk, alamat="/dip/")).text
    assert "jangan keduanya" in html
    html = client.post(f"{MENU}add/", fill(alamat="javascript:alert(1)")).text
    assert "Isi alamat di situs ini" in html
    assert client.post(f"{MENU}add/", fill(halaman=page.pk)).status_code == 302


def test_page_and_parent_of_another_site_are_refused(cast, visit):
    page = Halaman.objects.create(situs=cast.maos, judul="Profil", slug="profil")
    row = make_butir(cast.maos, "A")
    client = visit(cast.cipari, cast.ani)
    errors = client.post(f"{MENU}add/", fill(halaman=page.pk, induk=row.pk)).context["errors"]
    assert len(errors) == 2
    assert not ButirMenu.objects.for_situs(cast.cipari).exists()


def test_usual_menu_is_written_once(cast, visit):
    client = visit(cast.cipari, cast.ani)
    assert "Buat menu bawaan" in client.get(MENU).text
    client.post(f"{MENU}bawaan/")
    count = ButirMenu.objects.for_situs(cast.cipari).count()
    assert count > 7
    assert names(cast.cipari).count("Beranda") == 1
    client.post(f"{MENU}bawaan/")
    assert fill_menu(cast.cipari) == 0
    assert ButirMenu.objects.count() == count
    assert "Buat menu bawaan" not in client.get(MENU).text
    assert client.get("/").status_code == 200


def test_petugas_writes_no_menu(cast, visit):
    assert visit(cast.cipari, cast.petugas).post(f"{MENU}bawaan/").status_code == 403
    assert not ButirMenu.objects.exists()


def test_organisation_is_nested_four_levels(cast, visit):
    client, induk = visit(cast.cipari, cast.ani), ""
    url = "/admin/halaman/unitkerja/add/"
    for level in range(1, 5):
        assert client.post(url, {"nama": f"Unit {level}", "induk": induk}).status_code == 302
        induk = UnitKerja.objects.get(nama=f"Unit {level}").pk
    assert "paling banyak 4 tingkat" in client.post(url, {"nama": "X", "induk": induk}).text
    html = client.get("/admin/halaman/unitkerja/").text
    assert "Tingkat 4: </span>Unit 4" in html


@pytest.mark.parametrize("who", ["ani", "kominfo"])
def test_list_costs_the_same_for_many_rows(cast, visit, who):
    user = getattr(cast, who)
    client = visit(user.keanggotaan.get().situs, user)
    counts = []
    for number in (1, 3, 100):
        a = make_butir(cast.cipari, f"A{number}")
        for each in range(number):
            make_butir(cast.cipari, f"B{each}", a, alamat="/dip/")
        client.get(MENU)
        with CaptureQueriesContext(connection) as queries:
            client.get(MENU)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_leaders_are_ordered_by_buttons(cast, visit):
    client = visit(cast.cipari, cast.ani)
    rows = [
        Pejabat.objects.create(situs=cast.cipari, judul=name, jabatan="Kasi", urutan=number)
        for number, name in enumerate("AB", 1)
    ]
    client.post(url_of(rows[1], "naik"))
    ordered = Pejabat.objects.for_situs(cast.cipari).order_by("urutan")
    assert [row.judul for row in ordered] == ["B", "A"]
