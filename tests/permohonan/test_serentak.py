"""Many at once: no request lost, none doubled, no gap in the numbers."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from permohonan.enums import JenisPeristiwa
from permohonan.kode import make_kunci
from permohonan.models import Pencacah, Peristiwa, Permohonan
from permohonan.services_daftar import register_permohonan
from permohonan.tautan import make_tanda_status
from situs.models import Situs, Surel
from tests.factories import make_permohonan, make_situs

SEKALIGUS = 16
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def situs() -> Situs:
    call_command("load_hari_libur", stdout=io.StringIO())
    return make_situs("cipari")


def send(situs: Situs, kunci: str) -> str:
    row = Permohonan(
        situs=situs,
        kanal="web",
        diterima=timezone.localdate(),
        nama="Sri Contoh",
        alamat="Cipari",
        email="sri@contoh.id",
        rincian="Laporan keuangan.",
        tujuan="Penelitian.",
        cara_memperoleh="melihat",
    )
    return register_permohonan(row, kunci)[0].nomor


def run_all(act: Callable[[str], str], keys: list[str]) -> list[str]:
    """Each act on the connection of its thread, which is closed at the end."""

    def job(kunci: str) -> str:
        try:
            return act(kunci)
        finally:
            connection.close()

    with ThreadPoolExecutor(SEKALIGUS) as pool:
        return list(pool.map(job, keys))


def test_a_thousand_at_once_get_a_thousand_numbers_without_a_gap(situs):
    jumlah = 1_000 if connection.vendor == "postgresql" else 200
    numbers = run_all(lambda kunci: send(situs, kunci), [make_kunci() for _ in range(jumlah)])
    assert len(set(numbers)) == jumlah
    urut = Permohonan.objects.order_by("urut").values_list("urut", flat=True)
    assert list(urut) == list(range(1, jumlah + 1))
    assert Pencacah.objects.get(jenis="permohonan").terakhir == jumlah
    assert Surel.objects.filter(kepada="sri@contoh.id").count() == jumlah


def test_the_same_form_sent_many_times_at_once_is_one_request(situs):
    keys = [make_kunci() for _ in range(20)]
    sent = [kunci for kunci in keys for _ in range(SEKALIGUS)]
    numbers = run_all(lambda kunci: send(situs, kunci), sent)
    assert len(set(numbers)) == Permohonan.objects.count() == len(keys)
    by_key = dict(zip(sent, numbers, strict=True))
    assert numbers == [by_key[kunci] for kunci in sent]  # every sender got the same number
    assert Peristiwa.objects.filter(jenis=JenisPeristiwa.DITERIMA).count() == len(keys)


def test_an_act_clicked_many_times_at_once_is_one_event_and_one_page(situs):
    row = make_permohonan(situs)
    url = reverse("permohonan:tindakan", args=[make_tanda_status(row), "lengkapi"])

    def click(teks: str) -> str:
        client = Client(HTTP_HOST=situs.host, headers={"Sec-Fetch-Site": "same-origin"})
        response = client.post(url, {"teks": teks})
        return f"{response.status_code} {response.headers.get('Location')}"

    pages = run_all(click, ["Tahun 2025."] * 8)
    assert len(set(pages)) == 1 and pages[0].startswith("303 ")
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DILENGKAPI).count() == 1


def test_what_is_rolled_back_leaves_no_gap(situs):
    def fail(kunci: str) -> str:
        row = Permohonan(situs=situs, diterima=timezone.localdate(), rincian=None)
        with pytest.raises(Exception, match=r"(?i)null"):
            register_permohonan(row, kunci)
        return ""

    run_all(fail, list(repeat(make_kunci(), 3)))
    assert send(situs, make_kunci()).startswith("001/")
