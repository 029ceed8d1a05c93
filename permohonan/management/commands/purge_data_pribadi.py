from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from permohonan.services_retensi import purge_data_pribadi


class Command(BaseCommand):
    help = (
        "Menghapus berkas identitas dan data pribadi permohonan yang masa simpannya berakhir, "
        "formulir yang ditinggalkan lebih dari sehari, dan berkas yang tertinggal tanpa perkara. "
        "Aman dijalankan berulang."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung, tanpa menghapus")

    def handle(self, *, dry_run: bool, **options) -> None:
        hasil = purge_data_pribadi(timezone.localdate(), dry_run=dry_run)
        verb = "akan dihapus" if dry_run else "dihapus"
        self.stdout.write(
            f"{hasil.berkas} berkas identitas, data pribadi {hasil.perkara} perkara, "
            f"{hasil.draf} formulir, dan {hasil.yatim} berkas tanpa perkara {verb}."
        )
