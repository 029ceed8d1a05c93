"""The acts of an officer on one request: each a page with one small form.

Who: permohonan/peran.py. Where: the sites that may be written from this host.
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
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from permohonan import forms_langkah as forms
from permohonan.enums import DIKABULKAN
from permohonan.models import Permohonan
from permohonan.peran import PEMUTUS, PENERIMA, may_act
from permohonan.services_jawab import deliver
from permohonan.services_kerja import (
    ask_completion,
    assign,
    extend,
    forward,
    may_extend,
    start,
    write_note,
)
from permohonan.services_pemohon import complete, withdraw
from permohonan.tenggat import count_jawaban
from situs.kalender import format_tanggal
from situs.libur import read_libur
from situs.models import Pengguna

TEMPLATES = "admin/permohonan/"


def is_open(row: Permohonan) -> bool:
    return row.terbuka


def is_granted(row: Permohonan) -> bool:
    answer = row.jawaban.last()
    return answer is not None and answer.hasil in DIKABULKAN


def say_perpanjangan(row: Permohonan) -> str:
    longer = count_jawaban(row.diterima, read_libur(), diperpanjang=True).jatuh_tempo
    return (
        f"Jawaban menjadi paling lambat {format_tanggal(longer)}. Perpanjangan hanya satu kali dan "
        "harus tercatat sebelum hari kerja ke-10 berakhir (Pasal 22 ayat (8) UU 14/2008). Pemohon "
        "menerima suratnya."
    )


@dataclass(frozen=True)
class Langkah:
    judul: str
    penjelasan: str | Callable[[Permohonan], str]
    form: type[forms.LangkahForm]
    act: Callable[[Permohonan, dict[str, Any], Pengguna], Any]
    berhasil: str
    peran: frozenset[str] = PENERIMA
    boleh: Callable[[Permohonan], bool] = is_open

    def explain(self, row: Permohonan) -> str:
        return self.penjelasan if isinstance(self.penjelasan, str) else self.penjelasan(row)


LANGKAH = {
    "minta_lengkapi": Langkah(
        "Minta pemohon melengkapi",
        "Pemohon diberi tahu lewat e-mail dan halaman Cek status. Tenggat jawaban tetap berjalan.",
        forms.MintaLengkapiForm,
        lambda row, data, user: ask_completion(row, data["pesan"], user),
        "Pemohon diminta melengkapi {nomor}.",
    ),
    "dilengkapi": Langkah(
        "Catat kelengkapan",
        "Untuk keterangan atau berkas yang datang lewat loket, telepon, surat, atau e-mail.",
        forms.DilengkapiForm,
        lambda row, data, user: complete(row, data["teks"], data["berkas"], pengguna=user),
        "Kelengkapan {nomor} tercatat.",
    ),
    "tugaskan": Langkah(
        "Tugaskan",
        "Siapa yang menangani permohonan ini.",
        forms.TugaskanForm,
        lambda row, data, user: assign(row, data["petugas"], user),
        "Penanganan {nomor} ditugaskan.",
    ),
    "catatan": Langkah(
        "Tulis catatan",
        "Catatan masuk riwayat dan tidak pernah tampil bagi pemohon.",
        forms.CatatanForm,
        lambda row, data, user: write_note(row, data["catatan"], user),
        "Catatan {nomor} tersimpan.",
        boleh=lambda row: True,
    ),
    "perpanjang": Langkah(
        "Perpanjang waktu jawab",
        say_perpanjangan,
        forms.PerpanjangForm,
        lambda row, data, user: extend(row, data["alasan"], data["uraian"], user),
        "Waktu jawab {nomor} diperpanjang dan pemohon diberi tahu.",
        PEMUTUS,
        lambda row: may_extend(row, timezone.localdate(), read_libur()),
    ),
    "teruskan": Langkah(
        "Teruskan ke badan publik lain",
        "Surat penerusan dibuat. Permohonan tetap terbuka sampai Anda menjawabnya (Pasal 22 ayat "
        "(7) huruf b UU 14/2008).",
        forms.TeruskanForm,
        lambda row, data, user: forward(row, data["badan"], data["keterangan"], user),
        "{nomor} diteruskan dan pemohon diberi tahu.",
        PEMUTUS,
    ),
    "serahkan": Langkah(
        "Catat penyerahan informasi",
        "Untuk informasi yang dikabulkan dan kini diberikan, dengan atau tanpa berkas di sini.",
        forms.SerahkanForm,
        lambda row, data, user: deliver(
            row,
            user,
            pada=data["pada"],
            keterangan=data["keterangan"],
            berkas=data["berkas"],
        ),
        "Penyerahan informasi {nomor} tercatat.",
        boleh=is_granted,
    ),
    "cabut": Langkah(
        "Catat pencabutan",
        "Hanya bila pemohon sendiri yang memintanya. Permohonan ditutup tanpa jawaban.",
        forms.CabutForm,
        lambda row, data, user: withdraw(row, data["alasan"], pengguna=user),
        "{nomor} dicabut atas permintaan pemohon.",
    ),
}


class LangkahMixin:
    """For the admin of Permohonan."""

    def get_urls(self) -> list:
        own = [
            ("mulai", require_POST(self.mulai_view)),
            *((name, partial(self.langkah_view, name)) for name in LANGKAH),
        ]
        return [*self.build_urls(own), *super().get_urls()]

    def build_urls(self, own: list[tuple[str, Callable]]) -> list:
        wrap = self.admin_site.admin_view
        return [
            path(
                f"<int:pk>/{name}/",
                wrap(never_cache(view)),
                name=f"permohonan_permohonan_{name}",
            )
            for name, view in own
        ]

    def list_langkah(self, request: HttpRequest, row: Permohonan) -> list[tuple[str, str]]:
        """Address and words of every act that this person may do on this row now."""
        return [
            (reverse(f"admin:permohonan_permohonan_{name}", args=[row.pk]), langkah.judul)
            for name, langkah in LANGKAH.items()
            if may_act(request, row, langkah.peran) and langkah.boleh(row)
        ]

    def mulai_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.find_row(request, pk, PENERIMA)
        form = forms.LangkahForm(request.POST, row=row)
        try:
            if form.is_valid() and start(form.read_row(), request.user):
                text = f"{row.nomor} sedang Anda proses."
                self.message_user(request, text, messages.SUCCESS)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)
        return self.to_case(row)

    def langkah_view(self, name: str, request: HttpRequest, pk: int) -> HttpResponse:
        langkah = LANGKAH[name]
        row = self.find_row(request, pk, langkah.peran)
        form = langkah.form(request.POST or None, request.FILES or None, row=row)
        if request.method == "POST" and form.is_valid():
            try:
                langkah.act(form.read_row(), form.cleaned_data, request.user)
            except ValidationError as error:
                form.take(error)
            else:
                text = langkah.berhasil.format(nomor=row.nomor)
                self.message_user(request, text, messages.SUCCESS)
                return self.to_case(row)
        elif request.method != "POST" and not langkah.boleh(row):
            return self.too_late(request, row)
        context = {"title": langkah.judul, "form": form, "penjelasan": langkah.explain(row)}
        return self.render_page(request, "langkah.html", row, context)

    # --- Plumbing -------------------------------------------------------------------------------
    def find_row(self, request: HttpRequest, pk: int, peran: frozenset[str]) -> Permohonan:
        """A row that may be read from here, for an act that may be done; else 404 or 403."""
        row = get_object_or_404(self.get_queryset(request), pk=pk)
        if not may_act(request, row, peran):
            raise PermissionDenied
        return row

    def too_late(self, request: HttpRequest, row: Permohonan) -> HttpResponse:
        text = f"Langkah ini tidak berlaku lagi: status {row.nomor} “{row.get_status_display()}”."
        self.message_user(request, text, messages.WARNING)
        return self.to_case(row)

    def to_case(self, row: Permohonan) -> HttpResponse:
        return redirect(reverse("admin:permohonan_permohonan_change", args=[row.pk]))

    def render_page(
        self, request: HttpRequest, template: str, row: Permohonan | None, context: dict
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "original": row}
        if row:
            recent = row.peristiwa.select_related("pengguna").order_by("-waktu", "-pk")
            frame["terakhir"] = recent.first()
        form = context.get("form")
        status = 422 if form is not None and form.errors else 200
        return render(request, f"{TEMPLATES}{template}", frame | context, status=status)
