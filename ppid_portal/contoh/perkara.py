"""What requests and objections of the demo share: whose they are, when, and their cheap codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from django.contrib.auth.hashers import get_hasher
from django.utils import timezone

from permohonan.enums import JenisPeristiwa
from permohonan.models import Perkara
from ppid_portal.contoh.profil import invent_nama
from ppid_portal.contoh.ramuan import MARK, Ramuan
from situs.kalender import add_hari_kerja

MURAH = {"time_cost": 1, "memory_cost": 8, "parallelism": 1}
JAM = {  # of the events that may share a day with another
    JenisPeristiwa.DITERIMA: time(8, 40),
    JenisPeristiwa.DIPROSES: time(10, 15),
    JenisPeristiwa.DIBERIKAN: time(14, 30),
}


@contextmanager
def cheap_kode() -> Iterator[None]:
    """The codes of the demo protect nothing, and a slow hash for each would take a minute."""
    hasher = get_hasher()
    vars(hasher).update(MURAH)
    try:
        yield
    finally:
        for name in MURAH:
            delattr(hasher, name)


def describe_pemohon(ramuan: Ramuan, row: dict[str, str]) -> dict[str, str]:
    """Somebody who does not exist, without a number of identity and without an address of mail."""
    return {
        "jenis_pemohon": row["jenis_pemohon"],
        "nama": f"{invent_nama(ramuan, row['kunci']).removesuffix(MARK)} Contoh",
        "lembaga": row["lembaga"],
        "pekerjaan": row["pekerjaan"],
        "alamat": f"Dusun Contoh, {ramuan.situs.nama.removeprefix('PPID ')}",
        "telepon": "(0282) 000000",
    }


def move_day(start: date, jumlah: str | int, libur: dict[date, str]) -> date:
    """So many working days later, and never later than today."""
    return min(add_hari_kerja(start, int(jumlah), libur), timezone.localdate())


def backdate(perkara: Perkara, jenis: str, hari: date) -> None:
    """Events of this kind happened on the day that they tell of; today's happened just now."""
    if hari >= timezone.localdate():
        return
    waktu = timezone.make_aware(datetime.combine(hari, JAM.get(jenis, time(13, 20))))
    perkara.peristiwa.filter(jenis=jenis).update(waktu=waktu)
    if jenis == JenisPeristiwa.DITERIMA:
        type(perkara).objects.filter(pk=perkara.pk).update(dibuat_pada=waktu)
