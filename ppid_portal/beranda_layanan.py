"""What waits on the desk of requests and objections, for the home page of the admin."""

from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from permohonan.models import Keberatan, Perkara, Permohonan
from permohonan.peran import PEMBACA, PENERIMA
from permohonan.queries_terbitan import list_belum
from permohonan.tumpukan import list_tumpukan
from ppid_portal.beranda_admin import Tugas
from situs.access import holds_any, scoped
from situs.kalender import format_tanggal
from situs.libur import read_libur
from situs.models import Situs

# Who is told, and of which piles: sentence and what to do, the most urgent first.
KALIMAT = {
    Permohonan: {
        "lewat": ("permohonan lewat jatuh tempo.", "Jawab secepatnya; pemohon boleh berkeberatan."),
        "segera": (
            "permohonan jatuh tempo dalam 2 hari kerja.",
            "Jawab, atau perpanjang waktunya.",
        ),
        "baru": ("permohonan baru belum diproses.", "Baca, lalu mulai proses."),
    },
    Keberatan: {
        "lewat": (
            "keberatan lewat jatuh tempo.",
            "Tanggapi secepatnya; pemohon boleh mengajukan sengketa.",
        ),
        "segera": ("keberatan jatuh tempo dalam 2 hari kerja.", "Atasan PPID menanggapinya."),
        "baru": ("keberatan baru belum diproses.", "Baca, lalu siapkan tanggapannya."),
        "perintah": ("perintah Atasan PPID belum dilaksanakan.", "Laksanakan, lalu catat."),
    },
}
PEMBACA_TUGAS = {Permohonan: PENERIMA, Keberatan: PEMBACA}


def list_tugas_layanan(request: HttpRequest) -> list[Tugas]:
    """Cases at this site; piles without a row are left out."""
    return [
        task
        for model, peran in PEMBACA_TUGAS.items()
        if holds_any(request, peran)
        for task in _list_tugas(request, model)
    ]


def _list_tugas(request: HttpRequest, model: type[Perkara]) -> list[Tugas]:
    words = KALIMAT[model]
    piles = {each.kode: each for each in list_tumpukan(model, timezone.localdate(), read_libur())}
    rows = scoped(model.objects.for_situs(request.situs), request).order_by()
    counts = rows.aggregate(**{name: Count("pk", filter=piles[name].syarat) for name in words})
    return [
        Tugas(counts[name], *text, _link(request, model, name))
        for name, text in words.items()
        if counts[name]
    ]


def list_tugas_laporan(request: HttpRequest) -> list[Tugas]:
    """Yearly reports of this site that are not out yet (Pasal 56 Perki 1/2021)."""
    if not holds_any(request, PENERIMA):
        return []
    found = list_belum(Situs.objects.filter(pk=request.situs.pk), timezone.localdate())
    if not found:
        return []
    years = ", ".join(str(each.tahun) for each in found)
    first = found[0].batas
    return [
        Tugas(
            len(found),
            f"laporan tahunan belum terbit ({years}).",
            f"Batasnya {format_tanggal(first.tanggal)} ({first.dasar}).",
            reverse("admin:permohonan_laporanlayanan_changelist"),
        )
    ]


def _link(request: HttpRequest, model: type[Perkara], name: str) -> str:
    query = {"tumpukan": name}
    if request.situs.utama:
        query["situs__id__exact"] = str(request.situs.pk)
    daftar = reverse(f"admin:permohonan_{model._meta.model_name}_changelist")
    return f"{daftar}?{urlencode(query)}"
