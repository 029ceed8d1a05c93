"""Forms of the leaders, of their wealth reports, and of honest gaps."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from dip.pilihan import KewajibanChoice
from halaman.forms.gambar import BerGambarForm
from halaman.models import Pejabat, TargetKewajiban
from situs.scoped_admin import PerSitusForm

TAHUN_PERTAMA = 1999  # UU 28/1999: since then officials report their wealth


class PejabatForm(BerGambarForm):
    nama_gambar = "foto"

    class Meta:
        model = Pejabat
        exclude = ("foto",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "judul" in self.fields:
            self.fields["judul"].label = "nama lengkap dan gelar"


class LaporanHartaForm(forms.ModelForm):
    def clean_tahun(self) -> int:
        tahun, last = self.cleaned_data["tahun"], timezone.localdate().year
        if not TAHUN_PERTAMA <= tahun <= last:
            raise ValidationError(f"Isi tahun lapor antara {TAHUN_PERTAMA} dan {last}.")
        return tahun


class LaporanHartaFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            dokumen = form.cleaned_data.get("dokumen") if form.is_valid() else None
            if dokumen and dokumen.situs_id != self.instance.situs_id:
                form.add_error("dokumen", "Dokumen ini milik situs lain. Pilih yang lain.")


class TargetForm(PerSitusForm):
    class Meta:
        model = TargetKewajiban
        exclude = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kewajiban" in self.fields:
            known = KewajibanChoice(label=self.fields["kewajiban"].label)
            known.required, known.empty_label = True, "Pilih kewajiban"
            self.fields["kewajiban"] = known

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        when, never = cleaned.get("ditargetkan"), cleaned.get("tidak_berlaku")
        if when and never:
            raise ValidationError("Isi tanggal target, atau centang “tidak berlaku di sini”.")
        if never and not cleaned.get("alasan"):
            self.add_error("alasan", "Jelaskan kepada warga mengapa kewajiban ini tidak berlaku.")
        elif not when and not never and not self.errors:
            self.add_error("ditargetkan", "Isi tanggal informasi ini akan tersedia.")
        return cleaned
