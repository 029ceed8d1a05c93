"""The papers of requests and objections behind their signed links."""

from django.test import Client
from django.urls import reverse

from permohonan.models import BerkasLayanan, Keberatan, Permohonan, Surat
from permohonan.tautan import make_tanda, make_tanda_status
from tests.isolation.isi import TERSEMBUNYI
from tests.isolation.world import Actor, World, enter, look, rows_of

PERKARA = ("cek-bukti", "cek-ics")
TAUTAN = {
    Surat: ("cek-surat",),
    BerkasLayanan: ("cek-berkas",),
    Permohonan: PERKARA,
    Keberatan: PERKARA,
}


def check_tautan(world: World, actor: Actor) -> None:
    """A signed link opens its paper on the host of its own site only; never proof of identity."""
    client = enter(actor)
    for model, routes in TAUTAN.items():
        for row in rows_of(model, world.daftar_situs):
            for route in routes:
                url = reverse(f"permohonan:{route}", args=[make_tanda(row)])
                response = client.get(url)
                look(actor, response, url, public=True)
                opens = row.situs == actor.host and model is not BerkasLayanan
                assert response.status_code == (200 if opens else 404), f"{actor.name}: {url}"


def check_status(world: World, actor: Actor) -> None:
    """The link of a status page opens it on the host of its own site only, without identity."""
    client = enter(actor)
    for model in (Permohonan, Keberatan):
        for row in rows_of(model, world.daftar_situs):
            url = reverse("permohonan:status", args=[make_tanda_status(row)])
            response = client.get(url)
            text = look(actor, response, url, public=True)
            opens = row.situs == actor.host
            assert response.status_code == (200 if opens else 404), f"{actor.name}: {url}"
            assert TERSEMBUNYI not in text, f"{actor.name}: {url}"
    _check_beside(client, actor, world)


def _check_beside(client: Client, actor: Actor, world: World) -> None:
    """The pages that the status page leads to, with one case of each site."""
    for situs in world.daftar_situs:
        row = rows_of(Permohonan, [situs])[0]
        tanda = make_tanda_status(row)
        for name, *more in (("tindakan", "kontak"), ("salinan",)):
            url = reverse(f"permohonan:{name}", args=[tanda, *more])
            response = client.get(url)
            text = look(actor, response, url, public=True)
            assert response.status_code == (200 if situs == actor.host else 404), url
            assert TERSEMBUNYI not in text, f"{actor.name}: {url}"
