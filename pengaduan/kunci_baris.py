"""Two people at one report: the row is locked, and an officer's right and version are checked."""

from django.core.exceptions import PermissionDenied, ValidationError

from pengaduan.models import Pengaduan
from pengaduan.queries import find_penerima
from pengaduan.tenggat import find_tenggat
from situs.models import Pengguna

BASI = (
    "Pengaduan ini baru saja diubah orang lain. Muat ulang halaman, baca perubahannya, lalu "
    "ulangi. Tidak ada yang tersimpan."
)
DIHAPUS = "Isi pengaduan ini sudah dihapus karena masa simpannya berakhir."


def lock_pengaduan(row: Pengaduan) -> Pengaduan:
    """The row as it stands now, locked; whatever version the caller has seen."""
    now = Pengaduan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if now.dihapus_pada:
        raise ValidationError(DIHAPUS, code="dihapus")
    return now


def lock_untuk(row: Pengaduan, pengguna: Pengguna) -> Pengaduan:
    """Raises PermissionDenied unless this officer is a recipient of the report, whoever asked."""
    now = lock_pengaduan(row)
    if find_penerima(now, pengguna.pk) is None:
        raise PermissionDenied
    return now


def lock_versi(row: Pengaduan, pengguna: Pengguna) -> Pengaduan:
    """Raises ValidationError when the report is not as `row` knew it."""
    now = lock_untuk(row, pengguna)
    if now.versi != row.versi:
        raise ValidationError(BASI, code="versi")
    return now


def lock_status(row: Pengaduan, pengguna: Pengguna, act: str, *allowed: str) -> Pengaduan:
    """`lock_versi` for an act that only some states allow."""
    now = lock_untuk(row, pengguna)
    if now.status not in allowed:
        raise ValidationError(
            f"Pengaduan ini tidak dapat {act}: statusnya kini “{now.get_status_display()}”.",
            code="status",
        )
    return lock_versi(row, pengguna)


def save_pengaduan(row: Pengaduan, *names: str) -> None:
    """Write these fields, the day that is due next, the next version, and nothing else."""
    tenggat = find_tenggat(row)
    row.jatuh_tempo = tenggat.jatuh_tempo if tenggat else None
    row.versi += 1
    row.save(update_fields=[*names, "jatuh_tempo", "versi"])
