"""Import of a workbook: read, show, apply all or nothing, and take it back for 30 days."""

import hashlib
from datetime import timedelta
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from dip.enums import JenisImpor, JenisPeristiwa, Status, StatusImpor
from dip.models import Impor, Informasi, PemetaanKolom, PeristiwaInformasi
from dip.rencana import (
    CREATED_FROM_FILE,
    fingerprint,
    read_with_memory,
    rows_of,
    sign_tajuk,
    write_plan,
)
from dip.rencana_dik import read_dik_with_memory, write_plan_dik
from dip.services import ISIAN, TURUNAN, build_event, derive, next_urutan, touch
from situs.models import Pengguna, Situs

UNDO_DAYS = 30  # hari kalender
KEEP_FILE_HOURS = 24
BATCH = 500


def start_impor(
    situs: Situs,
    tahun: int,
    data: bytes,
    nama_berkas: str,
    pengguna: Pengguna | None,
    pilihan: dict,
    jenis: JenisImpor = JenisImpor.DIP,
) -> Impor:
    """Keep the file and make the first preview. Raises BerkasTakTerbaca; then nothing is kept."""
    impor = Impor(
        jenis=jenis,
        situs=situs,
        tahun=tahun,
        nama_berkas=PurePath(nama_berkas).name[-200:],
        sidik=hashlib.sha256(data).hexdigest(),
        pilihan=pilihan,
        pengguna=pengguna,
    )
    _plan(impor, data)
    impor.berkas.save("impor", ContentFile(data), save=False)
    impor.save()
    return impor


def _plan(impor: Impor, data: bytes) -> None:
    if impor.jenis == JenisImpor.DIK:
        write_plan_dik(impor, read_dik_with_memory(impor, data))
    else:
        write_plan(impor, read_with_memory(impor, data))


def answer_columns(impor: Impor, kolom: dict[str, str], tanda: list[str]) -> None:
    """Take the officer's answer on the columns, remember it for this site, and plan anew."""
    for each in tanda:
        PemetaanKolom.objects.update_or_create(
            situs=impor.situs,
            tanda=sign_tajuk(impor.jenis, each),
            defaults={"kolom": kolom},
        )
    impor.pilihan = {**impor.pilihan, "kolom": kolom}
    renew_plan(impor)


def renew_plan(impor: Impor) -> None:
    with impor.berkas.open("rb") as file:
        _plan(impor, file.read())
    impor.save(update_fields=["pilihan", "rencana", "jumlah"])


def find_twin(impor: Impor) -> Impor | None:
    """An import of the same file for the same list (and year) that stands applied."""
    twins = Impor.objects.for_situs(impor.situs).filter(
        jenis=impor.jenis, sidik=impor.sidik, status=StatusImpor.DITERAPKAN
    )
    if impor.jenis == JenisImpor.DIP:
        twins = twins.filter(tahun=impor.tahun)
    return twins.exclude(pk=impor.pk).select_related("pengguna").first()


@transaction.atomic
def apply_impor(
    impor: Impor, pengguna: Pengguna | None, *, terbitkan: bool = False, hanya_benar: bool = False
) -> Impor:
    """Write the plan as it was shown, whole. Raises ValidationError and writes nothing when there
    are errors (unless `hanya_benar`), when it is applied already, or when the DIP has changed."""
    impor = lock_preview(impor, hanya_benar=hanya_benar)
    rows = rows_of(impor)
    if fingerprint(rows) != impor.rencana["sidik"]:
        raise ValidationError("DIP berubah sejak pratinjau dibuat. Periksa pratinjau yang baru.")
    status = Status.TERBIT if terbitkan else Status.DRAF
    events = create_rows(impor, status, pengguna)
    events += change_rows(impor, {row.kode: row for row in rows}, pengguna)
    PeristiwaInformasi.objects.bulk_create(events, batch_size=BATCH)
    mark_applied(impor)
    return impor


def lock_preview(impor: Impor, *, hanya_benar: bool) -> Impor:
    """The preview, locked until the end of the transaction. Raises ValidationError when it may not
    be applied."""
    impor = Impor.objects.select_for_update(of=["self"]).select_related("situs").get(pk=impor.pk)
    if impor.status != StatusImpor.PRATINJAU:
        raise ValidationError("Impor ini sudah diterapkan atau dibatalkan.")
    if impor.rencana["galat"] and not hanya_benar:
        raise ValidationError(
            "Masih ada galat. Perbaiki berkas, atau simpan baris yang benar saja."
        )
    return impor


def mark_applied(impor: Impor) -> None:
    impor.status, impor.diterapkan_pada = StatusImpor.DITERAPKAN, timezone.now()
    impor.save(update_fields=["status", "diterapkan_pada"])


def create_rows(impor: Impor, status: str, pengguna: Pengguna | None) -> list[PeristiwaInformasi]:
    urutan, now = next_urutan(impor.situs, impor.tahun), timezone.now()
    rows = []
    for place, number in enumerate(impor.rencana["baru"]):
        entri = impor.rencana["entri"][number]
        row = Informasi(
            situs=impor.situs,
            tahun=impor.tahun,
            urutan=urutan + place,
            kategori=entri["kategori"] or "",
            status=status,
            terbit_pada=now if status == Status.TERBIT else None,
            **{name: entri[name] for name in CREATED_FROM_FILE},
        )
        derive(row)
        rows.append(row)
    rows = Informasi.objects.bulk_create(rows, batch_size=BATCH)
    return [build_event(row, JenisPeristiwa.DIIMPOR, pengguna, impor=impor) for row in rows]


def change_rows(
    impor: Impor, rows: dict[str, Informasi], pengguna: Pengguna | None
) -> list[PeristiwaInformasi]:
    changed, events = [], []
    for change in impor.rencana["diubah"]:
        row = rows[change["kode"]]
        for name, (_, after) in change["perubahan"].items():
            setattr(row, name, after)
        derive(row)
        touch(row, row.versi)
        changed.append(row)
        kind = JenisPeristiwa.DIUBAH_IMPOR
        events.append(build_event(row, kind, pengguna, change["perubahan"], impor))
    save_rows(changed)
    return events


def save_rows(rows: list[Informasi]) -> None:
    # One UPDATE a row: bulk_update of this many columns takes ten times as long.
    for row in rows:
        row.save(update_fields=[*ISIAN, *TURUNAN, "versi", "diperbarui_pada"])


def may_undo(impor: Impor) -> bool:
    return (
        impor.status == StatusImpor.DITERAPKAN
        and impor.diterapkan_pada > timezone.now() - timedelta(days=UNDO_DAYS)
    )


@transaction.atomic
def undo_impor(impor: Impor, pengguna: Pengguna | None) -> list[str]:
    """Take an import back; entries that somebody changed since are left alone and named.

    Raises ValidationError after 30 days or when there is nothing to take back.
    """
    impor = lock_applied(impor)
    events = list(impor.peristiwa.select_related("informasi").order_by("pk"))
    later = changed_since(impor, events)
    left_alone = {e.kode: e.informasi.sebutan for e in events if e.informasi_id in later}
    mine = [e for e in events if e.informasi and e.informasi_id not in later]
    restore_rows(impor, [e for e in mine if e.jenis == JenisPeristiwa.DIUBAH_IMPOR], pengguna)
    remove_rows(impor, [e for e in mine if e.jenis == JenisPeristiwa.DIIMPOR], pengguna)
    mark_undone(impor)
    return sorted(left_alone.values())


def lock_applied(impor: Impor) -> Impor:
    """The import, locked. Raises ValidationError when it can no longer be taken back."""
    impor = Impor.objects.select_for_update(of=["self"]).select_related("situs").get(pk=impor.pk)
    if not may_undo(impor):
        raise ValidationError(f"Impor ini tidak dapat dibatalkan lagi (batas {UNDO_DAYS} hari).")
    return impor


def mark_undone(impor: Impor) -> None:
    impor.status, impor.dibatalkan_pada = StatusImpor.DIBATALKAN, timezone.now()
    impor.save(update_fields=["status", "dibatalkan_pada"])


_WORDS_CHANGED = (
    *(JenisPeristiwa.DIUBAH, JenisPeristiwa.DIUBAH_IMPOR, JenisPeristiwa.IMPOR_DIBATALKAN),
    *(JenisPeristiwa.BERKAS_DITAMBAH, JenisPeristiwa.BERKAS_DIHAPUS),
)


def changed_since(impor: Impor, events: list[PeristiwaInformasi]) -> set[int]:
    """Entries of this import whose words or files somebody changed after it."""
    last = max((event.pk for event in events), default=0)
    rows = [event.informasi_id for event in events if event.informasi_id]
    after = PeristiwaInformasi.objects.for_situs(impor.situs).filter(
        informasi__in=rows, pk__gt=last, jenis__in=_WORDS_CHANGED
    )
    return set(after.values_list("informasi_id", flat=True))


def restore_rows(impor: Impor, events: list[PeristiwaInformasi], pengguna: Pengguna | None) -> None:
    rows, undone = [], []
    for event in events:
        row = event.informasi
        back = {name: [after, before] for name, (before, after) in event.perubahan.items()}
        for name, (_, before) in back.items():
            setattr(row, name, before)
        derive(row)
        touch(row, row.versi)
        rows.append(row)
        undone.append(build_event(row, JenisPeristiwa.IMPOR_DIBATALKAN, pengguna, back))
    save_rows(rows)
    PeristiwaInformasi.objects.bulk_create(undone, batch_size=BATCH)


def remove_rows(impor: Impor, events: list[PeristiwaInformasi], pengguna: Pengguna | None) -> None:
    """Entries that the import brought: drafts go, published ones stay reachable as archive."""
    rows = [event.informasi for event in events]
    published = [row for row in rows if row.terbit_pada]
    for row in published:
        row.status = Status.ARSIP
        touch(row, row.versi)
    Informasi.objects.bulk_update(published, ["status", "versi", "diperbarui_pada"], BATCH)
    kind = JenisPeristiwa.IMPOR_DIBATALKAN
    undone = [build_event(row, kind, pengguna) for row in rows]
    PeristiwaInformasi.objects.bulk_create(undone, batch_size=BATCH)
    drafts = [row.pk for row in rows if not row.terbit_pada]
    Informasi.objects.for_situs(impor.situs).filter(pk__in=drafts).delete()


def purge_files(hours: int = KEEP_FILE_HOURS) -> int:
    """Delete uploaded workbooks that are older than `hours`; the register keeps what was read."""
    old = Impor.objects.filter(dibuat_pada__lt=timezone.now() - timedelta(hours=hours))
    count = 0
    for impor in old.exclude(berkas=""):
        impor.berkas.delete(save=True)
        count += 1
    return count
