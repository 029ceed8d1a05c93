"""The recording in the admin: for pages and announcements."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from halaman.admin.konten import KontenAdmin
from halaman.models import Konten
from halaman.suara import store_suara

SUARA = ("Rekaman suara", {"fields": ["rekaman_kini", "rekaman", "hapus_rekaman", "transkrip"]})


class SuaraAdmin(KontenAdmin):
    """The form is a SuaraForm; add SUARA to `isi_fieldsets`."""

    readonly_fields = ("rekaman_kini",)

    @admin.display(description="Rekaman tersimpan")
    def rekaman_kini(self, obj: Konten) -> str:
        if not obj or not obj.audio:
            return "Belum ada."
        jenis = "halaman" if obj._meta.model_name == "halaman" else "serta-merta"
        url = obj.situs.build_url(reverse("halaman:suara", args=[jenis, obj.kode]))
        size = obj.audio_ukuran / 1_000_000
        text = f"{obj.audio_jenis.upper()}, {size:.1f} MB".replace(".", ",")
        return format_html('<a href="{}">Dengarkan rekaman ({})</a>', url, text)

    def save_model(self, request: HttpRequest, obj: Konten, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.suara:
            store_suara(obj, form.suara, request.user)
        elif form.cleaned_data.get("hapus_rekaman") and obj.audio:
            store_suara(obj, None, request.user)
