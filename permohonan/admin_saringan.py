from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from permohonan.enums import TERBUKA
from permohonan.tumpukan import list_tumpukan
from situs.libur import read_libur


class TenggatFilter(admin.SimpleListFilter):
    """Open cases by what is left of their time."""

    title, parameter_name = "tenggat", "tenggat"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("berjalan", "Belum selesai"), ("lewat", "Lewat jatuh tempo")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        open_ = queryset.filter(status__in=TERBUKA)
        if self.value() == "berjalan":
            return open_
        if self.value() == "lewat":
            return open_.filter(jatuh_tempo__lt=timezone.localdate())
        return queryset


class TumpukanFilter(admin.SimpleListFilter):
    """Requests by the pile in which they lie."""

    title, parameter_name = "keadaan", "tumpukan"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        self.tumpukan = list_tumpukan(timezone.localdate(), read_libur())
        return [(each.kode, each.nama) for each in self.tumpukan]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        syarat = {each.kode: each.syarat for each in self.tumpukan}.get(self.value())
        return queryset if syarat is None else queryset.filter(syarat)
