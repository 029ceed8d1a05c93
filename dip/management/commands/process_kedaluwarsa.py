from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from dip.services_kedaluwarsa import process_all
from situs.kalender import format_tanggal
from situs.libur import read_libur


class Command(BaseCommand):
    help = (
        "Memasukkan informasi yang jangka waktu pengecualiannya berakhir ke DIP, dan mengingatkan "
        "petugas 60, 45, dan 30 hari kerja sebelumnya. Aman dijalankan berulang kali."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Hanya sebutkan; tidak ada yang diubah."
        )

    def handle(self, *, dry_run: bool, **options) -> None:
        hasil = process_all(timezone.localdate(), read_libur(), dry_run=dry_run)
        would = "akan " if dry_run else ""
        for row in hasil.berakhir:
            end = format_tanggal(row.berakhir)
            self.stdout.write(f"{row.kode} berakhir {end}: {would}masuk DIP.")
        for row, tahap in hasil.diingatkan:
            end = format_tanggal(row.berakhir)
            self.stdout.write(f"{row.kode} berakhir {end}: {would}diingatkan, tahap {tahap}.")
        self.stdout.write(
            f"{len(hasil.berakhir)} informasi {would}masuk DIP, "
            f"{len(hasil.diingatkan)} {would}diingatkan."
        )
