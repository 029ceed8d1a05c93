"""Workers of gunicorn are killed (SIGKILL) while people send the form over HTTP.

What a person saw acknowledged is there, once, with its number, event and mails. `make test` sends a
few; `make bukti` sends 2,000 (KIRIMAN=... for another number, DATABASE_URL=... for PostgreSQL).
"""

import io
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from django.core.management import call_command

from permohonan.enums import JenisPeristiwa
from permohonan.kode import print_kunci
from permohonan.models import Draf, Pencacah, Peristiwa, Permohonan
from permohonan.penjaga import PALING_CEPAT
from situs.models import Surel
from tests.factories import make_pengguna, make_situs
from tests.permohonan.peladen import Peladen
from tests.permohonan.pengirim import Jaringan, Pengirim

KIRIMAN = int(os.environ.get("KIRIMAN", "60"))
PEKERJA = 3  # processes of gunicorn, with four threads each
ORANG = 8  # at the same time
GANDA = 5  # every fifth form is sent from two tabs at once
JARAK = (40, 80)  # answers between two kills


class Algojo:
    """Kills a worker after every few answers, at any moment of its next work."""

    def __init__(self, peladen: Peladen, jaringan: Jaringan) -> None:
        self.peladen, self.jaringan = peladen, jaringan
        self.chance, self.mati = random.Random(7), 0

    @contextmanager
    def at_work(self) -> Iterator[None]:
        done = Event()
        with ThreadPoolExecutor(1) as pool:
            job = pool.submit(self._kill_until, done)
            try:
                yield
            finally:
                done.set()
            job.result()

    def _kill_until(self, done: Event) -> None:
        nanti = 0
        while not done.wait(self.chance.uniform(0.001, 0.03)):
            seen = self.jaringan.terlihat["jawaban"]
            if seen >= nanti and self.peladen.kill_one(self.chance):
                self.mati += 1
                nanti = seen + self.chance.randint(*JARAK)


@pytest.fixture
def peladen(transactional_db, tmp_path) -> Iterator[Peladen]:
    call_command("load_hari_libur", stdout=io.StringIO())
    make_pengguna("ani", make_situs("cipari"))
    running = Peladen(tmp_path, PEKERJA)
    yield running
    running.stop()


def do_all(act: Callable, persons: Iterable[Pengirim]) -> list:
    with ThreadPoolExecutor(ORANG) as pool:
        return list(pool.map(act, persons))


def send_all(jaringan: Jaringan, algojo: Algojo) -> list[tuple[str, str]]:
    """Key and number of everything that was acknowledged, each as often as somebody saw it."""
    persons = [Pengirim(jaringan, urut) for urut in range(1, KIRIMAN + 1)]
    with algojo.at_work():
        do_all(Pengirim.fill, persons)
    time.sleep(PALING_CEPAT.total_seconds())
    tabs = [each for urut, each in enumerate(persons) for _ in range(1 + (urut % GANDA == 0))]
    with algojo.at_work():
        numbers = do_all(Pengirim.finish, tabs)
    return [(each.kunci, nomor) for each, nomor in zip(tabs, numbers, strict=True)]


def test_nothing_acknowledged_is_lost_or_doubled_when_web_workers_are_killed(peladen):
    jaringan = Jaringan(peladen.port, "cipari.cilacapkab.go.id")
    algojo, started = Algojo(peladen, jaringan), time.monotonic()
    seen = send_all(jaringan, algojo)
    acknowledged = {(print_kunci(kunci), nomor) for kunci, nomor in seen}
    stored = set(Permohonan.objects.values_list("sidik_kunci", "nomor"))
    print(
        f"\n{KIRIMAN} permohonan lewat HTTP, {len(seen)} tanda bukti terbaca, "
        f"{algojo.mati} pekerja dimatikan, {dict(jaringan.terlihat)}; "
        f"hilang {len(acknowledged - stored)}, ganda {len(stored) - KIRIMAN}, "
        f"{time.monotonic() - started:.0f} detik"
    )
    assert algojo.mati >= KIRIMAN // 20 and jaringan.terlihat["putus"] >= algojo.mati // 4
    assert acknowledged == stored and len(stored) == KIRIMAN
    check_whole()


def check_whole() -> None:
    """Numbers without a gap; each request with its event, its receipt and the officer's mail."""
    rows = Permohonan.objects.order_by("urut")
    assert list(rows.values_list("urut", flat=True)) == list(range(1, KIRIMAN + 1))
    assert Pencacah.objects.get(jenis="permohonan").terakhir == KIRIMAN
    events = Peristiwa.objects.filter(jenis=JenisPeristiwa.DITERIMA)
    assert sorted(events.values_list("permohonan", flat=True)) == sorted(
        rows.values_list("pk", flat=True)
    )
    mails = {f"layanan:{event}:sri@contoh.id" for event in events.values_list("pk", flat=True)}
    mails |= {
        f"layanan-petugas:{event}:ani@contoh.go.id" for event in events.values_list("pk", flat=True)
    }
    queued = Surel.objects.exclude(kiriman=None)
    assert sorted(queued.values_list("kunci", flat=True)) == sorted(mails)
    assert not Draf.objects.filter(sidik_kunci__in=rows.values("sidik_kunci")).exists()
