"""When an exclusion ends and until when PPID Utama has to decide about it.

Pasal 11 PP 61/2010 and Pasal 52 Perki 1/2021: the decision is due 30 working days before the end;
without one the information becomes public by itself on the day after.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

from dip.enums import JenisJangka, StatusPengecualian
from dip.models import Pengecualian
from situs.kalender import add_hari_kerja, count_hari_kerja, format_tanggal

TENGGAT_HARI_KERJA = 30
TAHAP = (60, 45, 30)  # working days before the end at which the officers are reminded
DEKAT = TAHAP[0]


@dataclass(frozen=True)
class Tenggat:
    berakhir: date
    keputusan: date  # the last day for the decision
    hari_ini: date
    sisa: int  # working days left until the end

    @property
    def is_late(self) -> bool:
        return self.keputusan < self.hari_ini <= self.berakhir

    @property
    def terbuka(self) -> date:
        """The day on which the information becomes public by itself."""
        return self.berakhir + timedelta(days=1)


def read_tenggat(berakhir: date, hari_ini: date, libur: dict[date, str]) -> Tenggat:
    keputusan = add_hari_kerja(berakhir, -TENGGAT_HARI_KERJA, libur)
    return Tenggat(berakhir, keputusan, hari_ini, count_hari_kerja(hari_ini, berakhir, libur))


def limit_near(hari_ini: date, libur: dict[date, str], hari_kerja: int = DEKAT) -> date:
    """What ends by this day has reached the stage of so many working days before its end."""
    return add_hari_kerja(hari_ini, hari_kerja, libur)


class Menjelang(TextChoices):
    """How near the end is, each entry in one group only; the words of a filter and of a task."""

    LEWAT = "lewat", "Lewat tenggat keputusan"
    SEGERA = "45", "Berakhir dalam 45 hari kerja"
    NANTI = "60", "Berakhir dalam 46 sampai 60 hari kerja"


def read_range(menjelang: str, hari_ini: date, libur: dict[date, str]) -> tuple[date, date]:
    """First and last end of a group. The decision is late from the day after it was due."""
    lewat = limit_near(hari_ini - timedelta(days=1), libur, TENGGAT_HARI_KERJA)
    segera, nanti = limit_near(hari_ini, libur, 45), limit_near(hari_ini, libur, 60)
    satu = timedelta(days=1)
    return {
        Menjelang.LEWAT: (hari_ini, lewat),
        Menjelang.SEGERA: (max(hari_ini, lewat + satu), segera),
        Menjelang.NANTI: (segera + satu, nanti),
    }[menjelang]


def find_tahap(berakhir: date, hari_ini: date, libur: dict[date, str]) -> int | None:
    """The nearest stage that has been reached, also when the job slept through earlier ones."""
    if berakhir < hari_ini:
        return None
    reached = [t for t in TAHAP if add_hari_kerja(berakhir, -t, libur) <= hari_ini]
    return min(reached, default=None)


def describe_jangka(row: Pengecualian) -> str:
    """The term as a reader is told it: what the officer wrote, and the day where there is one."""
    if row.jangka_jenis == JenisJangka.TIDAK_TERBATAS:
        return row.jangka_teks or "Tidak terbatas"
    if row.berakhir is None:
        return row.jangka_teks
    hari = f"Sampai {format_tanggal(row.berakhir)}"
    said = not row.jangka_teks or format_tanggal(row.berakhir) in row.jangka_teks
    if row.jangka_jenis == JenisJangka.PERISTIWA:
        return f"{row.jangka_teks}, paling lambat {format_tanggal(row.berakhir)}"
    return row.jangka_teks or hari if said else f"{hari} ({row.jangka_teks})"


def describe_akhir(row: Pengecualian, hari_ini: date, libur: dict[date, str]) -> str:
    """For officers: "berakhir 31 Desember 2026, 23 hari kerja lagi; ..." """
    if row.status != StatusPengecualian.DITETAPKAN or row.berakhir is None:
        return describe_jangka(row) or "belum diisi"
    if row.berakhir < hari_ini:
        return f"berakhir {format_tanggal(row.berakhir)}; segera masuk DIP"
    text = f"berakhir {format_tanggal(row.berakhir)}"
    if row.berakhir > limit_near(hari_ini, libur):
        return text
    tenggat = read_tenggat(row.berakhir, hari_ini, libur)
    text += f", {tenggat.sisa} hari kerja lagi" if tenggat.sisa else ", hari kerja terakhir"
    if row.diputuskan_buka:
        return f"{text}; sudah diputuskan terbuka {format_tanggal(tenggat.terbuka)}"
    if tenggat.is_late:
        return (
            f"{text}; keputusan terlambat sejak {format_tanggal(tenggat.keputusan)}, terbuka "
            f"dengan sendirinya {format_tanggal(tenggat.terbuka)}"
        )
    return f"{text}; keputusan paling lambat {format_tanggal(tenggat.keputusan)}"


def describe_eks(status: str | None, berakhir: date | None) -> str:
    """The mark of an entry of the DIP that was excluded once; "" for all others."""
    if not status:
        return ""
    if status == StatusPengecualian.BERAKHIR and berakhir:
        return f"Semula dikecualikan sampai {format_tanggal(berakhir)}"
    return "Semula dikecualikan, dibuka sebelum jangka waktunya berakhir"
