"""What waits on the desk of requests, for the home page of the admin."""

from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from permohonan.models import Permohonan
from permohonan.peran import PENERIMA
from permohonan.tumpukan import list_tumpukan
from ppid_portal.beranda_admin import Tugas
from situs.access import holds_any, scoped
from situs.libur import read_libur

# Pile -> sentence and what to do, the most urgent first.
KALIMAT = {
    "lewat": ("permohonan lewat jatuh tempo.", "Jawab secepatnya; pemohon boleh berkeberatan."),
    "segera": ("permohonan jatuh tempo dalam 2 hari kerja.", "Jawab, atau perpanjang waktunya."),
    "baru": ("permohonan baru belum diproses.", "Baca, lalu mulai proses."),
}


def list_tugas_layanan(request: HttpRequest) -> list[Tugas]:
    """Requests at this site; piles without a row are left out."""
    if not holds_any(request, PENERIMA):
        return []
    daftar = list_tumpukan(Permohonan, timezone.localdate(), read_libur())
    piles = {each.kode: each for each in daftar}
    rows = scoped(Permohonan.objects.for_situs(request.situs), request).order_by()
    counts = rows.aggregate(**{name: Count("pk", filter=piles[name].syarat) for name in KALIMAT})
    return [
        Tugas(counts[name], *words, _link(request, name))
        for name, words in KALIMAT.items()
        if counts[name]
    ]


def _link(request: HttpRequest, name: str) -> str:
    query = {"tumpukan": name}
    if request.situs.utama:
        query["situs__id__exact"] = str(request.situs.pk)
    return f"{reverse('admin:permohonan_permohonan_changelist')}?{urlencode(query)}"
