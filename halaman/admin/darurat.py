"""Serta-merta announcements: in one step from the form to the public, without a queue.

Pasal 25 Perki 1/2021 forbids to delay them.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from dip.peran import PEMBACA, PENULIS
from halaman.admin.konten import may_touch
from halaman.admin.suara import SUARA, SuaraAdmin
from halaman.forms.darurat import KontakForm, SertaMertaForm, list_kurang
from halaman.models import KontakDarurat, SertaMerta
from halaman.models.darurat import DELAPAN_ISI
from halaman.services import save_konten
from situs.scoped_admin import PerSitusInline


class KontakInline(PerSitusInline):
    model = KontakDarurat
    form = KontakForm
    fields = ["nama", "nomor"]
    peran_baca, peran_tulis = PEMBACA, PENULIS
    verbose_name = verbose_name_plural = "siapa yang dapat dihubungi"

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        return super()._may_write(request, obj) and may_touch(request, obj)


@admin.register(SertaMerta)
class SertaMertaAdmin(SuaraAdmin):
    form = SertaMertaForm
    inlines = [KontakInline]
    change_form_template = "admin/halaman/darurat_form.html"
    list_display = ["judul", "keadaan", "berlaku", "waktu_kejadian", "berakhir", "diperbarui"]
    ordering = ["-waktu_kejadian", "-pk"]
    actions = ["terbitkan", "nyatakan_berakhir", "tarik", "arsipkan", "duplikat"]
    isi_fieldsets = [
        (
            None,
            {
                "fields": [
                    *["situs", "judul", "ringkasan", "kewajiban", "waktu_kejadian"],
                    *["berakhir", "wilayah"],
                ]
            },
        ),
        (
            "Delapan isi pengumuman",
            {
                "fields": list(DELAPAN_ISI),
                "description": "Semua bagian ini wajib ada sebelum pengumuman terbit. "
                "Tulis singkat, dengan kata sehari-hari.",
            },
        ),
        SUARA,
    ]

    class Media:
        css = {"all": ["css/admin-darurat.css"]}

    def hambatan(self, obj: SertaMerta) -> list[str]:
        return [*super().hambatan(obj), *list_kurang(obj)]

    @admin.display(description="Berlaku")
    def berlaku(self, obj: SertaMerta) -> str:
        return "Berlaku" if obj.is_active else "Berakhir"

    def save_model(self, request: HttpRequest, obj: SertaMerta, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "_terbitkan" in request.POST and obj.is_published:
            url = f"{reverse('admin:halaman_spandukdarurat_add')}?dari={obj.kode}"
            text = "Pengumuman sudah tampil. Bila warga harus segera tahu,"
            link = format_html('{} <a href="{}">pasang spanduk darurat</a>.', text, url)
            self.message_user(request, link, messages.WARNING)

    @admin.action(description="Nyatakan berakhir sekarang", permissions=["terbit"])
    def nyatakan_berakhir(self, request: HttpRequest, queryset: QuerySet) -> None:
        rows = [row for row in queryset if row.is_active]
        for row in rows:
            row.berakhir = timezone.now()
            save_konten(row, request.user)
        text = f"{len(rows)} pengumuman dinyatakan berakhir."
        self.message_user(request, text, messages.SUCCESS)
