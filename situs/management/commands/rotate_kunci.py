from django.core.management.base import BaseCommand, CommandError, CommandParser

from situs.rotasi_kunci import (
    Hasil,
    list_tabel,
    list_tabel_berkas,
    rotate_berkas,
    rotate_tabel,
)


class Command(BaseCommand):
    help = (
        "Mengenkripsi ulang semua data pribadi dan berkas tersegel dengan kunci pertama di "
        "KUNCI_DATA. Sesudah itu "
        "kunci lama boleh dihapus dari daftar. Aman dijalankan berulang dan ketika portal melayani."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Hanya hitung, tanpa mengubah")

    def handle(self, *, dry_run: bool, **options) -> None:
        results = []
        for model, names in list_tabel():
            results.append(rotate_tabel(model, names, dry_run=dry_run))
            self._tell(str(model._meta.verbose_name), "teks", results[-1], dry_run)
        for model, name in list_tabel_berkas():
            results.append(rotate_berkas(model, name, dry_run=dry_run))
            self._tell(str(model._meta.verbose_name), "berkas", results[-1], dry_run)
        if not results:
            self.stdout.write("Tidak ada kolom terenkripsi.")
        if locked := sum(len(each.terkunci) for each in results):
            raise CommandError(
                f"{locked} teks atau berkas tidak terbuka dengan satu pun kunci dan dibiarkan. "
                "Kembalikan kunci lamanya ke KUNCI_DATA, lalu jalankan lagi."
            )

    def _tell(self, nama: str, apa: str, hasil: Hasil, dry_run: bool) -> None:
        done = "akan dienkripsi ulang" if dry_run else "dienkripsi ulang"
        self.stdout.write(
            f"{nama}: {hasil.diganti} {apa} {done}, {hasil.tetap} sudah memakai kunci pertama."
        )
        for row in hasil.terkunci:
            self.stderr.write(f"{nama}: {row} tidak terbuka.")
