"""An entry as somebody sees it who may not change it."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from dip.models import Informasi
from dip.tampilan import name_bentuk


class TerbacaMixin:
    """Django shows a read-only field of several choices as empty; here its words stand instead."""

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list:
        sets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return sets
        swap = {"bentuk": "bentuk_tertulis"}
        return [(t, {**o, "fields": [swap.get(f, f) for f in o["fields"]]}) for t, o in sets]

    @admin.display(description="Bentuk informasi yang tersedia")
    def bentuk_tertulis(self, obj: Informasi) -> str:
        return obj.bentuk_teks or name_bentuk(obj.bentuk)
