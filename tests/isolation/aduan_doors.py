"""Reports of abuse are shut at home too: only a recipient of this very report reads it."""

from django.contrib import admin
from django.urls import reverse

from pengaduan.models import Pengaduan, PeristiwaPengaduan
from tests.isolation.doors import routes_of
from tests.isolation.world import Actor, World, enter, look, rows_of


def check_aduan(world: World, actor: Actor) -> None:
    """No actor is a recipient: no page of any report opens, nothing is written, no word is told."""
    client, before = enter(actor), freeze_aduan()
    listed = client.get(reverse("admin:pengaduan_pengaduan_changelist"))
    for row in rows_of(Pengaduan, frozenset(world.daftar_situs)):
        assert str(row.pk) not in listed.text, actor.name
        for name in routes_of(admin.site._registry[Pengaduan], "row"):
            url = reverse(f"admin:{name}", args=[row.pk])
            data = {"versi": row.versi, "pesan": "x", "hasil": "terbukti", "catatan": "x"}
            for response in (client.get(f"{url}?nomor=1"), client.post(url, data)):
                assert response.status_code in (302, 403, 404), f"{actor.name}: {url}"
                look(actor, response, url)
    assert freeze_aduan() == before


def freeze_aduan() -> tuple[list, int]:
    """A look counts: it is an event."""
    rows = Pengaduan.objects.order_by("pk").values_list("pk", "status", "versi")
    return list(rows), PeristiwaPengaduan.objects.count()
