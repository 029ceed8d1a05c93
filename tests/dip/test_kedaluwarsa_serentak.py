"""Two at the same moment: one entry, one event, one reminder, one decision."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from dip.enums import StatusPengecualian
from dip.models import Informasi, Pengecualian, PeristiwaPengecualian, SuratPenetapan
from dip.services_kedaluwarsa import open_in_dip, process_all
from dip.services_keputusan import determine, next_surat
from situs.libur import read_libur
from tests.factories import make_pengecualian, make_situs, make_surat

AKHIR = date(2026, 12, 31)


def run_twice(act: Callable[[int], Any]) -> list:
    """The same act on two connections that begin together."""
    barrier = Barrier(2)

    def job(number: int) -> Any:
        try:
            barrier.wait(timeout=10)
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(job, range(2)))


@pytest.mark.django_db(transaction=True)
def test_opening_an_entry_brings_its_own_transaction():
    row = make_pengecualian(make_situs("cipari"), berakhir=AKHIR)
    assert open_in_dip(row, None).eks_pengecualian == row


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_write_each_thing_once():
    call_command("load_hari_libur", stdout=io.StringIO())
    libur = read_libur()
    situs = make_situs("cipari")
    ended = [make_pengecualian(situs, berakhir=AKHIR) for _ in range(5)]
    soon = [make_pengecualian(situs, berakhir=date(2027, 1, 20)) for _ in range(5)]
    results = run_twice(lambda _: process_all(date(2027, 1, 4), libur))
    assert sorted(row.pk for hasil in results for row in hasil.berakhir) == [r.pk for r in ended]
    assert sorted(r.pk for hasil in results for r, _ in hasil.diingatkan) == [r.pk for r in soon]
    assert Informasi.objects.count() == 5
    assert PeristiwaPengecualian.objects.count() == 10
    ended_now = Pengecualian.objects.filter(status=StatusPengecualian.BERAKHIR)
    assert ended_now.count() == 5
    urutan = list(Informasi.objects.values_list("urutan", flat=True))
    assert len(set(urutan)) == len(urutan)


@pytest.mark.django_db(transaction=True)
def test_two_letters_at_once_decide_a_proposal_once():
    utama = make_situs("ppid", utama=True)
    row = make_pengecualian(
        make_situs("cipari", induk=utama),
        status=StatusPengecualian.DIUSULKAN,
        surat=None,
        berakhir=date(2035, 1, 1),
    )
    make_surat(utama)  # whose signatures the next letter repeats

    def decide(number: int) -> bool:
        surat = next_surat(utama)
        surat.nomor, surat.alasan = f"555/{number}/bersamaan", "Rahasia pribadi."
        surat.persetujuan_tanggal = surat.tanggal
        try:
            return bool(determine(surat, [row], None))
        except ValidationError:
            return False

    assert sorted(run_twice(decide)) == [False, True]
    assert SuratPenetapan.objects.filter(nomor__endswith="bersamaan").count() == 1
    assert PeristiwaPengecualian.objects.filter(pengecualian=row).count() == 1
