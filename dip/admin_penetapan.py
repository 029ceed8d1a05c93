"""The determination of the DIP in the admin: look first, then freeze; afterwards only read."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from dip.ekspor import MAX_ROWS
from dip.enums import Status
from dip.forms_penetapan import PenetapanForm
from dip.models import Informasi, PenetapanDIP
from dip.penetapan import list_penetapan
from dip.peran import PEMBACA, PENERBIT
from dip.perbedaan import name_baris
from dip.periksa_penetapan import check_bahan
from dip.saringan import read_number
from dip.services_penetapan import SK, Bahan, Dilihat, determine_dip, read_bahan
from situs.access import writable_situs
from situs.models import Situs
from situs.scoped_admin import PerSitusAdmin

MAX_DISEBUT = 10  # entries named for each kind of difference
BERKAS = (("xlsx", "Excel (XLSX)"), ("pdf", "PDF"), ("json", "JSON"))


@admin.register(PenetapanDIP)
class PenetapanAdmin(PerSitusAdmin):
    peran_baca, peran_tulis = PEMBACA, PENERBIT
    list_display = ["nama", "nomor", "tanggal", "jumlah", "pengguna", "dibuat_pada"]
    list_filter = ["tahun"]
    list_select_related = ["situs", "pengguna"]
    search_fields = ["nomor", "catatan"]
    search_help_text = "Cari nomor SK atau catatan."
    actions = None
    fields = readonly_fields = [
        *("nama", "nomor", "tanggal", "catatan", "jumlah", "unduhan", "perubahan"),
        *("sidik", "pengguna", "dibuat_pada"),
    ]

    # --- Rights: nobody changes or deletes what an SK fixed ---------------------------------------
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- Reading ----------------------------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> QuerySet[PenetapanDIP]:
        return super().get_queryset(request).defer("baris", "kepala")

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return ["nama", "situs", *columns[1:]] if request.situs.utama else columns

    def get_list_filter(self, request: HttpRequest) -> list:
        filters = super().get_list_filter(request)
        return [self._scoped_filter("situs"), *filters] if request.situs.utama else filters

    @admin.display(description="DIP", ordering="tahun")
    def nama(self, obj: PenetapanDIP) -> str:
        return f"DIP {obj.tahun} versi {obj.versi}"

    @admin.display(description="unduhan yang dibekukan")
    def unduhan(self, obj: PenetapanDIP) -> str:
        links = [(build_link(obj, kind), label) for kind, label in BERKAS if has_file(obj, kind)]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)

    @admin.display(description="perubahan sejak itu")
    def perubahan(self, obj: PenetapanDIP) -> str:
        return format_html('<a href="{}">Lihat perbedaan</a>', link_beda(obj))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        if request.method == "POST":  # "save as new" would be a way around add_view
            raise PermissionDenied
        return super().change_view(request, object_id, form_url, extra_context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        pk = object_id if object_id.isdecimal() else 0
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return redirect("admin:dip_penetapandip_change", obj.pk)

    # --- Determining ------------------------------------------------------------------------------
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        situs = find_situs(request)
        tahun, daftar_tahun = choose_tahun(request, situs)
        bahan = read_bahan(situs, tahun)
        dikenal = list_penetapan(situs).filter(tahun=tahun)
        form = PenetapanForm(request.POST or None, daftar=dikenal, initial=read_initial(bahan))
        if request.method == "POST" and form.is_valid():
            penetapan = self._determine(request, situs, tahun, form)
            if penetapan:
                return redirect("admin:dip_penetapandip_change", penetapan.pk)
            bahan = read_bahan(situs, tahun)
        if form.is_bound:  # whoever sends it again has seen what stands on the page now
            form.data = form.data.copy()
            form.data.update({name: str(value) for name, value in read_initial(bahan).items()})
        context = {
            **self.admin_site.each_context(request),
            **describe_bahan(request, situs, tahun, bahan),
            "title": f"Tetapkan DIP {tahun}",
            "opts": self.opts,
            "form": form,
            "pilihan_tahun": [(str(each), link_add(request, situs, each)) for each in daftar_tahun],
            "pilihan_situs": [
                (each, link_add(request, each, tahun)) for each in writable_situs(request)
            ],
        }
        status = 422 if form.is_bound else 200
        return render(request, "admin/dip/penetapandip/tetapkan.html", context, status=status)

    def _determine(
        self, request: HttpRequest, situs: Situs, tahun: int, form: PenetapanForm
    ) -> PenetapanDIP | None:
        given = form.cleaned_data
        sk = SK(given["nomor"], given["tanggal"], given["catatan"])
        dilihat = Dilihat(given["versi_dilihat"] or 0, given["sidik_dilihat"])
        try:
            penetapan = determine_dip(situs, tahun, sk, dilihat, request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return None
        words = f"DIP {tahun} ditetapkan: versi {penetapan.versi}, {penetapan.jumlah} informasi."
        self.message_user(request, words, messages.SUCCESS)
        return penetapan


def build_link(obj: PenetapanDIP, kind: str) -> str:
    path = reverse(f"dip:penetapan-{kind}", args=[obj.tahun, obj.versi])
    return obj.situs.build_url(path)


def link_beda(obj: PenetapanDIP) -> str:
    return build_link(obj, "beda")


def has_file(obj: PenetapanDIP, kind: str) -> bool:
    return kind == "json" or bool(getattr(obj, kind))


def find_situs(request: HttpRequest) -> Situs:
    """This site, or with ?situs= one that this person openly acts for."""
    text = request.GET.get("situs") or str(request.situs.pk)
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Http404
    return get_object_or_404(writable_situs(request), pk=int(text))


def choose_tahun(request: HttpRequest, situs: Situs) -> tuple[int, list[int]]:
    """The year that is meant, and the years that have something to determine."""
    rows = Informasi.objects.for_situs(situs).published().order_by("-tahun")
    found = list(rows.values_list("tahun", flat=True).distinct())
    now = timezone.localdate().year
    asked = read_number(request.GET, "tahun")
    if asked in found:
        return asked, found
    return (now if now in found or not found else found[0]), found


def link_add(request: HttpRequest, situs: Situs, tahun: int) -> str:
    query = {"tahun": tahun} | ({} if situs == request.situs else {"situs": situs.pk})
    return f"{reverse('admin:dip_penetapandip_add')}?{urlencode(query)}"


def read_initial(bahan: Bahan) -> dict[str, Any]:
    return {"versi_dilihat": bahan.dilihat.versi, "sidik_dilihat": bahan.dilihat.sidik}


def describe_bahan(request: HttpRequest, situs: Situs, tahun: int, bahan: Bahan) -> dict[str, Any]:
    """What will be frozen, and what will not."""
    hasil = check_bahan(bahan)
    daftar = reverse("admin:dip_informasi_changelist")
    at_utama = {"situs__id__exact": situs.pk} if request.situs.utama else {}
    link = f"{daftar}?{urlencode({'tahun': tahun} | at_utama)}"
    draf = Informasi.objects.for_situs(situs).for_tahun(tahun).filter(status=Status.DRAF)
    return {
        "situs_kerja": situs,
        "tahun_dip": str(tahun),
        "bahan": bahan,
        "hasil": hasil,
        "versi": bahan.dilihat.versi + 1,
        "jumlah_draf": draf.count(),
        "tautan_draf": f"{link}&status__exact={Status.DRAF}",
        "tautan_ringkasan": f"{link}&ringkasan=judul&status__exact={Status.TERBIT}",
        "tautan_bukti": f"{link}&berkas=tanpa&status__exact={Status.TERBIT}",
        "beda": list_beda(hasil) if hasil.perbedaan else [],
        "tautan_beda": link_beda(bahan.terakhir) if bahan.terakhir else "",
        "batas_pdf": MAX_ROWS if hasil.jumlah > MAX_ROWS else 0,
    }


def list_beda(hasil: Any) -> list[tuple[str, int, list[str]]]:
    """(kind, how many, the first names) for each kind of difference to the last version."""
    beda = hasil.perbedaan
    kinds = [
        ("ditambahkan", beda.ditambahkan),
        ("dihapus", beda.dihapus),
        ("diubah", [each.baris for each in beda.diubah]),
    ]
    return [
        (kind, len(rows), [name_baris(row) for row in rows[:MAX_DISEBUT]])
        for kind, rows in kinds
        if rows
    ]
