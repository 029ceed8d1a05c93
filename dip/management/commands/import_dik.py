from typing import Any

from django.core.management.base import CommandParser

from dip.enums import JenisImpor
from dip.impor import FIELDS_DIK
from dip.management.commands import import_dip
from dip.management.commands.import_dip import report
from dip.models import Impor
from dip.services_impor_dik import apply_impor_dik

ENTRY_KEYS = (
    *("lembar", "baris", "kelompok", "nomor_asli", "judul", "uraian", "dasar", "dasar_hukum"),
    *("konsekuensi_dibuka", "konsekuensi_ditutup", "jangka_jenis", "jangka_teks", "berakhir"),
    *("pejabat_penguasa", "penanggung_jawab", "bentuk_teks", "catatan"),
)


class Command(import_dip.Command):
    """Imports excluded information, always as drafts."""

    help = (
        "Membaca daftar informasi dikecualikan dari berkas Excel, ODS, atau CSV. Hanya menyimpan, "
        "sebagai draf, dengan --terapkan."
    )
    jenis = JenisImpor.DIK
    bidang = FIELDS_DIK

    def add_own_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dengan-uji",
            action="store_true",
            help="Catat lembar uji yang nomor, tanggal, dan tempatnya terbaca di atas tabel",
        )

    def apply(self, impor: Impor, options: dict) -> Impor:
        names = ("hanya_benar", "dengan_uji")
        return apply_impor_dik(impor, None, **{name: options[name] for name in names})

    def build_report(self, impor: Impor) -> dict[str, Any]:
        return report(impor, impor.rencana["entri"], ENTRY_KEYS) | {"uji": impor.rencana["uji"]}
