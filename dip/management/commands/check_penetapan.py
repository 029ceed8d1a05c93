from django.core.management.base import BaseCommand, CommandError

from dip.models import PenetapanDIP
from dip.periksa_sidik import check_berkas, check_nomor, check_penetapan


class Command(BaseCommand):
    help = "Memeriksa bahwa DIP yang ditetapkan dan berkasnya masih persis seperti waktu dibekukan."

    def handle(self, **options) -> None:
        rows = PenetapanDIP.objects.select_related("situs").order_by("situs", "tahun", "versi")
        faults, count = [], 0
        for penetapan in rows.iterator(chunk_size=1):
            found = [*check_penetapan(penetapan), *check_berkas(penetapan)]
            faults += [f"{penetapan.situs.nama}, {penetapan}: {fault}" for fault in found]
            count += 1
        faults += check_nomor()
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} ketidakcocokan dalam {count} penetapan.")
        self.stdout.write(f"{count} penetapan diperiksa; semuanya cocok.")
