"""The form of an emergency banner."""

from typing import Any

from django import forms

from halaman.enums import Sasaran
from halaman.forms.tautan import validate_tautan
from halaman.models import SpandukDarurat
from situs.scoped_admin import PerSitusForm


class SpandukForm(PerSitusForm):
    class Meta:
        model = SpandukDarurat
        exclude = ()
        widgets = {"ringkas": forms.Textarea(attrs={"rows": 2, "maxlength": 160})}

    def clean_tautan(self) -> str:
        tautan = self.cleaned_data["tautan"].strip()
        if tautan:
            validate_tautan(tautan)
        return tautan

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "daftar_situs" not in self.fields:
            return cleaned
        if cleaned.get("sasaran") != Sasaran.PILIHAN:
            cleaned["daftar_situs"] = self.fields["daftar_situs"].queryset.none()
        elif not cleaned.get("daftar_situs"):
            self.add_error("daftar_situs", "Pilih paling sedikit satu situs.")
        return cleaned
