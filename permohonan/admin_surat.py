"""Letters that went out. To read one is to see who asked, and is written down."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from permohonan.models import Surat
from permohonan.peran import PEMBACA
from permohonan.services_kerja import reveal_identitas
from permohonan.surat.dokumen import write_surat
from situs.access import writable_situs
from situs.naskah import build_response
from situs.scoped_admin import PerSitusAdmin


@admin.register(Surat)
class SuratAdmin(PerSitusAdmin):
    """The register of letters. Whom a letter went to stands in the letter alone."""

    peran_baca = PEMBACA
    list_display = ["nomor", "jenis", "tanggal", "perkara"]
    list_filter = ["jenis"]
    saringan_alamat = frozenset({"jenis", "situs", "tanggal"})
    list_per_page = 50
    ordering = ["-tanggal", "-pk"]
    search_fields = ["nomor", "permohonan__nomor", "keberatan__nomor"]
    fields = ["nomor", "jenis", "tanggal", "perkara", "dokumen"]
    readonly_fields = ["perkara", "dokumen"]
    actions = None

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.select_related("situs", "permohonan", "keberatan")

    def get_list_display(self, request: HttpRequest) -> list:
        nomor, *rest = super().get_list_display(request)
        return [nomor, *(["situs"] if request.situs.utama else []), *rest]

    def get_fields(self, request: HttpRequest, obj: Surat | None = None) -> list[str]:
        """No link to what would not open."""
        fields = super().get_fields(request, obj)
        opens = obj is not None and self._is_in(writable_situs(request), obj)
        return fields if opens else [name for name in fields if name != "dokumen"]

    @admin.display(description="Permohonan atau keberatan")
    def perkara(self, obj: Surat) -> str:
        return str(obj.permohonan or obj.keberatan)

    @admin.display(description="Surat")
    def dokumen(self, obj: Surat) -> str:
        url = reverse("admin:permohonan_surat_cetak", args=[obj.pk])
        return format_html(
            '<a href="{}">Buka surat (PDF)</a>. Surat memuat identitas pemohon; pembukaannya '
            "dicatat.",
            url,
        )

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.cetak_view)
        own = path("<int:pk>/surat.pdf", view, name="permohonan_surat_cetak")
        return [own, *super().get_urls()]

    def cetak_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who only supervises a site reads its register, not its requesters' names."""
        rows = self.get_queryset(request).filter(situs__in=writable_situs(request))
        obj = get_object_or_404(rows, pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        perkara = obj.permohonan or obj.keberatan
        reveal_identitas(perkara, "surat", f"Membuka surat {obj.nomor}", request.user)
        return build_response(write_surat(obj), f"{obj.jenis}-{obj.nomor}")
