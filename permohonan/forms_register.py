from typing import Any

from django import forms
from django.db.models import QuerySet

from situs.models import Situs

TANPA, DENGAN = "tanpa", "dengan"
IDENTITAS = [(TANPA, "Tanpa identitas pemohon"), (DENGAN, "Dengan nama, alamat, dan kontak")]


class RegisterForm(forms.Form):
    """Which register: of a year, of one site or all, with or without identities."""

    tahun = forms.TypedChoiceField(
        label="Tahun", coerce=int, error_messages={"required": "Pilih tahun."}
    )
    situs = forms.ModelChoiceField(
        label="Situs", queryset=Situs.objects.none(), required=False, empty_label="Semua situs"
    )
    identitas = forms.ChoiceField(
        label="Identitas pemohon",
        choices=IDENTITAS,
        initial=TANPA,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih dengan atau tanpa identitas."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=300,
        required=False,
        help_text="Wajib untuk register dengan identitas. Alasan, nama Anda, dan waktunya dicatat "
        "pada setiap perkara dalam register (Pasal 31 UU 27/2022).",
    )

    def __init__(
        self, *args: Any, pilihan_tahun: list[int], daftar_situs: QuerySet[Situs], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_situs = daftar_situs
        self.fields["tahun"].choices = [(tahun, str(tahun)) for tahun in pilihan_tahun]
        self.fields["situs"].queryset = daftar_situs
        if daftar_situs.count() < 2:
            del self.fields["situs"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.asks_identitas and not cleaned.get("alasan"):
            self.add_error("alasan", "Tulis untuk apa Anda membutuhkan identitas pemohon.")
        return cleaned

    @property
    def asks_identitas(self) -> bool:
        return self.cleaned_data.get("identitas") == DENGAN

    def read_situs(self) -> QuerySet[Situs]:
        """The sites that are meant; never one outside those that were offered."""
        chosen = self.cleaned_data.get("situs")
        return self.daftar_situs.filter(pk=chosen.pk) if chosen else self.daftar_situs
