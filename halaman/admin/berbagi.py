"""Shared pages in the admin: taking what PPID Utama offers, and letting go of the link."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from halaman.admin.konten import KontenAdmin
from halaman.berbagi import list_ditawarkan, read_pengambil, read_tawaran
from halaman.isian import fill_placeholders
from halaman.models import Halaman
from halaman.services import adopt_halaman, release_halaman
from halaman.teks import TeksKaya
from situs.access import visible_situs


class BerbagiMixin(KontenAdmin):
    """For the admin of Halaman. A linked page is read here and changed at PPID Utama."""

    change_form_template = "admin/halaman/halaman_form.html"
    tertaut_fields = ("judul", "ringkasan", "bagian", "slug", "kewajiban")

    def get_urls(self) -> list:
        wrap, name = self.admin_site.admin_view, "halaman_halaman"
        return [
            path("tawaran/", wrap(self.tawaran_view), name=f"{name}_tawaran"),
            path("<int:pk>/ambil/", wrap(self.ambil_view), name=f"{name}_ambil"),
            path("<int:pk>/lepas/", wrap(self.lepas_view), name=f"{name}_lepas"),
            *super().get_urls(),
        ]

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return [*super().get_list_select_related(request), "sumber"]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        linked = obj is not None and obj.tertaut
        return not linked and super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        if obj and obj.tertaut:
            return [(None, {"fields": list(self.tertaut_fields)})]
        return super().get_fieldsets(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = context.get("original")
        if obj and obj.tertaut:
            context |= {
                "asal": obj.sumber,
                "alamat_asal": obj.asal.situs.build_url(obj.asal.get_absolute_url()),
                "naskah": TeksKaya(fill_placeholders(obj.asal.isi, obj.situs)),
                "boleh_lepas": self.may_release(request, obj),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def may_release(self, request: HttpRequest, obj: Halaman) -> bool:
        return self.has_terbit_permission(request) and self._may_write(request, obj)

    def tawaran_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        utama = request.situs.utama
        daftar = (
            read_pengambil(request.situs, visible_situs(request))
            if utama
            else read_tawaran(request.situs)
        )
        context = {
            **self.admin_site.each_context(request),
            "title": "Halaman untuk kecamatan" if utama else "Halaman dari PPID Utama",
            "opts": self.opts,
            "daftar": daftar,
            "boleh_ambil": not utama and self.has_terbit_permission(request),
        }
        return render(request, "admin/halaman/tawaran.html", context)

    @method_decorator(require_POST)
    def ambil_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        offered = list_ditawarkan(request.situs.induk) if request.situs.induk else None
        sumber = get_object_or_404(offered or Halaman.objects.none(), pk=pk)
        if not self.has_terbit_permission(request):
            raise PermissionDenied
        tertaut = "salinan" not in request.POST
        row = adopt_halaman(sumber, request.situs, request.user, tertaut=tertaut)
        if row.tertaut:
            text = f"“{row}” sudah tampil dan mengikuti perubahan dari PPID Utama."
        else:
            text = f"“{row}” disalin sebagai halaman Anda. Periksa isinya, lalu terbitkan."
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:halaman_halaman_tawaran"))

    @method_decorator(require_POST)
    def lepas_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.may_release(request, obj):
            raise PermissionDenied
        if release_halaman(obj, request.user):
            text = f"“{obj}” sekarang milik situs ini. Anda dapat mengubah isinya."
            self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:halaman_halaman_change", args=[pk]))
