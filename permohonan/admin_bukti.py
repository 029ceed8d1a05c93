"""The receipt of a case for the officer at the counter: without the code, without the identity."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from permohonan.models import Perkara
from permohonan.surat.bukti import write_bukti
from situs.naskah import build_response


class BuktiMixin:
    @admin.display(description="Tanda bukti")
    def tanda_bukti(self, obj: Perkara) -> str:
        url = reverse(f"admin:permohonan_{self.opts.model_name}_cetak", args=[obj.pk])
        return format_html('<a href="{}">Buka tanda bukti (PDF)</a>, tanpa kode rahasia.', url)

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.bukti_view)
        name = f"permohonan_{self.opts.model_name}_cetak"
        return [path("<int:pk>/tanda-bukti.pdf", view, name=name), *super().get_urls()]

    def bukti_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return build_response(write_bukti(obj), f"tanda-bukti-{obj.nomor}")
