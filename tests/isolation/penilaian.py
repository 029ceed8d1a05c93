"""The assessment of the DIP: a page and a workbook that take the number of a site and a year."""

from django.urls import reverse

from dip.models import Informasi
from tests.isolation.doors import shut_out
from tests.isolation.world import Actor, World, enter, look

PINTU = ("penilaian_dip", "penilaian_dip_unduh")


def check_penilaian(world: World, actor: Actor) -> None:
    """A foreign site is assessed for nobody who may not read it; its lost points name entries."""
    client = enter(actor)
    Informasi.objects.filter(pk__gt=0).update(tempat="", ringkasan_lemah=True)
    for url in (reverse(f"admin:{name}") for name in PINTU):
        for situs in world.daftar_situs:
            tahun = 2010 + situs.pk % 10
            look(actor, client.get(url, {"tahun": tahun}), url)
            response = client.get(url, {"tahun": tahun, "situs": situs.pk})
            look(actor, response, f"{url} {situs.slug}")
            if situs in actor.hidden:
                assert response.status_code != 200, f"{actor.name}: {url} {situs.slug}"
                assert actor.at_home or shut_out(actor, response), url
