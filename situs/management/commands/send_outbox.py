from django.core.management.base import BaseCommand, CommandParser
from post_office.mail import get_queued, send_queued_mail_until_done
from post_office.models import STATUS, Email

from situs.surel import forget_rahasia, prune_terkirim


class Command(BaseCommand):
    help = (
        "Mengirim surat elektronik yang menunggu. Aman dijalankan berulang: proses kedua menunggu "
        "gilirannya, dan surat yang gagal dicoba lagi sampai tiga hari."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung yang menunggu")

    def handle(self, *, dry_run: bool, **options) -> None:
        if dry_run:
            self.stdout.write(f"{self._count(STATUS.queued, STATUS.requeued)} surat menunggu.")
            return
        sent = self._count(STATUS.sent)
        try:
            if get_queued().exists():
                send_queued_mail_until_done()
        finally:
            forget_rahasia()
        prune_terkirim()
        self.stdout.write(
            f"{self._count(STATUS.sent) - sent} surat terkirim, "
            f"{self._count(STATUS.queued, STATUS.requeued)} menunggu dicoba lagi, "
            f"{self._count(STATUS.failed)} gagal."
        )

    def _count(self, *status: int) -> int:
        return Email.objects.filter(status__in=status).count()
