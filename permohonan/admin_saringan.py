from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from permohonan.tumpukan import list_tumpukan
from situs.libur import read_libur


class TumpukanFilter(admin.SimpleListFilter):
    """Cases by the pile in which they lie."""

    title, parameter_name = "keadaan", "tumpukan"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        self.tumpukan = list_tumpukan(model_admin.model, timezone.localdate(), read_libur())
        return [(each.kode, each.nama) for each in self.tumpukan]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        syarat = {each.kode: each.syarat for each in self.tumpukan}.get(self.value())
        return queryset if syarat is None else queryset.filter(syarat)
