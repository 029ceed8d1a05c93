from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from dip.kewajiban import DATA, load_kewajiban, read_baris


class Command(BaseCommand):
    help = "Memuat daftar kewajiban informasi dari berkas CSV. Aman dijalankan berulang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", nargs="?", type=Path, default=DATA)
        parser.add_argument("--dry-run", action="store_true", help="Hanya periksa, tanpa menyimpan")

    def handle(self, *, berkas: Path, dry_run: bool, **options) -> None:
        if not berkas.is_file():
            raise CommandError(f"Berkas {berkas} tidak ada.")
        rows = read_baris(berkas)
        with transaction.atomic():
            hasil = load_kewajiban(rows)
            transaction.set_rollback(dry_run)
        note = " (hanya diperiksa)" if dry_run else ""
        self.stdout.write(
            f"{len(rows)} kewajiban dimuat: {hasil.baru} baru, {hasil.diubah} diubah{note}."
        )
        if hasil.sisa:
            self.stdout.write(
                f"Tidak ada lagi di berkas, tetapi dibiarkan: {', '.join(hasil.sisa)}."
            )
