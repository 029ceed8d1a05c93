"""The surat penetapan in the admin. To add one is to decide: Pasal 3 and Pasal 4 PP 61/2010."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dip.aturan_pengecualian import check_pengecualian, list_dasar
from dip.ekspor.surat import write_surat
from dip.enums import StatusPengecualian
from dip.forms_keputusan import PenetapanForm, build_kunci
from dip.models import Pengecualian, SuratPenetapan
from dip.peran import PEMBACA, PEMUTUS, may_decide
from dip.services_keputusan import determine, next_surat
from dip.tenggat_pengecualian import describe_jangka
from situs.access import scoped, visible_situs
from situs.naskah import build_response
from situs.scoped_admin import PerSitusAdmin

MAX_USULAN = 100  # on one page


@admin.register(SuratPenetapan)
class SuratAdmin(PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PEMUTUS
    change_form_template = "admin/dip/pengecualian/surat.html"
    list_display = ["nomor", "tanggal", "jumlah", "pimpinan_jabatan"]
    search_fields = ["nomor", "alasan"]
    actions = None
    fieldsets = [
        (None, {"fields": ["nomor", "tanggal", "tempat", "jenis_klasifikasi", "badan_publik"]}),
        ("Alasan", {"fields": ["alasan"]}),
        ("Pejabat PPID yang menetapkan", {"fields": ["pejabat_nama", "pejabat_jabatan"]}),
        (
            "Persetujuan pimpinan badan publik",
            {
                "fields": [
                    *["pimpinan_nama", "pimpinan_jabatan"],
                    *["persetujuan_tanggal", "persetujuan_nomor"],
                ]
            },
        ),
    ]

    class Media:
        css = {"all": ["css/admin-dik.css"]}

    # --- Rights: letters are PPID Utama's and are never changed ----------------------------------
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.situs.utama and super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_decide(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- List and letter ------------------------------------------------------------------------
    @admin.display(description="Informasi")
    def jumlah(self, obj: SuratPenetapan) -> int:
        return len(obj.baris)

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """To be read only. Without this "save as new" would write a letter that decides nothing."""
        if request.method == "POST":
            raise PermissionDenied
        return super().change_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        rows = list_of_letter(request, context["original"])
        context |= {"daftar": rows, "subtitle": None}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.surat_view)
        own = path("<int:pk>/surat.pdf", view, name="dip_suratpenetapan_surat")
        return [own, *super().get_urls()]

    def surat_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request).select_related("situs"), pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        data = write_surat(obj, list_of_letter(request, obj))
        return build_response(data, f"surat-penetapan-{obj.nomor}")

    # --- The decision ---------------------------------------------------------------------------
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        usulan = list_usulan(request)
        surat = next_surat(request.situs)
        if request.method == "GET":
            form = PenetapanForm(usulan=usulan, instance=surat, initial=_choose(request, usulan))
        else:
            form = PenetapanForm(request.POST, usulan=usulan, instance=surat)
            if form.is_valid() and self._determine(request, form):
                return redirect(reverse("admin:dip_suratpenetapan_change", args=[surat.pk]))
        return self._render_decision(request, form, usulan)

    def _determine(self, request: HttpRequest, form: PenetapanForm) -> bool:
        try:
            rows = determine(form.instance, form.list_chosen(), request.user)
        except ValidationError as error:
            form.take(error)
            return False
        text = f"{len(rows)} informasi ditetapkan dengan surat {form.instance.nomor}."
        self.message_user(request, text, messages.SUCCESS)
        return True

    def _render_decision(
        self, request: HttpRequest, form: PenetapanForm, usulan: list[Pengecualian]
    ) -> HttpResponse:
        chosen = form["usulan"].value() or []
        context = {
            **self.admin_site.each_context(request),
            "title": "Tetapkan informasi dikecualikan",
            "opts": self.opts,
            "form": form,
            "usulan": [_present(form, row, chosen) for row in usulan],
        }
        status = 422 if request.method == "POST" else 200
        return render(request, "admin/dip/pengecualian/tetapkan.html", context, status=status)


def list_of_letter(request: HttpRequest, surat: SuratPenetapan) -> list[dict[str, Any]]:
    """The entries as the letter decided them, of the sites that this person sees."""
    seen = set(visible_situs(request).values_list("pk", flat=True))
    return [row for row in surat.baris if row["situs"] in seen]


def list_usulan(request: HttpRequest) -> list[Pengecualian]:
    """What waits for a decision: those named in the address, else all that this person sees."""
    rows = scoped(Pengecualian.objects.all(), request)
    rows = rows.filter(status=StatusPengecualian.DIUSULKAN).select_related("situs", "uji")
    named = [pk for pk in request.GET.getlist("usulan") if pk.isascii() and pk.isdecimal()]
    if named:
        rows = rows.filter(pk__in=[int(pk) for pk in named if len(pk) < 19])
    return list(rows.order_by("situs__urutan", "urutan", "pk")[:MAX_USULAN])


def _choose(request: HttpRequest, usulan: list[Pengecualian]) -> dict[str, Any]:
    """Ticked are those that somebody picked; of a whole list nobody picked any yet."""
    picked = usulan if request.GET.getlist("usulan") else usulan[:1] if len(usulan) == 1 else []
    return {"usulan": [build_kunci(row) for row in picked]}


def _present(form: PenetapanForm, row: Pengecualian, chosen: list[str]) -> dict[str, Any]:
    kunci = build_kunci(row)
    return {
        "row": row,
        "kunci": kunci,
        "dipilih": kunci in chosen,
        "jangka": describe_jangka(row),
        "alasan": list_dasar(row),
        "temuan": check_pengecualian(row, form.instance.tanggal),
    }
