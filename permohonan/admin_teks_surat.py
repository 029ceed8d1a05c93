"""The site's own words in its letters, with an example to look at."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from permohonan.models import TeksSurat
from permohonan.peran import PEMBACA, PEMUTUS
from permohonan.surat.contoh import write_contoh
from situs.naskah import build_response
from situs.scoped_admin import PerSitusAdmin


@admin.register(TeksSurat)
class TeksSuratAdmin(PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PEMUTUS
    list_display = ["jenis", "contoh"]
    fields = ["situs", "jenis", "pembuka", "penutup", "tembusan", "contoh"]
    readonly_fields = ["contoh"]
    actions = None

    def get_list_display(self, request: HttpRequest) -> list:
        columns = list(super().get_list_display(request))
        return [columns[0], "situs", *columns[1:]] if request.situs.utama else columns

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]

    @admin.display(description="Contoh surat")
    def contoh(self, obj: TeksSurat) -> str:
        if obj.pk is None:
            return "Simpan dahulu, lalu lihat contohnya."
        url = reverse("admin:permohonan_tekssurat_cetak", args=[obj.pk])
        jenis = obj.get_jenis_display().lower()
        return format_html('<a href="{}">Lihat contoh {} (PDF)</a>', url, jenis)

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.contoh_view)
        own = path("<int:pk>/contoh.pdf", view, name="permohonan_tekssurat_cetak")
        return [own, *super().get_urls()]

    def contoh_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request).select_related("situs"), pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return build_response(write_contoh(obj, localdate()), f"contoh-{obj.jenis}")
