"""The import of excluded information: pages that take the number of an import, files that carry
the codes of foreign rows.
"""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dip.enums import StatusImpor
from dip.models import Impor, Pengecualian
from tests.isolation.doors import MISSING, shut_out
from tests.isolation.world import Actor, World, enter, freeze, look, rows_of

READ = ("lihat", "kolom", "galat")
WRITE = ("kolom", "terapkan", "batalkan", "dari_dip")
POSTS = ({}, {"hanya_benar": "ya", "dengan_uji": "ya"}, {"kolom_B": "judul"})


def check_impor_dik(world: World, actor: Actor) -> None:
    """A foreign import is like one that never was; one that may only be read stays as it is."""
    client, before = enter(actor), freeze(actor)
    for impor in rows_of(Impor, actor.locked):
        for name in {*READ, *WRITE}:
            url, nowhere = _address(name, impor.pk), _address(name, MISSING)
            asked = [(client.get(url), client.get(nowhere))]
            asked += [(client.post(url, data), client.post(nowhere, data)) for data in POSTS]
            for response, missing in asked:
                look(actor, response, url)
                assert actor.at_home or shut_out(actor, response), url
                if impor.situs in actor.hidden:
                    assert response.status_code == missing.status_code, f"{actor.name}: {url}"
                    assert response.status_code != 200, f"{actor.name}: {url}"
    _try_file(actor, client)
    _try_pdf(actor, client)
    assert freeze(actor) == before


def _try_file(actor: Actor, client) -> None:
    """A workbook that carries the kode of foreign rows changes none and shows none."""
    foreign = rows_of(Pengecualian, actor.locked)
    lines = ["No;Informasi;Dasar Hukum;Konsekuensi dibuka;Jangka Waktu;situs;Kode (jangan diubah)"]
    lines += [f"1;Diambil;UU;Ambil;Permanen;{row.situs_id};{row.kode}" for row in foreign]
    upload = SimpleUploadedFile("curi.csv", "\n".join(lines).encode(), "text/csv")
    url = reverse("admin:dip_pengecualian_impor")
    response = client.post(url, {"berkas": upload, "situs": foreign[0].situs_id})
    look(actor, response, url)
    assert actor.at_home or shut_out(actor, response)
    for impor in Impor.objects.filter(nama_berkas="curi.csv", status=StatusImpor.PRATINJAU):
        assert impor.situs == actor.host
        for name in READ:
            look(actor, client.get(_address(name, impor.pk)), name)
        client.post(_address("terapkan", impor.pk), {"hanya_benar": "ya"})


def _try_pdf(actor: Actor, client) -> None:
    """The list as PDF; the workbook of the same rows is tried with every query of the list."""
    url = reverse("admin:dip_pengecualian_unduh_pdf")
    for situs in [None, *sorted(actor.hidden, key=lambda each: each.pk)[:2]]:
        response = client.get(url, {"situs__id__exact": situs.pk} if situs else {})
        look(actor, response, url)
        assert actor.at_home or shut_out(actor, response), url


def _address(name: str, pk: int) -> str:
    return reverse(f"admin:dip_pengecualian_impor_{name}", args=[pk])
