"""The scoped admin: every door of Django's admin asks situs.access, and nothing else does.

`peran_baca` and `peran_tulis` on an admin class say who; `visible_situs` and `writable_situs` say
whose rows. tests/test_isolation.py walks all doors and takes each filter below away in turn.
"""

from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest

from situs.access import holds_any, scoped, visible_situs, writable_situs
from situs.models import Situs


def situs_of(obj: Model) -> Situs:
    if isinstance(obj, Situs):
        return obj
    return attrgetter(obj.situs_path.replace("__", "."))(obj)


def narrow_to_writable(queryset: QuerySet, request: HttpRequest) -> QuerySet:
    return queryset.for_situs(writable_situs(request))


class PerSitusForm(forms.ModelForm):
    """A form whose row belongs to a site that the visitor did not choose."""

    situs: Situs | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.situs and not self.instance.situs_id:
            self.instance.situs = self.situs

    def _get_validation_exclusions(self) -> set[str]:
        # Without this a UniqueConstraint that names `situs` is skipped while the field is
        # hidden, and a duplicate ends in IntegrityError (HTTP 500).
        return super()._get_validation_exclusions() - {"situs"}


class LeanMedia:
    """Django's stock scripts (jQuery, XRegExp: 85 KB packed) serve pop-ups and slugs that no page
    here has; only the check boxes of a list are left, and they work without a script too."""

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=["admin/js/actions.js"])

    def formfield_for_dbfield(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget  # the choice alone, without the pop-ups beside it
        return field


class ScopedMixin(LeanMedia):
    """Rights, rows and choices; for ModelAdmin and inlines alike."""

    peran_baca: frozenset[str] = frozenset()
    peran_tulis: frozenset[str] = frozenset()

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return scoped(super().get_queryset(request), request)

    def get_field_queryset(self, db: str, db_field: Field, request: HttpRequest) -> QuerySet:
        queryset = super().get_field_queryset(db, db_field, request)
        if queryset is None:
            queryset = db_field.remote_field.model._default_manager.using(db).all()
        return scoped(queryset, request)

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        # The stock address goes through a redirect that shows rows of any site by number.
        if obj is None or not hasattr(obj, "get_absolute_url"):
            return None
        return situs_of(obj).build_url(obj.get_absolute_url())

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = holds_any(request, self.peran_baca | self.peran_tulis)
        return allowed and (obj is None or self._is_in(visible_situs(request), obj))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may_write(request, obj)

    def _may_write(self, request: HttpRequest, obj: Model | None) -> bool:
        allowed = holds_any(request, self.peran_tulis)
        return allowed and (obj is None or self._is_in(writable_situs(request), obj))

    def _is_in(self, daftar_situs: QuerySet[Situs], obj: Model) -> bool:
        return daftar_situs.filter(pk=situs_of(obj).pk).exists()


class PerSitusInline(ScopedMixin, admin.TabularInline):
    extra = 2  # blank rows: adding one needs no script
    media = forms.Media()


class PerSitusAdmin(ScopedMixin, admin.ModelAdmin):
    form = PerSitusForm
    # The only fields by which the address may filter a list that masks others: a filter on a masked
    # one would tell its words letter by letter. None leaves it to Django, which takes any field.
    saringan_alamat: frozenset[str] | None = None

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        if self.saringan_alamat is None:
            return super().lookup_allowed(lookup, value, request)
        own = {getattr(each, "parameter_name", "") for each in self.get_list_filter(request)}
        return lookup.partition("__")[0] in self.saringan_alamat | own

    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        hidden = [] if self._may_choose_situs(request, obj) else ["situs"]
        return [*(super().get_exclude(request, obj) or []), *hidden]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        # An excluded field that a fieldset names would be an error, not a hidden field.
        hidden = set(self.get_exclude(request, obj))
        return [
            (title, {**options, "fields": [f for f in options["fields"] if f not in hidden]})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def _may_choose_situs(self, request: HttpRequest, obj: Model | None) -> bool:
        return obj is None and writable_situs(request).count() > 1

    def get_field_queryset(self, db: str, db_field: Field, request: HttpRequest) -> QuerySet:
        queryset = super().get_field_queryset(db, db_field, request)
        if db_field.name == "situs":
            return queryset.filter(pk__in=writable_situs(request))
        return queryset

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        form = super().get_form(request, obj, change=change, **kwargs)
        if "situs" in form.base_fields:
            return form
        return type(form.__name__, (form,), {"situs": request.situs})

    def save_model(self, request: HttpRequest, obj: Model, form: forms.Form, change: bool) -> None:
        self.refuse_foreign(request, obj)
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self.refuse_foreign(request, obj)
        super().delete_model(request, obj)

    def refuse_foreign(self, request: HttpRequest, obj: Model) -> None:
        """Last wall before the database. Raises PermissionDenied."""
        if not self._is_in(writable_situs(request), obj):
            raise PermissionDenied

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        # Django saves the inline list without asking per row: where the list shows rows that
        # this request may only read, nothing in it can be edited.
        changelist = super().get_changelist_instance(request)
        if visible_situs(request).exclude(pk__in=writable_situs(request)).exists():
            changelist.list_editable = ()
        return changelist

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        return {
            name: (_on_writable_rows(function), name, description)
            for name, (function, name, description) in actions.items()
        }

    def get_list_filter(self, request: HttpRequest) -> list:
        return [self._scoped_filter(item) for item in super().get_list_filter(request)]

    def _scoped_filter(self, item: Any) -> Any:
        # The stock filter of a relation lists every row of the related table.
        if isinstance(item, str) and self.opts.get_field(item.split("__")[0]).is_relation:
            return (item, admin.RelatedOnlyFieldListFilter)
        return item


def _on_writable_rows(action: Callable) -> Callable:
    """An action sees the chosen rows that may be written, never another site's."""

    @wraps(action)
    def narrowed(model_admin: PerSitusAdmin, request: HttpRequest, queryset: QuerySet) -> Any:
        return action(model_admin, request, narrow_to_writable(queryset, request))

    return narrowed


class GlobalAdmin(LeanMedia, admin.ModelAdmin):
    """Tables without a site: everybody who works here may read, PPID Utama may write."""

    peran_tulis: frozenset[str] = frozenset()

    def _may_write(self, request: HttpRequest) -> bool:
        return request.situs.utama and holds_any(request, self.peran_tulis)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may_write(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may_write(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may_write(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may_write(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._may_write(request)
