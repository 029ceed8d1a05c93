"""Order by buttons: "Naik" and "Turun" in every row of a list, also without a script."""

from urllib.parse import urlsplit

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from dip.peran import PENERBIT
from halaman.pohon import order_as_tree
from halaman.services import move_row, next_urutan
from situs.access import holds_any, writable_situs
from situs.scoped_admin import PerSitusAdmin

LANGKAH = {"naik": -1, "turun": 1}


class UrutanMixin(PerSitusAdmin):
    """For tables with a column `urutan`; add "geser" to list_display."""

    class Media:
        css = {"all": ["css/admin-urutan.css"]}

    def list_saudara(self, obj: Model) -> QuerySet:
        """The rows among which this one moves."""
        return self.model._default_manager.for_situs(obj.situs_id)

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view(self.geser_view)
        moves = [
            path(f"<int:pk>/{arah}/", view, {"arah": arah}, name=f"{name}_{arah}")
            for arah in LANGKAH
        ]
        return [*moves, *super().get_urls()]

    @method_decorator(require_POST)
    def geser_view(self, request: HttpRequest, pk: int, arah: str) -> HttpResponse:
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        if not (self.may_move(request) and self._may_write(request, obj)):
            raise PermissionDenied
        moved = move_row(obj, self.list_saudara(obj), LANGKAH[arah])
        words = f"di{arah}kan." if moved else "sudah berada di ujung."
        self.message_user(request, f"“{obj}” {words}", messages.SUCCESS if moved else messages.INFO)
        return HttpResponseRedirect(self._find_list(request))

    def _find_list(self, request: HttpRequest) -> str:
        """The list as it was: same filters, same page."""
        url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        came_from = urlsplit(request.headers.get("Referer", ""))
        return f"{url}?{came_from.query}" if came_from.path == url and came_from.query else url

    def may_move(self, request: HttpRequest) -> bool:
        return holds_any(request, PENERBIT)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        writable = writable_situs(request).filter(pk=OuterRef("situs"))
        return super().get_queryset(request).annotate(boleh_geser=Exists(writable))

    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = super().get_list_display(request)
        return [c for c in columns if c != "geser" or self.may_move(request)]

    @admin.display(description="Urutan")
    def geser(self, obj: Model) -> str:
        if not obj.boleh_geser:
            return "–"
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return format_html(
            '<span class="geser"><button type="submit" formaction="{}" aria-label="Naikkan {}">Naik'
            '</button> <button type="submit" formaction="{}" aria-label="Turunkan {}">Turun'
            "</button></span>",
            *(reverse(f"{name}_naik", args=[obj.pk]), obj),
            *(reverse(f"{name}_turun", args=[obj.pk]), obj),
        )

    def save_model(self, request: HttpRequest, obj: Model, form: object, change: bool) -> None:
        if not change or "induk" in form.changed_data:
            obj.urutan = next_urutan(self.list_saudara(obj))
        super().save_model(request, obj, form, change)


class PohonChangeList(ChangeList):
    """The whole tree on one page, every row below its parent."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = []
        by_situs = sorted(self.queryset, key=lambda row: row.situs_id)
        for row, depth in order_as_tree(by_situs):
            row.kedalaman = depth
            self.result_list.append(row)


class PohonAdmin(UrutanMixin):
    """For tables with `induk`: an indented list, ordered among siblings."""

    sortable_by = ()
    list_display_links = ["menjorok"]
    list_per_page = list_max_show_all = 2000

    def list_saudara(self, obj: Model) -> QuerySet:
        return super().list_saudara(obj).filter(induk=obj.induk_id)

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return PohonChangeList

    @admin.display(description="Nama")
    def menjorok(self, obj: Model) -> str:
        """The name of a row, as deep as it stands; the level is also said in words."""
        depth = getattr(obj, "kedalaman", 0)
        if not depth:
            return str(obj)
        return format_html(
            '<span class="jorok jorok-{}"><span class="visually-hidden">Tingkat {}: </span>{}'
            "</span>",
            *(min(depth, 4), depth + 1, obj),
        )
