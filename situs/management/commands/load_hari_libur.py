import csv
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from situs.libur import announce_perubahan
from situs.models import HariLibur

DATA = Path(__file__).parents[2] / "data" / "hari-libur-2023-2027.csv"


class Command(BaseCommand):
    help = "Memuat hari libur dari berkas CSV. Aman dijalankan berulang: suntingan Anda tetap."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", nargs="?", type=Path, default=DATA)
        parser.add_argument("--dry-run", action="store_true", help="Hanya periksa, tanpa menyimpan")

    def handle(self, *, berkas: Path, dry_run: bool, **options) -> None:
        if not berkas.is_file():
            raise CommandError(f"Berkas {berkas} tidak ada.")
        with berkas.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with transaction.atomic():
            made = sum(load_row(row) for row in rows)
            moved = announce_perubahan() if made else 0
            transaction.set_rollback(dry_run)
        note = " (hanya diperiksa)" if dry_run else ""
        self.stdout.write(
            f"{len(rows)} hari libur dimuat, {made} di antaranya baru{note}. "
            f"{moved} jatuh tempo berubah."
        )


def load_row(row: dict[str, str]) -> bool:
    """Add the day unless it is known: an officer's correction wins over the file. True when new."""
    _, is_new = HariLibur.objects.get_or_create(
        tanggal=date.fromisoformat(row["tanggal"]),
        defaults={
            "nama": row["nama"],
            "jenis": row["jenis"],
            "sumber": row["sumber"],
            "perkiraan": row["perkiraan"] == "1",
        },
    )
    return is_new
