"""Filters of the admin's list of exclusions; the tasks on the home page link to them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from dip.admin_saringan import YaFilter
from dip.queries_pengecualian import filter_dikembalikan, filter_huruf, list_menjelang
from dip.tenggat_pengecualian import Menjelang
from situs.dasar_pengecualian import list_huruf
from situs.libur import read_libur

TANPA = "tanpa"


class HurufFilter(YaFilter):
    title, parameter_name = "alasan Pasal 17", "huruf"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return list_huruf()

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        known = self.value() in dict(list_huruf())
        return filter_huruf(queryset, self.value()) if known else queryset


class AkhirFilter(YaFilter):
    title, parameter_name = "jangka waktu", "akhir"
    pilihan = [*Menjelang.choices, (TANPA, "Tanpa tanggal berakhir")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == TANPA:
            return queryset.filter(berakhir=None)
        if self.value() in Menjelang.values:
            today, libur = timezone.localdate(), read_libur()
            return list_menjelang(queryset, self.value(), today, libur)
        return queryset


class KembaliFilter(YaFilter):
    title, parameter_name = "usulan", "usulan"
    pilihan = [("kembali", "Dikembalikan PPID Utama")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return filter_dikembalikan(queryset) if self.value() == "kembali" else queryset
