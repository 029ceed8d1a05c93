import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from dip.models import PenetapanDIP

KIP_BERLAKU = date(2008, 4, 30)  # UU 14/2008: no DIP is older
_SEBUTAN = re.compile(r"^(sk\s*)?(nomor|no)\s*[.:]?\s*", re.IGNORECASE)


class PenetapanForm(forms.ModelForm):
    """The SK; what it fixes is shown beside the form, not asked."""

    periksa = forms.BooleanField(
        label="Nomor dan tanggal di atas sama dengan SK yang sudah ditandatangani",
        error_messages={"required": "Cocokkan dengan SK yang ditandatangani, lalu beri centang."},
        label_suffix="",
    )
    # What the officer saw when the page was opened (services_penetapan.Dilihat).
    versi_dilihat = forms.IntegerField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={
            "invalid": "Halaman ini tidak dapat dipakai lagi. Tekan tombol sekali lagi."
        },
    )
    sidik_dilihat = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = PenetapanDIP
        fields = ["nomor", "tanggal", "catatan"]
        widgets = {
            "tanggal": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "catatan": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"nomor": "Nomor SK", "tanggal": "Tanggal SK", "catatan": "Catatan"}
        help_texts = {
            "nomor": "Nomornya saja, misalnya: 480/12/2026",
            "tanggal": "Tanggal SK ditandatangani.",
            "catatan": "Tampil untuk warga. Boleh kosong. Misalnya: apa yang dibetulkan versi ini.",
        }
        error_messages = {
            "nomor": {"required": "Isi nomor SK."},
            "tanggal": {
                "required": "Isi tanggal SK.",
                "invalid": "Isi tanggal SK, misalnya 05-01-2026.",
            },
        }

    def __init__(self, *args: Any, daftar: Any = (), **kwargs: Any) -> None:
        """`daftar`: the determinations of that site and year so far."""
        super().__init__(*args, **kwargs)
        self.daftar = daftar

    def clean_nomor(self) -> str:
        nomor = _SEBUTAN.sub("", " ".join(self.cleaned_data["nomor"].split()))
        if not re.search(r"\d", nomor):
            raise ValidationError("Nomor SK memuat angka, misalnya 480/12/2026. Periksa lagi.")
        return nomor

    def clean_tanggal(self) -> date:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise ValidationError("Tanggal SK belum tiba. Isi tanggal SK ditandatangani.")
        if tanggal < KIP_BERLAKU:
            raise ValidationError("Tanggal SK terlalu lama. Periksa tahunnya.")
        return tanggal

    def clean_catatan(self) -> str:
        return self.cleaned_data["catatan"].strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        known = [row for row in self.daftar if row.nomor == cleaned.get("nomor")]
        if known and not cleaned.get("catatan"):
            self.add_error(
                "catatan",
                f"SK Nomor {known[0].nomor} sudah dipakai untuk versi {known[0].versi}. Tulis apa "
                "yang dibetulkan versi ini, atau periksa nomornya.",
            )
        return cleaned
