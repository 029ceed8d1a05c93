"""What a visitor reads when something is wrong, or when the site is closed for work."""

import pytest
from django.db import DatabaseError, connection

from halaman.models import ButirMenu
from situs.models import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(settings):
    settings.PEMELIHARAAN = True


@pytest.mark.parametrize("path", ["/", "/dip/", "/cari/?q=a", "/tidak-ada/"])
def test_closed_for_work_says_so_in_the_look_of_the_site(cast, visit, closed, path):
    answer = visit(cast.cipari).get(path)
    assert answer.status_code == 503 and int(answer["Retry-After"]) > 0
    assert "no-store" in answer["Cache-Control"]
    assert "Kecamatan Cipari" in answer.text and 'data-palet="samudra"' in answer.text
    assert f'href="{cast.utama.build_url()}"' in answer.text


def test_the_admin_and_the_health_probe_stay_open(cast, visit, closed):
    assert visit(cast.cipari, cast.ani).get("/admin/").status_code == 200
    assert visit(cast.cipari).get("/sehat/").status_code == 200


def test_closed_for_work_needs_no_database(cast, visit, closed):
    def refuse(*args):
        raise DatabaseError("gone")

    with connection.execute_wrapper(refuse):
        assert visit(cast.cipari).get("/").status_code == 503


def test_error_pages_keep_the_menu_of_the_site(cast, visit):
    ButirMenu.objects.create(situs=cast.cipari, judul="Posyandu", alamat="/berita/")
    assert ">Posyandu</a>" in visit(cast.cipari).get("/tidak-ada/").text
    assert ">Posyandu</a>" not in visit(cast.maos).get("/tidak-ada/").text


def test_open_again_everything_is_as_before(cast, visit):
    assert visit(cast.cipari).get("/").status_code == 200


def test_not_found_offers_search_contact_and_utama(cast, visit):
    Situs.objects.filter(pk=cast.cipari.pk).update(telepon="(0280) 5555", jam_layanan="Senin")
    html = visit(cast.cipari).get("/tidak-ada/").text
    assert 'action="/cari/"' in html and "(0280) 5555" in html and "Jam layanan" in html
    assert f'href="{cast.utama.build_url()}"' in html and 'href="/peta-situs/"' in html
