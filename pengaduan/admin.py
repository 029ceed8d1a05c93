"""Reports of abuse in the admin: their content for their recipients alone, whatever else one is."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import F, Field, Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from pengaduan.admin_kasus import KasusMixin, name_warna
from pengaduan.admin_langkah import LangkahMixin
from pengaduan.models import Penerima, Pengaduan, PengaturanPengaduan
from pengaduan.peran import PENGATUR
from pengaduan.queries import visible_pengaduan
from pengaduan.tenggat import describe_sisa, find_tenggat
from situs.access import peran_here
from situs.enums import Peran
from situs.models import Keanggotaan, Pengguna, Situs
from situs.scoped_admin import PerSitusAdmin, PerSitusForm


@admin.register(Pengaduan)
class PengaduanAdmin(KasusMixin, LangkahMixin, PerSitusAdmin):
    """No word of a report stands in the list: the page of one report is where looks are counted."""

    peran_baca = frozenset({Peran.PENGELOLA_PENGADUAN})
    list_display = ["perihal", "identitas", "diterima", "status", "hasil"]
    list_display_links = ["perihal"]
    list_filter = ["status", "kategori"]
    saringan_alamat = frozenset({"status", "kategori", "situs"})
    list_per_page = 50
    ordering = [F("jatuh_tempo").asc(nulls_last=True), "-diterima", "pk"]
    actions = None

    class Media:
        css = {"all": ["css/admin-layanan.css"]}

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The role itself: an operator holds every other one, but is nobody's confidant."""
        if Peran.PENGELOLA_PENGADUAN not in peran_here(request):
            return False
        return obj is None or visible_pengaduan(request).filter(pk=obj.pk).exists()

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return visible_pengaduan(request).select_related("situs").order_by(*self.ordering)

    def get_list_display(self, request: HttpRequest) -> list:
        first, *rest = super().get_list_display(request)
        situs = ["situs"] if request.situs.utama else []
        return [first, "tenggat", *situs, *rest]

    @admin.display(description="Pengaduan", ordering="kategori")
    def perihal(self, obj: Pengaduan) -> str:
        return obj.get_kategori_display()

    @admin.display(description="Tenggat", ordering="jatuh_tempo")
    def tenggat(self, obj: Pengaduan) -> str:
        tenggat = find_tenggat(obj)
        if tenggat is None:
            return "–"
        text = describe_sisa(tenggat.jatuh_tempo, timezone.localdate())
        whose = "pelapor melengkapi, " if tenggat.milik_pelapor else ""
        return format_html(
            '<span class="tenggat tenggat-{}">{}{}</span>', name_warna(obj), whose, text
        )


def _holds_role(pengguna: Pengguna, situs: Situs) -> bool:
    rows = Keanggotaan.objects.for_situs(situs).filter(pengguna=pengguna)
    return rows.filter(peran=Peran.PENGELOLA_PENGADUAN).exists()


class PenerimaForm(PerSitusForm):
    def clean_pengguna(self) -> Pengguna:
        """Who receives must hold the role there; nobody lets in himself."""
        pengguna = self.cleaned_data["pengguna"]
        if pengguna == self.pemakai:
            raise forms.ValidationError(
                "Anda tidak dapat menunjuk diri sendiri. Minta PPID Utama atau rekan Anda."
            )
        return pengguna

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        situs = data.get("situs") or (self.instance.situs if self.instance.situs_id else None)
        pengguna = data.get("pengguna")
        if situs and pengguna and not _holds_role(pengguna, situs):
            self.add_error(
                "pengguna",
                f"{pengguna} bukan Pengelola pengaduan di {situs}. Beri peran itu dahulu lewat "
                "PPID Utama.",
            )
        return data


@admin.register(Penerima)
class PenerimaAdmin(PerSitusAdmin):
    """Who reads new reports. A new recipient reads no report that came before."""

    form = PenerimaForm
    peran_tulis = PENGATUR
    list_display = ["jabatan", "pengguna", "situs", "aktif"]
    list_filter = ["aktif"]
    ordering = ["situs", "urutan", "jabatan"]
    fields = ["situs", "jabatan", "pengguna", "urutan", "aktif"]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[forms.ModelForm]:
        form = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (form,), {"pemakai": request.user})

    def get_field_queryset(self, db: str, db_field: Field, request: HttpRequest) -> QuerySet:
        queryset = super().get_field_queryset(db, db_field, request)
        if db_field.name == "pengguna":
            return queryset.filter(keanggotaan__peran=Peran.PENGELOLA_PENGADUAN).distinct()
        return queryset

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """An office keeps its person: its reports would go to another one unasked."""
        return ["situs", "pengguna"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # switched off instead: reports name their recipients


@admin.register(PengaturanPengaduan)
class PengaturanPengaduanAdmin(PerSitusAdmin):
    """One row for each site; it is changed and never thrown away."""

    peran_tulis = PENGATUR
    list_display = ["situs", "pejabat", "telepon", "simpan_hari"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["situs"]}),
        (
            "Pejabat penerima pengaduan",
            {"fields": ["pejabat", "alamat", "telepon", "whatsapp", "email"]},
        ),
        ("Halaman pengaduan", {"fields": ["tata_cara", "lapor", "keluar"]}),
        ("Penyimpanan", {"fields": ["simpan_hari"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
