"""The Daftar Informasi Dikecualikan in the admin: list, form, history. The steps stand in
dip/admin_langkah.py."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from dip.admin_impor_dik import ImporDikMixin
from dip.admin_langkah import LangkahMixin
from dip.admin_saringan_dik import AkhirFilter, HurufFilter, KembaliFilter
from dip.admin_surat import list_of_letter
from dip.admin_unduh_dik import UnduhDikMixin
from dip.aturan_pengecualian import check_pengecualian, list_dasar, list_hambatan
from dip.ekspor.surat import write_surat
from dip.enums import StatusPengecualian
from dip.forms_pengecualian import PengecualianForm
from dip.models import Informasi, Pengecualian
from dip.peran import PEMBACA, PENERBIT, PENULIS, may_decide
from dip.riwayat_pengecualian import describe_history
from dip.services_pengecualian import delete_draf, save_pengecualian
from dip.tampilan import cut
from dip.tenggat_pengecualian import describe_akhir, describe_jangka
from situs.access import holds_any
from situs.libur import read_libur
from situs.naskah import build_response
from situs.scoped_admin import PerSitusAdmin

DRAF, DIUSULKAN = StatusPengecualian.DRAF, StatusPengecualian.DIUSULKAN


@admin.register(Pengecualian)
class PengecualianAdmin(ImporDikMixin, UnduhDikMixin, LangkahMixin, PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PENULIS
    form = PengecualianForm
    change_form_template = "admin/dip/pengecualian/form.html"
    list_display = ["judul", "keadaan", "pasal", "urutan"]
    list_display_links = ["judul"]
    list_filter = ["status", AkhirFilter, KembaliFilter, HurufFilter]
    list_per_page = 50
    search_fields = ["judul", "uraian", "dasar_hukum", "kelompok", "kode"]
    search_help_text = "Cari dalam nama, rincian, dasar hukum, kelompok, dan kode."
    actions = ["usulkan", "tetapkan"]
    fieldsets = [
        (None, {"fields": ["situs", "judul", "uraian", "kelompok", "versi_dibaca"]}),
        ("Dasar hukum", {"fields": ["dasar", "dasar_hukum"]}),
        (
            "Konsekuensi bagi publik",
            {"fields": ["konsekuensi_dibuka", "konsekuensi_ditutup", "uji"]},
        ),
        ("Jangka waktu", {"fields": ["jangka_jenis", "berakhir", "jangka_teks"]}),
        (
            "Bila menyangkut pribadi seseorang (huruf g dan h)",
            {"fields": ["persetujuan_tertulis", "jabatan_publik"]},
        ),
        (
            "Untuk DIP setelah jangka waktunya berakhir",
            {"fields": ["pejabat_penguasa", "penanggung_jawab", "bentuk_teks", "urutan"]},
        ),
    ]

    class Media:
        css = {"all": ["css/admin-dip.css", "css/admin-dik.css"]}

    # --- Rights ---------------------------------------------------------------------------------
    def is_own(self, request: HttpRequest, obj: Model | None) -> bool:
        """At a site where this person may write the words."""
        return super()._may_write(request, obj)

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        """A draft is its site's; a proposal is read by others, so only PPID Utama mends it."""
        open_ = obj is None or obj.status == DRAF
        mended = obj is not None and obj.status == DIUSULKAN and may_decide(request)
        return (open_ or mended) and self.is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        undecided = obj is not None and obj.status == DRAF and obj.surat_id is None
        return undecided and super().has_delete_permission(request, obj)

    def has_usul_permission(self, request: HttpRequest) -> bool:
        return holds_any(request, PENERBIT)

    def has_putus_permission(self, request: HttpRequest) -> bool:
        return may_decide(request)

    # --- List -----------------------------------------------------------------------------------
    def get_list_display(self, request: HttpRequest) -> list:
        judul, keadaan, *rest = super().get_list_display(request)
        situs = ["situs"] if request.situs.utama else []
        return [judul, *situs, keadaan, build_column(request), *rest]

    def get_ordering(self, request: HttpRequest) -> list[str]:
        return ["-situs__utama", "situs__urutan", "situs", "urutan", "pk"]

    def get_list_filter(self, request: HttpRequest) -> list:
        filters = super().get_list_filter(request)
        return [self._scoped_filter("situs"), *filters] if request.situs.utama else filters

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs", "uji"]

    @admin.display(description="Pasal 17")
    def pasal(self, obj: Pengecualian) -> str:
        return f"huruf {', '.join(obj.dasar)}" if obj.dasar else "–"

    @admin.display(description="Status", ordering="status")
    def keadaan(self, obj: Pengecualian) -> str:
        tag = format_html(
            '<span class="tanda tanda-{}">{}</span>', obj.status, obj.get_status_display()
        )
        if obj.status != DRAF:
            return tag
        faults = len(list_hambatan(obj, timezone.localdate()))
        text = f"{faults} hal belum lengkap" if faults else "siap diusulkan"
        return format_html('{} <span class="kurang">{}</span>', tag, text)

    # --- Actions --------------------------------------------------------------------------------
    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # one by one, with its event
        if "tetapkan" in actions:  # writes nothing itself; the decision page narrows the rows
            actions["tetapkan"] = self.get_action("tetapkan")
        return actions

    @admin.action(description="Usulkan yang dipilih kepada PPID Utama", permissions=["usul"])
    def usulkan(self, request: HttpRequest, queryset: QuerySet) -> None:
        for row in queryset.filter(status=DRAF).select_related("uji"):
            self.try_propose(request, row)

    @admin.action(
        description="Tetapkan usulan yang dipilih dengan satu surat", permissions=["putus"]
    )
    def tetapkan(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        chosen = list(queryset.filter(status=DIUSULKAN).values_list("pk", flat=True)[:100])
        if not chosen:
            text = "Tidak ada usulan di antara yang dipilih. Pilih yang berstatus Diusulkan."
            self.message_user(request, text, messages.WARNING)
            return None
        return redirect(link_to_decision(chosen))

    # --- Form -----------------------------------------------------------------------------------
    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = context.get("original")
        context["boleh_usul"] = self.has_usul_permission(request)
        if obj:
            context |= self._describe(request, obj)
            context["title"] = f"{context['title']}: {cut(obj.judul, 80)}"
        return super().render_change_form(request, context, *args, **kwargs)

    def _describe(self, request: HttpRequest, obj: Pengecualian) -> dict[str, Any]:
        today = timezone.localdate()
        decides, in_force = may_decide(request), obj.status == StatusPengecualian.DITETAPKAN
        waiting = obj.status in (DRAF, DIUSULKAN)
        return {
            "subtitle": None,
            "temuan": check_pengecualian(obj, today) if waiting else [],
            "akhir": describe_akhir(obj, today, read_libur()),
            "jangka": describe_jangka(obj),
            "alasan": list_dasar(obj),
            "bisa_tarik": obj.status == DIUSULKAN and self.may_propose(request, obj),
            "bisa_putus": decides and obj.status == DIUSULKAN,
            "bisa_ubah": decides and in_force,
            "bisa_putuskan": decides and in_force and obj.berakhir and not obj.diputuskan_buka,
            "alamat_putusan": link_to_decision([obj.pk]),
            "alamat_publik": link_to_public(obj) if in_force else "",
            "entri": Informasi.objects.for_situs(obj.situs).filter(eks_pengecualian=obj).first(),
            "dikembalikan": self._read_reason(obj) if obj.status == DRAF else "",
        }

    def _read_reason(self, obj: Pengecualian) -> str:
        """Why PPID Utama sent it back, as long as that is the last that was said about it."""
        last = obj.peristiwa.exclude(jenis="diubah").first()
        return last.catatan if last and last.jenis == "dikembalikan" else ""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Model | None:
        """Who saves holds the row: between the check of its version and the save nobody writes."""
        obj = super().get_object(request, *args, **kwargs)
        if obj and request.method == "POST":
            return Pengecualian.objects.select_for_update().filter(pk=obj.pk).first()
        return obj

    # --- Writes ---------------------------------------------------------------------------------
    def save_model(self, request: HttpRequest, obj: Pengecualian, form: Any, change: bool) -> None:
        self.refuse_foreign(request, obj)
        save_pengecualian(obj, request.user)
        if "_usulkan" in request.POST and self.may_propose(request, obj):
            self.try_propose(request, obj)

    def response_add(self, request: HttpRequest, obj: Model, *args: Any) -> HttpResponse:
        if "_usulkan" in request.POST:
            return self.to_form(obj)
        return super().response_add(request, obj, *args)

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        if "_usulkan" in request.POST:
            return self.to_form(obj)
        return super().response_change(request, obj)

    def delete_model(self, request: HttpRequest, obj: Pengecualian) -> None:
        self.refuse_foreign(request, obj)
        delete_draf(obj, request.user)

    # --- History and letter ---------------------------------------------------------------------
    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.surat_view)
        own = path("<int:pk>/surat.pdf", view, name="dip_pengecualian_surat")
        return [own, *super().get_urls()]

    def surat_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The letter as far as it concerns the sites that this person sees."""
        obj = self._find(request, pk)
        if obj.surat is None:
            self.message_user(request, "Belum ada surat penetapannya.", messages.WARNING)
            return self.to_form(obj)
        data = write_surat(obj.surat, list_of_letter(request, obj.surat))
        return build_response(data, f"surat-penetapan-{obj.surat.nomor}")

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request).select_related("situs"), pk=object_id)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"Riwayat: {obj}",
            "opts": self.opts,
            "object": obj,
            "nama_daftar": "Informasi dikecualikan",
            "riwayat": describe_history(obj),
        }
        return render(request, "admin/riwayat.html", context)


def build_column(request: HttpRequest) -> Callable[[Pengecualian], str]:
    """The column that says when an entry ends; the holidays are read once for all rows."""

    @admin.display(description="Jangka waktu", ordering="berakhir")
    def akhir(obj: Pengecualian) -> str:
        return describe_akhir(obj, today, read_libur_once(request))

    today: date = timezone.localdate()
    return akhir


def read_libur_once(request: HttpRequest) -> dict[date, str]:
    if not hasattr(request, "_libur"):
        request._libur = read_libur()
    return request._libur


def link_to_decision(numbers: list[int]) -> str:
    query = urlencode({"usulan": numbers}, doseq=True)
    return f"{reverse('admin:dip_suratpenetapan_add')}?{query}"


def link_to_public(obj: Pengecualian) -> str:
    return obj.situs.build_url(obj.get_absolute_url())
