"""The page of one report, for its recipients. To open it is an event; so is each file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from pengaduan.enums import JenisPeristiwa
from pengaduan.models import Pengaduan
from pengaduan.models.pengaduan import ISI
from pengaduan.queries import list_pembaca
from pengaduan.services_tangani import record_view
from pengaduan.tenggat import describe_sisa, find_tenggat
from situs.unduhan import name_download

PELAPOR = ("nama", "kontak")
DILIHAT = (JenisPeristiwa.DILIHAT, JenisPeristiwa.BERKAS_DIBUKA)
SEGERA = 3  # calendar days


def name_warna(row: Pengaduan) -> str:
    """How urgent an open report is. While the reporter is asked, nobody else is late."""
    tenggat = find_tenggat(row)
    if tenggat is None or tenggat.milik_pelapor:
        return "aman"
    left = (tenggat.jatuh_tempo - timezone.localdate()).days
    return "lewat" if left < 0 else "segera" if left <= SEGERA else "aman"


def list_isi(row: Pengaduan, names: tuple[str, ...]) -> list[tuple[str, str]]:
    fields = [row._meta.get_field(name) for name in names]
    pairs = [(str(field.verbose_name), getattr(row, field.name)) for field in fields]
    return [(label, text) for label, text in pairs if text]


class KasusMixin:
    """For the admin of Pengaduan."""

    def get_urls(self) -> list:
        return [*self.build_urls([("berkas", self.berkas_view)]), *super().get_urls()]

    @method_decorator(never_cache)
    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = record_view(self.find_row(request, object_id), request.user)
        return self.render_page(request, "kasus.html", row, self._describe(row))

    def berkas_view(self, request: HttpRequest, pk: object) -> HttpResponse:
        """?nomor= of the file within the report. Saved, never shown: it comes from a stranger."""
        row, nomor = self.find_row(request, pk), request.GET.get("nomor", "")
        if not (nomor.isascii() and nomor.isdecimal() and len(nomor) < 5):
            raise Http404
        berkas = row.berkas.filter(urutan=int(nomor)).first()
        if berkas is None:
            raise Http404
        record_view(row, request.user, berkas)
        try:
            data = berkas.isi.open().read()
        except FileNotFoundError as error:
            raise Http404 from error
        response = HttpResponse(data)
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return name_download(response, f"pengaduan-berkas-{berkas.urutan}.{berkas.jenis}")

    def _describe(self, row: Pengaduan) -> dict:
        tenggat, events = find_tenggat(row), list(row.peristiwa.select_related("pengguna"))
        return {
            "title": str(row),
            "isi": list_isi(row, tuple(name for name in ISI if name not in PELAPOR)),
            "pelapor": list_isi(row, PELAPOR),
            "pesan": row.pesan.select_related("penerima").prefetch_related("berkas"),
            "berkas": row.berkas.all(),
            "tenggat": tenggat,
            "sisa": describe_sisa(tenggat.jatuh_tempo, timezone.localdate()) if tenggat else "",
            "warna": name_warna(row),
            "langkah": self.list_langkah(row),
            "pembaca": list_pembaca(row),
            "dihindari": row.penyaluran.filter(boleh_melihat=False).select_related("penerima"),
            "riwayat": [each for each in events if each.jenis not in DILIHAT],
            "dilihat": [each for each in reversed(events) if each.jenis in DILIHAT],
        }
