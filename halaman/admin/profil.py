"""Leaders with their wealth reports, honest gaps, and what visitors think of the pages."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Field, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from dip.peran import PEMBACA, PENERBIT, PENULIS
from halaman.admin.konten import TANGGAL, KontenAdmin, may_touch
from halaman.admin.urutan import UrutanMixin
from halaman.forms.gambar import BerGambarForm
from halaman.forms.profil import (
    LaporanHartaForm,
    LaporanHartaFormSet,
    PejabatForm,
    TargetForm,
)
from halaman.models import LaporanHarta, Pejabat, Tanggapan, TargetKewajiban
from situs.access import writable_situs
from situs.scoped_admin import PerSitusAdmin, PerSitusInline

TERBANYAK = 10


class LaporanHartaInline(PerSitusInline):
    model = LaporanHarta
    form = LaporanHartaForm
    formset = LaporanHartaFormSet
    fields = ["jenis", "tahun", "tautan", "dokumen"]
    peran_baca, peran_tulis = PEMBACA, PENULIS
    verbose_name = verbose_name_plural = "laporan harta kekayaan (LHKPN atau LHKASN)"
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        return super()._may_write(request, obj) and may_touch(request, obj)

    def get_field_queryset(self, db: str, db_field: Field, request: HttpRequest) -> QuerySet:
        queryset = super().get_field_queryset(db, db_field, request)
        return queryset.for_situs(writable_situs(request))


@admin.register(Pejabat)
class PejabatAdmin(UrutanMixin, KontenAdmin):
    form = PejabatForm
    inlines = [LaporanHartaInline]
    list_display = ["judul", "geser", "jabatan", "keadaan", "diperbarui"]
    ordering = ["situs", "urutan", "pk"]
    isi_fieldsets = [
        (None, {"fields": ["situs", "judul", "jabatan", "profil", "kewajiban"]}),
        ("Foto", {"fields": [*BerGambarForm.isian_gambar]}),
    ]


@admin.register(TargetKewajiban)
class TargetKewajibanAdmin(PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PENERBIT
    form = TargetForm
    list_display = ["kewajiban", "ditargetkan", "tidak_berlaku", "alasan"]
    fieldsets = [
        (None, {"fields": ["situs", "kewajiban", "ditargetkan", "tidak_berlaku", "alasan"]})
    ]
    formfield_overrides = {models.DateField: {"widget": TANGGAL}}

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return [*columns, "situs"] if request.situs.utama else columns

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs", "kewajiban"]

    def response_post_save_add(self, request: HttpRequest, obj: TargetKewajiban) -> HttpResponse:
        """Back to the work list, to the line that was left."""
        return redirect(f"{reverse('admin:kelengkapan')}?situs={obj.situs_id}#{obj.kewajiban.kode}")

    response_post_save_change = response_post_save_add

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """?kewajiban=B-a.2 opens the form for that duty."""
        kode = request.GET.get("kewajiban", "")
        found = TargetKewajiban._meta.get_field("kewajiban").related_model.objects.filter(kode=kode)
        return {"kewajiban": found.first()}


@admin.register(Tanggapan)
class TanggapanAdmin(PerSitusAdmin):
    """Read only: nobody edits what a visitor said, and nobody knows who said it."""

    peran_baca = PEMBACA
    list_display = ["alamat", "membantu", "saran", "tanggal"]
    list_filter = ["membantu"]
    search_fields = ["alamat", "saran"]
    search_help_text = "Cari dalam alamat halaman dan saran."
    date_hierarchy = "tanggal"
    change_list_template = "admin/halaman/tanggapan_daftar.html"

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return [*columns, "situs"] if request.situs.utama else columns

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        changelist = getattr(response, "context_data", {}).get("cl")
        if changelist:
            response.context_data |= count_tanggapan(changelist.queryset)
        return response


def count_tanggapan(rows: QuerySet[Tanggapan]) -> dict[str, Any]:
    """How many were helped, in all and on the pages where most were not."""
    ya = Count("pk", filter=Q(membantu=True))
    tidak = Count("pk", filter=Q(membantu=False))
    pages = rows.order_by().values("situs__nama", "alamat").annotate(ya=ya, tidak=tidak)
    return {
        "jumlah": rows.order_by().aggregate(ya=ya, tidak=tidak),
        "per_halaman": pages.filter(tidak__gt=0).order_by("-tidak", "alamat")[:TERBANYAK],
    }
