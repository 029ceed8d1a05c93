from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from pengaduan.pengingat import notify_all


class Command(BaseCommand):
    help = (
        "Mengabari penerima pengaduan setiap pagi, mulai pukul 06.00, tentang yang masuk sampai "
        "kemarin dan yang mendekati tenggat; tanpa isi. Aman diulang pada hari yang sama."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung, tanpa menyimpan")

    def handle(self, *, dry_run: bool, **options) -> None:
        told = notify_all(timezone.localtime(), dry_run=dry_run)
        verb = "perlu dikabari" if dry_run else "dikabari"
        self.stdout.write(f"{told} penerima {verb}.")
