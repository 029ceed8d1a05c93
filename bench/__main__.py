"""`make bench`: ratios against a reference in the same run; nothing here is a test."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import halaman

ENTRIES = 200
FILL = f"""
import django
django.setup()
from dip.models import Informasi
from dip.services import derive
from situs.models import Situs
situs = Situs.objects.get(slug="cipari")
for n in range(1, {ENTRIES} + 1):
    row = Informasi(
        situs=situs, tahun=2026, urutan=n, status="terbit", kategori="berkala",
        judul=f"Laporan kegiatan kecamatan nomor {{n}}",
        ringkasan="Memuat sasaran, pelaksana, jadwal, anggaran, dan hasil kegiatan selama setahun.",
        pejabat_penguasa="Sekretaris Kecamatan", penanggung_jawab="Kasubbag Perencanaan",
        waktu="Januari 2026", tempat="Cilacap", bentuk=["cetak", "rekam"], retensi="5 Tahun",
    )
    derive(row)
    row.save()
"""


def prepare(scratch: Path) -> dict[str, str]:
    """A production-like installation with one filled site; its environment."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
        "SECRET_KEY": "pengukuran-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
        "KUNCI_DATA": "a3VuY2ktZGF0YS11bnR1ay1wZW5ndWt1cmFuLXNhamE=",
        "DEBUG": "off",
        "HTTPS": "off",
        "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{scratch}/bench.sqlite3"),
        "PRIVATE_ROOT": str(scratch / "berkas"),
        "STATIC_ROOT": str(scratch / "static"),
        "LOG_LEVEL": "ERROR",
    }
    os.environ.update(environment)
    for arguments in (["migrate"], ["load_situs"], ["collectstatic", "--no-input"]):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, "-c", FILL], check=True)
    return environment


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = prepare(Path(folder))
        halaman.run(environment, Path(folder))
        for module in ("bench.ekspor", "bench.impor", "bench.peramban", "bench.lembar"):
            subprocess.run([sys.executable, "-m", module], check=True)


if __name__ == "__main__":
    main()
