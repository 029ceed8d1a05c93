"""The table of holidays changed: open cases are counted anew, and both sides are told.

The old date stays in the history. What is closed keeps the last day that it had.
"""

from datetime import date

from django.db import transaction

from permohonan.enums import JenisPeristiwa, Pelaku
from permohonan.kunci_baris import save_perkara
from permohonan.models import Keberatan, Perkara, Permohonan
from permohonan.notifications import mail_kabar, mail_petugas
from permohonan.riwayat import write_peristiwa
from situs.kalender import format_tanggal
from situs.libur import read_libur


def recompute_tenggat() -> int:
    """Count every open case anew; a second run changes nothing. Cases whose last day moved."""
    libur = read_libur()
    moved = 0
    for model in (Permohonan, Keberatan):
        for row in model.objects.open().order_by("pk").iterator():
            if row.count_tenggat(libur).jatuh_tempo != row.jatuh_tempo:
                moved += _move(model, row.pk, libur)
    return moved


@transaction.atomic
def _move(model: type[Perkara], pk: int, libur: dict[date, str]) -> bool:
    rows = model.objects.open().select_for_update(of=("self",)).select_related("situs")
    row = rows.filter(pk=pk).first()
    if row is None:
        return False
    before, after = row.jatuh_tempo, row.count_tenggat(libur).jatuh_tempo
    if before == after:
        return False
    row.jatuh_tempo = after
    save_perkara(row, "jatuh_tempo")
    event = write_peristiwa(
        row,
        JenisPeristiwa.TENGGAT_BERUBAH,
        None,
        pelaku=Pelaku.SISTEM,
        keterangan=f"Semula {format_tanggal(before)}, kini {format_tanggal(after)}, karena daftar "
        "hari libur berubah.",
        data={"jatuh_tempo": [before.isoformat(), after.isoformat()]},
    )
    mail_kabar(row, event)
    mail_petugas(row, event)
    return True
