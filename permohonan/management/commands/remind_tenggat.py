from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from permohonan.pengingat import remind_all
from situs.libur import read_libur


class Command(BaseCommand):
    help = (
        "Mengingatkan petugas sekali sehari: permohonan dan keberatan yang jatuh tempo 5, 1, atau "
        "0 hari kerja lagi, yang lewat, dan hari libur tahun depan yang belum diisi. Aman diulang "
        "pada hari yang sama."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung, tanpa menyimpan")

    def handle(self, *, dry_run: bool, **options) -> None:
        told = remind_all(timezone.localdate(), read_libur(), dry_run=dry_run)
        verb = "perlu diingatkan" if dry_run else "diingatkan"
        self.stdout.write(f"{len(told)} situs {verb}.")
