"""What the admin list of excluded information shows now, drafts and details too, as a file."""

from tempfile import SpooledTemporaryFile

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from dip.admin_unduh import IN_MEMORY_BYTES, find_situs
from dip.ekspor import TerlaluBanyakBaris
from dip.ekspor.dik_kolom import PETUGAS, PETUGAS_SEMUA
from dip.ekspor.dik_pdf import write_dik_pdf
from dip.ekspor.dik_xlsx import write_dik_xlsx
from dip.ekspor.kop import build_kop, nama_berkas_dik
from dip.models import PengecualianQuerySet
from dip.unduhan_dik import JUDUL
from situs.kop import Kop
from situs.models import Situs


class UnduhDikMixin:
    """Export, edit, import again."""

    def get_urls(self) -> list:
        own = [
            ("unduh.xlsx", self.unduh_view, "dip_pengecualian_unduh"),
            ("unduh.pdf", self.unduh_pdf_view, "dip_pengecualian_unduh_pdf"),
        ]
        wrap = self.admin_site.admin_view
        return [*(path(at, wrap(view), name=name) for at, view, name in own), *super().get_urls()]

    def unduh_view(self, request: HttpRequest) -> HttpResponseBase:
        rows, kop, situs = self._read_unduhan(request)
        several = rows.order_by().values("situs").distinct().count() > 1
        file = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - closed by FileResponse
        write_dik_xlsx(rows, PETUGAS_SEMUA if several else PETUGAS, kop, file)
        file.seek(0)
        name = nama_berkas_dik(situs, "xlsx", timezone.localdate())
        return FileResponse(file, as_attachment=True, filename=name)

    def unduh_pdf_view(self, request: HttpRequest) -> HttpResponseBase:
        rows, kop, situs = self._read_unduhan(request)
        try:
            data = write_dik_pdf(list(rows), kop, petugas=True)
        except TerlaluBanyakBaris as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("admin:dip_pengecualian_changelist")
        name = nama_berkas_dik(situs, "pdf", timezone.localdate())
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(data, content_type="application/pdf", headers=headers)

    def _read_unduhan(self, request: HttpRequest) -> tuple[PengecualianQuerySet, Kop, Situs]:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters as error:
            raise Http404 from error
        situs, now = find_situs(rows, request.situs), timezone.localtime()
        kop = build_kop(situs, None, "", now, pengguna=request.user, judul=JUDUL)
        return rows.select_related("situs", "surat", "uji"), kop, situs
