from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from situs.access import visible_situs
from situs.admin_libur import HariLiburAdmin
from situs.admin_surel import SurelAdmin
from situs.enums import Peran
from situs.models import IzinBertindak, Keanggotaan, Pengguna, Situs
from situs.scoped_admin import GlobalAdmin, PerSitusInline, ScopedMixin

__all__ = ["HariLiburAdmin", "SurelAdmin"]

UTAMA = frozenset({Peran.PPID_UTAMA})
ACTING_HOURS = 8

admin.site.unregister(Group)


@admin.register(Situs)
class SitusAdmin(ScopedMixin, admin.ModelAdmin):
    peran_baca = peran_tulis = frozenset({Peran.PPID_UTAMA, Peran.PPID_PELAKSANA})
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ["nama", "host", "kode_wilayah", "palet", "is_active"]
    search_fields = ["nama", "host", "kode_wilayah"]
    identity = ["nama", "host", "slug", "kode_wilayah", "induk", "utama", "urutan", "is_active"]
    fieldsets = [
        ("Identitas situs", {"fields": [*identity, "palet", "warna"]}),
        (
            "Alamat dan kontak",
            {
                "fields": [
                    *["pemerintah", "kabupaten", "provinsi", "alamat", "kode_pos"],
                    *["telepon", "faks", "whatsapp", "email", "jam_layanan"],
                ]
            },
        ),
        ("Media sosial", {"fields": ["instagram", "x", "facebook", "youtube"]}),
        (
            "PPID dan dokumen cetak",
            {
                "fields": [
                    *["atasan_ppid", "penanda_tangan_jabatan", "penanda_tangan_nama"],
                    *["penanda_tangan_nip", "kertas_dip"],
                ]
            },
        ),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        # Host and standing of a site are PPID Utama's to decide; a kecamatan keeps its profile.
        return [] if request.situs.utama else self.identity

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.situs.utama and super().has_add_permission(request, obj)

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        # PPID Utama keeps the table of its sites; this is its own task, not another's data.
        allowed = super()._may_write(request, None)
        return allowed and (obj is None or self._is_in(visible_situs(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # a site is switched off, never deleted with its registers

    def save_model(self, request: HttpRequest, obj: Situs, form: forms.Form, change: bool) -> None:
        if not change and not obj.utama:
            obj.induk = obj.induk or request.situs
        super().save_model(request, obj, form, change)


class KeanggotaanInline(PerSitusInline):
    model = Keanggotaan
    peran_tulis = UTAMA
    fields = ["situs", "peran"]
    verbose_name = verbose_name_plural = "peran di situs"

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        # `obj` is the person here; the rows are narrowed by get_queryset and the choices.
        return request.situs.utama and super()._may_write(request, None)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may_write(request, obj)


class KataSandiWidget(ReadOnlyPasswordHashWidget):
    """Whether there is a password; how it is stored concerns nobody here."""

    def get_context(self, name: str, value: str | None, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if context["summary"][0].get("value"):
            context["summary"] = [{"label": "Sudah dibuat."}]
        return context


class PenggunaChangeForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(label="Kata sandi", widget=KataSandiWidget)

    class Meta(UserChangeForm.Meta):
        model = Pengguna


class PenggunaCreationForm(AdminUserCreationForm):
    usable_password = None  # an account that may not enter is switched off

    class Meta(AdminUserCreationForm.Meta):
        model = Pengguna
        fields = ("username",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs.pop("autofocus", None)  # Tab begins at the top


class PenggunaPasswordForm(AdminPasswordChangeForm):
    def __init__(self, user: Pengguna, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


@admin.register(Pengguna)
class PenggunaAdmin(GlobalAdmin, UserAdmin):
    """People and their roles. Superusers are the operator's and do not appear here."""

    peran_tulis = UTAMA
    form = PenggunaChangeForm
    add_form = PenggunaCreationForm
    change_password_form = PenggunaPasswordForm
    inlines = [KeanggotaanInline]
    list_display = ["username", "nama", "email", "is_active", "last_login"]
    list_filter = ["is_active", "keanggotaan__peran"]
    search_fields = ["username", "nama", "email"]
    ordering = ["nama", "username"]
    filter_horizontal = ()
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password", "nama", "email", "is_active"]}),
        ("Catatan", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {"fields": ["username", "nama", "email", "password1", "password2"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pengguna]:
        here = Q(keanggotaan__situs__in=visible_situs(request)) | Q(keanggotaan=None)
        return super().get_queryset(request).filter(here, is_superuser=False).distinct()

    def has_change_permission(self, request: HttpRequest, obj: Pengguna | None = None) -> bool:
        # Whose password I set, their other sites I enter: an account that also works in another
        # kabupaten is the operator's to change.
        elsewhere = obj and obj.keanggotaan.exclude(situs__in=visible_situs(request)).exists()
        return not elsewhere and super().has_change_permission(request, obj)

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return "password" not in lookup and super().lookup_allowed(lookup, value, request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # what a person did stays on record; switch the account off instead


@admin.register(IzinBertindak)
class IzinBertindakAdmin(ScopedMixin, admin.ModelAdmin):
    """Acting for a kecamatan: said openly, with a reason, for one working day, on record."""

    peran_baca = peran_tulis = UTAMA
    fields = ["situs", "alasan"]
    list_display = ["situs", "pengguna", "alasan", "dibuat_pada", "berlaku_sampai"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.situs.utama and super().has_module_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.situs.utama and super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.situs.utama and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: IzinBertindak, form: forms.Form, change: bool
    ) -> None:
        obj.pengguna = request.user
        obj.berlaku_sampai = timezone.now() + timedelta(hours=ACTING_HOURS)
        super().save_model(request, obj, form, change)
        self.message_user(
            request,
            f"Anda dapat mengubah data {obj.situs} selama {ACTING_HOURS} jam. Setiap perubahan "
            "tercatat atas nama Anda.",
            messages.WARNING,
        )
