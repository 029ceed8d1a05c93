"""The menu of the site and its organisation: nested lists, ordered by buttons."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from dip.peran import PEMBACA, PENERBIT
from halaman.admin.urutan import PohonAdmin
from halaman.forms.pohon import ButirMenuForm, UnitKerjaForm
from halaman.menu_bawaan import fill_menu
from halaman.models import ButirMenu, UnitKerja


class PohonSitusAdmin(PohonAdmin):
    """What stands here is public at once, so whoever publishes keeps it."""

    peran_baca, peran_tulis = PEMBACA, PENERBIT

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return [*columns, "situs"] if request.situs.utama else columns

    def get_list_filter(self, request: HttpRequest) -> list:
        return [self._scoped_filter("situs")] if request.situs.utama else []

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]


@admin.register(UnitKerja)
class UnitKerjaAdmin(PohonSitusAdmin):
    form = UnitKerjaForm
    list_display = ["menjorok", "geser", "pemangku", "tugas"]
    search_fields = ["nama", "pemangku"]
    fieldsets = [(None, {"fields": ["situs", "nama", "pemangku", "tugas", "induk"]})]


@admin.register(ButirMenu)
class ButirMenuAdmin(PohonSitusAdmin):
    form = ButirMenuForm
    list_display = ["menjorok", "geser", "tujuan"]
    search_fields = ["judul"]
    change_list_template = "admin/halaman/menu_daftar.html"
    fieldsets = [(None, {"fields": ["situs", "judul", "induk", "halaman", "alamat"]})]

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs", "halaman"]

    @admin.display(description="Menuju")
    def tujuan(self, obj: ButirMenu) -> str:
        if obj.halaman:
            return f"Halaman: {obj.halaman} ({obj.halaman.keadaan.lower()})"
        return obj.alamat or "Judul kelompok"

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.bawaan_view)
        return [path("bawaan/", view, name="halaman_butirmenu_bawaan"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        own = ButirMenu.objects.for_situs(request.situs)
        empty = self.has_add_permission(request) and not own.exists()
        return super().changelist_view(request, {**(extra_context or {}), "tanpa_menu": empty})

    @method_decorator(require_POST)
    def bawaan_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if count := fill_menu(request.situs):
            text = f"Menu dibuat: {count} butir. Ubah nama dan urutannya sesuai kebutuhan."
            self.message_user(request, text, messages.SUCCESS)
        else:
            text = "Situs ini sudah mempunyai menu. Tidak ada yang diubah."
            self.message_user(request, text, messages.INFO)
        return HttpResponseRedirect(reverse("admin:halaman_butirmenu_changelist"))
