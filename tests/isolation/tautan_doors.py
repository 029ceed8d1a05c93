"""The button beside a link: a page of its own that takes the number of a row."""

from django.urls import reverse

from dip.models import PemeriksaanTautan
from tests.isolation.doors import MISSING, shut_out
from tests.isolation.world import Actor, World, enter, freeze, look, rows_of


def check_periksa(world: World, actor: Actor) -> None:
    """A foreign link is like one that never was; one that may only be read is not asked again."""
    client, before = enter(actor), freeze(actor)
    missing = client.post(reverse("admin:tautan_periksa", args=[MISSING]))
    for row in rows_of(PemeriksaanTautan, actor.locked):
        url = reverse("admin:tautan_periksa", args=[row.pk])
        assert client.get(url).status_code in (302, 403, 405), f"{actor.name}: GET {url}"
        response = client.post(url)
        look(actor, response, url)
        assert shut_out(actor, response) or response.status_code in (403, 404), actor.name
        if row.situs in actor.hidden:
            assert response.status_code == missing.status_code, f"{actor.name}: {url}"
    assert freeze(actor) == before
