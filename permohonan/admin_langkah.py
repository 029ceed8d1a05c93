"""The acts of an officer on one case: each a page with one small form.

Which: the table of the model, an entry for each act. Who: permohonan/peran.py. Where: the sites
that may be written from this host.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from permohonan.forms_langkah import LangkahForm
from permohonan.models import Perkara
from permohonan.peran import PENERIMA, may_act
from permohonan.services_kerja import start
from situs.models import Pengguna
from situs.naskah import build_response

TEMPLATES = "admin/permohonan/"


def is_open(row: Perkara) -> bool:
    return row.terbuka


@dataclass(frozen=True)
class Langkah:
    judul: str
    penjelasan: str | Callable[[Any], str]
    form: type[LangkahForm]
    act: Callable[[Any, dict[str, Any], Pengguna], Any]
    berhasil: str
    peran: frozenset[str] = PENERIMA
    boleh: Callable[[Any], bool] = is_open
    pratinjau: Callable[[Any, dict[str, Any]], bytes] | None = None  # its letter as a PDF
    lanjut: str = "change"  # the page that follows

    def explain(self, row: Perkara) -> str:
        return self.penjelasan if isinstance(self.penjelasan, str) else self.penjelasan(row)


class LangkahMixin:
    """For the admin of a kind of case."""

    daftar_langkah: dict[str, Langkah]
    penangan = PENERIMA  # who takes a case up and may see who asks

    def get_urls(self) -> list:
        own = [
            ("mulai", require_POST(self.mulai_view)),
            *((name, partial(self.langkah_view, name)) for name in self.daftar_langkah),
        ]
        return [*self.build_urls(own), *super().get_urls()]

    def build_urls(self, own: list[tuple[str, Callable]]) -> list:
        wrap = self.admin_site.admin_view
        return [
            path(f"<int:pk>/{name}/", wrap(never_cache(view)), name=self.name_route(name))
            for name, view in own
        ]

    def name_route(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def build_address(self, name: str, row: Perkara) -> str:
        return reverse(f"admin:{self.name_route(name)}", args=[row.pk])

    def list_langkah(self, request: HttpRequest, row: Perkara) -> list[tuple[str, str]]:
        """Address and words of every act that this person may do on this row now."""
        return [
            (self.build_address(name, row), langkah.judul)
            for name, langkah in self.daftar_langkah.items()
            if may_act(request, row, langkah.peran) and langkah.boleh(row)
        ]

    def mulai_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.find_row(request, pk, self.penangan)
        form = LangkahForm(request.POST, row=row)
        try:
            if form.is_valid() and start(form.read_row(), request.user):
                text = f"{row.nomor} sedang Anda proses."
                self.message_user(request, text, messages.SUCCESS)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)
        return self.to_case(row)

    def langkah_view(self, name: str, request: HttpRequest, pk: int) -> HttpResponse:
        langkah = self.daftar_langkah[name]
        row = self.find_row(request, pk, langkah.peran)
        form = langkah.form(request.POST or None, request.FILES or None, row=row)
        if request.method == "POST" and form.is_valid():
            try:
                return self._do(langkah, request, row, form)
            except ValidationError as error:
                form.take(error)
        elif request.method != "POST" and not langkah.boleh(row):
            return self.too_late(request, row)
        context = {"title": langkah.judul, "form": form, "penjelasan": langkah.explain(row)}
        context["bisa_pratinjau"] = langkah.pratinjau is not None
        return self.render_page(request, "langkah.html", row, context)

    def _do(
        self, langkah: Langkah, request: HttpRequest, row: Perkara, form: LangkahForm
    ) -> HttpResponse:
        """The act, or its letter to look at first. Raises ValidationError."""
        if langkah.pratinjau and "pratinjau" in request.POST:
            pdf = langkah.pratinjau(form.read_row(), form.cleaned_data)
            return build_response(pdf, f"pratinjau-{row.nomor}")
        langkah.act(form.read_row(), form.cleaned_data, request.user)
        self.message_user(request, langkah.berhasil.format(nomor=row.nomor), messages.SUCCESS)
        return self.go_on(langkah.lanjut, row, form.cleaned_data)

    # --- Plumbing -------------------------------------------------------------------------------
    def find_row(self, request: HttpRequest, pk: int, peran: frozenset[str]) -> Perkara:
        """A row that may be read from here, for an act that may be done; else 404 or 403."""
        row = get_object_or_404(self.get_queryset(request), pk=pk)
        if not may_act(request, row, peran):
            raise PermissionDenied
        return row

    def too_late(self, request: HttpRequest, row: Perkara) -> HttpResponse:
        text = f"Langkah ini tidak berlaku lagi: status {row.nomor} “{row.get_status_display()}”."
        self.message_user(request, text, messages.WARNING)
        return self.to_case(row)

    def go_on(self, name: str, row: Perkara, data: dict[str, Any]) -> HttpResponse:
        """The page that follows; one that shows a code finds it by the key of the form."""
        query = f"?{urlencode({'kunci': data['kunci']})}" if "kunci" in data else ""
        return redirect(f"{self.build_address(name, row)}{query}")

    def to_case(self, row: Perkara) -> HttpResponse:
        return redirect(self.build_address("change", row))

    def render_page(
        self, request: HttpRequest, template: str, row: Perkara | None, context: dict
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "original": row}
        if row:
            recent = row.peristiwa.select_related("pengguna").order_by("-waktu", "-pk")
            frame["terakhir"] = recent.first()
        form = context.get("form")
        status = 422 if form is not None and form.errors else 200
        return render(request, f"{TEMPLATES}{template}", frame | context, status=status)
