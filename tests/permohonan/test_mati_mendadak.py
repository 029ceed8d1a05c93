"""Processes are killed (SIGKILL) while they register: what was acknowledged is there, once."""

import contextlib
import io
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, Queue
from threading import Event, Lock

import pytest
from django.core.management import call_command
from django.db import connection

from permohonan.enums import JenisPeristiwa
from permohonan.kode import make_kunci, print_kunci
from permohonan.models import Peristiwa, Permohonan
from situs.models import Surel
from tests.factories import make_situs
from tests.permohonan.peladen import ROOT, name_database

PEKERJA = 3
PALING_SEDIKIT_MATI = 20  # kills without which the test would prove nothing


class Pekerja:
    """One process at a time; a dead one is replaced, and its last key is sent again."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.start()

    def start(self) -> None:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.permohonan.pendaftar"],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": name_database()},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        with self.lock:
            self.process = process
        process.stdout.readline()

    def kill(self) -> None:
        with self.lock:
            self.process.kill()

    def ask(self, kunci: str) -> str:
        """The number, however often the process dies meanwhile."""
        while True:
            try:
                self.process.stdin.write(f"{kunci}\n")
                self.process.stdin.flush()
                answer = self.process.stdout.readline().split()
            except (BrokenPipeError, ValueError):
                answer = []
            if len(answer) == 2 and answer[0] == kunci:
                return answer[1]
            self.close()
            self.start()

    def close(self) -> None:
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


def work(pekerja: Pekerja, keys: Queue, acknowledged: dict[str, str]) -> None:
    try:
        while True:
            kunci = keys.get_nowait()
            acknowledged[kunci] = pekerja.ask(kunci)
    except Empty:
        pekerja.close()


def kill_some(workers: list[Pekerja], acknowledged: dict[str, str], done: Event) -> int:
    """One of them dies after every few answers, at any moment of its next work. Kills."""
    chance, kills, count = random.Random(7), 0, 0
    while not done.wait(chance.uniform(0.001, 0.03)):
        if len(acknowledged) >= count:
            chance.choice(workers).kill()
            kills, count = kills + 1, len(acknowledged) + chance.randint(5, 25)
    return kills


@pytest.mark.django_db(transaction=True)
def test_no_acknowledged_request_is_lost_or_doubled_when_processes_are_killed():
    call_command("load_hari_libur", stdout=io.StringIO())
    make_situs("cipari")
    jumlah = 2_000 if connection.vendor == "postgresql" else 400
    keys, acknowledged, done = Queue(), {}, Event()
    for _ in range(jumlah):
        keys.put(make_kunci())
    workers = [Pekerja() for _ in range(PEKERJA)]
    started = time.monotonic()
    with ThreadPoolExecutor(PEKERJA + 1) as pool:
        killer = pool.submit(kill_some, workers, acknowledged, done)
        jobs = [pool.submit(work, each, keys, acknowledged) for each in workers]
        for job in jobs:
            job.result()
        done.set()
        kills = killer.result()
    print(f"{jumlah} terdaftar, {kills} kali mati, {time.monotonic() - started:.0f} s")
    assert kills >= PALING_SEDIKIT_MATI
    assert len(acknowledged) == jumlah
    stored = dict(Permohonan.objects.values_list("sidik_kunci", "nomor"))
    assert stored == {print_kunci(kunci): nomor for kunci, nomor in acknowledged.items()}
    urut = Permohonan.objects.order_by("urut").values_list("urut", flat=True)
    assert list(urut) == list(range(1, jumlah + 1))
    assert Peristiwa.objects.filter(jenis=JenisPeristiwa.DITERIMA).count() == jumlah
    assert Surel.objects.filter(kepada="sri@contoh.id").count() == jumlah
