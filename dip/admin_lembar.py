"""The list of a year as a sheet: /admin/dip/informasi/lembar/. With a script the whole year as a
grid, without one 25 rows a page as a form; both are saved row by row."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dip.enums import Status
from dip.lembar import KATEGORI_LABELS, ROW_FIELDS, Lembar
from dip.lembar_kiriman import KirimanRusak, read_form, read_json
from dip.lembar_simpan import ALASAN_TERBIT, Jawaban, Keadaan, save_semua
from dip.lembar_tampil import (
    BENTUK_SERING,
    build_rows,
    describe_lost,
    dump_jawaban,
    dump_rows,
    list_kolom,
    list_saran,
)
from dip.models import TAHUN_VALIDATORS, Informasi
from dip.peran import PENERBIT, PENULIS
from situs.access import find_situs, holds_any, visible_situs, writable_situs

PER_HALAMAN = 25
KOSONG = 5  # empty rows of the plain form
_TERLALU_BESAR = "Kiriman terlalu besar. Kirim lebih sedikit baris, atau pendekkan isi selnya."


class LembarMixin:
    def get_urls(self) -> list:
        wrap = self.admin_site.admin_view
        own = [
            ("lembar/", self.lembar_view, "dip_informasi_lembar"),
            ("lembar/data.json", self.lembar_data_view, "dip_informasi_lembar_data"),
            ("lembar/simpan/", self.lembar_simpan_view, "dip_informasi_lembar_simpan"),
        ]
        return [
            *(path(route, wrap(view), name=name) for route, view, name in own),
            *super().get_urls(),
        ]

    # --- Pages ----------------------------------------------------------------------------------
    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def lembar_view(self, request: HttpRequest) -> HttpResponse:
        lembar = self._open_lembar(request)
        if request.method != "POST":
            return self._show_lembar(request, lembar, {})
        if not lembar.boleh_tulis:
            raise PermissionDenied
        try:
            daftar = read_form(request.POST)
        except KirimanRusak as error:
            self.message_user(request, str(error), messages.ERROR)
            return self._show_lembar(request, lembar, {}, status=400)
        jawaban = {each.kiriman.kode: each for each in save_semua(lembar, daftar)}
        saved = count_saved(jawaban)
        if saved < len(jawaban):
            return self._show_lembar(request, lembar, jawaban, status=422)
        words = f"{saved} baris tersimpan." if saved else "Tidak ada sel yang berubah."
        self.message_user(request, words, messages.SUCCESS if saved else messages.INFO)
        return redirect(request.get_full_path())

    @method_decorator([require_GET, never_cache])
    def lembar_data_view(self, request: HttpRequest) -> JsonResponse:
        lembar = self._open_lembar(request)
        return JsonResponse(
            {
                "token": get_token(request),  # a new log-in in another tab renews it
                "boleh": lembar.boleh_tulis,
                "alasan": ALASAN_TERBIT,
                "kategori": ["", *KATEGORI_LABELS.values()],
                "kolom": list_kolom(),
                "saran": {"bentuk": BENTUK_SERING},
                "baris": dump_rows(lembar),
            }
        )

    @method_decorator([require_POST, never_cache])
    def lembar_simpan_view(self, request: HttpRequest) -> JsonResponse:
        lembar = self._open_lembar(request)
        if not lembar.boleh_tulis:
            raise PermissionDenied
        try:
            daftar = read_json(request.body)
        except RequestDataTooBig:
            return JsonResponse({"pesan": _TERLALU_BESAR}, status=413)
        except KirimanRusak as error:
            return JsonResponse({"pesan": str(error)}, status=400)
        jawaban = save_semua(lembar, daftar)
        return JsonResponse({"baris": [dump_jawaban(lembar, each) for each in jawaban]})

    # --- Parts ----------------------------------------------------------------------------------
    def _open_lembar(self, request: HttpRequest) -> Lembar:
        if not self.has_view_permission(request):
            raise PermissionDenied
        situs = find_situs(request)
        own = writable_situs(request).filter(pk=situs.pk).exists()
        return Lembar(
            situs=situs,
            tahun=read_tahun(request),
            pengguna=request.user,
            boleh_tulis=own and holds_any(request, PENULIS),
            boleh_terbit=holds_any(request, PENERBIT),
        )

    def _show_lembar(
        self, request: HttpRequest, lembar: Lembar, jawaban: dict[str, Jawaban], status: int = 200
    ) -> HttpResponse:
        rows = lembar.rows().values(*ROW_FIELDS)
        page = Paginator(rows, PER_HALAMAN).get_page(request.GET.get("hal"))
        baris = build_rows(lembar, page.object_list, jawaban, KOSONG)
        here = lembar.situs == request.situs
        query = urlencode({"situs": lembar.situs.pk, "tahun": lembar.tahun})
        context = {
            **self.admin_site.each_context(request),
            "title": f"Lembar kerja DIP {lembar.tahun}{'' if here else f' {lembar.situs.nama}'}",
            "lembar": lembar,
            "milik_sendiri": here,
            "page": page,
            "halaman": page.paginator.get_elided_page_range(page.number, on_each_side=2),
            "kolom": list_kolom(),
            "baris": baris,
            "bermasalah": [each for each in baris if each.bermasalah],
            "hilang": describe_lost(jawaban.values()),
            "tersimpan": count_saved(jawaban),
            "kategori": list(KATEGORI_LABELS.values()),
            "saran": list_saran(lembar) if lembar.boleh_tulis else {},
            "alasan_terbit": ALASAN_TERBIT,
            "diarsipkan": count_archived(lembar),
            "daftar_tahun": list_tahun(lembar),
            "daftar_situs": visible_situs(request) if request.situs.utama else [],
            "query": query,
        }
        return render(request, "admin/dip/informasi/lembar.html", context, status=status)


def count_saved(jawaban: dict[str, Jawaban]) -> int:
    return sum(each.keadaan == Keadaan.TERSIMPAN for each in jawaban.values())


def count_archived(lembar: Lembar) -> int:
    rows = Informasi.objects.for_situs(lembar.situs).for_tahun(lembar.tahun)
    return rows.filter(status=Status.ARSIP).count()


def list_tahun(lembar: Lembar) -> list[int]:
    """Years with entries, the shown one, this year and the next, newest first."""
    rows = Informasi.objects.for_situs(lembar.situs).order_by()
    now = timezone.localdate().year
    known = set(rows.values_list("tahun", flat=True).distinct())
    return sorted(known | {lembar.tahun, now, now + 1}, reverse=True)


def read_tahun(request: HttpRequest) -> int:
    """The year in the address; without one the current year. Raises Http404."""
    text = request.GET.get("tahun") or str(timezone.localdate().year)
    if not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise Http404
    try:
        for check in TAHUN_VALIDATORS:
            check(int(text))
    except ValidationError as error:
        raise Http404 from error
    return int(text)
