"""Requests and objections for the browser's world."""

from datetime import timedelta

from django.utils import timezone

from permohonan.kode import print_kunci
from permohonan.models import Draf, Permohonan
from situs.models import Situs
from tests.factories import (
    IDENTITAS,
    INFORMASI,
    PEMOHON,
    make_draf,
    make_keberatan,
    make_permohonan,
)

# Keys that stay the same from one opening to the next: forms, and a receipt.
KUNCI = {
    "isi": "B" * 31,
    "identitas-salah": "C" * 31,
    "informasi-salah": "D" * 31,
    "tergesa": "F" * 31,
    "terima": "G" * 31,
}

RINCIAN = "Laporan realisasi anggaran kecamatan, beserta rincian belanja tiap kegiatan. "


def add_layanan(situs: Situs) -> None:
    """Thirty requests, an objection and forms that are being filled in, at one site."""
    rows = [make_permohonan(situs, rincian=f"{RINCIAN * 3}{number}") for number in range(30)]
    make_keberatan(rows[0], alasan=["a", "c", "g"])
    sent = Permohonan.objects.filter(pk=rows[1].pk)
    sent.update(sidik_kunci=print_kunci(KUNCI["terima"]))
    _add_forms(situs)


def _add_forms(situs: Situs) -> None:
    kuasa = {"kuasa_nama": "Budi", "kuasa_alamat": "Jalan Kuasa", "kuasa_kontak": "0813"}
    identitas = IDENTITAS | kuasa | {"nik": "3301129912999012"}
    for nama in KUNCI:
        if nama != "terima":
            answers = PEMOHON | {"kuasa": "ya"}, identitas, INFORMASI | {"rincian": RINCIAN * 3}
            made = Draf.objects.filter(sidik_kunci=print_kunci(make_draf(situs, *answers)))
            made.update(sidik_kunci=print_kunci(KUNCI[nama]))
    later = timezone.now() + timedelta(days=1)  # is always too fast
    hasty = Draf.objects.filter(sidik_kunci=print_kunci(KUNCI["tergesa"]))
    hasty.update(dibuat_pada=later)
