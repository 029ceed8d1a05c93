from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dip import ekspor
from dip.models import Informasi, InformasiQuerySet
from dip.penetapan import describe_tahun
from dip.queries import order_informasi
from dip.saringan import Urut
from situs.models import Situs

CHUNK = 2_000
SEMUA_STATUS = "semua status, termasuk draf dan arsip"


class Command(BaseCommand):
    help = "Menulis Daftar Informasi Publik satu situs dan tahun ke berkas."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--situs", required=True, metavar="SLUG", help="Misalnya cipari")
        parser.add_argument("--tahun", required=True, type=int, metavar="YYYY")
        parser.add_argument("--format", required=True, choices=list(WRITERS))
        parser.add_argument("--keluar", required=True, type=Path, metavar="FILE")
        parser.add_argument(
            "--semua-status",
            action="store_true",
            help="Sertakan draf dan arsip, bukan hanya terbit",
        )

    def handle(
        self, *, situs: str, tahun: int, format: str, keluar: Path, semua_status: bool, **options
    ) -> None:
        site = find_situs(situs)
        rows = Informasi.objects.for_situs(site).for_tahun(tahun)
        rows = order_informasi(rows if semua_status else rows.published(), Urut.NOMOR)
        filter_teks = SEMUA_STATUS if semua_status else ""
        try:
            with replace_when_done(keluar) as file:
                WRITERS[format](file, rows, site, tahun, filter_teks, timezone.now())
        except ekspor.TerlaluBanyakBaris as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"Berkas {keluar} tidak dapat ditulis: {error.strerror}. Periksa map dan haknya."
            ) from error
        self.stdout.write(
            f"{rows.count()} informasi {site.nama} tahun {tahun} ditulis ke {keluar}."
        )


def find_situs(slug: str) -> Situs:
    try:
        return Situs.objects.get(slug=slug)
    except Situs.DoesNotExist:
        known = ", ".join(Situs.objects.values_list("slug", flat=True)) or "belum ada"
        raise CommandError(f"Situs '{slug}' tidak ada. Situs yang ada: {known}.") from None


@contextmanager
def replace_when_done(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place only when it is whole."""
    scratch = target.with_name(f".{target.name}.sementara")
    try:
        with scratch.open("wb") as file:
            yield file
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def iterate(rows: InformasiQuerySet) -> Iterator[dict]:
    return rows.values(*ekspor.COLUMNS).iterator(chunk_size=CHUNK)


Args = tuple[Situs, int, str, datetime]


def build_kop(situs: Situs, tahun: int, filter_teks: str, waktu: datetime) -> ekspor.Kop:
    sk = describe_tahun(situs, tahun)
    return ekspor.build_kop(situs, tahun, filter_teks, waktu, sk=sk)


def write_xlsx(file: IO[bytes], rows: InformasiQuerySet, *args: *Args) -> None:
    ekspor.write_xlsx(iterate(rows), build_kop(*args), file)


def write_pdf(file: IO[bytes], rows: InformasiQuerySet, *args: *Args) -> None:
    few = rows[: ekspor.MAX_ROWS + 1]
    file.write(ekspor.write_pdf(list(iterate(few)), build_kop(*args)))


def write_json(file: IO[bytes], rows: InformasiQuerySet, *args: *Args) -> None:
    write_stream(file, ekspor.stream_json(iterate(rows), ekspor.build_meta(*args)))


def write_csv(file: IO[bytes], rows: InformasiQuerySet, *args: *Args) -> None:
    write_stream(file, ekspor.stream_csv(iterate(rows)))


def write_csv_titik_koma(file: IO[bytes], rows: InformasiQuerySet, *args: *Args) -> None:
    write_stream(file, ekspor.stream_csv(iterate(rows), pemisah=";"))


def write_stream(file: IO[bytes], stream: Iterable[bytes]) -> None:
    file.writelines(stream)


WRITERS: dict[str, Callable] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "csv-titik-koma": write_csv_titik_koma,
    "json": write_json,
    "pdf": write_pdf,
}
