"""Pictures of the site: their words, where they are used, and the door of the editor's upload."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.html import format_html

from dip.peran import PEMBACA, PENULIS
from halaman.gambar import DITERIMA, check_gambar, delete_gambar, is_used, store_gambar
from halaman.models import Gambar
from situs.access import writable_situs
from situs.scoped_admin import PerSitusAdmin


@admin.register(Gambar)
class GambarAdmin(PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PENULIS
    list_display = ["gambar_kecil", "alt", "dekoratif", "ukuran_piksel", "dibuat_pada"]
    list_display_links = ["gambar_kecil", "alt"]
    list_per_page = 30
    search_fields = ["alt"]
    search_help_text = "Cari dalam teks pengganti."
    fields = ["gambar_kecil", "alt", "dekoratif"]
    readonly_fields = ["gambar_kecil"]

    class Media:
        css = {"all": ["css/admin-halaman.css"]}

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.unggah_view)
        return [path("unggah/", view, name="halaman_gambar_unggah"), *super().get_urls()]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a picture comes with the words that show it

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = obj is not None and super().has_delete_permission(request, obj)
        return allowed and not is_used(obj)

    def delete_model(self, request: HttpRequest, obj: Gambar) -> None:
        self.refuse_foreign(request, obj)
        delete_gambar(obj)

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description="Gambar")
    def gambar_kecil(self, obj: Gambar) -> str:
        return format_html(
            '<img src="{}" alt="{}" width="120" loading="lazy" class="gambar-kecil">',
            obj.get_small_url(),
            obj.alt or f"Gambar {obj.kode}",
        )

    @admin.display(description="Ukuran")
    def ukuran_piksel(self, obj: Gambar) -> str:
        return f"{obj.lebar} × {obj.tinggi} piksel, {obj.ukuran / 1024:.0f} KB"

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]

    def unggah_view(self, request: HttpRequest) -> HttpResponse:
        """Answers the editor: {"url": ...} or {"error": {"message": ...}}."""
        if not self._may_write(request, None):
            raise PermissionDenied
        chosen = request.GET.get("situs", str(request.situs.pk))
        situs = writable_situs(request).filter(pk=chosen).first() if chosen.isdecimal() else None
        if situs is None:
            raise PermissionDenied
        upload = request.FILES.get("upload")
        if request.method != "POST" or upload is None:
            return _refuse(f"Pilih gambar lebih dulu: {DITERIMA}")
        try:
            aman = check_gambar(upload)
        except ValidationError as error:
            return _refuse(" ".join(error.messages))
        return JsonResponse({"url": store_gambar(aman, situs).get_absolute_url()})


def _refuse(message: str) -> JsonResponse:
    return JsonResponse({"error": {"message": message}}, status=400)
