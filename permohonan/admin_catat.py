"""Writing down a case for somebody at the counter, on the telephone, by letter or e-mail.

The key of the form makes it one case however often it is sent, and shows number and code for a
day: they are handed over on paper, and the code is stored nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from permohonan.forms_catat import CatatForm
from permohonan.models import Perkara
from permohonan.peran import PENERIMA
from situs.access import holds_any
from situs.models import Pengguna


@dataclass(frozen=True)
class Catatan:
    """How a kind of case is written down."""

    judul: str
    penjelasan: str
    form: type[CatatForm]
    register: Callable[[CatatForm, str, Pengguna], tuple[Perkara, bool]]


class CatatMixin:
    """For the admin of a kind of case, which is written down at the site of this host."""

    catatan: Catatan

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return holds_any(request, PENERIMA)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        return never_cache(self._catat)(request)

    def _catat(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self.catatan.form(request.POST or None, request.FILES or None, situs=request.situs)
        if request.method == "POST" and form.is_valid():
            try:
                return self._register(request, form)
            except ValidationError as error:  # what the service refused, at its field
                form.add_error(None, error)
        context = {"title": self.catatan.judul, "form": form, "penjelasan": self.catatan.penjelasan}
        return self.render_page(request, "catat.html", None, context)

    def _register(self, request: HttpRequest, form: CatatForm) -> HttpResponse:
        kunci = form.cleaned_data["kunci"]
        row, is_new = self.catatan.register(form, kunci, request.user)
        text = f"{row.nomor} tercatat." if is_new else f"{row.nomor} sudah tercatat tadi."
        self.message_user(request, text, messages.SUCCESS)
        return self.go_on("serah_kode", row, form.cleaned_data)
