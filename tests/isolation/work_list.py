"""The work list of completeness: a page of its own that takes the number of a site."""

from django.urls import reverse

from dip.enums import JenisKewajiban
from tests.isolation.doors import shut_out
from tests.isolation.isi import find_kewajiban
from tests.isolation.world import Actor, World, enter, freeze, look


def check_kelengkapan(world: World, actor: Actor) -> None:
    """A foreign site is read by nobody who may not, and nothing there is marked as checked."""
    client, before = enter(actor), freeze(actor)
    kode = find_kewajiban(JenisKewajiban.BERKALA).kode
    page, check = reverse("admin:kelengkapan"), reverse("admin:kelengkapan_periksa", args=[kode])
    look(actor, client.get(page), page)
    for situs in actor.hidden:
        url = f"{page}?situs={situs.pk}"
        response = client.get(url)
        look(actor, response, url)
        assert response.status_code != 200, f"{actor.name}: {url}"
        assert actor.at_home or shut_out(actor, response), url
    for situs in actor.locked:
        response = client.post(check, {"situs": situs.pk})
        look(actor, response, check)
        assert shut_out(actor, response) or response.status_code in (403, 404), f"{actor.name}"
    assert freeze(actor) == before
