"""The health of all links: what the sites show, asked one by one, and what came of it.

dip and halaman say what they show (tautan_publik.py); situs says what is a safe address and how to
ask it; dip keeps the answers. Here they meet.
"""

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import F
from django.utils import timezone

import ppid_portal
from dip import tautan_publik as dip_tautan
from dip.kesehatan_tautan import check_simpanan
from dip.models import PemeriksaanTautan
from dip.services_tautan import (
    claim_tautan,
    forget_hosts,
    group_tampil,
    record_hasil,
    reserve_host,
    sync_tautan,
)
from dip.tautan_publik import Simpanan, Tampil, name_tempat
from halaman import tautan_publik as halaman_tautan
from situs.alamat import canonical
from situs.dalam_proses import ask_self
from situs.hosts import list_active_hosts
from situs.jaringan import Sasaran
from situs.kunjungan import ALAMAT_DETIK, Hasil, Jaringan, Jawaban, Keadaan, visit
from situs.models import Situs

MEDSOS = ("instagram", "x", "facebook", "youtube")
KOLOM = {*dip_tautan.KOLOM, *halaman_tautan.KOLOM, *(f"situs.Situs.{name}" for name in MEDSOS)}
BATAS_DETIK = 240  # one run; what is left is done by the next
SEKARANG_DETIK = 12  # for one address, while an officer waits
SEKALI = 20_000  # addresses that one run looks at
SUNYI = 3  # silent hosts that make us doubt our own network
Kunci = tuple[int, str]


def list_tautan(situs: Situs) -> Iterator[Tampil]:
    """Every address that this site shows in public, with every row that shows it."""
    yield from dip_tautan.list_tautan(situs)
    yield from halaman_tautan.list_tautan(situs)
    for name in MEDSOS:
        if alamat := canonical(getattr(situs, name), situs):
            yield Tampil(alamat, name_tempat(situs))


@dataclass(frozen=True)
class Penjaga:
    """Asks an address in the way that fits it: storage, own handler, or the network."""

    jaringan: Jaringan
    hosts: frozenset[str]
    simpanan: dict[Kunci, Simpanan]
    clock: Callable[[], float] = time.monotonic
    batas: float = ALAMAT_DETIK

    def examine(self, row: PemeriksaanTautan) -> Hasil:
        if kept := self.simpanan.get((row.situs_id, row.alamat)):
            return check_simpanan(kept)
        alamat = row.alamat
        if alamat.startswith("/"):
            alamat = row.situs.build_url(alamat)
        return visit(alamat, self._ask, batas=self.batas, clock=self.clock)

    def _ask(self, sasaran: Sasaran) -> Jawaban:
        return ask_self(sasaran) if self.is_own(sasaran) else self.jaringan(sasaran)

    def is_outside(self, row: PemeriksaanTautan) -> bool:
        host = _name_host(row.alamat).removeprefix("www.")
        return not row.alamat.startswith("/") and host not in self.hosts

    def is_own(self, sasaran: Sasaran) -> bool:
        own_ports = {80, 443, int(settings.PUBLIC_PORT or 443)}
        return sasaran.host.removeprefix("www.") in self.hosts and sasaran.port in own_ports


def build_jaringan(sleep: Callable[[float], None] = time.sleep) -> Jaringan:
    utama = Situs.objects.filter(utama=True, is_active=True).first()
    home = f"; +{utama.build_url()}" if utama else ""

    def wait(host: str) -> None:
        sleep(reserve_host(host, timezone.now()))

    return Jaringan(
        agen=f"PPID-Portal/{ppid_portal.__version__} (pemeriksa tautan{home})", wait=wait
    )


def build_penjaga(simpanan: dict[Kunci, Simpanan], jaringan: Jaringan | None = None) -> Penjaga:
    return Penjaga(jaringan or build_jaringan(), frozenset(list_active_hosts()), simpanan)


@dataclass
class Laporan:
    """What a run did."""

    ditampilkan: int = 0
    baru: int = 0
    hilang: int = 0
    hasil: dict[Keadaan, int] = field(default_factory=lambda: dict.fromkeys(Keadaan, 0))
    sisa: int = 0
    terputus: int = 0  # answers thrown away because our own network was down

    @property
    def diperiksa(self) -> int:
        return sum(self.hasil.values())


def collect(situs: Situs, simpanan: dict[Kunci, Simpanan]) -> dict[str, list[list]]:
    """Address -> rows that show it; the files behind are added to `simpanan`."""
    shown = list(list_tautan(situs))
    simpanan |= {(situs.pk, each.alamat): each.simpanan for each in shown if each.simpanan}
    return group_tampil(shown)


def check_all(
    daftar_situs: Iterable[Situs],
    *,
    semua: bool = False,
    detik: float = BATAS_DETIK,
    jaringan: Jaringan | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Laporan:
    """One run: bring the rows to what is shown, then ask what is due until the time is over."""
    laporan, simpanan, until = Laporan(), {}, clock() + detik
    daftar = list(daftar_situs)
    read: list[Situs] = []
    for situs in daftar:
        if clock() > until - detik / 2:  # with very many sites: the others next time
            break
        groups = collect(situs, simpanan)
        baru, hilang = sync_tautan(situs, groups)
        laporan.ditampilkan += len(groups)
        laporan.baru, laporan.hilang = laporan.baru + baru, laporan.hilang + hilang
        read.append(situs)
    run = _Putaran(build_penjaga(simpanan, jaringan), laporan)
    rows = list_due(read, timezone.now(), semua=semua)
    for number, row in enumerate(rows):
        if clock() > until:
            laporan.sisa = len(rows) - number
            break
        if semua or claim_tautan(row, timezone.now()):
            run.check(row)
    run.finish()
    forget_hosts(timezone.now())
    return laporan


def list_due(
    daftar_situs: list[Situs], at: datetime, *, semua: bool = False
) -> list[PemeriksaanTautan]:
    """What waits longest comes first, and hosts take turns; an outside address comes once."""
    per_pk = {situs.pk: situs for situs in daftar_situs}
    rows = PemeriksaanTautan.objects.filter(situs__in=per_pk)
    rows = rows if semua else rows.due(at)
    queues: dict[str, deque] = defaultdict(deque)
    seen = set()
    for row in rows.order_by(F("berikutnya").asc(nulls_first=True), "pk")[:SEKALI]:
        own = row.alamat.startswith("/")
        kunci = (row.situs_id if own else None, row.sidik)
        if kunci not in seen:
            seen.add(kunci)
            row.situs = per_pk[row.situs_id]
            queues["" if own else _name_host(row.alamat)].append(row)
    return list(_take_turns(list(queues.values())))


def _name_host(alamat: str) -> str:
    try:
        return urlsplit(alamat).hostname or alamat
    except ValueError:
        return alamat


def _take_turns(queues: list[deque]) -> Iterator[PemeriksaanTautan]:
    while queues:
        for queue in queues:
            yield queue.popleft()
        queues = [queue for queue in queues if queue]


class _Putaran:
    """Writes each answer at once, but for those that may only say that we are cut off.

    Until an outside host has let itself be heard, silence is held back: when several hosts are
    silent and none is heard, the fault is ours and nothing is written.
    """

    def __init__(self, penjaga: Penjaga, laporan: Laporan) -> None:
        self.penjaga, self.laporan = penjaga, laporan
        self.held: list[tuple[PemeriksaanTautan, Hasil]] = []
        self.heard = False

    def check(self, row: PemeriksaanTautan) -> None:
        hasil = self.penjaga.examine(row)
        if self.penjaga.is_outside(row) and hasil.kode:
            self.heard = True
        if hasil.sunyi and not self.heard:
            self.held.append((row, hasil))
            return
        self._write(row, hasil)

    def finish(self) -> None:
        hosts = {_name_host(row.alamat) for row, _ in self.held}
        if not self.heard and len(hosts) >= SUNYI:
            self.laporan.terputus = len(self.held)
            return
        for row, hasil in self.held:
            self._write(row, hasil)

    def _write(self, row: PemeriksaanTautan, hasil: Hasil) -> None:
        self.laporan.hasil[hasil.keadaan] += 1
        record_hasil(row, hasil, timezone.now())


def check_now(row: PemeriksaanTautan, jaringan: Jaringan | None = None) -> Hasil:
    """One address, because an officer asks; claimed by the caller."""
    simpanan: dict[Kunci, Simpanan] = {}
    if row.alamat.startswith("/"):
        collect(row.situs, simpanan)
    used = jaringan or replace(build_jaringan(), sambung_detik=3, jawab_detik=5)
    hasil = replace(build_penjaga(simpanan, used), batas=SEKARANG_DETIK).examine(row)
    record_hasil(row, hasil, timezone.now(), bersama=False)
    return hasil
