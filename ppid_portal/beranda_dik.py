"""What waits in the list of exclusions, for the home page of the admin.

At a kecamatan its own rows; at PPID Utama, which decides, those of every site it sees.
"""

from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from dip.enums import StatusPengecualian
from dip.models import Pengecualian, PengecualianQuerySet
from dip.queries_pengecualian import filter_dikembalikan, list_menjelang
from dip.tenggat_pengecualian import Menjelang, Tenggat, read_tenggat
from ppid_portal.beranda_admin import Tugas
from situs.access import scoped
from situs.kalender import format_tanggal
from situs.libur import read_libur

KALIMAT = {
    Menjelang.LEWAT: "informasi dikecualikan lewat tenggat keputusannya.",
    Menjelang.SEGERA: "informasi dikecualikan berakhir dalam 45 hari kerja.",
    Menjelang.NANTI: "informasi dikecualikan berakhir dalam 60 hari kerja.",
}


def list_tugas_dik(request: HttpRequest, *, decides: bool) -> list[Tugas]:
    """The deadlines of Pasal 11 PP 61/2010 first; groups without a row are left out."""
    rows = scoped(Pengecualian.objects.all(), request).order_by()
    today, libur = timezone.localdate(), read_libur()
    tasks = [_build_akhir(rows, group, today, libur) for group in Menjelang]
    tasks += [_build_usulan(rows)] if decides else [_build_kembali(rows)]
    return [tugas for tugas in tasks if tugas.jumlah]


def _build_akhir(
    rows: PengecualianQuerySet, group: Menjelang, today: date, libur: dict[date, str]
) -> Tugas:
    found = list_menjelang(rows, group, today, libur)
    count = found.aggregate(jumlah=Count("pk"), awal=Min("berakhir"))
    ajakan = ""
    if count["jumlah"]:
        ajakan = _describe(read_tenggat(count["awal"], today, libur), count["jumlah"])
    return Tugas(count["jumlah"], KALIMAT[group], ajakan, _link(akhir=group))


def _describe(tenggat: Tenggat, jumlah: int) -> str:
    which = "Yang paling awal: " if jumlah > 1 else ""
    if tenggat.is_late:
        text = (
            f"terlambat sejak {format_tanggal(tenggat.keputusan)}, terbuka dengan sendirinya "
            f"{format_tanggal(tenggat.terbuka)}."
        )
    else:
        text = f"diputuskan paling lambat {format_tanggal(tenggat.keputusan)}."
    return which + text if which else text[:1].upper() + text[1:]


def _build_usulan(rows: PengecualianQuerySet) -> Tugas:
    count = rows.filter(status=StatusPengecualian.DIUSULKAN).count()
    return Tugas(
        count,
        "usulan pengecualian menunggu keputusan Anda.",
        "Baca, lalu tetapkan atau kembalikan.",
        _link(status__exact=StatusPengecualian.DIUSULKAN),
    )


def _build_kembali(rows: PengecualianQuerySet) -> Tugas:
    count = filter_dikembalikan(rows).count()
    return Tugas(
        count,
        "usulan pengecualian dikembalikan PPID Utama.",
        "Baca catatannya, perbaiki, lalu usulkan lagi.",
        _link(usulan="kembali"),
    )


def _link(**saringan: str) -> str:
    return f"{reverse('admin:dip_pengecualian_changelist')}?{urlencode(saringan)}"
