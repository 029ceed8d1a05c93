"""The closed days, as situs.kalender counts with them, and who counts anew when they change."""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from situs.enums import JenisLibur
from situs.models import HariLibur


def read_libur(*, cuti_bersama_libur: bool | None = None) -> dict[date, str]:
    """Closed day -> its name. No rule of the KIP law says whether cuti bersama counts, so a
    setting decides; offices are closed on it (Pasal 333 PP 11/2017)."""
    if cuti_bersama_libur is None:
        cuti_bersama_libur = settings.CUTI_BERSAMA_LIBUR
    rows = HariLibur.objects.order_by("tanggal")
    if not cuti_bersama_libur:
        rows = rows.exclude(jenis=JenisLibur.CUTI_BERSAMA)
    return dict(rows.values_list("tanggal", "nama"))


def announce_perubahan() -> int:
    """The table of holidays changed: whatever `SETELAH_LIBUR_BERUBAH` names counts its deadlines
    anew, in the transaction of the change. Deadlines that moved."""
    return sum(import_string(path)() for path in settings.SETELAH_LIBUR_BERUBAH)
