"""The import of a workbook in the admin: upload, columns, preview, apply, undo."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from dip.enums import JenisImpor, Kategori, StatusImpor
from dip.forms import KolomForm, UnggahDipForm
from dip.impor import FIELDS, BerkasTakTerbaca
from dip.impor_laporan import write_galat
from dip.impor_tampil import (
    MAX_SHOWN,
    common_context,
    may_name_columns,
    may_write,
    place_of,
    sheet_to_ask,
    suggest,
)
from dip.models import Impor, Informasi
from dip.peran import PENERBIT, PENULIS
from dip.riwayat import describe_changes
from dip.services_impor import (
    answer_columns,
    apply_impor,
    renew_plan,
    start_impor,
    undo_impor,
)
from situs.access import holds_any
from situs.scoped_admin import PerSitusAdmin

ANGKA = [
    ("baru", "baru"),
    ("diubah", "diubah"),
    ("sama", "sama"),
    ("hilang", "tidak ada di berkas"),
    ("dikecualikan", "dikecualikan"),
    ("galat", "galat"),
]


@admin.register(Impor)
class ImporAdmin(PerSitusAdmin):
    peran_baca = peran_tulis = PENULIS
    list_display = ["nama_berkas", "tahun", "status", "rangkuman", "pengguna", "dibuat_pada"]
    list_filter = ["status", "tahun"]
    list_select_related = ["pengguna"]
    search_fields = ["nama_berkas"]
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Impor]:
        """Imports of the DIP; those of excluded information stand at that list."""
        return super().get_queryset(request).filter(jenis=JenisImpor.DIP)

    @admin.display(description="Isi")
    def rangkuman(self, impor: Impor) -> str:
        parts = [f"{impor.jumlah[key]} {key}" for key in ("baru", "diubah", "sama", "galat")]
        return ", ".join(parts)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        own = [
            ("<int:pk>/kolom/", self.kolom_view, "dip_impor_kolom"),
            ("<int:pk>/terapkan/", self.terapkan_view, "dip_impor_terapkan"),
            ("<int:pk>/batalkan/", self.batalkan_view, "dip_impor_batalkan"),
            ("<int:pk>/galat.xlsx", self.galat_view, "dip_impor_galat"),
        ]
        urls = [path(route, wrap(view), name=name) for route, view, name in own]
        return urls + super().get_urls()

    # --- Steps ----------------------------------------------------------------------------------
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UnggahDipForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            impor = self._start(request, form)
            if impor:
                return self._to_preview(impor)
        context = {"title": "Impor DIP dari Excel", "form": form}
        status = 200 if request.method == "GET" else 422
        return self._render(request, "unggah.html", context, status=status)

    def _start(self, request: HttpRequest, form: UnggahDipForm) -> Impor | None:
        given = form.cleaned_data
        pilihan = {key: given[key] for key in ("lembar", "kategori") if given[key]}
        berkas = given["berkas"]
        try:
            return start_impor(
                request.situs, given["tahun"], berkas.read(), berkas.name, request.user, pilihan
            )
        except BerkasTakTerbaca as error:
            form.add_error("berkas", error.pesan)
            return None

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        impor = self._find(request, object_id, write=False)
        return self._render(request, "pratinjau.html", preview_context(request, impor))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        return self._to_preview(self._find(request, object_id, write=False))

    def kolom_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = self._find(request, pk)
        if not may_name_columns(impor):
            self.message_user(
                request, "Unggah berkas ini lagi untuk mengubah arti kolomnya.", messages.WARNING
            )
            return self._to_preview(impor)
        sheet = sheet_to_ask(impor)
        form = KolomForm(
            request.POST or None, tajuk=sheet["tajuk"], pilihan=FIELDS, saran=suggest(impor, sheet)
        )
        if request.method == "POST" and form.is_valid():
            answer_columns(impor, form.answer(), [sheet["tanda"]] if sheet["tanda"] else [])
            return self._to_preview(impor)
        samples = {ask["kolom"]: ask["contoh"] for ask in impor.rencana["pertanyaan"]}
        rows = [(form[f"kolom_{letter}"], samples.get(letter, [])) for letter, _ in sheet["tajuk"]]
        context = {"title": "Arti setiap kolom", "form": form, "impor": impor, "rows": rows}
        return self._render(request, "kolom.html", {**context, "lembar": sheet})

    def terapkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return require_POST(self._terapkan)(request, pk)

    def _terapkan(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = self._find(request, pk)
        changed = [change["kode"] for change in impor.rencana["diubah"]]
        if self._is_beyond(request, impor, kode__in=changed):
            return self._to_preview(impor)
        terbitkan = request.POST.get("terbitkan") == "ya" and holds_any(request, PENERBIT)
        hanya_benar = request.POST.get("hanya_benar") == "ya"
        try:
            apply_impor(impor, request.user, terbitkan=terbitkan, hanya_benar=hanya_benar)
        except ValidationError as error:
            self.message_user(request, error.message, messages.ERROR)
            if impor.status == StatusImpor.PRATINJAU and impor.berkas:
                renew_plan(impor)
        else:
            self.message_user(
                request,
                f"Impor diterapkan: {impor.jumlah['baru']} informasi baru dan "
                f"{impor.jumlah['diubah']} informasi diubah.",
                messages.SUCCESS,
            )
        return self._to_preview(impor)

    def batalkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return require_POST(self._batalkan)(request, pk)

    def _batalkan(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = self._find(request, pk)
        if self._is_beyond(request, impor, peristiwa__impor=impor):
            return self._to_preview(impor)
        try:
            left_alone = undo_impor(impor, request.user)
        except ValidationError as error:
            self.message_user(request, error.message, messages.ERROR)
            return self._to_preview(impor)
        self.message_user(
            request, "Impor dibatalkan. DIP kembali seperti semula.", messages.SUCCESS
        )
        if left_alone:
            self.message_user(
                request,
                "Tidak dikembalikan, karena sudah diubah orang sesudah impor: "
                + "; ".join(left_alone[:20]),
                messages.WARNING,
            )
        return self._to_preview(impor)

    def galat_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = self._find(request, pk, write=False)
        return FileResponse(
            write_galat(impor), as_attachment=True, filename=f"galat-impor-{impor.pk}.xlsx"
        )

    # --- Plumbing -------------------------------------------------------------------------------
    def _find(self, request: HttpRequest, pk: Any, *, write: bool = True) -> Impor:
        """The import, if it is of a site that this request may read (or write); else 404."""
        if not str(pk).isdecimal():
            pk = 0
        impor = get_object_or_404(self.get_queryset(request).select_related("situs"), pk=pk)
        allowed = self.has_change_permission if write else self.has_view_permission
        if not allowed(request, impor):
            raise PermissionDenied
        return impor

    def _is_beyond(self, request: HttpRequest, impor: Impor, **rows: Any) -> bool:
        """True, with a word to a petugas, when published entries would change."""
        if holds_any(request, PENERBIT):
            return False
        public = Informasi.objects.for_situs(impor.situs).published().filter(**rows).exists()
        if public:
            self.message_user(
                request,
                "Impor ini mengubah informasi yang sudah terbit. Minta petugas PPID Pelaksana di "
                "situs Anda melakukannya.",
                messages.ERROR,
            )
        return public

    def _to_preview(self, impor: Impor) -> HttpResponseRedirect:
        return redirect(reverse("admin:dip_impor_change", args=[impor.pk]))

    def _render(
        self, request: HttpRequest, template: str, context: dict, status: int = 200
    ) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return render(request, f"admin/dip/impor/{template}", context, status=status)


def preview_context(request: HttpRequest, impor: Impor) -> dict[str, Any]:
    rencana, context = impor.rencana, common_context(impor)
    kembar = context["kembar"]
    return {
        **context,
        "title": f"Impor {impor.nama_berkas} ke DIP {impor.tahun}",
        "angka": ANGKA,
        "alamat": {
            "galat": reverse("admin:dip_impor_galat", args=[impor.pk]),
            "kolom": reverse("admin:dip_impor_kolom", args=[impor.pk]),
            "kembar": kembar and reverse("admin:dip_impor_change", args=[kembar.pk]),
        },
        "baru": [show_entry(rencana["entri"][n]) for n in rencana["baru"][:MAX_SHOWN]],
        "diubah": [show_change(change, rencana) for change in rencana["diubah"][:MAX_SHOWN]],
        "dikecualikan": rencana["dikecualikan"][:MAX_SHOWN],
        "boleh_terbit": holds_any(request, PENERBIT),
        "boleh_dik": bool(rencana["dikecualikan"]) and may_write(request, impor),
    }


def show_entry(entri: dict[str, Any]) -> dict[str, Any]:
    kategori = dict(Kategori.choices).get(entri["kategori"], "Belum berkategori")
    return {**entri, "sebutan": entri["judul"] or entri["ringkasan"], "kategori_nama": kategori}


def show_change(change: dict[str, Any], rencana: dict[str, Any]) -> dict[str, Any]:
    perubahan = describe_changes(change["perubahan"])
    return {**change, **place_of(change, rencana), "perubahan": perubahan}
