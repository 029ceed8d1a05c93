"""The history of a yearly report in words."""

from permohonan.models import LaporanLayanan, RiwayatLaporan
from situs.riwayat import MAX_PERISTIWA, Catatan, Perubahan


def describe_riwayat(laporan: LaporanLayanan) -> list[Catatan]:
    rows = laporan.riwayat.select_related("pengguna").defer("isi")
    return [_describe(row) for row in rows[:MAX_PERISTIWA]]


def _describe(row: RiwayatLaporan) -> Catatan:
    nomor = f" (terbitan ke-{row.terbitan})" if row.terbitan else ""
    return Catatan(
        row.waktu,
        str(row.pengguna) if row.pengguna else "Sistem",
        f"{row.get_peristiwa_display()}{nomor}",
        [Perubahan(_label(name), *words) for name, words in row.perubahan.items()],
        row.alasan,
    )


def _label(name: str) -> str:
    label = str(LaporanLayanan._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]
