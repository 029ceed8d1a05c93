"""The admin of everything that is drafted and published: rights, list, buttons, writes."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst

from dip.models import Kewajiban
from dip.peran import PEMBACA, PENERBIT, PENULIS
from halaman.admin.riwayat import RiwayatMixin
from halaman.enums import Status
from halaman.forms.konten import KontenForm
from halaman.gambar import note_alt
from halaman.models import Konten
from halaman.periksa_isi import Berat, Temuan, periksa_konten
from halaman.pratinjau import build_pratinjau_url
from halaman.services import (
    archive_konten,
    delete_draf,
    duplicate_konten,
    publish_konten,
    save_konten,
    withdraw_konten,
)
from halaman.teks import TeksKaya
from halaman.templat import list_templat, read_templat
from situs.access import holds_any

TANGGAL = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
WAKTU = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
JADWAL = (
    "Waktu tampil",
    {"fields": ["terbit_mulai", "terbit_sampai", "versi_dibaca"], "classes": ["collapse"]},
)
_TANDA = {"Terbit": "terbit", "Draf": "draf", "Terjadwal": "terjadwal"}


def may_touch(request: HttpRequest, obj: Model | None) -> bool:
    """A petugas prepares drafts; what is public changes through the PPID."""
    return obj is None or obj.status == Status.DRAF or holds_any(request, PENERBIT)


class KontenAdmin(RiwayatMixin):
    """`isi_fieldsets` of a subclass says what its form asks; the schedule follows by itself."""

    peran_baca, peran_tulis = PEMBACA, PENULIS
    form = KontenForm
    change_form_template = "admin/halaman/konten_form.html"
    list_display = ["judul", "keadaan", "kewajiban", "diperbarui"]
    list_filter = ["status"]
    list_per_page = 50
    search_fields = ["judul"]
    search_help_text = "Cari dalam judul."
    actions = ["terbitkan", "tarik", "arsipkan", "duplikat"]
    isi_fieldsets: list[tuple] = [(None, {"fields": ["situs", "judul", "kewajiban"]})]
    formfield_overrides = {
        models.DateField: {"widget": TANGGAL},
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": WAKTU},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 5})},
        models.URLField: {"assume_scheme": "https"},
    }

    class Media:
        css = {"all": ["css/admin-halaman.css"]}

    # --- Rights ---------------------------------------------------------------------------------
    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        return super()._may_write(request, obj) and may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        never_public = obj is not None and obj.status == Status.DRAF and not obj.terbit_pada
        return never_public and super().has_delete_permission(request, obj)

    def has_terbit_permission(self, request: HttpRequest) -> bool:
        return holds_any(request, PENERBIT)

    # --- Form -----------------------------------------------------------------------------------
    @property
    def fieldsets(self) -> list[tuple]:
        return [*self.isi_fieldsets, JADWAL]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        found = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or obj is None:
            return found
        # Who only reads sees the columns; an upload or a check box has nothing to tell.
        columns = {column.name for column in self.opts.get_fields()}

        def readable(name: str) -> str:
            return "isi_terbaca" if name == "isi" and name in self.model.teks_kaya else name

        kept = [(name, columns.intersection(rest["fields"]), rest) for name, rest in found]
        return [
            (name, {**rest, "fields": [readable(each) for each in rest["fields"] if each in known]})
            for name, known, rest in kept
            if known
        ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The work list says which duty is to be met; its template fills the form."""
        given = super().get_changeform_initial_data(request)
        asked = str(given.pop("kewajiban", "")).replace("\x00", "")
        templat = str(given.pop("templat", ""))
        kewajiban = Kewajiban.objects.filter(kode=asked).first()
        start = {"judul": kewajiban.nama, "kewajiban": kewajiban.pk} if kewajiban else {}
        nama = templat or (kewajiban.templat if kewajiban else "")
        filled = read_templat(nama, request.situs) if nama in list_templat() else {}
        return start | filled | given

    def get_form(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> type:
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"hambatan": staticmethod(self.hambatan)})

    def hambatan(self, obj: Konten) -> list[str]:
        """What else this kind needs before it is published; each a sentence to the officer."""
        return []

    def _read_hambatan(self, obj: Konten) -> list[str]:
        held = [found.pesan for found in periksa_konten(obj) if found.berat == Berat.TAHAN]
        return [*self.hambatan(obj), *held]

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["boleh_terbit"] = self.has_terbit_permission(request)
        context["tombol_konten"] = True
        context["temuan"] = self._read_temuan(context)
        obj = context.get("original")
        context["alamat_pratinjau"] = build_pratinjau_url(obj) if obj and obj.pk else ""
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Konten) -> HttpResponse:
        return self._open_pratinjau(request, obj) or super().response_change(request, obj)

    def response_add(self, request: HttpRequest, obj: Konten, *args: Any) -> HttpResponse:
        return self._open_pratinjau(request, obj) or super().response_add(request, obj, *args)

    def _open_pratinjau(self, request: HttpRequest, obj: Konten) -> HttpResponse | None:
        # A form may only lead to its own host (form-action of the content security policy).
        shows = "_pratinjau" in request.POST and obj.situs_id == request.situs.pk
        return HttpResponseRedirect(build_pratinjau_url(obj)) if shows else None

    def _read_temuan(self, context: dict) -> list[Temuan]:
        """The panel above the form: what stands in the database, or what was just typed."""
        form = context["adminform"].form
        if form.is_bound:
            said = form.non_field_errors()
            return [found for found in form.temuan if capfirst(found.pesan) not in said]
        return periksa_konten(context["original"]) if context.get("original") else []

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        # A draft has no address that a visitor could open; it has a preview.
        return super().get_view_on_site_url(obj) if obj and obj.is_published else None

    # --- List -----------------------------------------------------------------------------------
    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return [*columns, "situs"] if request.situs.utama else columns

    def get_list_filter(self, request: HttpRequest) -> list:
        filters = super().get_list_filter(request)
        return [self._scoped_filter("situs"), *filters] if request.situs.utama else filters

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs", "kewajiban"]

    @admin.display(description="Keadaan", ordering="status")
    def keadaan(self, obj: Konten) -> str:
        return format_html(
            '<span class="tanda tanda-{}">{}</span>', _TANDA.get(obj.keadaan, "arsip"), obj.keadaan
        )

    @admin.display(description="Diperbarui", ordering="diperbarui_pada")
    def diperbarui(self, obj: Konten) -> str:
        return date_format(timezone.localtime(obj.diperbarui_pada), "j F Y")

    @admin.display(description="Isi")
    def isi_terbaca(self, obj: Konten) -> str:
        """For who only reads: the text itself, not its tags."""
        return format_html('<div class="isi-terbaca">{}</div>', TeksKaya(obj.isi))

    # --- Writes ---------------------------------------------------------------------------------
    def save_model(self, request: HttpRequest, obj: Konten, form: Any, change: bool) -> None:
        self.refuse_foreign(request, obj)
        form.prepare(obj)
        save_konten(obj, request.user)
        note_alt(obj)
        if "_terbitkan" in request.POST and self.has_terbit_permission(request):
            publish_konten([obj], request.user)
            obj.refresh_from_db()
            self._tell_terbit(request, obj)
        stays = "_continue" in request.POST or "_pratinjau" in request.POST
        for found in () if stays else form.temuan:  # the form itself shows them above its fields
            message = f"Tersimpan, tetapi perhatikan: {found.pesan}"
            self.message_user(request, message, messages.WARNING)

    def _tell_terbit(self, request: HttpRequest, obj: Konten) -> None:
        """Where visitors read it now; or that they do not yet, and from when they will."""
        if obj.is_published:
            words = 'Sudah terbit. <a href="{}">Lihat di situs</a>'
            self.message_user(request, format_html(words, self._find_public(request, obj)))
            return
        mulai = obj.terbit_mulai and date_format(timezone.localtime(obj.terbit_mulai), "j F Y H.i")
        words = f"mulai tampil {mulai}" if obj.keadaan == "Terjadwal" else "waktu tampilnya lewat"
        self.message_user(request, f"Sudah diterbitkan, tetapi {words}.", messages.WARNING)

    def _find_public(self, request: HttpRequest, obj: Konten) -> str:
        path = obj.get_absolute_url()
        return path if obj.situs_id == request.situs.pk else obj.situs.build_url(path)

    def delete_model(self, request: HttpRequest, obj: Konten) -> None:
        self.refuse_foreign(request, obj)
        delete_draf(obj, request.user)

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # what was public is archived, never deleted
        return actions

    @admin.action(description="Terbitkan yang dipilih", permissions=["terbit"])
    def terbitkan(self, request: HttpRequest, queryset: QuerySet) -> None:
        ready, kind = [], self.opts.verbose_name
        for row in queryset:
            faults = self._read_hambatan(row)
            for fault in faults:
                message = f"“{row}” belum diterbitkan: {fault}"
                self.message_user(request, message, messages.WARNING)
            ready += [] if faults else [row]
        count = publish_konten(ready, request.user)
        self.message_user(request, f"{count} {kind} diterbitkan.", messages.SUCCESS)

    @admin.action(description="Kembalikan ke draf", permissions=["terbit"])
    def tarik(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = withdraw_konten(queryset, request.user)
        message = f"{count} {self.opts.verbose_name} kembali menjadi draf."
        self.message_user(request, message, messages.SUCCESS)

    @admin.action(description="Arsipkan yang dipilih", permissions=["terbit"])
    def arsipkan(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = archive_konten(queryset, request.user)
        message = f"{count} {self.opts.verbose_name} diarsipkan."
        self.message_user(request, message, messages.SUCCESS)

    @admin.action(description="Buat salinannya sebagai draf", permissions=["add"])
    def duplikat(self, request: HttpRequest, queryset: QuerySet) -> None:
        for row in queryset:
            duplicate_konten(row, request.user)
        message = f"{len(queryset)} {self.opts.verbose_name} disalin sebagai draf."
        self.message_user(request, message, messages.SUCCESS)
