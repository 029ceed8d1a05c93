"""The end of an exclusion: Pasal 52 Perki 1/2021, Pasal 11 PP 61/2010.

On the day after its end the information stands in the DIP, kategori setiap saat, marked as formerly
excluded. No file is published by it. Two runs at once, a second run, or a run after days off give
the same result: each row is locked, and the database keeps one entry and one reminder of each.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from dip.enums import (
    JenisPeristiwa,
    JenisPeristiwaPengecualian,
    Kategori,
    Status,
    StatusPengecualian,
)
from dip.impor.nilai import parse_bentuk
from dip.models import Informasi, Pengecualian, PengecualianQuerySet, PeristiwaPengecualian
from dip.notifications import mail_pengingat
from dip.services import build_event as build_informasi_event
from dip.services import derive, next_urutan
from dip.services_pengecualian import build_event, touch
from dip.tenggat_pengecualian import find_tahap, limit_near
from situs.kalender import format_tanggal
from situs.models import Pengguna, Situs


@dataclass(frozen=True)
class Hasil:
    """What a run did, or would do: the entries that ended, and (entry, stage) of the reminders."""

    berakhir: list[Pengecualian]
    diingatkan: list[tuple[Pengecualian, int]]


def process_all(hari_ini: date, libur: dict[date, str], *, dry_run: bool = False) -> Hasil:
    """Each end has a transaction of its own, and so have the reminders of a site."""
    ended = list(_in_force().filter(berakhir__lt=hari_ini).order_by("berakhir", "pk"))
    near = limit_near(hari_ini, libur)
    soon = _in_force().filter(berakhir__range=(hari_ini, near), diputuskan_buka=False)
    due = [(row, find_tahap(row.berakhir, hari_ini, libur)) for row in soon.order_by("pk")]
    due = [(row, tahap) for row, tahap in due if tahap and not _is_reminded(row, tahap)]
    if dry_run:
        return Hasil(ended, due)
    return Hasil(
        [row for row in ended if end_pengecualian(row.pk, hari_ini)],
        [each for group in _group_by_situs(due) for each in remind_situs(group, hari_ini, libur)],
    )


def _group_by_situs(due: list[tuple[Pengecualian, int]]) -> list[list[tuple[Pengecualian, int]]]:
    groups: dict[int, list[tuple[Pengecualian, int]]] = {}
    for row, tahap in due:
        groups.setdefault(row.situs_id, []).append((row, tahap))
    return list(groups.values())


@transaction.atomic
def remind_situs(
    due: list[tuple[Pengecualian, int]], hari_ini: date, libur: dict[date, str]
) -> list[tuple[Pengecualian, int]]:
    """The reminders of one site and the one mail that tells of them, or neither."""
    done = [(row, tahap, event) for row, tahap in due if (event := remind(row, tahap))]
    if done:
        situs = Situs.objects.select_related("induk").get(pk=due[0][0].situs_id)
        mail_pengingat(situs, [event for _, _, event in done], hari_ini, libur)
    return [(row, tahap) for row, tahap, _ in done]


@transaction.atomic
def end_pengecualian(pk: int, hari_ini: date) -> bool:
    """False when another run was quicker, or the term was extended meanwhile."""
    row = _in_force().select_for_update().filter(pk=pk, berakhir__lt=hari_ini).first()
    if row is None:
        return False
    row.status = StatusPengecualian.BERAKHIR
    touch(row)
    row.save(update_fields=["status", "versi", "diperbarui_pada"])
    build_event(row, JenisPeristiwaPengecualian.BERAKHIR, None).save()
    open_in_dip(row, None)
    return True


@transaction.atomic
def open_in_dip(row: Pengecualian, pengguna: Pengguna | None) -> Informasi:
    """The row of the DIP that the exclusion becomes. Its content and files are published by
    nobody here: the officer completes the entry, and whoever wants the document asks for it."""
    now = timezone.now()
    tahun = timezone.localdate(now).year
    # Two jobs may end two entries of one site at once; the numbers of the list stay apart.
    situs = Situs.objects.select_for_update(no_key=True).get(pk=row.situs_id)
    informasi = Informasi(
        situs=situs,
        tahun=tahun,
        urutan=next_urutan(situs, tahun),
        judul=row.judul,
        ringkasan=_summarize(row),
        pejabat_penguasa=row.pejabat_penguasa,
        penanggung_jawab=row.penanggung_jawab,
        bentuk=parse_bentuk(row.bentuk_teks),
        bentuk_teks=row.bentuk_teks,
        kategori=Kategori.SETIAP_SAAT,
        kelompok=row.kelompok,
        eks_pengecualian=row,
        status=Status.TERBIT,
        terbit_pada=now,
    )
    derive(informasi)
    informasi.save()
    build_informasi_event(informasi, JenisPeristiwa.DIBUKA, pengguna).save()
    return informasi


def _summarize(row: Pengecualian) -> str:
    """Never a word of `uraian`: that is for officers, and nobody looked whether it may be shown."""
    if row.status == StatusPengecualian.BERAKHIR:
        why = f"Semula dikecualikan sampai {format_tanggal(row.berakhir)}."
    else:
        why = "Semula dikecualikan, lalu dibuka sebelum jangka waktunya berakhir."
    return f"{why} Kini terbuka dan dapat diminta kepada PPID."


@transaction.atomic
def remind(row: Pengecualian, tahap: int) -> PeristiwaPengecualian | None:
    """One reminder for each entry, stage and end; None when it is there already, or when the end
    was moved meanwhile."""
    rows = _in_force().select_for_update().filter(diputuskan_buka=False)
    now = rows.filter(pk=row.pk, berakhir=row.berakhir).first()
    if now is None or _is_reminded(now, tahap):
        return None
    event = build_event(now, JenisPeristiwaPengecualian.DIINGATKAN, None)
    event.tahap, event.berakhir = tahap, now.berakhir
    event.catatan = f"{tahap} hari kerja sebelum {format_tanggal(now.berakhir)}."
    event.save()
    return event


def _in_force() -> PengecualianQuerySet:
    return Pengecualian.objects.filter(status=StatusPengecualian.DITETAPKAN)


def _is_reminded(row: Pengecualian, tahap: int) -> bool:
    """Of this end, at this stage or a nearer one."""
    return row.peristiwa.filter(tahap__lte=tahap, berakhir=row.berakhir).exists()
