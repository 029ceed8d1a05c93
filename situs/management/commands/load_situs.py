import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from situs.models import Situs

DATA = Path(__file__).parents[2] / "data" / "situs-cilacap.csv"


class Command(BaseCommand):
    help = "Memuat situs PPID dari berkas CSV. Aman dijalankan berulang: isian petugas tetap."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", nargs="?", type=Path, default=DATA)
        parser.add_argument("--domain", help="Domain dasar, misalnya localhost")
        parser.add_argument("--dry-run", action="store_true", help="Hanya periksa, tanpa menyimpan")

    def handle(self, *, berkas: Path, domain: str | None, dry_run: bool, **options) -> None:
        if not berkas.is_file():
            raise CommandError(f"Berkas {berkas} tidak ada.")
        with berkas.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with transaction.atomic():
            made = sum(load_row(row, domain) for row in rows)
            link_to_utama()
            transaction.set_rollback(dry_run)
        note = " (hanya diperiksa)" if dry_run else ""
        self.stdout.write(f"{len(rows)} situs dimuat, {made} di antaranya baru{note}.")


def load_row(row: dict[str, str], domain: str | None) -> bool:
    """Create the site unless it is known: what PPID Utama or its officers changed stays. With a
    domain the host of a known site moves there. True when new."""
    utama = row["utama"] == "1"
    host = place_under(row["host"], domain, utama) if domain else row["host"]
    copied = ("nama", "kode_wilayah", "palet", "pemerintah", "kabupaten", "provinsi")
    defaults = {name: row[name] for name in copied}
    defaults |= {"host": host, "utama": utama, "urutan": int(row["urutan"])}
    _, is_new = Situs.objects.get_or_create(slug=row["slug"], defaults=defaults)
    if domain and not is_new:
        Situs.objects.filter(slug=row["slug"]).update(host=host)
    return is_new


def place_under(host: str, domain: str, utama: bool) -> str:
    # A bare `localhost` is the one address that every browser knows without set-up.
    if utama and domain == "localhost":
        return domain
    return f"{host.split('.')[0]}.{domain}"


def link_to_utama() -> None:
    """Every kecamatan without a PPID Utama gets the one of its kabupaten, by region code."""
    for utama in Situs.objects.filter(utama=True):
        Situs.objects.filter(
            utama=False, induk=None, kode_wilayah__startswith=f"{utama.kode_wilayah}."
        ).update(induk=utama)
