"""Words for WhatsApp after what the requester is told: a draft that the officer sends by hand.

Neither the text nor the link names the person, the telephone number or the code, and no words of a
person stand in it: whoever carries the link learns that there is a case, and no more.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.template.loader import render_to_string
from django.urls import reverse

from permohonan.models import Peristiwa, Perkara
from situs.kalender import format_tanggal

DATA = Path(__file__).parent / "data" / "pesan.csv"
WHATSAPP = "https://wa.me/?text="  # without a number: the officer chooses whom to send it to


@dataclass(frozen=True)
class Pesan:
    teks: str

    @property
    def tautan(self) -> str:
        return WHATSAPP + quote(self.teks, safe="")


@cache
def read_kalimat() -> dict[str, str]:
    """Kind of event -> what the requester is told of it."""
    with DATA.open(encoding="utf-8", newline="") as stream:
        return {row["peristiwa"]: row["kalimat"] for row in csv.DictReader(stream)}


def write_pesan(perkara: Perkara, jenis: str) -> Pesan | None:
    """None for an event of which nobody is told."""
    if jenis not in read_kalimat():
        return None
    kalimat = read_kalimat()[jenis].format(
        Perkara=str(perkara._meta.verbose_name).capitalize(),
        jatuh_tempo=format_tanggal(perkara.jatuh_tempo),
    )
    isi = {
        "nomor": perkara.nomor,
        "kalimat": kalimat,
        "pengirim": f"{perkara.situs.sebutan} {perkara.situs.nama.removeprefix('PPID ')}",
        "alamat_cek": perkara.situs.build_url(reverse("permohonan:cek")),
    }
    return Pesan(render_to_string("permohonan/pesan.txt", isi).strip())


def add_pesan(perkara: Perkara, riwayat: list[Peristiwa]) -> list[Peristiwa]:
    """Beside the last event of each kind: an older one tells what no longer holds."""
    last = {event.jenis: event for event in riwayat}
    for jenis, event in last.items():
        event.pesan = write_pesan(perkara, jenis)
    return riwayat
