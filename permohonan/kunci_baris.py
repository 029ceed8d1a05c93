"""Two people at one case: the row is locked and its version compared before every act."""

from typing import TypeVar

from django.core.exceptions import ValidationError

from permohonan.models import Perkara

BASI = (
    "{nomor} baru saja diubah orang lain. Muat ulang halaman, baca perubahannya, lalu ulangi. "
    "Tidak ada yang tersimpan."
)
Baris = TypeVar("Baris", bound=Perkara)


def lock_latest(row: Baris) -> Baris:
    """Locked, whatever became of it: for an act that changes nothing of the case."""
    return type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)


def lock_perkara(row: Baris) -> Baris:
    """The row as it stands now, locked. Raises ValidationError when it is not as `row` knew it."""
    now = lock_latest(row)
    if now.versi != row.versi:
        raise ValidationError(BASI.format(nomor=now.nomor), code="versi")
    return now


def reread(row: Baris) -> Baris:
    """As it stands now, for an act that may be tried once more."""
    return type(row)._base_manager.select_related("situs").get(pk=row.pk)


def lock_terbuka(row: Baris, act: str) -> Baris:
    """`lock_perkara` for an act that needs an open case."""
    now = lock_latest(row)
    if not now.terbuka:
        raise ValidationError(
            f"{now.nomor} tidak dapat {act}: statusnya kini “{now.get_status_display()}”.",
            code="status",
        )
    return lock_perkara(row)


def save_perkara(row: Baris, *names: str) -> None:
    """Write these fields and the next version, and nothing else."""
    row.versi += 1
    row.save(update_fields=[*names, "versi"])
