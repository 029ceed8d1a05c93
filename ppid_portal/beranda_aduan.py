"""Reports of abuse on the admin's home page: work for their recipients, a figure for the rest."""

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from pengaduan.enums import TERBUKA, Status
from pengaduan.peran import PENGATUR
from pengaduan.queries import count_terbuka, visible_pengaduan
from ppid_portal.beranda_admin import Tugas
from situs.access import holds_any, peran_here, visible_situs
from situs.enums import Peran

DAFTAR = "admin:pengaduan_pengaduan_changelist"


def list_tugas_aduan(request: HttpRequest) -> list[Tugas]:
    """What waits for a recipient; who only looks after the site learns how many, and no more."""
    tugas = []
    if Peran.PENGELOLA_PENGADUAN in peran_here(request):
        tugas += _list_milik(request)
    if holds_any(request, PENGATUR) and (jumlah := count_terbuka(visible_situs(request))):
        di_mana = "semua situs" if request.situs.utama else "situs ini"
        kalimat = f"pengaduan belum selesai di {di_mana}."
        ajakan = "Hanya penerimanya yang membaca isinya."
        tugas.append(Tugas(jumlah, kalimat, ajakan, reverse("admin:pengaduan_penerima_changelist")))
    return tugas


def _list_milik(request: HttpRequest) -> list[Tugas]:
    late = Q(status__in=TERBUKA, jatuh_tempo__lt=timezone.localdate())
    # The thirty days in which a reporter may complete are nobody's delay.
    late &= ~Q(status=Status.MENUNGGU)
    counts = visible_pengaduan(request).aggregate(
        lewat=Count("pk", filter=late), baru=Count("pk", filter=Q(status=Status.DITERIMA))
    )
    daftar = reverse(DAFTAR)
    baru = f"{daftar}?status__exact={Status.DITERIMA}"
    every = [
        Tugas(counts["lewat"], "pengaduan lewat jatuh tempo.", "Tangani hari ini.", daftar),
        Tugas(counts["baru"], "pengaduan belum ditanggapi.", "Baca, lalu tanggapi.", baru),
    ]
    return [each for each in every if each.jumlah]
