"""The list "Tautan" of the admin, and the marks beside entries whose link or file is dead."""

from datetime import datetime

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate

from dip.admin_saringan import YaFilter
from dip.models import PemeriksaanTautan
from dip.peran import PEMBACA, PENULIS
from dip.services_tautan import MAX_TEMPAT
from dip.tautan_mati import TautanMati, read_mati_many
from situs.access import holds_any, scoped, writable_situs
from situs.scoped_admin import PerSitusAdmin

MATI, GAGAL, TAK_DIPERIKSA, HIDUP, MENUNGGU = "mati", "gagal", "tak_diperiksa", "hidup", "menunggu"
KEADAAN = {
    MATI: "Tidak dapat dibuka",
    GAGAL: "Gagal, diperiksa lagi besok",
    TAK_DIPERIKSA: "Tidak dapat diperiksa",
    HIDUP: "Dapat dibuka",
    MENUNGGU: "Belum diperiksa",
}


def read_keadaan(row: PemeriksaanTautan) -> str:
    """The state of one row; the querysets of the model say the same."""
    if row.mati_sejak:
        return MATI
    if row.gagal_sejak:
        return GAGAL
    if row.diperiksa_pada is None:
        return MENUNGGU
    return TAK_DIPERIKSA if row.galat else HIDUP


class KeadaanFilter(YaFilter):
    title, parameter_name = "keadaan", "keadaan"
    pilihan = list(KEADAAN.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        return getattr(queryset, value)() if value in KEADAAN else queryset


@admin.register(PemeriksaanTautan)
class TautanAdmin(PerSitusAdmin):
    """Read only: the rows are written by check_tautan."""

    peran_baca = PEMBACA
    peran_tulis = frozenset()
    list_display = ["tautan", "tampil_di", "diperiksa"]
    list_display_links = None
    list_filter = [KeadaanFilter]
    list_per_page = 25
    search_fields = ["alamat"]
    search_help_text = "Cari alamat."
    actions = None
    sortable_by: list[str] = []
    fields = ["tautan", "tampil_di", "diperiksa"]

    class Media:
        css = {"all": ["css/admin-tautan.css"]}

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # not even the operator, who else may write everything

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return ["situs", *columns] if request.situs.utama else columns

    def get_list_filter(self, request: HttpRequest) -> list:
        filters = super().get_list_filter(request)
        return [self._scoped_filter("situs"), *filters] if request.situs.utama else filters

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["situs"]

    def get_ordering(self, request: HttpRequest) -> list:
        return [_newest("mati_sejak"), _newest("gagal_sejak"), "alamat", "pk"]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changelist = super().get_changelist_instance(request)
        may_ask = holds_any(request, PENULIS)
        own = set(writable_situs(request).values_list("pk", flat=True)) if may_ask else set()
        for row in changelist.result_list:
            row.boleh_periksa = row.situs_id in own
        return changelist

    @admin.display(description="Tautan")
    def tautan(self, row: PemeriksaanTautan) -> str:
        keadaan = read_keadaan(row)
        context = {
            "nilai": keadaan,
            "kata": KEADAAN[keadaan],
            "sejak": row.mati_sejak or row.gagal_sejak,
            "sebab": row.galat,
            "tertulis": row.alamat,
            "alamat": _link_alamat(row),
        }
        return render_to_string("admin/dip/tautan/_tautan.html", context)

    @admin.display(description="Tampil di")
    def tampil_di(self, row: PemeriksaanTautan) -> str:
        context = {"daftar": list_tempat(row), "penuh": len(row.tempat) >= MAX_TEMPAT}
        return render_to_string("admin/dip/tautan/_tempat.html", context)

    @admin.display(description="Terakhir diperiksa")
    def diperiksa(self, row: PemeriksaanTautan) -> str:
        context = {"pada": row.diperiksa_pada, "kata": row.alamat}
        if getattr(row, "boleh_periksa", False):  # other sites' officers ask for their own
            context["tombol"] = reverse("admin:tautan_periksa", args=[row.pk])
        return render_to_string("admin/dip/tautan/_periksa.html", context)


def _newest(name: str) -> OrderBy:
    return F(name).desc(nulls_last=True)


def _link_alamat(row: PemeriksaanTautan) -> str:
    """What a browser opens; nothing for words that only look like an address."""
    if row.alamat.startswith("/"):
        return row.situs.build_url(row.alamat)
    return row.alamat if row.alamat.startswith(("http://", "https://")) else ""


def list_tempat(row: PemeriksaanTautan) -> list[dict[str, str]]:
    """The rows that show the address, each with its form; only forms of this host open here."""
    return [
        {"jenis": _name_model(label), "kata": words, "alamat": _link_form(label, pk)}
        for label, pk, words in row.tempat
    ]


def _name_model(label: str) -> str:
    return str(apps.get_model(label)._meta.verbose_name) if label else ""


def _link_form(label: str, pk: int | None) -> str:
    if pk is None:
        return ""
    try:
        return reverse(f"admin:{label.replace('.', '_')}_change", args=[pk])
    except NoReverseMatch:
        return ""


class TautanMatiFilter(YaFilter):
    """Entries whose link or file cannot be opened, as the last run saw them."""

    title, parameter_name = "tautan", "tautan"
    pilihan = [("mati", "Tautan atau berkas tidak dapat dibuka")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() != "mati":
            return queryset
        dead = scoped(PemeriksaanTautan.objects.mati(), request).order_by("pk")
        label = queryset.model._meta.label_lower
        places = (place for tempat in dead.values_list("tempat", flat=True) for place in tempat)
        return queryset.filter(pk__in={pk for name, pk, _ in places if name == label})


class TautanMixin:
    """For the lists of DIP entries and documents: what cannot be opened is marked."""

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        changelist = super().get_changelist_instance(request)
        mati = read_mati_many({row.situs_id for row in changelist.result_list})
        for row in changelist.result_list:
            row.mati_sejak = self.read_mati_sejak(row, mati[row.situs_id])
        return changelist

    def read_mati_sejak(self, row: Model, mati: TautanMati) -> datetime | None:
        raise NotImplementedError


def mark_mati(words: object, sejak: datetime | None) -> str:
    """What a column says, with the mark beside it."""
    if not sejak:
        return str(words)
    day = date_format(localdate(sejak), "j F Y")
    title = f"Sejak {day}"
    return format_html(
        '{} <span class="tanda tanda-mati" title="{}">tidak dapat dibuka</span>', words, title
    )
