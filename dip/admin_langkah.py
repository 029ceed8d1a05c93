"""The steps of an exclusion in the admin: propose, withdraw, send back, change, open.

Proposing is the site's act and asks for the right to write there. Deciding is PPID Utama's own task
for every site it sees: it needs no IzinBertindak, which is for writing another site's words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from dip.enums import StatusPengecualian
from dip.forms_keputusan import AlasanForm, JangkaForm
from dip.models import Pengecualian
from dip.peran import PENERBIT, may_decide
from dip.services_keputusan import (
    change_term,
    decide_open,
    next_surat,
    open_early,
    propose,
    send_back,
    withdraw,
)
from situs.access import holds_any

TEMPLATES = "admin/dip/pengecualian/"


@dataclass(frozen=True)
class Langkah:
    """A page with one question: the reason."""

    judul: str
    label: str
    bantuan: str
    tombol: str
    penjelasan: str
    act: Callable[[Pengecualian, str, Any], bool]
    berhasil: str
    status: str


LANGKAH = {
    "kembalikan": Langkah(
        judul="Kembalikan usulan",
        label="Apa yang harus diperbaiki",
        bantuan="Pengusul membacanya di riwayat. Misalnya: “Sebutkan pasal UU 27/2022 yang "
        "menjadi dasar.”",
        tombol="Kembalikan usulan",
        penjelasan="Usulan kembali menjadi draf di situs pengusul. Tidak ada yang hilang.",
        act=send_back,
        berhasil="Usulan dikembalikan kepada {situs}.",
        status=StatusPengecualian.DIUSULKAN,
    ),
    "putuskan": Langkah(
        judul="Putuskan terbuka pada waktunya",
        label="Nomor, tanggal, dan alasan keputusan",
        bantuan="Misalnya: “Keputusan PPID Nomor 555/90/2026 tanggal 2 November 2026: alasan "
        "pengecualian tidak ada lagi.”",
        tombol="Putuskan terbuka",
        penjelasan="Informasi tetap tertutup sampai jangka waktunya berakhir. Sehari sesudahnya "
        "informasi ini masuk DIP (Pasal 11 ayat (1) PP 61/2010).",
        act=decide_open,
        berhasil="Diputuskan terbuka setelah jangka waktunya berakhir.",
        status=StatusPengecualian.DITETAPKAN,
    ),
    "buka": Langkah(
        judul="Buka sebelum waktunya",
        label="Dasar pembukaan",
        bantuan="Sebutkan keputusan PPID dengan persetujuan pimpinan, atau putusan Komisi "
        "Informasi atau pengadilan: nomor, tanggal, alasan.",
        tombol="Buka sekarang",
        penjelasan="Informasi masuk DIP hari ini sebagai informasi setiap saat. Tidak ada berkas "
        "yang ikut terbit; petugas melengkapi entrinya.",
        act=open_early,
        berhasil="Informasi ini kini terbuka dan tercantum dalam DIP.",
        status=StatusPengecualian.DITETAPKAN,
    ),
}


class LangkahMixin:
    """For the admin of Pengecualian."""

    def get_urls(self) -> list:
        own = [
            ("usulkan", require_POST(self.usulkan_view)),
            ("tarik", require_POST(self.tarik_view)),
            ("jangka", self.jangka_view),
            *((name, partial(self.langkah_view, name)) for name in LANGKAH),
        ]
        wrap = self.admin_site.admin_view
        return [
            *(
                path(f"<int:pk>/{name}/", wrap(view), name=f"dip_pengecualian_{name}")
                for name, view in own
            ),
            *super().get_urls(),
        ]

    # --- Of the site ----------------------------------------------------------------------------
    def may_propose(self, request: HttpRequest, obj: Pengecualian) -> bool:
        return holds_any(request, PENERBIT) and self.is_own(request, obj)

    def usulkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self._find(request, pk)
        if not self.may_propose(request, obj):
            raise PermissionDenied
        self.try_propose(request, obj)
        return self.to_form(obj)

    def try_propose(self, request: HttpRequest, obj: Pengecualian) -> None:
        try:
            propose(obj, request.user)
        except ValidationError as error:
            for text in error.messages:
                self.message_user(request, f"Belum dapat diusulkan. {text}", messages.ERROR)
        else:
            text = f"“{obj}” diusulkan. PPID Utama memutuskannya."
            self.message_user(request, text, messages.SUCCESS)

    def tarik_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self._find(request, pk)
        if not self.may_propose(request, obj):
            raise PermissionDenied
        try:
            withdraw(obj, request.user)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)
        else:
            text = f"Usulan “{obj}” ditarik. Ubah isinya, lalu usulkan lagi."
            self.message_user(request, text, messages.SUCCESS)
        return self.to_form(obj)

    # --- Of PPID Utama --------------------------------------------------------------------------
    def langkah_view(self, name: str, request: HttpRequest, pk: int) -> HttpResponse:
        obj, langkah = self._find_decidable(request, pk), LANGKAH[name]
        if obj.status != langkah.status:
            return self._too_late(request, obj)
        texts = {"label": langkah.label, "bantuan": langkah.bantuan}
        form = AlasanForm(request.POST or None, row=obj, **texts)
        if request.method == "POST" and form.is_valid():
            obj.versi = form.cleaned_data["versi"]
            try:
                langkah.act(obj, form.cleaned_data["alasan"], request.user)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                text = langkah.berhasil.format(situs=obj.situs)
                self.message_user(request, text, messages.SUCCESS)
                return self.to_form(obj)
        context = {"title": langkah.judul, "form": form, "langkah": langkah}
        return self._render(request, "langkah.html", obj, context)

    def jangka_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self._find_decidable(request, pk)
        if obj.status != StatusPengecualian.DITETAPKAN:
            return self._too_late(request, obj)
        form = JangkaForm(request.POST or None, row=obj, instance=next_surat(request.situs))
        if request.method == "POST" and form.is_valid():
            obj.versi = form.cleaned_data["versi"]
            try:
                change_term(obj, form.read_jangka(), form.instance, request.user)
            except ValidationError as error:
                form.take(error)
            else:
                text = f"Jangka waktu “{obj}” diubah dengan surat {form.instance.nomor}."
                self.message_user(request, text, messages.SUCCESS)
                return self.to_form(obj)
        return self._render(
            request, "jangka.html", obj, {"title": "Ubah jangka waktu", "form": form}
        )

    # --- Plumbing -------------------------------------------------------------------------------
    def _find(self, request: HttpRequest, pk: int) -> Pengecualian:
        rows = self.get_queryset(request).select_related("situs", "uji", "surat")
        obj = get_object_or_404(rows, pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return obj

    def _find_decidable(self, request: HttpRequest, pk: int) -> Pengecualian:
        obj = self._find(request, pk)
        if not may_decide(request):
            raise PermissionDenied
        return obj

    def _too_late(self, request: HttpRequest, obj: Pengecualian) -> HttpResponse:
        text = f"Langkah ini tidak berlaku: status “{obj}” kini “{obj.get_status_display()}”."
        self.message_user(request, text, messages.WARNING)
        return self.to_form(obj)

    def to_form(self, obj: Pengecualian) -> HttpResponse:
        return redirect(reverse("admin:dip_pengecualian_change", args=[obj.pk]))

    def _render(
        self, request: HttpRequest, template: str, obj: Pengecualian, context: dict
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "original": obj}
        status = 422 if request.method == "POST" else 200
        return render(request, f"{TEMPLATES}{template}", frame | context, status=status)
