"""The sheet of a year: pages that take the number of a site and the codes of rows."""

import json

from django.urls import reverse

from dip.models import Informasi
from tests.isolation.doors import shut_out
from tests.isolation.world import Actor, World, enter, freeze, look, rows_of

PAGES = ("lembar", "lembar_data")
CELLS = {"judul": "Diambil", "ringkasan": "Diambil alih oleh situs lain."}


def check_lembar(world: World, actor: Actor) -> None:
    """Nobody reads the sheet of a hidden site, nor writes into a row of a locked one."""
    client, before = enter(actor), freeze(actor)
    for situs in actor.hidden:
        for name in PAGES:
            url = f"{_address(name)}?situs={situs.pk}&tahun={2010 + situs.pk % 10}"
            response = client.get(url)
            look(actor, response, url)
            assert response.status_code != 200, f"{actor.name}: {url}"
            assert actor.at_home or shut_out(actor, response), url
    for row in rows_of(Informasi, actor.locked):
        for situs in (row.situs, actor.host):
            _try_row(actor, client, row, situs.pk)
    assert freeze(actor) == before


def _try_row(actor: Actor, client, row: Informasi, situs: int) -> None:
    query = f"?situs={situs}&tahun={row.tahun}"
    for versi in (row.versi, 0):
        item = {"kode": row.kode, "versi": versi, "isi": CELLS, "semula": {}}
        data = json.dumps({"baris": [item], "situs": row.situs_id})
        url = f"{_address('lembar_simpan')}{query}"
        look(actor, client.post(url, data, content_type="application/json"), url)
        form = {f"b0-{name}": text for name, text in CELLS.items()}
        form |= {"b0-kode": row.kode, "b0-versi": versi, "b0-sidik": ".".join("x" * 11)}
        url = f"{_address('lembar')}{query}"
        look(actor, client.post(url, {**form, "situs": row.situs_id}), url)


def _address(name: str) -> str:
    return reverse(f"admin:dip_informasi_{name}")
