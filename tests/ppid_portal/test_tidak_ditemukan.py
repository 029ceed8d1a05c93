import pytest


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("path", ["/tidak-ada/", "/dip/TIDAKADA/", "/informasi/aneh/"])
def test_404_is_the_sites_own_page_while_trying_it_too(cast, visit, settings, debug, path):
    settings.DEBUG = debug
    response = visit(cast.cipari).get(path)
    text = response.content.decode()
    assert response.status_code == 404
    assert "Kecamatan Cipari" in text and 'lang="id"' in text
    assert "Page not found" not in text and "urlpatterns" not in text


def test_slash_is_still_appended(cast, visit, settings):
    settings.DEBUG = True
    response = visit(cast.cipari).get("/dip")
    assert (response.status_code, response["Location"]) == (301, "/dip/")
