"""Forms about a row that somebody else may change meanwhile: the version that was read goes along,
a service compares it under a lock, and what was typed stays whatever comes of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

MASIH_ADA = (
    "Isian Anda masih ada di bawah. Baca riwayat terakhir, lalu kirim lagi bila masih tepat."
)


class VersiMixin:
    use_required_attribute = False  # the page says what is missing, beside the field

    def note_versi(self, row: Model) -> None:
        self.row, self.versi_kini = row, row.versi
        self.initial["versi"] = row.versi

    def read_row(self) -> Any:
        """The row as the person knew it; the services compare it under a lock."""
        self.row.versi = self.cleaned_data["versi"]
        return self.row

    def take(self, error: ValidationError) -> None:
        """Show what a service refused, at its field; a stale form may be sent once more."""
        if hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)
            return
        self.add_error(None, error)
        if getattr(error, "code", "") == "versi":
            self.add_error(None, MASIH_ADA)
            self.data = self.data.copy()
            self.data["versi"] = self.versi_kini


class FormulirVersi(VersiMixin, forms.Form):
    """A small form of one act; `versi` travels hidden."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.note_versi(row)
