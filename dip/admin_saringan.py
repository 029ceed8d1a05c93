"""Filters of the admin's DIP list; the tasks on the home page link to them."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from dip.enums import Bentuk
from dip.unsur import ISIAN_UNSUR, lacks_any

USANG_HARI = 183  # the DIP is renewed at least every six months


class YaFilter(admin.SimpleListFilter):
    """A question with one answer worth filtering for."""

    pilihan: list[tuple[str, str]] = []

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return self.pilihan


class BerkasFilter(YaFilter):
    title, parameter_name = "berkas", "berkas"
    pilihan = [("ada", "Ada berkas atau tautan"), ("tanpa", "Tanpa berkas dan tautan")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "tanpa":
            return queryset.filter(berkas=None, media="")
        if self.value() == "ada":
            return queryset.exclude(berkas=None, media="")
        return queryset


class UsangFilter(YaFilter):
    title, parameter_name = "kesegaran", "usang"
    pilihan = [("ya", "Lebih dari 6 bulan tidak diperbarui")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "ya":
            return queryset.filter(diperbarui_pada__lt=timezone.now() - timedelta(days=USANG_HARI))
        return queryset


class RingkasanFilter(YaFilter):
    title, parameter_name = "ringkasan", "ringkasan"
    pilihan = [("judul", "Mungkin hanya judul")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(ringkasan_lemah=True) if self.value() == "judul" else queryset


class UnsurFilter(YaFilter):
    """Entries in which an element of Lampiran I is missing."""

    title, parameter_name = "unsur", "unsur"
    pilihan = [
        ("kurang", "Belum lengkap"),
        *((isian.kolom, f"Tanpa {isian.nama}") for isian in ISIAN_UNSUR),
    ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "kurang":
            return queryset.filter(lacks_any())
        chosen = next((isian for isian in ISIAN_UNSUR if isian.kolom == self.value()), None)
        return queryset.filter(chosen.kurang) if chosen else queryset


class BentukFilter(YaFilter):
    title, parameter_name = "bentuk", "bentuk"
    pilihan = Bentuk.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(bentuk__contains=self.value()) if self.value() else queryset


class TahunFilter(YaFilter):
    title, parameter_name = "tahun", "tahun"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        rows = model_admin.get_queryset(request).order_by("-tahun")
        found = map(str, rows.values_list("tahun", flat=True).distinct())
        return [(tahun, tahun) for tahun in found]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        return queryset.filter(tahun=value) if value.isascii() and value.isdecimal() else queryset
