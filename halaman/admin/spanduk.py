"""The emergency banner: set, extended and withdrawn by whoever may publish."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from dip.peran import PEMBACA, PENERBIT
from halaman.admin.konten import WAKTU
from halaman.enums import JenisPeristiwa, Sasaran
from halaman.forms.spanduk import SpandukForm
from halaman.models import SertaMerta, SpandukDarurat
from halaman.spanduk import (
    BERLAKU,
    Tayangan,
    build_alamat,
    draft_spanduk,
    extend_spanduk,
    list_catatan,
    note_spanduk,
    read_keadaan,
    withdraw_spanduk,
)
from situs.access import holds_any, scoped
from situs.enums import Peran
from situs.scoped_admin import PerSitusAdmin

SEBARAN = ["sasaran", "daftar_situs"]


@admin.register(SpandukDarurat)
class SpandukAdmin(PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PENERBIT
    form = SpandukForm
    change_form_template = "admin/halaman/spanduk/form.html"
    list_display = ["judul", "tanda_tingkat", "keadaan", "tampil_di", "mulai", "berakhir"]
    list_filter = ["tingkat"]
    search_fields = ["judul", "ringkas"]
    fieldsets = [
        (None, {"fields": ["situs", "judul", "ringkas", "tingkat", "wilayah", "tautan"]}),
        ("Waktu", {"fields": ["mulai", "berakhir"]}),
        ("Tampil di", {"fields": SEBARAN}),
    ]
    formfield_overrides = {
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": WAKTU},
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }

    class Media:
        css = {"all": ["css/admin-halaman.css", "css/spanduk.css", "css/admin-darurat.css"]}

    # --- Rights ---------------------------------------------------------------------------------
    def may_spread(self, request: HttpRequest) -> bool:
        """PPID Utama alone speaks on the sites of others, and only on its own kecamatan's."""
        return request.situs.utama and holds_any(request, [Peran.PPID_UTAMA])

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        spread = obj is not None and obj.sasaran != Sasaran.SITUS_INI
        return super()._may_write(request, obj) and (not spread or self.may_spread(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        withdrawn = obj is not None and obj.dicabut_pada is not None
        return not withdrawn and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # what stood above every page stays on record; it is withdrawn

    # --- Form -----------------------------------------------------------------------------------
    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        hidden = [] if self.may_spread(request) else SEBARAN
        return [*super().get_exclude(request, obj), *hidden]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        return [each for each in super().get_fieldsets(request, obj) if each[1]["fields"]]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        now = timezone.now()
        initial = {"mulai": now, "berakhir": now + BERLAKU}
        if kode := request.GET.get("dari"):
            rows = scoped(SertaMerta.objects.select_related("situs"), request)
            initial |= draft_spanduk(get_object_or_404(rows, kode=kode), request.situs)
        return initial

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = context.get("original")
        if obj:
            context |= {
                "tayangan": [Tayangan(obj, build_alamat(obj, request.situs))],
                "keadaan": read_keadaan(obj),
                "catatan": list_catatan(obj),
            }
        context["subtitle"] = None
        return super().render_change_form(request, context, *args, **kwargs)

    # --- Writes ---------------------------------------------------------------------------------
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if form.changed_data or not change:
            kind = JenisPeristiwa.DIUBAH if change else JenisPeristiwa.DIBUAT
            note_spanduk(form.instance, kind, request.user)

    def get_urls(self) -> list:
        name, wrap = "halaman_spandukdarurat", self.admin_site.admin_view
        return [
            path("pratinjau/", wrap(self.pratinjau_view), name=f"{name}_tampilan"),
            path("<int:pk>/perpanjang/", wrap(self.perpanjang_view), name=f"{name}_perpanjang"),
            path("<int:pk>/cabut/", wrap(self.cabut_view), name=f"{name}_cabut"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def perpanjang_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self._find_writable(request, pk)
        if extend_spanduk(obj, request.user, request.POST.get("sampai")):
            obj.refresh_from_db()
            end = timezone.localtime(obj.berakhir)
            text = f"“{obj}” diperpanjang sampai {end:%d-%m-%Y} pukul {end:%H.%M}."
            self.message_user(request, text, messages.SUCCESS)
        else:
            text = "Spanduk ini sudah diperpanjang atau dicabut. Periksa waktunya."
            self.message_user(request, text, messages.WARNING)
        return self._back(pk)

    @method_decorator(require_POST)
    def cabut_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self._find_writable(request, pk)
        withdraw_spanduk(obj, request.user)
        text = f"“{obj}” dicabut. Paling lama satu menit lagi tidak ada halaman yang memuatnya."
        self.message_user(request, text, messages.SUCCESS)
        return self._back(pk)

    @method_decorator(require_POST)
    def pratinjau_view(self, request: HttpRequest) -> HttpResponse:
        """The banner as typed, in a tab of its own; nothing is saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        known = request.GET.get("spanduk", "")
        obj = self._find_writable(request, int(known)) if known.isdecimal() else None
        form = self.get_form(request, obj, change=obj is not None)(request.POST, instance=obj)
        form.full_clean()
        obj = form.instance
        context = {
            **self.admin_site.each_context(request),
            "title": "Pratinjau spanduk",
            "opts": self.opts,
            "form": form,
            "tayangan": [] if form.errors else [Tayangan(obj, build_alamat(obj, request.situs))],
        }
        return render(request, "admin/halaman/spanduk/pratinjau.html", context)

    def _find_writable(self, request: HttpRequest, pk: int) -> SpandukDarurat:
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self._may_write(request, obj):
            raise PermissionDenied
        return obj

    def _back(self, pk: int) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:halaman_spandukdarurat_change", args=[pk]))

    # --- List -----------------------------------------------------------------------------------
    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return [*columns, "situs"] if request.situs.utama else columns

    def get_list_filter(self, request: HttpRequest) -> list:
        filters = super().get_list_filter(request)
        return [self._scoped_filter("situs"), *filters] if request.situs.utama else filters

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]

    @admin.display(description="Tingkat", ordering="tingkat")
    def tanda_tingkat(self, obj: SpandukDarurat) -> str:
        return format_html(
            '<span class="tanda tanda-{}">{}</span>', obj.tingkat, obj.get_tingkat_display()
        )

    @admin.display(description="Keadaan")
    def keadaan(self, obj: SpandukDarurat) -> str:
        return read_keadaan(obj)

    @admin.display(description="Tampil di", ordering="sasaran")
    def tampil_di(self, obj: SpandukDarurat) -> str:
        return obj.get_sasaran_display()
