from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.html import format_html

from dip.admin_baca import TerbacaMixin
from dip.admin_cocok import CocokMixin, KewajibanFilter
from dip.admin_impor import ImporAdmin
from dip.admin_lembar import LembarMixin
from dip.admin_penetapan import PenetapanAdmin
from dip.admin_pengecualian import PengecualianAdmin
from dip.admin_saringan import (
    BentukFilter,
    BerkasFilter,
    RingkasanFilter,
    TahunFilter,
    UnsurFilter,
    UsangFilter,
)
from dip.admin_surat import SuratAdmin
from dip.admin_tautan import TautanAdmin, TautanMatiFilter, TautanMixin, mark_mati
from dip.admin_uji import UjiAdmin
from dip.admin_unduh import UnduhMixin
from dip.enums import JenisPeristiwa, Status
from dip.forms import BarisInformasiForm, BerkasForm, InformasiForm, SalinForm
from dip.models import BerkasInformasi, Informasi
from dip.pencarian import filter_words
from dip.peran import PEMBACA, PENERBIT, PENULIS, may_touch
from dip.riwayat import describe_history
from dip.services import (
    archive_informasi,
    copy_informasi,
    delete_berkas,
    delete_draf,
    note_berkas,
    publish_informasi,
    save_informasi,
    withdraw_informasi,
)
from dip.tautan_mati import TautanMati
from situs.access import holds_any
from situs.scoped_admin import PerSitusAdmin, PerSitusInline

__all__ = [
    "ImporAdmin",
    "InformasiAdmin",
    "PenetapanAdmin",
    "PengecualianAdmin",
    "SuratAdmin",
    "TautanAdmin",
    "UjiAdmin",
]


class BerkasInline(PerSitusInline):
    model = BerkasInformasi
    form = BerkasForm
    fields = ["isi", "judul", "keterangan"]
    readonly_fields = ["keterangan"]
    peran_baca, peran_tulis = PEMBACA, PENULIS
    verbose_name, verbose_name_plural = "berkas", "berkas"

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        return super()._may_write(request, obj) and may_touch(request, obj)

    @admin.display(description="Berkas tersimpan")
    def keterangan(self, berkas: BerkasInformasi) -> str:
        if not berkas.pk:
            return "–"
        url = berkas.informasi.situs.build_url(berkas.get_absolute_url())
        size = f"{berkas.ukuran / 1024:.0f} KB"
        return format_html('<a href="{}">{}</a> ({}, {})', url, berkas, berkas.jenis.upper(), size)


@admin.register(Informasi)
class InformasiAdmin(TautanMixin, LembarMixin, UnduhMixin, CocokMixin, TerbacaMixin, PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PENULIS
    form = InformasiForm
    inlines = [BerkasInline]
    list_display = [
        *["urutan", "sebutan", "kategori", "penanggung_jawab", "waktu", "retensi"],
        *["keadaan", "jumlah_berkas", "diperbarui"],
    ]
    list_display_links = ["sebutan"]
    list_editable = ["kategori", "penanggung_jawab", "waktu", "retensi"]
    list_filter = [
        *[TahunFilter, "status", "kategori", BentukFilter, BerkasFilter],
        *[UnsurFilter, RingkasanFilter, UsangFilter, KewajibanFilter, TautanMatiFilter],
    ]
    list_per_page = 20  # a row of fields weighs 2 KB; the page stays below 60 KB
    search_fields = ["judul"]  # the box; get_search_results looks in the whole entry
    search_help_text = "Cari dalam judul, ringkasan, unit, kelompok, dan kode."
    ordering = ["-tahun", "urutan", "pk"]
    actions = ["terbitkan", "arsipkan", "tarik", "salin_ke_tahun", "cocokkan", "lepaskan"]
    save_on_top = False
    fieldsets = [
        (None, {"fields": ["situs", "judul", "ringkasan", "versi_dibaca"]}),
        (
            "Unsur Daftar Informasi Publik (Lampiran I Perki 1/2021)",
            {
                "fields": [
                    *["pejabat_penguasa", "penanggung_jawab", "waktu", "tempat"],
                    *["bentuk", "retensi"],
                ]
            },
        ),
        ("Penempatan", {"fields": ["tahun", "kategori", "kelompok", "kewajiban", "urutan"]}),
        ("Tautan", {"fields": ["media"]}),
    ]

    class Media:
        css = {"all": ["css/admin-dip.css"]}
        js = ["js/admin-ringkasan.js"]

    # --- Rights ---------------------------------------------------------------------------------
    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        return super()._may_write(request, obj) and may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        never_public = obj is not None and obj.status == Status.DRAF and not obj.terbit_pada
        return never_public and super().has_delete_permission(request, obj)

    def has_terbit_permission(self, request: HttpRequest) -> bool:
        return holds_any(request, PENERBIT)

    # --- List -----------------------------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> QuerySet[Informasi]:
        return super().get_queryset(request).annotate(n_berkas=Count("berkas"))

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return ["situs", *columns] if request.situs.utama else columns

    def get_list_filter(self, request: HttpRequest) -> list:
        filters = super().get_list_filter(request)
        return [self._scoped_filter("situs"), *filters] if request.situs.utama else filters

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        term = search_term.replace("\x00", "").strip()
        if not term:
            return queryset, False
        by_kode = queryset.filter(kode=term.upper())
        return (by_kode if by_kode.exists() else filter_words(queryset, term)), False

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        # Rows of the inline list are saved without asking per row, published ones too.
        changelist = super().get_changelist_instance(request)
        if not holds_any(request, PENERBIT):
            changelist.list_editable = ()
        return changelist

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> type[forms.ModelForm]:
        return BarisInformasiForm

    @admin.display(description="Informasi", ordering="judul")
    def sebutan(self, obj: Informasi) -> str:
        return obj.sebutan

    @admin.display(description="Status", ordering="status")
    def keadaan(self, obj: Informasi) -> str:
        return format_html(
            '<span class="tanda tanda-{}">{}</span>', obj.status, obj.get_status_display()
        )

    @admin.display(description="Berkas", ordering="n_berkas")
    def jumlah_berkas(self, obj: Informasi) -> str:
        return mark_mati(obj.n_berkas or ("tautan" if obj.media else "–"), obj.mati_sejak)

    def read_mati_sejak(self, row: Informasi, mati: TautanMati) -> datetime | None:
        return mati.since_entri(row.kode, row.media) if row.status == Status.TERBIT else None

    @admin.display(description="Diperbarui", ordering="diperbarui_pada")
    def diperbarui(self, obj: Informasi) -> str:
        return f"{timezone.localtime(obj.diperbarui_pada):%d-%m-%Y}"

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["boleh_terbit"] = self.has_terbit_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

    # --- Writes ---------------------------------------------------------------------------------
    def save_model(self, request: HttpRequest, obj: Informasi, form: Any, change: bool) -> None:
        self.refuse_foreign(request, obj)
        save_informasi(obj, request.user)
        if "_terbitkan" in request.POST and self.has_terbit_permission(request):
            publish_informasi(Informasi.objects.filter(pk=obj.pk), request.user)
        for fault in form.warnings() if isinstance(form, InformasiForm) else []:
            self.message_user(request, f"Tersimpan, tetapi perhatikan: {fault}", messages.WARNING)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is not BerkasInformasi:
            return super().save_formset(request, form, formset, change)
        for row in formset.save(commit=False):
            self._save_berkas(request, row, formset)
        for row in formset.deleted_objects:
            delete_berkas(row, request.user)
        formset.save_m2m()
        return None

    def _save_berkas(self, request: HttpRequest, row: BerkasInformasi, formset: Any) -> None:
        self.refuse_foreign(request, row.informasi)
        aman = next((f.aman for f in formset.forms if f.instance is row), None)
        if aman is None:
            row.save(update_fields=["judul"])
            return
        row.nama_asli, row.jenis = aman.nama_asli, aman.jenis
        row.ukuran, row.sidik = aman.ukuran, aman.sidik
        row.save()
        kind = JenisPeristiwa.BERKAS_DITAMBAH
        note_berkas(row.informasi, kind, str(row), request.user)

    def delete_model(self, request: HttpRequest, obj: Informasi) -> None:
        self.refuse_foreign(request, obj)
        delete_draf(obj, request.user)

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # what was public is archived, never deleted
        return actions

    @admin.action(description="Terbitkan yang dipilih", permissions=["terbit"])
    def terbitkan(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = publish_informasi(queryset, request.user)
        self.message_user(request, f"{count} informasi diterbitkan.", messages.SUCCESS)

    @admin.action(description="Arsipkan yang dipilih", permissions=["terbit"])
    def arsipkan(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = archive_informasi(queryset, request.user)
        self.message_user(request, f"{count} informasi diarsipkan.", messages.SUCCESS)

    @admin.action(description="Kembalikan ke draf", permissions=["terbit"])
    def tarik(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = withdraw_informasi(queryset, request.user)
        self.message_user(request, f"{count} informasi kembali menjadi draf.", messages.SUCCESS)

    @admin.action(description="Salin ke tahun lain", permissions=["add"])
    def salin_ke_tahun(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        given = request.POST if "salin" in request.POST else None
        form = SalinForm(given, initial={"tahun": timezone.localdate().year + 1})
        if given and form.is_valid():
            tahun = form.cleaned_data["tahun"]
            count = copy_informasi(queryset, tahun, request.user)
            self.message_user(
                request,
                f"{count} informasi disalin ke tahun {tahun} sebagai draf. Isi waktunya, unggah "
                "berkasnya, lalu terbitkan.",
                messages.SUCCESS,
            )
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Salin informasi ke tahun lain",
            "opts": self.opts,
            "form": form,
            "daftar": queryset,
            "action_checkbox_name": admin.helpers.ACTION_CHECKBOX_NAME,
        }
        return render(request, "admin/dip/informasi/salin.html", context)

    # --- History --------------------------------------------------------------------------------
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request).select_related("situs"), pk=object_id)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"Riwayat: {obj.sebutan}",
            "opts": self.opts,
            "object": obj,
            "nama_daftar": "Daftar Informasi Publik",
            "riwayat": describe_history(obj),
        }
        return render(request, "admin/riwayat.html", context)
