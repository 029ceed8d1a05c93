"""One row of the sheet: only the cells that changed are judged, so that an old fault in one cell
does not keep a change in another from being saved."""

from django import forms
from django.core.exceptions import ValidationError

from dip.forms import UnsurForm
from dip.impor.nilai import parse_bentuk, parse_kategori, suggest_kategori
from dip.lembar import KOLOM
from dip.models import Informasi
from dip.tampilan import name_bentuk


class BarisLembarForm(UnsurForm):
    bentuk = forms.CharField(required=False, max_length=200)
    kategori = forms.CharField(required=False, max_length=200)

    class Meta:
        model = Informasi
        fields = KOLOM

    def __init__(self, isi: dict[str, str], informasi: Informasi) -> None:
        super().__init__(isi, instance=informasi)
        if informasi.pk:
            for name in set(KOLOM) - isi.keys():
                del self.fields[name]

    def clean_bentuk(self) -> list[str]:
        text = self.cleaned_data["bentuk"]
        codes = parse_bentuk(text)
        if text and not codes:
            raise ValidationError(
                f"Bentuk “{text[:60]}” tidak dikenali. Tulis satu atau beberapa dari: cetak, "
                "rekam, online, media sosial."
            )
        # The officer's own words are kept beside the codes, unless they are ours.
        self.instance.bentuk_teks = "" if text == name_bentuk(codes) else text
        return codes

    def clean_kategori(self) -> str:
        text = self.cleaned_data["kategori"]
        if not text:
            return ""
        found = parse_kategori(text)
        if found == "dikecualikan":
            raise ValidationError(
                "Informasi yang dikecualikan tidak masuk daftar ini. Catat di Daftar Informasi "
                "Dikecualikan."
            )
        if found is None:
            nearest = suggest_kategori(text)
            hint = f" Maksud Anda “{nearest}”?" if nearest else ""
            raise ValidationError(
                f"“{text[:60]}” bukan kategori.{hint} Pilihannya: Berkala, Serta-merta, "
                "Setiap saat."
            )
        return found

    def first_errors(self) -> dict[str, str]:
        return {name: " ".join(messages) for name, messages in self.errors.items()}
