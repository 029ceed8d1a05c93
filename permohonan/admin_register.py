"""The legal register of a year as a workbook, from the list of cases."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from permohonan.ekspor.register import name_register, write_register
from permohonan.forms_register import RegisterForm
from permohonan.queries_register import list_register, list_tahun
from permohonan.services_register import record_register
from situs.access import visible_situs
from situs.unduhan import name_download


class RegisterMixin:
    """Without identities as it comes; with them for a reason that is kept."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.register_view)
        name = f"permohonan_{self.opts.model_name}_register"
        return [path("register/", view, name=name), *super().get_urls()]

    def register_view(self, request: HttpRequest) -> HttpResponseBase:
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = self._build_form(request)
        if request.method == "POST" and form.is_valid():
            return self._download(request, form)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Unduh register {self.opts.verbose_name}",
            "opts": self.opts,
            "form": form,
            "daftar": reverse(f"admin:permohonan_{self.opts.model_name}_changelist"),
        }
        return render(request, "admin/permohonan/register.html", context)

    def _build_form(self, request: HttpRequest) -> RegisterForm:
        daftar_situs = visible_situs(request).order_by("-utama", "urutan", "pk")
        years = list_tahun(self.model, daftar_situs, timezone.localdate().year)
        data = request.POST if request.method == "POST" else None
        return RegisterForm(data, pilihan_tahun=years, daftar_situs=daftar_situs)

    def _download(self, request: HttpRequest, form: RegisterForm) -> HttpResponseBase:
        tahun, chosen = form.cleaned_data["tahun"], form.read_situs()
        rows = list(list_register(self.model, chosen, tahun))
        if form.asks_identitas:
            record_register(rows, form.cleaned_data["alasan"], request.user)
        situs = chosen[0] if chosen.count() == 1 else request.situs
        now = timezone.localtime()
        with_identity = form.asks_identitas
        data = write_register(
            rows, self.model, situs, tahun, now, request.user, identitas=with_identity
        )
        name = name_register(self.model, situs, tahun, now, identitas=with_identity)
        response = name_download(HttpResponse(data), name)
        response["Cache-Control"] = "no-store, private"
        return response
