"""Write many rows at once, with the same derived words and the same history as one by one."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Model
from django.utils import timezone

from halaman.enums import JenisPeristiwa, Status
from halaman.models import Konten, VersiKonten
from halaman.services import derive, read_isian

BATCH = 200


def publish_many(rows: Iterable[Konten], peristiwa: str = JenisPeristiwa.DIBUAT) -> None:
    """Create them as published since `diperbarui_pada`, or from `terbit_mulai` on."""
    published = []
    for konten in rows:
        konten.status = Status.TERBIT
        konten.terbit_pada = konten.terbit_mulai or konten.diperbarui_pada
        published.append(konten)
    create_many(published, peristiwa)


def create_many(rows: Iterable[Konten], peristiwa: str = JenisPeristiwa.DIBUAT) -> None:
    """One version each, as services.py keeps."""
    for model, daftar in group_by_model(rows).items():
        for konten in daftar:
            derive(konten)
            konten.dibuat_pada = konten.diperbarui_pada
        model._base_manager.bulk_create(daftar, batch_size=BATCH)
        write_versi_many(daftar, peristiwa)


def write_versi_many(rows: list[Konten], peristiwa: str) -> None:
    VersiKonten._base_manager.bulk_create(
        (
            VersiKonten(
                situs_id=konten.situs_id,
                jenis=konten._meta.model_name,
                objek=konten.pk,
                kode=konten.kode,
                versi=konten.versi,
                peristiwa=peristiwa,
                isian=read_isian(konten),
                waktu=konten.diperbarui_pada,
            )
            for konten in rows
        ),
        batch_size=BATCH,
    )


def group_by_model(rows: Iterable[Model]) -> dict[type[Model], list]:
    groups: dict[type[Model], list] = {}
    for row in rows:
        groups.setdefault(type(row), []).append(row)
    return groups


def months_ago(months: int, days: int = 0) -> datetime:
    return timezone.now() - timedelta(days=30 * months + days)
