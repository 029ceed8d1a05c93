"""Every write to the words of an exclusion: one transaction, one event with what changed.

How it moves from draft to decision stands in dip/services_keputusan.py.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dip.enums import JenisPeristiwaPengecualian, StatusPengecualian
from dip.models import Impor, Pengecualian, PeristiwaPengecualian, UjiKonsekuensi
from situs.models import Pengguna, Situs

# What an officer writes.
ISIAN = (
    *("urutan", "nomor_asli", "kelompok", "judul", "uraian", "dasar", "dasar_hukum"),
    *("konsekuensi_dibuka", "konsekuensi_ditutup", "jangka_jenis", "jangka_teks", "berakhir"),
    *("persetujuan_tertulis", "jabatan_publik", "pejabat_penguasa", "penanggung_jawab"),
    *("bentuk_teks", "uji_id"),
)
BASI = "Informasi ini baru saja diubah orang lain. Muat ulang halaman, periksa isinya, lalu ulangi."


def describe_changes(before: Pengecualian, after: Pengecualian) -> dict[str, list[Any]]:
    """Field -> [before, after] for every word of the officer that differs."""
    pairs = {name: [word_of(before, name), word_of(after, name)] for name in ISIAN}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def word_of(row: Pengecualian, name: str) -> Any:
    """As the history keeps it: a date in words of ISO, a sheet by its number."""
    if name == "uji_id":
        return str(row.uji) if row.uji_id else ""
    value = getattr(row, name)
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def next_urutan(situs: Situs) -> int:
    last = Pengecualian.objects.for_situs(situs).aggregate(Max("urutan"))
    return (last["urutan__max"] or 0) + 1


def build_event(
    row: Pengecualian,
    jenis: str,
    pengguna: Pengguna | None,
    perubahan: dict | None = None,
    *,
    catatan: str = "",
    impor: Impor | None = None,
) -> PeristiwaPengecualian:
    return PeristiwaPengecualian(
        situs_id=row.situs_id,
        pengecualian=row,
        kode=row.kode,
        jenis=jenis,
        catatan=catatan,
        perubahan=perubahan or {},
        pengguna=pengguna,
        impor=impor,
    )


@transaction.atomic
def save_pengecualian(
    row: Pengecualian, pengguna: Pengguna | None, impor: Impor | None = None
) -> Pengecualian:
    """Create or change one entry; a save without a change writes nothing.

    Raises ValidationError when somebody else changed it since `row` was read."""
    if row.pk is None:
        return _create(row, pengguna, impor)
    before = lock_pengecualian(row)
    perubahan = describe_changes(before, row)
    if not perubahan:
        return row
    touch(row)
    row.save(update_fields=[*perubahan, "versi", "diperbarui_pada"])
    kind = JenisPeristiwaPengecualian.DIUBAH
    build_event(row, kind, pengguna, perubahan, impor=impor).save()
    return row


def _create(row: Pengecualian, pengguna: Pengguna | None, impor: Impor | None) -> Pengecualian:
    row.urutan = row.urutan or next_urutan(row.situs)
    row.save()
    kinds = JenisPeristiwaPengecualian
    build_event(row, kinds.DIIMPOR if impor else kinds.DIBUAT, pengguna, impor=impor).save()
    return row


def lock_pengecualian(row: Pengecualian) -> Pengecualian:
    """The row as it stands now, locked. Raises ValidationError when it is not as `row` knew it."""
    now = Pengecualian.objects.select_for_update().get(pk=row.pk)
    if now.versi != row.versi:
        raise ValidationError(BASI, code="versi")
    return now


def touch(row: Pengecualian) -> None:
    row.versi += 1
    row.diperbarui_pada = timezone.now()


@transaction.atomic
def delete_draf(row: Pengecualian, pengguna: Pengguna | None) -> None:
    """Delete a draft that was never decided; its words stay in the history."""
    now = lock_pengecualian(row)
    if now.status != StatusPengecualian.DRAF or now.surat_id:
        raise ValidationError("Hanya draf yang belum pernah ditetapkan yang dapat dihapus.")
    lost = {name: [word_of(now, name), ""] for name in ISIAN if getattr(now, name)}
    build_event(now, JenisPeristiwaPengecualian.DIHAPUS, pengguna, lost).save()
    now.delete()


@transaction.atomic
def save_uji(uji: UjiKonsekuensi, pengguna: Pengguna | None) -> UjiKonsekuensi:
    """Create or change a sheet; each draft that rests on it keeps the change in its history.

    Raises ValidationError when a proposal or a decision rests on it already."""
    if uji.pk is None:
        uji.save()
        return uji
    rows = list(Pengecualian.objects.select_for_update().filter(uji=uji).order_by("pk"))
    if any(row.status != StatusPengecualian.DRAF for row in rows):
        raise ValidationError("Lembar ini sudah dipakai usulan. Buat lembar yang baru.")
    before = UjiKonsekuensi.objects.get(pk=uji.pk)
    names = [f.name for f in UjiKonsekuensi._meta.concrete_fields if f.editable]
    changed = [name for name in names if getattr(before, name) != getattr(uji, name)]
    if not changed:
        return uji
    uji.save(update_fields=changed)
    labels = [str(UjiKonsekuensi._meta.get_field(name).verbose_name) for name in changed]
    catatan = f"Lembar uji {uji.nomor}: {', '.join(labels)} diubah."
    kind = JenisPeristiwaPengecualian.DIUBAH
    PeristiwaPengecualian.objects.bulk_create(
        build_event(row, kind, pengguna, catatan=catatan) for row in rows
    )
    return uji
