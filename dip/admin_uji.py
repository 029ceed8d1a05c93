"""The lembar pengujian konsekuensi in the admin: Pasal 19 UU 14/2008, Pasal 49 Perki 1/2021."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from dip.ekspor.uji import write_lembar
from dip.enums import StatusPengecualian
from dip.forms_pengecualian import UjiForm
from dip.models import UjiKonsekuensi
from dip.peran import PEMBACA, PENULIS
from dip.services_pengecualian import save_uji
from situs.naskah import build_response
from situs.scoped_admin import PerSitusAdmin


@admin.register(UjiKonsekuensi)
class UjiAdmin(PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PENULIS
    form = UjiForm
    change_form_template = "admin/dip/pengecualian/uji_form.html"
    list_display = ["nomor", "tanggal", "tempat", "jumlah"]
    search_fields = ["nomor", "tempat", "peserta"]
    ordering = ["-tanggal", "-pk"]  # counting what was tested forgets the order of the table
    actions = None
    fieldsets = [
        (None, {"fields": ["situs", "nomor", "tanggal", "tempat", "saat", "peserta"]}),
        (
            "Empat langkah pengujian (Pasal 49 ayat (2) Perki 1/2021)",
            {
                "fields": [
                    *["langkah_dokumen", "langkah_informasi", "langkah_hukum"],
                    "langkah_kepatutan",
                ]
            },
        ),
    ]

    class Media:
        css = {"all": ["css/admin-dik.css"]}

    # --- Rights ---------------------------------------------------------------------------------
    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What a proposal rests on stays as it was read; a new test is a new sheet."""
        used = obj is not None and obj.pengecualian.exclude(status=StatusPengecualian.DRAF).exists()
        return not used and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        unused = obj is not None and not obj.pengecualian.exists()
        return unused and super().has_delete_permission(request, obj)

    # --- List -----------------------------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> QuerySet[UjiKonsekuensi]:
        return super().get_queryset(request).annotate(n=Count("pengecualian"))

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return ["situs", *columns] if request.situs.utama else columns

    def get_list_filter(self, request: HttpRequest) -> list:
        return [self._scoped_filter("situs")] if request.situs.utama else []

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]

    @admin.display(description="Informasi yang diuji", ordering="n")
    def jumlah(self, obj: UjiKonsekuensi) -> int:
        return obj.n

    # --- Writes and the sheet on paper ----------------------------------------------------------
    def save_model(
        self, request: HttpRequest, obj: UjiKonsekuensi, form: Any, change: bool
    ) -> None:
        self.refuse_foreign(request, obj)
        save_uji(obj, request.user)

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.lembar_view)
        own = path("<int:pk>/lembar.pdf", view, name="dip_ujikonsekuensi_cetak")
        return [own, *super().get_urls()]

    def lembar_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request).select_related("situs"), pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return build_response(write_lembar(obj), f"lembar-uji-{obj.nomor}")
