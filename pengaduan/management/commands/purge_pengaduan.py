from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from pengaduan.services_retensi import purge_pengaduan


class Command(BaseCommand):
    help = (
        "Menghapus isi, pesan, dan berkas pengaduan yang masa simpannya berakhir; jenis, hasil, "
        "dan tanggalnya tetap untuk angka tahunan. Aman dijalankan berulang."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung, tanpa menghapus")

    def handle(self, *, dry_run: bool, **options) -> None:
        count = purge_pengaduan(timezone.localdate(), dry_run=dry_run)
        self.stdout.write(f"Isi {count} pengaduan {'akan dihapus' if dry_run else 'dihapus'}.")
