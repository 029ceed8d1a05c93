"""Filters taken away one at a time. Each must be noticed by the check that stands beside it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from django.apps import apps
from django.core import signing
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from dip import (
    admin_impor_dik,
    admin_lembar,
    admin_penetapan,
    admin_surat,
    peran,
    views,
    views_penetapan,
)
from dip.admin import InformasiAdmin
from dip.admin_impor import ImporAdmin
from dip.admin_pengecualian import PengecualianAdmin
from dip.lembar import Lembar
from dip.models import Informasi, PengecualianQuerySet
from halaman import admin_kelengkapan, pratinjau, queries
from halaman.admin import berbagi
from halaman.admin.spanduk import SpandukAdmin
from halaman.models import ButirMenu, Gambar, Halaman
from halaman.models.darurat import SpandukQuerySet
from halaman.models.halaman import HalamanQuerySet
from halaman.models.konten import KontenQuerySet
from halaman.views import berkas
from halaman.views import pratinjau as preview_view
from pengaduan.admin import PengaduanAdmin
from pengaduan.models import Pengaduan
from ppid_portal import admin_tautan, pencarian
from ppid_portal.admin import PortalAdminSite, PortalLoginForm, PortalPasswordResetForm
from saq import admin_penilaian, titik
from situs import access, scoped_admin
from situs.admin import HariLiburAdmin, IzinBertindakAdmin, PenggunaAdmin, SitusAdmin
from situs.kunjungan import Hasil, Keadaan
from situs.middleware import BoundSessionMiddleware
from situs.models import IzinBertindak, Situs
from situs.scoped_admin import GlobalAdmin, PerSitusAdmin, PerSitusForm, ScopedMixin
from tests.isolation import (
    aduan_doors,
    decisions,
    doors,
    impor_dik,
    lembar,
    other_doors,
    penilaian,
    public_doors,
    single_doors,
    tautan_doors,
    work_list,
)

ABROAD = "kominfo"
HOME = "ppid_pelaksana"


@dataclass(frozen=True)
class Mutant:
    name: str
    actor: str
    check: Callable
    apply: Callable  # (monkeypatch) -> None

    def __str__(self) -> str:
        return self.name


def _replace(target: object, name: str, value: object) -> Callable:
    return lambda patch: patch.setattr(target, name, value)


def _everything(*args: object, **kwargs: object) -> bool:
    return True


def _unscoped(queryset, request):
    return queryset


def _any_situs(request: HttpRequest):
    return Situs.objects.get(pk=request.GET.get("situs") or request.POST.get("situs"))


def _any_rows(self):
    return Informasi.objects.order_by("urutan", "pk")


def _all_sites(request: HttpRequest):
    return Situs.objects.all()


def _all_entries(daftar, tahun: int):
    return Informasi.objects.for_tahun(tahun)


def _stock_rows(self, request: HttpRequest):
    return super(ScopedMixin, self).get_queryset(request)


def _stock_choices(self, db, db_field, request):
    return db_field.remote_field.model._default_manager.all()


def _all_people(self, request: HttpRequest):
    return super(PenggunaAdmin, self).get_queryset(request)


def _stock_filter(self, item):
    return item


def _read_every_report(patch) -> None:
    """As if a report were a row like any other."""
    patch.setattr(PengaduanAdmin, "get_queryset", lambda *_: Pengaduan.objects.all())
    patch.setattr("pengaduan.kunci_baris.find_penerima", lambda row, _: row.pk)


def _relation_filter(patch) -> None:
    """A list filter on a relation, as a later table may have, without the narrowing."""
    patch.setattr(PerSitusAdmin, "_scoped_filter", _stock_filter)
    patch.setattr(ImporAdmin, "list_filter", ["situs"])


def _stock_changelist(self, request: HttpRequest):
    return super(PerSitusAdmin, self).get_changelist_instance(request)


def _stock_actions(self, request: HttpRequest):
    return super(PerSitusAdmin, self).get_actions(request)


def _unbound(self, request: HttpRequest):
    return self.get_response(request)


def _anybody(self, user) -> None:
    return None


def _any_mail(self, email: str):
    return super(PortalPasswordResetForm, self).get_users(email)


def _stock_urls(self):
    return super(PortalAdminSite, self).get_urls()


def _posted_situs(self, request: HttpRequest, obj=None):
    return super(PerSitusAdmin, self).get_exclude(request, obj)


def _unforced_situs(self, *args, **kwargs) -> None:
    super(PerSitusForm, self).__init__(*args, **kwargs)


def _open_import(self, request: HttpRequest, pk, *, write: bool = True):
    return self.model.objects.get(pk=pk)


def _readable_import(self, request: HttpRequest, pk, *, write: bool = True):
    return self.get_queryset(request).get(pk=pk)


def _open_exclusion(self, request: HttpRequest, pk: int):
    return self.model.objects.select_related("situs").get(pk=pk)


def _open_dik_import(request: HttpRequest, pk, *, write: bool = True):
    return get_object_or_404(admin_impor_dik.Impor, pk=pk)


def _any_file(request: HttpRequest, kode: str, berkas_kode: str):
    return views.BerkasInformasi.objects.get(kode=berkas_kode)


def _any_host_file(request: HttpRequest, kode: str, berkas_kode: str):
    return views.BerkasInformasi.objects.for_situs(request.situs).get(kode=berkas_kode)


def _any_penetapan(request: HttpRequest, tahun: int, versi: int):
    rows = views_penetapan.PenetapanDIP.objects.select_related("situs")
    return get_object_or_404(rows, tahun=tahun, versi=versi)


def _any_versions(situs: Situs):
    return views_penetapan.PenetapanDIP.objects.without_rows()


def _eternal_izin(request: HttpRequest):
    izin = IzinBertindak.objects.filter(pengguna=request.user.pk)
    return Situs.objects.filter(pk__in=[request.situs.pk, *izin.values_list("situs", flat=True)])


def _utama_by_standing(request: HttpRequest):
    """Every PPID Utama sees every kecamatan, also those of another kabupaten."""
    if request.situs.utama:
        return Situs.objects.all()
    return Situs.objects.filter(pk=request.situs.pk)


def _utama_by_host(request: HttpRequest):
    """Everybody who works at PPID Utama sees all its kecamatan."""
    if request.situs.utama:
        return Situs.objects.filter(induk=request.situs) | Situs.objects.filter(pk=request.situs.pk)
    return Situs.objects.filter(pk=request.situs.pk)


def _everywhere(name: str, value: object, home: ModuleType = access) -> Callable:
    """Replace a function also where it was imported by name."""

    original = getattr(home, name)

    def apply(patch) -> None:
        for module in list(sys.modules.values()):
            if getattr(module, name, None) is original:
                patch.setattr(module, name, value)

    return apply


def _bare_search(self, request: HttpRequest, queryset, search_term: str):
    return self.model.objects.filter(indeks__contains=search_term.lower()), False


def _any_shared_page(utama: Situs):
    return Halaman.objects.filter(ditawarkan=True)


def _any_row_is_public(self):
    return self


def _any_banner(self, situs: Situs):
    return self


def _any_picture(situs: Situs, kode: str):
    return Gambar.objects.filter(kode=kode).first()


def _own_picture(situs: Situs, kode: str):
    return Gambar.objects.for_situs(situs).filter(kode=kode).first()


def _any_own(request: HttpRequest, model, kode: str):
    return get_object_or_404(model.objects.for_situs(request.situs), kode=kode)


def _any_token(token: str, situs: Situs):
    name, pk, _ = signing.loads(token, salt=pratinjau.SALT)
    return apps.get_model("halaman", name).objects.get(pk=pk)


def _whole_menu(situs: Situs):
    return ButirMenu.objects.for_situs(situs).select_related("halaman")


def _any_search(situs: Situs):
    return Situs.objects.all()


def _spread_by_anybody(self, request: HttpRequest) -> bool:
    return True


def _kecamatan_keeps_global(self, request: HttpRequest) -> bool:
    return bool(access.peran_here(request))


def _ask_for_others(patch) -> None:
    """Whoever reads a link may ask for it; the network stays out of it."""
    patch.setattr(admin_tautan, "writable_situs", _all_sites)
    patch.setattr(admin_tautan, "check_now", lambda row: Hasil(Keadaan.HIDUP))


MUTANTS = [
    Mutant("rows of the admin are not scoped", HOME, doors.check_lists,
           _replace(ScopedMixin, "get_queryset", _stock_rows)),
    Mutant("rows by number are not scoped", HOME, doors.check_rows,
           _replace(ScopedMixin, "get_queryset", _stock_rows)),
    Mutant("scoped() lets everything through", HOME, doors.check_lists,
           _replace(scoped_admin, "scoped", _unscoped)),
    Mutant("every site is visible", HOME, doors.check_rows,
           _everywhere("visible_situs", _all_sites)),
    Mutant("a PPID Utama sees the other kabupaten", ABROAD, doors.check_lists,
           _everywhere("visible_situs", _utama_by_standing)),
    Mutant("any role at PPID Utama sees the kecamatan", "petugas utama", doors.check_lists,
           _everywhere("visible_situs", _utama_by_host)),
    Mutant("every visible site is writable", ABROAD, doors.check_rows,
           _everywhere("writable_situs", access.visible_situs)),
    Mutant("an expired permission still counts", "kominfo izin lewat", doors.check_actions,
           _everywhere("writable_situs", _eternal_izin)),
    Mutant("the choices of a form are not scoped", ABROAD, doors.check_forms,
           _replace(ScopedMixin, "get_field_queryset", _stock_choices)),
    Mutant("the site of a new row is any visible one", "kominfo bertindak",
           single_doors.check_site_choices,
           _replace(PerSitusAdmin, "get_field_queryset", ScopedMixin.get_field_queryset)),
    Mutant("change is not asked per row", ABROAD, single_doors.check_rights,
           _replace(ScopedMixin, "_is_in", _everything)),
    Mutant("the last wall before saving is gone", ABROAD, single_doors.check_last_wall,
           _replace(PerSitusAdmin, "refuse_foreign", lambda *args: None)),
    Mutant("actions see rows that are only readable", ABROAD, doors.check_actions,
           _replace(PerSitusAdmin, "get_actions", _stock_actions)),
    Mutant("narrow_to_writable does not narrow", ABROAD, doors.check_actions,
           _replace(scoped_admin, "narrow_to_writable", _unscoped)),
    Mutant("foreign rows stay editable in the list", ABROAD, single_doors.check_list_is_read_only,
           _replace(PerSitusAdmin, "get_changelist_instance", _stock_changelist)),
    Mutant("a filter on a relation lists all rows", HOME, doors.check_lists, _relation_filter),
    Mutant("the posted site is taken", HOME, single_doors.check_site_is_not_asked,
           _replace(PerSitusAdmin, "get_exclude", _posted_situs)),
    Mutant("a new row gets no site", HOME, single_doors.check_new_row_is_own,
           _replace(PerSitusForm, "__init__", _unforced_situs)),
    Mutant("the search forgets its rows", HOME, doors.check_lists,
           _replace(InformasiAdmin, "get_search_results", _bare_search)),
    Mutant("an import is found by number alone", HOME, doors.check_rows,
           _replace(ImporAdmin, "_find", _open_import)),
    Mutant("an import may be applied by its reader", ABROAD, doors.check_rows,
           _replace(ImporAdmin, "_find", _readable_import)),
    Mutant("an import of exclusions is found by number alone", HOME, impor_dik.check_impor_dik,
           _replace(admin_impor_dik, "find_impor", _open_dik_import)),
    Mutant("an import of exclusions may be applied by its reader", ABROAD,
           impor_dik.check_impor_dik,
           _replace(admin_impor_dik, "writable_situs", access.visible_situs)),
    Mutant("everybody may enter", "tetangga", doors.check_lists,
           _replace(PortalAdminSite, "has_permission", _everything)),
    Mutant("the inner doors rely on the outer one", "tetangga", doors.check_rows,
           _replace(PortalAdminSite, "has_permission", _everything)),
    Mutant("a session works on every host", HOME, single_doors.check_session_is_bound,
           _replace(BoundSessionMiddleware, "__call__", _unbound)),
    Mutant("everybody may log in here", "tetangga", single_doors.check_stranger_cannot_log_in,
           _replace(PortalLoginForm, "confirm_login_allowed", _anybody)),
    Mutant("a stranger gets a reset mail", "tetangga", single_doors.check_no_mail_to_stranger,
           _replace(PortalPasswordResetForm, "get_users", _any_mail)),
    Mutant("view_on_site is open", HOME, single_doors.check_no_redirect_by_number,
           _replace(PortalAdminSite, "get_urls", _stock_urls)),
    Mutant("a file is found by its code alone", HOME, public_doors.check_public,
           _replace(views, "find_berkas", _any_file)),
    Mutant("a determined list opens on any host", HOME, public_doors.check_public,
           _replace(views_penetapan, "find_penetapan", _any_penetapan)),
    Mutant("the versions of every site are listed", HOME, public_doors.check_public,
           _everywhere("list_penetapan", _any_versions, views_penetapan)),
    Mutant("the list of any site is determined", HOME, single_doors.check_determines_at_home,
           _replace(admin_penetapan, "writable_situs", _all_sites)),
    Mutant("a draft's file is public", "anonim", public_doors.check_drafts,
           _replace(views, "find_berkas", _any_host_file)),
    Mutant("PPID Utama sees everybody's accounts", ABROAD, doors.check_lists,
           _replace(PenggunaAdmin, "get_queryset", _all_people)),
    Mutant("a kecamatan keeps the global tables", HOME, other_doors.check_exchange,
           _replace(GlobalAdmin, "_may_write", _kecamatan_keeps_global)),
    Mutant("whoever enters may import holidays", HOME, other_doors.check_exchange,
           _replace(HariLiburAdmin, "has_import_permission", _everything)),
    Mutant("whoever enters may export holidays", HOME, other_doors.check_exchange,
           _replace(HariLiburAdmin, "has_export_permission", _everything)),
    Mutant("a kecamatan may open permissions to act", HOME, single_doors.check_izin_is_for_utama,
           _replace(IzinBertindakAdmin, "has_add_permission", _everything)),
    Mutant("a kecamatan decides its own host", HOME, single_doors.check_identity_is_fixed,
           _replace(SitusAdmin, "get_readonly_fields", lambda *args: [])),
    Mutant("the decision reaches another kabupaten", ABROAD, decisions.check_decisions,
           _replace(admin_surat, "scoped", _unscoped)),
    Mutant("a step is taken for any row", HOME, decisions.check_decisions,
           _replace(PengecualianAdmin, "_find", _open_exclusion)),
    Mutant("a kecamatan decides", HOME, decisions.check_decisions,
           _everywhere("may_decide", _everything, peran)),
    Mutant("what is not in force is public", "anonim", public_doors.check_drafts,
           _replace(PengecualianQuerySet, "published", _any_row_is_public)),
    Mutant("the work list opens for any site", HOME, work_list.check_kelengkapan,
           _replace(admin_kelengkapan, "find_situs", _any_situs)),
    Mutant("whoever reads a site may mark it as checked", ABROAD, work_list.check_kelengkapan,
           _replace(admin_kelengkapan, "writable_situs", _all_sites)),
    Mutant("the sheet opens for any site", HOME, lembar.check_lembar,
           _replace(admin_lembar, "find_situs", _any_situs)),
    Mutant("whoever reads a site may write into its sheet", ABROAD, lembar.check_lembar,
           _replace(admin_lembar, "writable_situs", _all_sites)),
    Mutant("a row of the sheet is found by its code alone", HOME, lembar.check_lembar,
           _replace(Lembar, "rows", _any_rows)),
    Mutant("the assessment opens for any site", HOME, penilaian.check_penilaian,
           _replace(admin_penilaian, "visible_situs", _all_sites)),
    Mutant("the matrix holds every kabupaten", ABROAD, penilaian.check_penilaian,
           _replace(admin_penilaian, "_list_situs", _all_sites)),
    Mutant("the lost points of all sites are one list", HOME, penilaian.check_penilaian,
           _replace(titik, "list_entri", _all_entries)),
    Mutant("a link is found by its number alone", HOME, tautan_doors.check_periksa,
           _replace(admin_tautan, "scoped", _unscoped)),
    Mutant("whoever reads a link may ask for it", ABROAD, tautan_doors.check_periksa,
           _ask_for_others),
    Mutant("the banner of another kabupaten is shown", HOME, public_doors.check_public,
           _replace(SpandukQuerySet, "shown_at", _any_banner)),
    Mutant("what is not published is public", "anonim", public_doors.check_drafts,
           _replace(KontenQuerySet, "published", _any_row_is_public)),
    Mutant("a linked page outlives its source", "anonim", public_doors.check_drafts,
           _replace(HalamanQuerySet, "published", KontenQuerySet.published)),
    Mutant("lists show what is not published", HOME, public_doors.check_public,
           _replace(KontenQuerySet, "published", _any_row_is_public)),
    Mutant("a picture is found by its code alone", HOME, public_doors.check_public,
           _replace(queries, "find_shown_gambar", _any_picture)),
    Mutant("a picture of a draft is public", "anonim", public_doors.check_drafts,
           _replace(queries, "find_shown_gambar", _own_picture)),
    Mutant("everybody opens the files of drafts", "anonim", public_doors.check_drafts,
           _replace(berkas, "find_own", _any_own)),
    Mutant("a preview opens on any host", "anonim", public_doors.check_previews,
           _replace(preview_view, "read_token", _any_token)),
    Mutant("the menu names a draft", "anonim", public_doors.check_public,
           _replace(queries, "list_menu", _whole_menu)),
    Mutant("the search reads every site", HOME, public_doors.check_public,
           _everywhere("list_situs", _any_search, pencarian)),
    Mutant("pages are taken from another kabupaten", HOME, single_doors.check_offers,
           _everywhere("list_ditawarkan", _any_shared_page, berbagi)),
    Mutant("pictures are stored for another site", HOME, single_doors.check_upload_is_own,
           _everywhere("writable_situs", _all_sites)),
    Mutant("a role of the site reads reports", HOME, aduan_doors.check_aduan,
           _read_every_report),
    Mutant("a kecamatan spreads its banner", HOME, single_doors.check_banner_stays_at_home,
           _replace(SpandukAdmin, "may_spread", _spread_by_anybody)),
]  # fmt: skip
