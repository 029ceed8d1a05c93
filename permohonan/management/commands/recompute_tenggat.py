from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from permohonan.services_libur import recompute_tenggat


class Command(BaseCommand):
    help = (
        "Menghitung ulang jatuh tempo permohonan dan keberatan yang belum selesai menurut daftar "
        "hari libur. Aman dijalankan berulang: tanpa perubahan libur, tidak ada yang berubah."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung, tanpa menyimpan")

    def handle(self, *, dry_run: bool, **options) -> None:
        with transaction.atomic():
            moved = recompute_tenggat()
            transaction.set_rollback(dry_run)
        verb = "akan berubah" if dry_run else "berubah"
        self.stdout.write(f"{moved} jatuh tempo {verb}.")
