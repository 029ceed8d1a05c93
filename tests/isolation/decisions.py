"""Deciding about exclusions: PPID Utama's own task, for the sites below it and for no other."""

from django.urls import reverse
from django.utils import timezone

from dip.enums import StatusPengecualian
from dip.models import Pengecualian
from tests.isolation.doors import shut_out
from tests.isolation.world import Actor, World, enter, freeze, look, rows_of

STEPS = ("usulkan", "tarik", "kembalikan", "putuskan", "buka", "jangka")
DIUSULKAN = StatusPengecualian.DIUSULKAN


def may_decide(actor: Actor) -> bool:
    return actor.at_home and actor.host.utama and "petugas" not in actor.name


def build_letter(rows: list[Pengecualian]) -> dict:
    today = timezone.localdate().isoformat()
    words = ("nomor", "tempat", "jenis_klasifikasi", "badan_publik", "alasan", "pejabat_nama")
    words += ("pejabat_jabatan", "pimpinan_nama", "pimpinan_jabatan")
    return {
        **dict.fromkeys(words, "uji"),
        "tanggal": today,
        "persetujuan_tanggal": today,
        "usulan": [f"{row.pk}-{row.versi}" for row in rows],
    }


def check_decisions(world: World, actor: Actor) -> None:
    """Every step with an answer that would do, on every row of a site that is hidden; the page
    that determines shows and takes none of them. Who decides nothing does so at home neither."""
    client, before = enter(actor), freeze(actor)
    hidden = rows_of(Pengecualian, actor.hidden)
    for row in hidden:
        for name in STEPS:
            url = reverse(f"admin:dip_pengecualian_{name}", args=[row.pk])
            response = client.post(url, {"alasan": "x", "versi": row.versi})
            look(actor, response, url)
            assert shut_out(actor, response) or response.status_code == 404, f"{actor.name}: {url}"
    add = reverse("admin:dip_suratpenetapan_add")
    named = [row.pk for row in hidden if row.status == DIUSULKAN]
    for query in ({}, {"usulan": named}):
        look(actor, client.get(add, query), add)
    waiting = [row for row in hidden if row.status == DIUSULKAN]
    look(actor, client.post(add, build_letter(waiting)), add)
    if not may_decide(actor):
        _decide_at_home(actor, client)
    assert freeze(actor) == before


def _decide_at_home(actor: Actor, client) -> None:
    own = rows_of(Pengecualian, [actor.host])
    for row in own:
        for name in ("kembalikan", "putuskan", "buka"):
            url = reverse(f"admin:dip_pengecualian_{name}", args=[row.pk])
            client.post(url, {"alasan": "x", "versi": row.versi})
    client.post(reverse("admin:dip_suratpenetapan_add"), build_letter(own))
    after = {row.pk: row.status for row in rows_of(Pengecualian, [actor.host])}
    assert after == {row.pk: row.status for row in own}, f"{actor.name}: diputuskan"
