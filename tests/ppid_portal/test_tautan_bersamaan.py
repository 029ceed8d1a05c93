"""Two runs at the same moment, each with its own connection to the database."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from dip.models import HostDikunjungi, PemeriksaanTautan
from dip.services_tautan import reserve_host
from ppid_portal.tautan import check_all
from tests.factories import make_informasi, make_situs
from tests.situs.server_luar import address, build_jaringan, serve_luar

pytestmark = pytest.mark.django_db(transaction=True)


def in_two_threads(action) -> list:
    def act(_: int):
        try:
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(act, range(2)))


def test_two_runs_share_the_work_and_ask_nothing_twice():
    utama = make_situs("ppid", utama=True)
    situs = [utama, *(make_situs(f"s{n}", induk=utama) for n in range(3))]
    with serve_luar() as luar:
        for number, each in enumerate(situs):
            media = " ".join(address(luar, f"/status/200?{number}-{n}") for n in range(8))
            make_informasi(each, media=media)
        laporan = in_two_threads(
            lambda: check_all(situs, jaringan=build_jaringan(luar.server_port))
        )
        asked = Counter(path for _, path, _ in luar.asked)
    assert set(asked.values()) == {1}
    assert len(asked) == sum(each.diperiksa for each in laporan) == 32
    assert PemeriksaanTautan.objects.hidup().count() == 32


def test_two_runs_never_get_the_same_second_of_a_host():
    now = timezone.now()
    waits = in_two_threads(lambda: [reserve_host("a.go.id", now) for _ in range(5)])
    assert sorted(waits[0] + waits[1]) == list(range(10))
    assert HostDikunjungi.objects.count() == 1
