"""Forms of rows that stand below one another: the menu, the organisation."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from halaman.forms.tautan import validate_tautan
from halaman.models import ButirMenu, UnitKerja
from halaman.pohon import find_fault, order_as_tree
from situs.scoped_admin import PerSitusForm

INDENT = "\u00a0" * 4


class IndukForm(PerSitusForm):
    """`tingkat` says how deep the tree may be."""

    tingkat = 1

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"induk", "halaman"} & set(self.fields):
            self._narrow(self.fields[name])
        if field := self.fields.get("induk"):
            field.choices = [("", "Paling atas"), *self._list_choices(field)]

    def _narrow(self, field: forms.ModelChoiceField) -> None:
        if self.instance.situs_id:
            field.queryset = field.queryset.for_situs(self.instance.situs_id)

    def _list_choices(self, field: forms.ModelChoiceField) -> Iterator[tuple[int, str]]:
        rows = list(field.queryset.select_related("situs").order_by("situs", "urutan", "pk"))
        several = len({row.situs_id for row in rows}) > 1
        for row, depth in order_as_tree(rows):
            if row.pk != self.instance.pk:
                yield row.pk, f"{INDENT * depth}{row}" + (f" ({row.situs})" if several else "")

    def clean_induk(self) -> Model | None:
        induk = self.cleaned_data["induk"]
        rows = type(self.instance).objects.for_situs(induk.situs_id) if induk else []
        if fault := find_fault(self.instance, induk, rows, self.tingkat):
            raise ValidationError(fault)
        return induk


class UnitKerjaForm(IndukForm):
    tingkat = 4

    class Meta:
        model = UnitKerja
        exclude = ()


class ButirMenuForm(IndukForm):
    tingkat = 3

    class Meta:
        model = ButirMenu
        exclude = ()

    def clean_alamat(self) -> str:
        alamat = self.cleaned_data["alamat"].strip()
        if alamat:
            validate_tautan(alamat)
        return alamat

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("halaman") and cleaned.get("alamat"):
            self.add_error("alamat", "Pilih halaman atau isi alamat, jangan keduanya.")
        return cleaned
