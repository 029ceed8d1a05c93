"""Writing down a request for somebody at the counter, on the telephone, by letter or e-mail.

The key of the form makes it one request however often it is sent, and shows number and code for a
day: they are handed over on paper, and the code is stored nowhere.
"""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from permohonan.forms_catat import CatatForm
from permohonan.kode import derive_kode, print_kunci
from permohonan.peran import PENERIMA
from permohonan.services_daftar import register_permohonan
from situs.access import holds_any

TERLIHAT = timedelta(hours=24)


class CatatMixin:
    """For the admin of Permohonan. A request is written down at the site of this host."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return holds_any(request, PENERIMA)

    def get_urls(self) -> list:
        return [*self.build_urls([("serah_kode", self.serah_kode_view)]), *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        return never_cache(self._catat)(request)

    def _catat(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = CatatForm(request.POST or None)
        form.instance.situs = request.situs
        if request.method == "POST" and form.is_valid():
            kunci = form.cleaned_data["kunci"]
            row, is_new = register_permohonan(form.instance, kunci, pengguna=request.user)
            text = f"{row.nomor} tercatat." if is_new else f"{row.nomor} sudah tercatat tadi."
            self.message_user(request, text, messages.SUCCESS)
            address = reverse("admin:permohonan_permohonan_serah_kode", args=[row.pk])
            return redirect(f"{address}?{urlencode({'kunci': kunci})}")
        context = {"title": "Catat permohonan", "form": form}
        return self.render_page(request, "catat.html", None, context)

    def serah_kode_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Number and code for the requester, while the key is known and a day has not passed."""
        row = self.find_row(request, pk, PENERIMA)
        kunci = request.GET.get("kunci", "")
        fresh = row.dibuat_pada > timezone.now() - TERLIHAT
        if not fresh or print_kunci(kunci) != row.sidik_kunci:
            raise Http404
        context = {"title": "Serahkan nomor dan kode", "kode": derive_kode(kunci)}
        context["alamat_cek"] = request.situs.build_url(reverse("permohonan:cek"))
        return self.render_page(request, "serah_kode.html", row, context)
