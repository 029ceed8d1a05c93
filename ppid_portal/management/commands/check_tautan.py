import random

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dip.models import PemeriksaanTautan
from ppid_portal.tautan import BATAS_DETIK, Laporan, check_all, collect, list_due
from situs.kunjungan import Keadaan
from situs.models import Situs


class Command(BaseCommand):
    help = (
        "Memeriksa setiap tautan dan berkas yang tampil untuk umum. Yang tidak dapat dibuka "
        "ditandai di situs dan di admin. Aman dijalankan berulang dan bersamaan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--situs", metavar="SLUG", help="Hanya situs ini.")
        parser.add_argument(
            "--semua", action="store_true", help="Juga yang belum waktunya diperiksa lagi."
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="Hanya menghitung; tidak bertanya, tidak menulis.",
        )
        parser.add_argument(
            "--detik",
            type=int,
            default=BATAS_DETIK,
            help=f"Berhenti sesudah sekian detik; sisanya nanti. Bawaan: {BATAS_DETIK}.",
        )

    def handle(
        self, *, situs: str | None, semua: bool, dry_run: bool, detik: int, **options
    ) -> None:
        if settings.PEMELIHARAAN:
            self.stdout.write("Portal sedang dipelihara; tautan diperiksa sesudahnya.")
            return
        daftar = Situs.objects.filter(is_active=True)
        if situs:
            daftar = daftar.filter(slug=situs)
            if not daftar:
                raise CommandError(f"Tidak ada situs aktif dengan slug “{situs}”.")
        if dry_run:
            self._count(list(daftar), semua)
            return
        # In another order each time: should the time not do for all, none always comes last.
        chosen = random.sample(list(daftar), len(daftar))
        self._report(check_all(chosen, semua=semua, detik=detik))

    def _count(self, daftar: list[Situs], semua: bool) -> None:
        shown = {situs.pk: collect(situs, {}).keys() for situs in daftar}
        known = PemeriksaanTautan.objects.filter(situs__in=shown).values_list("situs", "alamat")
        new = sum(map(len, shown.values())) - sum(alamat in shown[pk] for pk, alamat in known)
        due = len(list_due(daftar, timezone.now(), semua=semua))
        self.stdout.write(
            f"{sum(map(len, shown.values()))} alamat ditampilkan, {new} di antaranya belum "
            f"tercatat. {due + new} alamat akan diperiksa. Tidak ada yang diubah."
        )

    def _report(self, laporan: Laporan) -> None:
        hasil = laporan.hasil
        self.stdout.write(
            f"{laporan.ditampilkan} alamat ditampilkan ({laporan.baru} baru, "
            f"{laporan.hilang} tidak lagi).\n"
            f"{laporan.diperiksa} diperiksa: {hasil[Keadaan.HIDUP]} terbuka, "
            f"{hasil[Keadaan.MATI]} tidak ada, {hasil[Keadaan.GAGAL]} gagal, "
            f"{hasil[Keadaan.TIDAK_DIPERIKSA]} tidak dapat diperiksa."
        )
        if laporan.sisa:
            self.stdout.write(f"{laporan.sisa} alamat menunggu putaran berikutnya.")
        if laporan.terputus:
            self.stderr.write(
                "Tidak satu pun situs luar dapat dijangkau. Jaringan server ini tampaknya "
                f"terputus; {laporan.terputus} jawaban tidak dicatat."
            )
