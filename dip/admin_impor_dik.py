"""The import of excluded information in the admin: upload, columns, preview, apply, undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dip.enums import JenisImpor, StatusImpor
from dip.forms import KolomForm, UnggahForm
from dip.impor import FIELDS_DIK, BerkasTakTerbaca
from dip.impor_dik_tampil import preview_context
from dip.impor_laporan import write_galat
from dip.impor_tampil import may_name_columns, sheet_to_ask, suggest
from dip.models import Impor
from dip.peran import PENULIS
from dip.services_impor import answer_columns, renew_plan, start_impor
from dip.services_impor_dik import apply_impor_dik, undo_impor_dik
from situs.access import holds_any, visible_situs, writable_situs

DIK = JenisImpor.DIK
MAX_EARLIER = 20


class ImporDikMixin:
    """Pages below the list of excluded information; an import of the DIP has its own admin."""

    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        own = [
            ("impor/", self.impor_view, "impor"),
            ("impor/dari-dip/<int:pk>/", self.impor_dari_dip_view, "impor_dari_dip"),
            ("impor/<int:pk>/", self.impor_lihat_view, "impor_lihat"),
            ("impor/<int:pk>/kolom/", self.impor_kolom_view, "impor_kolom"),
            ("impor/<int:pk>/terapkan/", self.impor_terapkan_view, "impor_terapkan"),
            ("impor/<int:pk>/batalkan/", self.impor_batalkan_view, "impor_batalkan"),
            ("impor/<int:pk>/galat.xlsx", self.impor_galat_view, "impor_galat"),
        ]
        urls = [path(at, wrap(view), name=f"dip_pengecualian_{name}") for at, view, name in own]
        return urls + super().get_urls()

    # --- Steps ----------------------------------------------------------------------------------
    def impor_view(self, request: HttpRequest) -> HttpResponse:
        _require_writer(request)
        form = UnggahForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            berkas = form.cleaned_data["berkas"]
            pilihan = {"lembar": form.cleaned_data["lembar"]}
            impor = self._start(request, form, berkas.read(), berkas.name, pilihan)
            if impor:
                return _to_preview(impor)
        context = {
            "title": "Impor informasi dikecualikan",
            "form": form,
            "sebelumnya": list_imports(request).select_related("situs", "pengguna")[:MAX_EARLIER],
        }
        return self._render_impor(request, "unggah.html", context, 422 if form.errors else 200)

    def _start(
        self, request: HttpRequest, form: UnggahForm, data: bytes, nama: str, pilihan: dict
    ) -> Impor | None:
        tahun = timezone.localdate().year
        try:
            return start_impor(request.situs, tahun, data, nama, request.user, pilihan, DIK)
        except BerkasTakTerbaca as error:
            form.add_error("berkas", error.pesan)
            return None

    def impor_dari_dip_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return require_POST(self._impor_dari_dip)(request, pk)

    def _impor_dari_dip(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The rows that an import of the DIP set aside, from the same file."""
        _require_writer(request)
        asal = get_object_or_404(_writable(request, JenisImpor.DIP), pk=pk)
        if not asal.berkas:
            text = "Berkasnya sudah dihapus dari penyimpanan. Unggah lagi di sini."
            self.message_user(request, text, messages.WARNING)
            return redirect("admin:dip_pengecualian_impor")
        with asal.berkas.open("rb") as file:
            data = file.read()
        pilihan = {
            "hanya_dikecualikan": True,
            "lembar": asal.pilihan.get("lembar", ""),
            "kolom": _columns_for_dik(asal.pilihan.get("kolom") or {}),
        }
        situs, tahun, nama = asal.situs, asal.tahun, asal.nama_berkas
        try:
            impor = start_impor(situs, tahun, data, nama, request.user, pilihan, DIK)
        except BerkasTakTerbaca as error:
            self.message_user(request, error.pesan, messages.ERROR)
            return redirect("admin:dip_impor_change", asal.pk)
        return _to_preview(impor)

    def impor_lihat_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = find_impor(request, pk, write=False)
        return self._render_impor(request, "pratinjau.html", preview_context(request, impor))

    def impor_kolom_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = find_impor(request, pk)
        if not may_name_columns(impor):
            text = "Unggah berkas ini lagi untuk mengubah arti kolomnya."
            self.message_user(request, text, messages.WARNING)
            return _to_preview(impor)
        sheet = sheet_to_ask(impor)
        saran = suggest(impor, sheet)
        form = KolomForm(
            request.POST or None, tajuk=sheet["tajuk"], pilihan=FIELDS_DIK, saran=saran
        )
        if request.method == "POST" and form.is_valid():
            answer_columns(impor, form.answer(), [sheet["tanda"]] if sheet["tanda"] else [])
            return _to_preview(impor)
        samples = {ask["kolom"]: ask["contoh"] for ask in impor.rencana["pertanyaan"]}
        rows = [(form[f"kolom_{letter}"], samples.get(letter, [])) for letter, _ in sheet["tajuk"]]
        context = {
            "title": "Arti setiap kolom: informasi dikecualikan",
            "form": form,
            "impor": impor,
            "rows": rows,
        }
        return self._render_impor(request, "kolom.html", {**context, "lembar": sheet})

    def impor_terapkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return require_POST(self._impor_terapkan)(request, pk)

    def _impor_terapkan(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = find_impor(request, pk)
        options = {name: request.POST.get(name) == "ya" for name in ("hanya_benar", "dengan_uji")}
        try:
            apply_impor_dik(impor, request.user, **options)
        except ValidationError as error:
            self.message_user(request, error.message, messages.ERROR)
            if impor.status == StatusImpor.PRATINJAU and impor.berkas:
                renew_plan(impor)
        else:
            text = (
                f"Impor diterapkan: {impor.jumlah['baru']} draf baru dan "
                f"{impor.jumlah['diubah']} draf diubah. Lengkapi, lalu usulkan."
            )
            self.message_user(request, text, messages.SUCCESS)
        return _to_preview(impor)

    def impor_batalkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return require_POST(self._impor_batalkan)(request, pk)

    def _impor_batalkan(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = find_impor(request, pk)
        try:
            left_alone = undo_impor_dik(impor, request.user)
        except ValidationError as error:
            self.message_user(request, error.message, messages.ERROR)
            return _to_preview(impor)
        text = "Impor dibatalkan. Daftar informasi dikecualikan kembali seperti semula."
        if left_alone:
            text = "Impor dibatalkan, kecuali yang sudah disentuh orang sesudahnya: " + "; ".join(
                left_alone[:20]
            )
        self.message_user(request, text, messages.WARNING if left_alone else messages.SUCCESS)
        return _to_preview(impor)

    def impor_galat_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        impor = find_impor(request, pk, write=False)
        return FileResponse(
            write_galat(impor), as_attachment=True, filename=f"galat-impor-{impor.pk}.xlsx"
        )

    def _render_impor(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return render(request, f"admin/dip/impor_dik/{template}", context, status=status)


def list_imports(request: HttpRequest, jenis: JenisImpor = DIK) -> QuerySet[Impor]:
    return Impor.objects.for_situs(visible_situs(request)).filter(jenis=jenis)


def _writable(request: HttpRequest, jenis: JenisImpor) -> QuerySet[Impor]:
    return list_imports(request, jenis).for_situs(writable_situs(request)).select_related("situs")


def find_impor(request: HttpRequest, pk: int, *, write: bool = True) -> Impor:
    """The import, if it is of a site that this request may read, else 404; 403 when it may only
    read and wants to write."""
    _require_writer(request)
    impor = get_object_or_404(list_imports(request).select_related("situs", "pengguna"), pk=pk)
    if write and not _writable(request, DIK).filter(pk=pk).exists():
        raise PermissionDenied
    return impor


def _require_writer(request: HttpRequest) -> None:
    if not holds_any(request, PENULIS):
        raise PermissionDenied


def _to_preview(impor: Impor) -> HttpResponseRedirect:
    return redirect(reverse("admin:dip_pengecualian_impor_lihat", args=[impor.pk]))


def _columns_for_dik(kolom: dict[str, str]) -> dict[str, str] | None:
    """What the officer said of the columns of the DIP, as far as this list has them too."""
    return {name: header for name, header in kolom.items() if name in FIELDS_DIK} or None
