"""A process that registers what it is told: one key a line in, the key and its number out.

tests/permohonan/test_mati_mendadak.py kills it at any moment.
"""

import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from permohonan.models import Permohonan  # noqa: E402
from permohonan.services_daftar import register_permohonan  # noqa: E402
from situs.models import Situs  # noqa: E402


def register(situs: Situs, kunci: str) -> str:
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


def main() -> None:
    situs = Situs.objects.get(slug="cipari")
    print("siap", flush=True)
    for line in sys.stdin:
        kunci = line.strip()
        print(kunci, register(situs, kunci), flush=True)


if __name__ == "__main__":
    main()
