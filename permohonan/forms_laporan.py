"""The words of a yearly report, each part explained, and the form that publishes it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html

from permohonan.bagian_laporan import list_isian
from permohonan.models import LaporanLayanan
from permohonan.services_laporan import BASI
from situs.scoped_admin import PerSitusForm

TERLAMA = 10  # years back that a report can be written for


class LaporanForm(PerSitusForm):
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int)
    versi_dibaca = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = LaporanLayanan
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for isian in list_isian():
            if isian.nama in self.fields:
                self._explain(isian.nama, isian.penjelasan, isian.contoh, wajib=isian.wajib)
        if self.instance.pk:
            del self.fields["tahun"]  # chosen once
        else:
            self._offer_tahun(timezone.localdate().year)
        self.initial["versi_dibaca"] = self.instance.versi if self.instance.pk else None

    def _offer_tahun(self, this_year: int) -> None:
        years = range(this_year, this_year - TERLAMA, -1)
        self.fields["tahun"].choices = [
            (year, f"{year} (sementara)" if year == this_year else str(year)) for year in years
        ]
        self.initial.setdefault("tahun", this_year - 1)

    def _explain(self, name: str, penjelasan: str, contoh: str, *, wajib: bool) -> None:
        field = self.fields[name]
        field.widget = forms.Textarea(attrs={"rows": 5})
        field.help_text = format_html("{} <br><em>Contoh: {}</em>", penjelasan, contoh)
        if not wajib:
            field.label = f"{field.label} (boleh kosong)"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk:
            current = LaporanLayanan.objects.get(pk=self.instance.pk).versi
            if self.cleaned_data.get("versi_dibaca") not in (None, current):
                self.data = self.data.copy()  # who saves again now knows of the other version
                self.data[self.add_prefix("versi_dibaca")] = current
                raise ValidationError(BASI, code="versi")
            self.instance.versi = current
        return cleaned


class TerbitkanForm(forms.Form):
    versi = forms.IntegerField(widget=forms.HiddenInput)
    alasan = forms.CharField(
        label="Apa yang diperbaiki",
        max_length=1000,
        error_messages={"required": "Tulis apa yang diperbaiki dalam terbitan ini."},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat dalam riwayat. Misalnya: memperbaiki angka anggaran.",
    )

    def __init__(self, *args: Any, ulang: bool, **kwargs: Any) -> None:
        """`ulang`: there is an edition already, so the next one needs a reason."""
        super().__init__(*args, **kwargs)
        if not ulang:
            del self.fields["alasan"]
