"""The inbox: how long each case has, and the piles above the list, each a filter."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html

from permohonan.admin_kasus import name_warna
from permohonan.admin_saringan import TumpukanFilter
from permohonan.models import Perkara
from permohonan.tenggat import describe_sisa
from permohonan.tumpukan import list_tumpukan
from situs.libur import read_libur


class KotakMixin:
    """For the admin of a kind of case."""

    change_list_template = "admin/permohonan/kotak.html"
    list_filter = [TumpukanFilter, "status"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        request._libur = read_libur()  # once for all rows of the list
        return super().get_queryset(request)

    def get_list_display(self, request: HttpRequest) -> list:
        """What is urgent stands beside the number, where a phone shows it without scrolling."""
        nomor, *rest = super().get_list_display(request)
        return [nomor, _build_sisa(request), *rest]

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> Any:
        response: HttpResponse = super().changelist_view(request, extra_context)
        if hasattr(response, "context_data") and "cl" in response.context_data:
            response.context_data["tumpukan"] = self._count_tumpukan(request)
        return response

    def _count_tumpukan(self, request: HttpRequest) -> list[tuple]:
        """Every pile with its count, in one query."""
        piles = list_tumpukan(self.model, timezone.localdate(), request._libur)
        counts = self.get_queryset(request).aggregate(
            **{each.kode: Count("pk", filter=each.syarat) for each in piles}
        )
        chosen = request.GET.get("tumpukan", "")
        return [(each, counts[each.kode], each.kode == chosen) for each in piles]


def _build_sisa(request: HttpRequest) -> object:
    @admin.display(description="Tenggat", ordering="jatuh_tempo")
    def sisa(obj: Perkara) -> str:
        if not obj.terbuka:
            return "–"
        today, libur = timezone.localdate(), request._libur
        warna = name_warna(obj, today, libur)
        text = describe_sisa(obj.jatuh_tempo, today, libur)
        return format_html('<span class="tenggat tenggat-{}">{}</span>', warna, text)

    return sisa
