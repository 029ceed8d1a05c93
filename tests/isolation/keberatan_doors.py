"""The form of an objection: behind its key, and behind the link of the status page."""

from django.urls import reverse

from permohonan.tautan import make_tanda_status
from tests.factories import (
    ALASAN,
    IDENTITAS,
    PEMOHON,
    make_draf_keberatan,
    make_keberatan,
    make_permohonan,
)
from tests.isolation.world import Actor, World, enter, look


def check_keberatan(world: World, actor: Actor) -> None:
    """Key and link open a form or a receipt on the host of its own site only."""
    client = enter(actor)
    for situs in world.daftar_situs:
        row = make_permohonan(situs)
        kunci = make_draf_keberatan(situs, ALASAN, PEMOHON, IDENTITAS, permohonan=row)
        sent = make_keberatan(row).kunci
        for name, *arguments in (
            ("dari", make_tanda_status(row)),
            ("langkah", kunci, "alasan"),
            ("periksa", kunci),
            ("terima", sent),
            ("terima-bukti", sent),
            ("terima-ics", sent),
        ):
            url = reverse(f"permohonan:keberatan-{name}", args=arguments)
            response = client.get(url)
            look(actor, response, url, public=True)
            opens = situs == actor.host
            assert response.status_code == (200 if opens else 404), f"{actor.name}: {url}"
            assert not opens or "no-store" in response["Cache-Control"]
