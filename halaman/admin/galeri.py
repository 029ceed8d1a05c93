"""Albums of the gallery and their pictures."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.html import format_html

from dip.peran import PEMBACA, PENULIS
from halaman.admin.konten import KontenAdmin, may_touch
from halaman.admin.urutan import LANGKAH
from halaman.forms.kabar import AlbumForm, FotoForm
from halaman.models import Album, Foto
from halaman.services import move_row, next_urutan
from situs.scoped_admin import PerSitusInline


class FotoInline(PerSitusInline):
    model = Foto
    form = FotoForm
    fields = ["tampak", "unggah", "alt", "hiasan", "keterangan"]
    readonly_fields = ["tampak"]
    peran_baca, peran_tulis = PEMBACA, PENULIS
    verbose_name, verbose_name_plural = "foto", "foto"
    extra = 3

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        return super()._may_write(request, obj) and may_touch(request, obj)

    @admin.display(description="Tersimpan")
    def tampak(self, foto: Foto) -> str:
        if not foto.pk:
            return "–"
        return format_html(
            '<img src="{}" alt="{}" width="120" class="gambar-kecil" loading="lazy">',
            foto.gambar.get_small_url(),
            foto.gambar,
        )


@admin.register(Album)
class AlbumAdmin(KontenAdmin):
    form = AlbumForm
    change_form_template = "admin/halaman/album_form.html"
    inlines = [FotoInline]
    list_display = ["judul", "tanggal", "keadaan", "diperbarui"]
    date_hierarchy = "tanggal"
    isi_fieldsets = [
        (None, {"fields": ["situs", "judul", "tanggal", "ringkasan"]}),
        ("Video", {"fields": ["tautan_video", "transkrip"], "classes": ["collapse"]}),
        ("Terkait", {"fields": ["kewajiban"], "classes": ["collapse"]}),
    ]

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.urutan_view)
        return [path("<int:pk>/urutan/", view, name="halaman_album_urutan"), *super().get_urls()]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is not Foto:
            return super().save_formset(request, form, formset, change)
        forms_of = {id(each.instance): each for each in formset.forms}
        for row in formset.save(commit=False):
            self.refuse_foreign(request, row.album)
            forms_of[id(row)].prepare(row)
            row.urutan = row.urutan or next_urutan(row.album.foto.all())
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        return None

    def urutan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The pictures of an album with a button up and down for each."""
        album = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, album):
            raise PermissionDenied
        rows = album.foto.select_related("gambar")
        if request.method == "POST":
            return self._move(request, album)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Urutan foto: {album}",
            "opts": self.opts,
            "object": album,
            "daftar_foto": rows,
        }
        return render(request, "admin/halaman/urutan_foto.html", context)

    def _move(self, request: HttpRequest, album: Album) -> HttpResponse:
        number = request.POST.get("foto", "")
        foto = get_object_or_404(album.foto.all(), pk=number if number.isdecimal() else 0)
        step = LANGKAH.get(request.POST.get("arah", ""), 0)
        if step and move_row(foto, album.foto.all(), step):
            self.message_user(request, "Urutan foto disimpan.", messages.SUCCESS)
        return HttpResponseRedirect(request.path)
