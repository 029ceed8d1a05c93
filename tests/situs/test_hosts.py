"""Which site answers: exactly the host asked for, never a default."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from situs.models import Situs


def get(host: str, path: str = "/", **extra):
    return Client().get(path, headers={"host": host}, **extra)


@pytest.mark.parametrize(
    "host",
    [
        "cipari.cilacapkab.go.id",
        "CIPARI.Cilacapkab.GO.ID",
        "cipari.cilacapkab.go.id:8443",
        "cipari.cilacapkab.go.id.",
    ],
)
def test_host_is_known_in_any_case_with_port_and_final_dot(cast, host):
    response = get(host)
    assert response.status_code == 200
    assert response.context["situs"] == cast.cipari


def test_each_host_has_its_own_site(cast):
    for situs in (cast.utama, cast.cipari, cast.maos):
        assert get(situs.host).context["situs"] == situs


@pytest.mark.parametrize(
    "host",
    [
        "tidak-ada.cilacapkab.go.id",
        "cilacapkab.go.id",
        "x.cipari.cilacapkab.go.id",
        "xcipari.cilacapkab.go.id",
        "cipari.cilacapkab.go.id.evil.example",
        "127.0.0.1",
        "[::1]:8000",
        "",
        "cipari cilacapkab.go.id",
        "evil@cipari.cilacapkab.go.id",
        "cipari.cilacapkab.go.id@evil.example",
        "cipari.cilacapkab.go.id/",
        "_cipari.cilacapkab.go.id",
        "xn--cipri-n5a.cilacapkab.go.id",
        "cipari.cilacapkab.go.id:80:80",
        "a" * 300,
    ],
)
def test_unknown_or_malformed_host_is_not_found(cast, host):
    assert get(host).status_code == 404


def test_unknown_host_lists_the_sites_and_shows_none(cast):
    body = get("tidak-ada.cilacapkab.go.id").content.decode()
    for situs in (cast.utama, cast.cipari, cast.maos):
        assert situs.nama in body
        assert situs.host in body


def test_inactive_site_is_not_found_and_not_listed(cast):
    Situs.objects.filter(pk=cast.maos.pk).update(is_active=False)
    response = get(cast.maos.host)
    assert response.status_code == 404
    assert cast.maos.host not in response.content.decode()


def test_www_leads_to_the_bare_host(cast):
    response = get("www.cipari.cilacapkab.go.id", "/dip/?q=apbd")
    assert response.status_code == 301
    assert response["Location"] == "http://cipari.cilacapkab.go.id/dip/?q=apbd"


def test_www_before_an_unknown_host_stays_unknown(cast):
    assert get("www.tidak-ada.cilacapkab.go.id").status_code == 404


def test_forwarded_host_is_not_believed(cast):
    response = Client().get(
        "/", headers={"host": cast.cipari.host, "x-forwarded-host": cast.maos.host}
    )
    assert response.context["situs"] == cast.cipari


def test_new_host_is_served_without_restart(cast):
    Situs.objects.filter(pk=cast.maos.pk).update(host="maos-baru.cilacapkab.go.id")
    assert get("maos-baru.cilacapkab.go.id").status_code == 200
    assert get(cast.maos.host).status_code == 404


def test_host_is_kept_in_lower_case(cast):
    cast.maos.host = "Maos.cilacapkab.go.id"
    with pytest.raises(ValidationError):
        cast.maos.full_clean()


def test_build_url_names_the_own_host(cast, settings):
    settings.HTTPS, settings.PUBLIC_PORT = True, "8443"
    assert cast.maos.build_url("/dip/") == "https://maos.cilacapkab.go.id:8443/dip/"
