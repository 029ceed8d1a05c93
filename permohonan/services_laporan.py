"""Every write to a yearly report: one transaction, one entry of its history.

Publishing freezes the report whole, figures too. What becomes of a case later changes the page of
the figures and the next edition, never the one that is out (Pasal 56 Perki 1/2021).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permohonan.bagian_laporan import is_berakhir, list_isian
from permohonan.enums import PeristiwaLaporan
from permohonan.models import LaporanLayanan, RiwayatLaporan
from permohonan.surat.laporan import build_isi, same_isi
from situs.models import Pengguna

BASI = (
    "Laporan ini baru saja diubah orang lain. Isian Anda masih ada di bawah. Buka laporan ini di "
    "tab lain dan bandingkan. Bila Anda menyimpan lagi, isian Anda menggantikan yang baru itu."
)


@transaction.atomic
def save_laporan(row: LaporanLayanan, pengguna: Pengguna) -> LaporanLayanan:
    """Create or change the words; a save without a change writes nothing."""
    if row.pk is None:
        row.pengguna = pengguna
        row.save()
        _note(row, PeristiwaLaporan.DIBUAT, pengguna)
        return row
    before = lock_laporan(row)
    names = [isian.nama for isian in list_isian()]
    changed = {
        name: [getattr(before, name), getattr(row, name)]
        for name in names
        if getattr(before, name) != getattr(row, name)
    }
    if changed:
        row.diubah_pada, row.pengguna, row.versi = timezone.now(), pengguna, before.versi + 1
        row.save(update_fields=[*changed, "diubah_pada", "pengguna", "versi"])
        _note(row, PeristiwaLaporan.DIUBAH, pengguna, perubahan=changed)
    return row


def lock_laporan(row: LaporanLayanan) -> LaporanLayanan:
    """The row as it stands now, locked. Raises ValidationError when it is not as `row` knew it."""
    now = LaporanLayanan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if now.versi != row.versi:
        raise ValidationError(BASI, code="versi")
    return now


@transaction.atomic
def publish_laporan(row: LaporanLayanan, alasan: str, pengguna: Pengguna) -> RiwayatLaporan:
    """The next edition, with the figures of this moment. `alasan`: why a second one is needed."""
    now = LaporanLayanan.objects.select_for_update(of=("self",)).get(pk=row.pk)
    last = find_terakhir(now)
    refuse_terbit(now)
    isi = build_isi(now, timezone.localdate(), (last.terbitan if last else 0) + 1)
    if last and same_isi(last.isi, isi):
        raise ValidationError(
            f"Tidak ada yang berubah sejak terbitan ke-{last.terbitan}.", code="sama"
        )
    if last and not alasan.strip():
        raise ValidationError("Tulis apa yang diperbaiki dalam terbitan ini.", code="alasan")
    lock_laporan(row)
    now.terbit_pada, now.versi = timezone.now(), now.versi + 1
    now.save(update_fields=["terbit_pada", "versi"])
    return _note(
        now,
        PeristiwaLaporan.DITERBITKAN,
        pengguna,
        alasan=alasan.strip(),
        terbitan=isi["terbitan"],
        isi=isi,
    )


def refuse_terbit(row: LaporanLayanan) -> None:
    """Pasal 56: a whole year and all six parts. Raises ValidationError."""
    if not is_berakhir(row.tahun, timezone.localdate()):
        raise ValidationError(
            f"Tahun {row.tahun} belum berakhir. Sampai 31 Desember laporan ini hanya rancangan.",
            code="tahun",
        )
    empty = [each.nama for each in list_isian() if each.wajib and not getattr(row, each.nama)]
    if empty:
        names = ", ".join(str(row._meta.get_field(name).verbose_name) for name in empty)
        raise ValidationError(f"Isi dahulu: {names}.", code="kosong")


def find_terakhir(row: LaporanLayanan) -> RiwayatLaporan | None:
    """The edition that the public reads."""
    return row.riwayat.filter(terbitan__isnull=False).order_by("-terbitan").first()


def _note(row: LaporanLayanan, peristiwa: str, pengguna: Pengguna, **fields: Any) -> RiwayatLaporan:
    return RiwayatLaporan.objects.create(
        situs_id=row.situs_id, laporan=row, peristiwa=peristiwa, pengguna=pengguna, **fields
    )
