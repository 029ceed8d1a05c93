"""Somebody lost the code: an officer makes another, and the one before opens nothing any more."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from permohonan.enums import JenisPeristiwa
from permohonan.kode import check_kode, derive_kode, make_kunci
from permohonan.services_kode import renew_kode
from permohonan.tautan import make_tanda_status
from situs.models import Surel
from tests.factories import make_keberatan, make_permohonan

DARI_SINI = {"Sec-Fetch-Site": "same-origin"}
CARA = "Menunjukkan KTP di loket."


def page(row, name: str = "change") -> str:
    return f"/admin/permohonan/{row._meta.model_name}/{row.pk}/{name}/"


@pytest.fixture(params=["permohonan", "keberatan"])
def row(request, cast):
    permohonan = make_permohonan(cast.cipari)
    row = permohonan if request.param == "permohonan" else make_keberatan(permohonan)
    Email.objects.all().delete()
    return row


def fill(client, row) -> dict:
    form = client.get(page(row, "kode_baru")).context["form"]
    return {"kunci": form["kunci"].value(), "cara": CARA, "versi": row.versi}


def test_the_new_code_opens_and_the_old_one_does_not(cast, visit, row):
    client, old = visit(cast.cipari, cast.petugas), row.kode
    data = fill(client, row)
    shown = client.post(page(row, "kode_baru"), data, follow=True)
    new = derive_kode(data["kunci"])
    assert new in shown.text and "no-store" in shown["Cache-Control"]
    row.refresh_from_db()
    assert check_kode(new, row.kode_sandi) and not check_kode(old, row.kode_sandi)
    public = visit(cast.cipari)
    for kode, found in ((new, True), (old, False)):
        answer = public.post("/cek/", {"nomor": row.nomor, "kode": kode}, headers=DARI_SINI)
        assert (answer.status_code == 303) == found


def test_a_status_page_that_the_old_code_opened_is_closed(cast, visit, row):
    address = reverse("permohonan:status", args=[make_tanda_status(row)])
    assert visit(cast.cipari).get(address).status_code == 200
    renew_kode(row, make_kunci(), CARA, cast.ani)
    assert visit(cast.cipari).get(address).status_code == 410


def test_how_the_officer_knew_stays_with_the_officers(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    client.post(page(row, "kode_baru"), fill(client, row))
    event = row.peristiwa.get(jenis=JenisPeristiwa.KODE_DIGANTI)
    assert CARA in event.catatan and CARA not in event.keterangan
    assert event.pengguna == cast.petugas


def test_the_code_is_mailed_and_the_text_is_secret(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client, row)
    client.post(page(row, "kode_baru"), data)
    mail, surel = Email.objects.get(), Surel.objects.order_by("-pk").first()
    for text in (mail.message, mail.html_message):
        assert derive_kode(data["kunci"]) in text
        assert CARA not in text and "Sri" not in text
    assert derive_kode(data["kunci"]) not in mail.subject
    assert surel.rahasia and mail.to == ["sri@contoh.id"]


def test_a_double_click_makes_one_code(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client, row)
    answers = [client.post(page(row, "kode_baru"), data) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert row.peristiwa.filter(jenis=JenisPeristiwa.KODE_DIGANTI).count() == 1
    assert Email.objects.count() == 1


def test_the_new_code_is_shown_for_a_day_to_who_has_its_key(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    address = client.post(page(row, "kode_baru"), fill(client, row))["Location"]
    assert client.get(address).status_code == 200
    assert visit(cast.maos, cast.budi).get(address).status_code == 404
    assert client.get(page(row, "serah_kode") + f"?kunci={row.kunci}").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert visit(cast.cipari, cast.petugas).get(address).status_code == 404


def test_a_stale_form_changes_no_code(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client, row) | {"versi": row.versi - 1}
    response = client.post(page(row, "kode_baru"), data)
    assert response.status_code == 422 and CARA in response.text
    row.refresh_from_db()
    assert check_kode(row.kode, row.kode_sandi)


def test_without_a_way_of_knowing_there_is_no_code(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client, row) | {"cara": " "}
    response = client.post(page(row, "kode_baru"), data)
    assert response.status_code == 422 and "Tulis bagaimana Anda memastikannya." in response.text
    foreign = client.post(page(row, "kode_baru"), data | {"cara": CARA, "kunci": "pendek"})
    assert foreign.status_code == 422 and "Formulir ini tidak dikenali" in foreign.text


@pytest.mark.parametrize("who", ["camat", "kominfo"])
def test_who_does_not_take_in_makes_no_code(cast, visit, row, who):
    situs = cast.utama if who == "kominfo" else cast.cipari
    client = visit(situs, getattr(cast, who))
    assert client.get(page(row, "kode_baru")).status_code == 403


def test_a_case_without_a_person_gets_no_code(cast, visit, row):
    type(row).objects.filter(pk=row.pk).update(dianonimkan_pada=timezone.now())
    client = visit(cast.cipari, cast.petugas)
    assert "kode_baru" not in client.get(page(row)).text
    assert client.get(page(row, "kode_baru")).status_code == 302


def test_the_old_receipt_shows_no_code(cast, visit):
    row = make_permohonan(cast.cipari)
    renew_kode(row, make_kunci(), CARA, cast.ani)
    for end in ("", "tanda-bukti.pdf", "jatuh-tempo.ics"):
        answer = visit(cast.cipari).get(f"/permohonan/terima/{row.kunci}/{end}")
        assert answer.status_code == 410
        assert "sudah diganti" in answer.text and row.kode not in answer.text
