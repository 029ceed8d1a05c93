"""The yearly report of Pasal 56 Perki 1/2021: written, looked at as a draft, published."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from permohonan.bagian_laporan import find_batas, is_berakhir, list_bagian
from permohonan.forms_laporan import LaporanForm, TerbitkanForm
from permohonan.laporan_situs import Periode, read_laporan
from permohonan.models import LaporanLayanan
from permohonan.peran import PEMBACA, PEMUTUS, PENERIMA
from permohonan.queries_terbitan import list_belum
from permohonan.riwayat_laporan import describe_riwayat
from permohonan.services_laporan import (
    find_terakhir,
    publish_laporan,
    refuse_terbit,
    save_laporan,
)
from permohonan.surat.laporan import build_isi, compare_angka, write_laporan_pdf
from situs.access import holds_any, visible_situs, writable_situs
from situs.kalender import format_tanggal
from situs.naskah import build_response
from situs.scoped_admin import PerSitusAdmin


@admin.register(LaporanLayanan)
class LaporanLayananAdmin(PerSitusAdmin):
    """Officers write; who decides publishes. PPID Utama reads those of all its sites."""

    form = LaporanForm
    peran_baca = PEMBACA
    peran_tulis = PENERIMA
    change_form_template = "admin/permohonan/laporan_form.html"
    change_list_template = "admin/permohonan/laporan_daftar.html"
    list_display = ["tahun", "keadaan", "batas"]
    list_filter = ["tahun"]
    ordering = ["-tahun", "situs__nama", "pk"]
    actions = None

    class Media:
        css = {"all": ["css/admin-layanan.css"]}

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("situs")

    def get_list_display(self, request: HttpRequest) -> list:
        name, *rest = super().get_list_display(request)
        return [name, *(["situs"] if request.situs.utama else []), *rest]

    def get_fieldsets(self, request: HttpRequest, obj: LaporanLayanan | None = None) -> list:
        """One for each part of Pasal 56 that is written; the year is chosen once."""
        hidden = set(self.get_exclude(request, obj))
        choice = [name for name in ("situs", "tahun") if name not in hidden]
        version = ["versi_dibaca"] if obj and self.has_change_permission(request, obj) else []
        return [
            *([] if obj else [(None, {"fields": choice})]),
            *(
                (
                    f"Bagian {each.nomor}. {each.judul}",
                    {"fields": [i.nama for i in each.isian] + version * (each.nomor == 1)},
                )
                for each in list_bagian()
                if each.isian
            ),
        ]

    @admin.display(description="Keadaan")
    def keadaan(self, obj: LaporanLayanan) -> str:
        if not obj.terbit_pada:
            return "Draf"
        terbit = f"Terbit {format_tanggal(timezone.localtime(obj.terbit_pada))}"
        return f"{terbit}, ada perubahan" if obj.diubah_pada > obj.terbit_pada else terbit

    @admin.display(description="Batas terbit")
    def batas(self, obj: LaporanLayanan) -> str:
        return format_tanggal(find_batas(obj.tahun).tanggal)

    def save_model(
        self, request: HttpRequest, obj: LaporanLayanan, form: LaporanForm, change: bool
    ) -> None:
        self.refuse_foreign(request, obj)
        save_laporan(obj, request.user)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A link from the list of missing years names the year."""
        given = request.GET.get("tahun", "")
        return {"tahun": int(given)} if given.isdecimal() and len(given) == 4 else {}

    # --- Pages ----------------------------------------------------------------------------------
    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        daftar_situs = visible_situs(request).filter(is_active=True)
        belum = list_belum(daftar_situs.order_by("-utama", "urutan", "pk"), timezone.localdate())
        writable = set(writable_situs(request).values_list("pk", flat=True))
        extra = {
            "belum": [(each, each.situs.pk in writable) for each in belum],
            "bernama": request.situs.utama,
        }
        return super().changelist_view(request, extra | (extra_context or {}))

    def render_change_form(
        self, request: HttpRequest, context: dict, obj: LaporanLayanan | None = None, **kwargs: Any
    ) -> HttpResponse:
        if obj:
            context |= self._describe(request, obj)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def _describe(self, request: HttpRequest, obj: LaporanLayanan) -> dict[str, Any]:
        last = find_terakhir(obj)
        isi = build_isi(obj, timezone.localdate(), 0)
        return {
            "laporan": read_laporan(obj.situs, Periode(obj.tahun)),
            "terbitan": last,
            "terbitan_lama": range(1, last.terbitan) if last else (),
            "beda_angka": compare_angka(last.isi, isi) if last else [],
            "berakhir": is_berakhir(obj.tahun, timezone.localdate()),
            "batas": find_batas(obj.tahun),
            "boleh_terbit": self._may_publish(request, obj),
        }

    def _may_publish(self, request: HttpRequest, obj: LaporanLayanan) -> bool:
        return holds_any(request, PEMUTUS) and self._is_in(writable_situs(request), obj)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        obj = self._find(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Riwayat {obj}",
            "opts": self.opts,
            "object": obj,
            "nama_daftar": str(self.opts.verbose_name_plural).capitalize(),
            "riwayat": describe_riwayat(obj),
        }
        return render(request, "admin/riwayat.html", context)

    def get_urls(self) -> list:
        views = {
            "terbitkan": ("terbitkan/", self.terbitkan_view),
            "cetak": ("rancangan.pdf", self.cetak_view),
            "terbitan": ("terbitan.pdf", self.terbitan_view),
        }
        own = [
            path(
                f"<int:pk>/{end}",
                self.admin_site.admin_view(view),
                name=f"permohonan_laporanlayanan_{name}",
            )
            for name, (end, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def cetak_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The draft as it would look today."""
        obj = self._find(request, pk)
        data = write_laporan_pdf(build_isi(obj, timezone.localdate(), 0), rancangan=True)
        return build_response(data, f"rancangan-laporan-{obj.tahun}")

    def terbitan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """?ke=<number>: an edition as it was published; without it the last."""
        obj = self._find(request, pk)
        given = request.GET.get("ke", "")
        rows = obj.riwayat.filter(terbitan__isnull=False)
        rows = rows.filter(terbitan=int(given)) if given.isdecimal() and len(given) < 4 else rows
        row = rows.order_by("-terbitan").first()
        if row is None:
            raise Http404
        return build_response(write_laporan_pdf(row.isi), f"laporan-{obj.tahun}-{row.terbitan}")

    def terbitkan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = self._find(request, pk)
        if not self._may_publish(request, obj):
            raise PermissionDenied
        last = find_terakhir(obj)
        data = request.POST if request.method == "POST" else None
        form = TerbitkanForm(data, ulang=last is not None, initial={"versi": obj.versi})
        if data is not None and form.is_valid() and self._publish(request, obj, form):
            return redirect("admin:permohonan_laporanlayanan_change", obj.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Terbitkan laporan {obj.tahun}",
            "opts": self.opts,
            "original": obj,
            "form": form,
            "terbitan": last,
            "halangan": _read_halangan(obj),
        }
        return render(request, "admin/permohonan/laporan_terbitkan.html", context)

    def _publish(self, request: HttpRequest, obj: LaporanLayanan, form: TerbitkanForm) -> bool:
        obj.versi = form.cleaned_data["versi"]
        try:
            row = publish_laporan(obj, form.cleaned_data.get("alasan", ""), request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return False
        address = obj.situs.build_url(reverse("permohonan:laporan-pdf", args=[obj.tahun]))
        messages.success(
            request, f"Laporan {obj.tahun} terbit (terbitan ke-{row.terbitan}): {address}"
        )
        return True

    def _find(self, request: HttpRequest, pk: int | str) -> LaporanLayanan:
        if not str(pk).isdecimal():
            raise Http404
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return obj


def _read_halangan(obj: LaporanLayanan) -> str:
    """Why it cannot be published yet; nothing when it can."""
    try:
        refuse_terbit(obj)
    except ValidationError as error:
        return error.messages[0]
    return ""
