"""An officer corrects how somebody is reached, without reading how they were: Pasal 6 and 30 UU
27/2022."""

import pytest

from permohonan.enums import JenisPeristiwa
from permohonan.models import AksesIdentitas
from tests.factories import make_keberatan, make_permohonan

CARA = "Datang ke loket membawa tanda bukti."


def page(row, name: str = "kontak") -> str:
    return f"/admin/permohonan/{row._meta.model_name}/{row.pk}/{name}/"


@pytest.fixture(params=["permohonan", "keberatan"])
def row(request, cast):
    permohonan = make_permohonan(cast.cipari)
    return permohonan if request.param == "permohonan" else make_keberatan(permohonan)


@pytest.fixture
def send(cast, visit, row):
    def post(**data):
        row.refresh_from_db()
        client = visit(cast.cipari, cast.petugas)
        return client.post(page(row), {"cara": CARA, "versi": row.versi, **data})

    return post


def test_only_what_was_given_changes(send, row):
    assert send(email="baru@contoh.id").status_code == 302
    row.refresh_from_db()
    assert (row.email, row.telepon) == ("baru@contoh.id", "081200000000")
    event = row.peristiwa.get(jenis=JenisPeristiwa.KONTAK_DIUBAH)
    assert event.keterangan == "E-mail diperbaiki." and event.catatan == CARA
    assert "baru@" not in f"{event.keterangan}{event.catatan}{event.data}"


def test_the_form_does_not_show_what_is_known(cast, visit, row):
    text = visit(cast.cipari, cast.petugas).get(page(row)).text
    for known in (row.telepon, row.email, row.alamat):
        assert known not in text
    assert "*****000" in text
    assert not AksesIdentitas.objects.exists()


def test_what_no_longer_holds_is_taken_away(send, row):
    send(hapus=["email"])
    row.refresh_from_db()
    assert (row.email, row.telepon) == ("", "081200000000")


def test_somebody_can_always_be_reached(send, row):
    response = send(hapus=["email", "telepon"])
    assert response.status_code == 422
    assert "Isi nomor telepon atau e-mail" in response.text
    row.refresh_from_db()
    assert row.email == "sri@contoh.id"


@pytest.mark.parametrize("data", [{}, {"telepon": "081200000000"}])
def test_a_form_that_changes_nothing_says_so(send, row, data):
    response = send(**data)
    assert response.status_code == 422 and "Isi kontak yang berubah" in response.text
    assert not row.peristiwa.filter(jenis=JenisPeristiwa.KONTAK_DIUBAH).exists()


def test_an_address_that_is_none_keeps_what_was_typed(send, row):
    response = send(email="bukan surel", telepon="0813")
    assert response.status_code == 422
    assert "bukan surel" in response.text and 'value="0813"' in response.text
