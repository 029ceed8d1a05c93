from tempfile import SpooledTemporaryFile
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import path
from django.utils import timezone

from dip.ekspor import COLUMNS, build_kop, nama_berkas, write_xlsx
from dip.models import InformasiQuerySet
from dip.penetapan import describe_tahun
from situs.models import Situs

IN_MEMORY_BYTES = 2 * 1024 * 1024
CHUNK = 2_000


class UnduhMixin:
    """The workbook of what the admin list shows now, drafts too: export, edit, import again."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.unduh_view)
        return [path("unduh.xlsx", view, name="dip_informasi_unduh"), *super().get_urls()]

    def unduh_view(self, request: HttpRequest) -> HttpResponseBase:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters as error:
            raise Http404 from error
        situs, tahun = find_situs(rows, request.situs), find_tahun(rows)
        now = timezone.localtime()
        sk = describe_tahun(situs, tahun)
        kop = build_kop(situs, tahun, "", now, pengguna=request.user, sk=sk)
        file = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - closed by FileResponse
        write_xlsx(rows.values(*COLUMNS).iterator(chunk_size=CHUNK), kop, file)
        file.seek(0)
        name = nama_berkas(situs, tahun, "xlsx", now.date())
        return FileResponse(file, as_attachment=True, filename=name)


def find_tahun(rows: InformasiQuerySet) -> int | None:
    found = _distinct(rows, "tahun")
    return found[0] if len(found) == 1 else None


def find_situs(rows: InformasiQuerySet, here: Situs) -> Situs:
    """The site of all rows, for the letterhead; the site of this host when they are of several."""
    found = _distinct(rows, "situs")
    return Situs.objects.get(pk=found[0]) if len(found) == 1 else here


def _distinct(rows: InformasiQuerySet, name: str) -> list[Any]:
    return list(rows.order_by().values_list(name, flat=True).distinct()[:2])
