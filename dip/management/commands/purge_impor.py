from django.core.management.base import BaseCommand, CommandParser

from dip.services_impor import KEEP_FILE_HOURS, purge_files


class Command(BaseCommand):
    help = "Menghapus berkas impor lama. Catatan impornya tetap. Aman dijalankan berulang."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jam", type=int, default=KEEP_FILE_HOURS, help="Umur berkas")

    def handle(self, *, jam: int, **options) -> None:
        self.stdout.write(f"{purge_files(jam)} berkas impor dihapus.")
