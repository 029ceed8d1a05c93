"""The table of holidays in the admin. Every change counts the open deadlines anew."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from import_export.admin import ImportExportMixin

from situs.enums import Peran
from situs.exports import FORMATS, HariLiburResource
from situs.forms import SignedConfirmForm, sign_initial
from situs.libur import announce_perubahan
from situs.models import HariLibur
from situs.scoped_admin import GlobalAdmin


@admin.register(HariLibur)
class HariLiburAdmin(ImportExportMixin, GlobalAdmin):
    peran_tulis = frozenset({Peran.PPID_UTAMA})
    resource_classes = [HariLiburResource]
    import_formats = export_formats = FORMATS
    confirm_form_class = SignedConfirmForm
    formfield_overrides = {
        models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
    }
    list_display = ["tanggal", "nama", "jenis", "perkiraan", "sumber"]
    list_filter = ["jenis", "perkiraan"]
    search_fields = ["nama", "sumber"]
    date_hierarchy = "tanggal"

    def get_confirm_form_initial(self, request: HttpRequest, import_form: forms.Form) -> dict:
        return sign_initial(super().get_confirm_form_initial(request, import_form))

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self._may_write(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self._may_write(request)

    # --- Deadlines follow the table -------------------------------------------------------------
    def save_model(self, request: HttpRequest, obj: Model, form: forms.Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        self._recount(request)

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)
        self._recount(request)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        super().delete_queryset(request, queryset)
        self._recount(request)

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        # The import has ended its own transaction; should this be cut off, the periodic
        # `recompute_tenggat` makes up for it.
        self._recount(request)
        return super().process_result(result, request)

    def _recount(self, request: HttpRequest) -> None:
        if moved := announce_perubahan():
            text = (
                f"{moved} permohonan atau keberatan berubah jatuh temponya; kedua pihak dikabari."
            )
            self.message_user(request, text, messages.WARNING)
