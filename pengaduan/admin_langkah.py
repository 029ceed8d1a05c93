"""The acts of a recipient on one report: each a page with one small form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from pengaduan import forms_tangani as forms
from pengaduan import services_tangani as services
from pengaduan.enums import Status
from pengaduan.models import Pengaduan
from pengaduan.queries import list_dapat_ditambah, list_pembaca
from pengaduan.services_pesan import send_pesan
from situs.models import Pengguna
from situs.versi import FormulirVersi

TEMPLATES = "admin/pengaduan/"


@dataclass(frozen=True)
class Langkah:
    judul: str
    penjelasan: str
    form: type[FormulirVersi]
    act: Callable[[Pengaduan, dict[str, Any], Pengguna], object]
    berhasil: str
    boleh: Callable[[Pengaduan], bool]


def in_status(*status: Status) -> Callable[[Pengaduan], bool]:
    return lambda row: row.status in status


LANGKAH = {
    "lengkap": Langkah(
        "Nyatakan lengkap",
        "Laporan dapat diperiksa. Mulai hari ini berjalan 60 hari sampai keputusan (Pasal 50 ayat "
        "(1) UU 25/2009).",
        forms.NyatakanLengkapForm,
        lambda row, data, user: services.declare_lengkap(row, data["pesan"], user),
        "Pengaduan dinyatakan lengkap.",
        in_status(Status.DITERIMA, Status.MENUNGGU),
    ),
    "lengkapi": Langkah(
        "Minta melengkapi",
        "Pelapor punya 30 hari untuk melengkapi (Pasal 44 ayat (4) UU 25/2009). Ia tahu hanya bila "
        "membuka laporannya dengan kode.",
        forms.LengkapiForm,
        lambda row, data, user: services.ask_lengkapi(row, data["pesan"], user),
        "Permintaan melengkapi terkirim.",
        in_status(Status.DITERIMA, Status.DIPERIKSA),
    ),
    "pesan": Langkah(
        "Kirim pesan",
        "Pesan tanpa mengubah status.",
        forms.PesanForm,
        lambda row, data, user: send_pesan(row, data["pesan"], user),
        "Pesan terkirim.",
        lambda row: True,
    ),
    "putuskan": Langkah(
        "Putuskan",
        "Apa hasil pemeriksaan. Yang diumumkan hanya jumlahnya, tidak pernah isinya.",
        forms.PutuskanForm,
        lambda row, data, user: services.decide(row, data["hasil"], user, teks=data["pesan"]),
        "Hasil pemeriksaan tercatat.",
        in_status(Status.DITERIMA, Status.MENUNGGU, Status.DIPERIKSA),
    ),
    "sampaikan": Langkah(
        "Sampaikan hasil",
        "Paling lambat 14 hari sejak diputus (Pasal 50 ayat (2) UU 25/2009).",
        forms.SampaikanForm,
        lambda row, data, user: services.deliver(row, data["pesan"], user),
        "Hasil disampaikan. Pengaduan selesai.",
        in_status(Status.DIPUTUS),
    ),
    "dicabut": Langkah(
        "Nyatakan dicabut",
        "Hanya bila pelapor tidak melengkapi dalam 30 hari (Pasal 44 ayat (5) UU 25/2009).",
        forms.DicabutForm,
        lambda row, data, user: services.close_dicabut(row, data["pesan"], user),
        "Pengaduan dianggap dicabut.",
        in_status(Status.MENUNGGU),
    ),
    "tambah_penerima": Langkah(
        "Tambah penerima",
        "Bila orang lain harus ikut membaca, misalnya Inspektorat.",
        forms.TambahPenerimaForm,
        lambda row, data, user: services.add_penerima(row, data["penerima"], user),
        "Penerima ditambah.",
        lambda row: bool(list_dapat_ditambah(row)),
    ),
    "lepas_penerima": Langkah(
        "Lepas penerima",
        "Bila seorang penerima, Anda sendiri pun, punya kepentingan dalam laporan ini. Penerima "
        "terakhir tidak dapat dilepas: tambahkan penggantinya dahulu.",
        forms.LepasPenerimaForm,
        lambda row, data, user: services.release_penerima(
            row, data["penerima"], user, data["alasan"]
        ),
        "Penerima dilepas.",
        lambda row: len(list_pembaca(row)) > 1,
    ),
    "catatan": Langkah(
        "Tulis catatan",
        "Catatan tidak pernah tampil bagi pelapor.",
        forms.CatatanForm,
        lambda row, data, user: services.write_note(row, data["catatan"], user),
        "Catatan tersimpan.",
        lambda row: True,
    ),
}


class LangkahMixin:
    """For the admin of Pengaduan. Its queryset holds the reports that this person may read."""

    def get_urls(self) -> list:
        own = [(name, partial(self.langkah_view, name)) for name in LANGKAH]
        return [*self.build_urls(own), *super().get_urls()]

    def build_urls(self, own: list[tuple[str, Callable]]) -> list:
        wrap = self.admin_site.admin_view
        return [
            path(f"<str:pk>/{name}/", wrap(never_cache(view)), name=f"pengaduan_pengaduan_{name}")
            for name, view in own
        ]

    def list_langkah(self, row: Pengaduan) -> list[tuple[str, str]]:
        """Address and words of every act that is open now."""
        return [
            (reverse(f"admin:pengaduan_pengaduan_{name}", args=[row.pk]), langkah.judul)
            for name, langkah in LANGKAH.items()
            if langkah.boleh(row)
        ]

    def langkah_view(self, name: str, request: HttpRequest, pk: object) -> HttpResponse:
        langkah, row = LANGKAH[name], self.find_row(request, pk)
        form = langkah.form(request.POST or None, row=row)
        if request.method == "POST" and form.is_valid() and self._act(request, langkah, form):
            return self.after_act(request, row)
        if request.method != "POST" and not langkah.boleh(row):
            text = f"Langkah ini tidak berlaku lagi: status “{row.get_status_display()}”."
            self.message_user(request, text, messages.WARNING)
            return self.to_case(row)
        context = {"title": langkah.judul, "form": form, "penjelasan": langkah.penjelasan}
        return self.render_page(request, "langkah.html", row, context)

    def _act(self, request: HttpRequest, langkah: Langkah, form: FormulirVersi) -> bool:
        try:
            langkah.act(form.read_row(), form.cleaned_data, request.user)
        except ValidationError as error:
            form.take(error)
            return False
        self.message_user(request, langkah.berhasil, messages.SUCCESS)
        return True

    # --- Plumbing -------------------------------------------------------------------------------
    def find_row(self, request: HttpRequest, pk: object) -> Pengaduan:
        """A report that this person may read; 404 for every other, as if it were not there."""
        try:
            return get_object_or_404(self.get_queryset(request), pk=pk)
        except ValidationError as error:  # no key of ours
            raise Http404 from error

    def after_act(self, request: HttpRequest, row: Pengaduan) -> HttpResponse:
        """Who let go of a report sees the list: the report is not theirs any more."""
        if self.get_queryset(request).filter(pk=row.pk).exists():
            return self.to_case(row)
        return redirect(reverse("admin:pengaduan_pengaduan_changelist"))

    def to_case(self, row: Pengaduan) -> HttpResponse:
        return redirect(reverse("admin:pengaduan_pengaduan_change", args=[row.pk]))

    def render_page(
        self, request: HttpRequest, template: str, row: Pengaduan, context: dict
    ) -> HttpResponse:
        frame = {**self.admin_site.each_context(request), "opts": self.opts, "original": row}
        form = context.get("form")
        status = 422 if form is not None and form.errors else 200
        return render(request, f"{TEMPLATES}{template}", frame | context, status=status)
