import json
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from dip.enums import JenisImpor
from dip.impor import FIELDS, BerkasTakTerbaca
from dip.models import Impor
from dip.services_impor import apply_impor, start_impor
from situs.models import Situs

UNREADABLE = 2
MAX_SHOWN = 200
ENTRY_KEYS = (
    *("lembar", "baris", "kategori", "kelompok", "nomor_asli", "judul", "ringkasan"),
    *("pejabat_penguasa", "penanggung_jawab", "waktu", "tempat", "bentuk", "bentuk_teks"),
    *("retensi", "media"),
)


class Command(BaseCommand):
    """Imports the DIP; import_dik is the same command for excluded information."""

    help = "Membaca DIP dari berkas Excel, ODS, atau CSV. Hanya menyimpan dengan --terapkan."
    jenis = JenisImpor.DIP
    bidang = FIELDS

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--situs", required=True, help="Slug situs, misalnya cipari")
        parser.add_argument("--lembar", help="Hanya lembar ini")
        parser.add_argument("--kolom", help="Arti kolom: judul=Nama Dokumen,retensi=H")
        parser.add_argument("--terapkan", action="store_true", help="Simpan ke daftar")
        parser.add_argument("--hanya-benar", action="store_true", help="Lewati baris yang galat")
        parser.add_argument("--json", action="store_true", help="Cetak hasil sebagai JSON")
        self.add_own_arguments(parser)

    def add_own_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tahun", required=True, type=int, help="Tahun DIP, misalnya 2026")
        parser.add_argument("--kategori", help="Kategori untuk baris yang tidak menyebutnya")
        parser.add_argument("--terbitkan", action="store_true", help="Simpan sebagai terbit")

    def handle(self, *, berkas: Path, situs: str, **options: Any) -> None:
        pilihan = {
            "lembar": options["lembar"],
            "kategori": options.get("kategori"),
            "kolom": parse_kolom(options["kolom"], self.bidang),
        }
        try:
            impor = self.run(find_situs(situs), berkas, pilihan, options)
        except BerkasTakTerbaca as error:
            self.stderr.write(error.pesan)
            sys.exit(UNREADABLE)
        except ValidationError as error:
            raise CommandError(error.message) from error
        if options["json"]:
            self.stdout.write(json.dumps(self.build_report(impor), ensure_ascii=False, indent=1))
        else:
            self.write_words(impor, applied=options["terapkan"])

    def run(self, situs: Situs, berkas: Path, pilihan: dict, options: dict) -> Impor:
        """Plan the import; without --terapkan nothing of it stays in the database."""
        try:
            data = berkas.read_bytes()
        except OSError as error:
            raise BerkasTakTerbaca(
                f"Berkas {berkas} tidak dapat dibuka: {error.strerror}."
            ) from error
        impor = None
        try:
            with transaction.atomic():
                tahun = options.get("tahun") or timezone.localdate().year
                impor = start_impor(situs, tahun, data, berkas.name, None, pilihan, self.jenis)
                if options["terapkan"]:
                    return self.apply(impor, options)
                transaction.set_rollback(True)
                return impor
        finally:
            if impor:
                impor.berkas.storage.delete(impor.berkas.name)

    def apply(self, impor: Impor, options: dict) -> Impor:
        terbitkan, hanya_benar = options["terbitkan"], options["hanya_benar"]
        return apply_impor(impor, None, terbitkan=terbitkan, hanya_benar=hanya_benar)

    def build_report(self, impor: Impor) -> dict[str, Any]:
        rencana = impor.rencana
        return report(impor, [*rencana["entri"], *rencana["dikecualikan"]], ENTRY_KEYS)

    def write_words(self, impor: Impor, *, applied: bool) -> None:
        counts = ", ".join(f"{count} {name}" for name, count in impor.jumlah.items())
        state = "Disimpan" if applied else "Pratinjau, belum disimpan"
        self.stdout.write(f"{state}: {counts}.")
        for note in impor.rencana["catatan"]:
            self.stdout.write(f"  {note}")
        for ask in impor.rencana["pertanyaan"]:
            self.stdout.write(
                f"  Lembar '{ask['lembar']}', kolom {ask['kolom']} ({ask['tajuk']}): artinya belum "
                "pasti. Sebutkan dengan --kolom."
            )
        for item in impor.rencana["galat"][:MAX_SHOWN]:
            place = f"Lembar '{item['lembar']}', baris {item['baris']}, kolom {item['kolom']}"
            self.stdout.write(f"  {place}: {item['pesan']}")


def find_situs(slug: str) -> Situs:
    situs = Situs.objects.filter(slug=slug).first()
    if situs is None:
        raise CommandError(f"Situs '{slug}' tidak ada. Lihat daftar slug di load_situs.")
    return situs


def parse_kolom(text: str | None, bidang: dict[str, str]) -> dict[str, str] | None:
    """ "judul=Nama Dokumen,retensi=H" -> {"judul": "Nama Dokumen", "retensi": "H"}."""
    if not text:
        return None
    pairs = [part.partition("=") for part in text.split(",")]
    for field, _, header in pairs:
        if field.strip() not in bidang or not header.strip():
            known = ", ".join(bidang)
            raise CommandError(f"'{field}' tidak dikenal dalam --kolom. Yang ada: {known}.")
    return {field.strip(): header.strip() for field, _, header in pairs}


def report(impor: Impor, entri: list[dict], keys: tuple[str, ...]) -> dict[str, Any]:
    rencana = impor.rencana
    return {
        "lembar": [sheet["nama"] for sheet in rencana["lembar"] if sheet["terpakai"]],
        **impor.jumlah,
        "galat": rencana["galat"],
        "pertanyaan": rencana["pertanyaan"],
        "entri": [{key: item[key] for key in keys} for item in entri],
    }
