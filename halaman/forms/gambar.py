"""A picture chosen in the form itself, with the words that stand for it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from halaman.forms.konten import KontenForm
from halaman.gambar import ACCEPT, DITERIMA, check_gambar, store_gambar
from halaman.models import Gambar, Konten
from situs.berkas import SafeFile

ALT_HELP = (
    "Ceritakan isi gambar dalam satu kalimat untuk yang tidak melihatnya. "
    "Misalnya: “Camat menyerahkan sertifikat kepada kepala desa.”"
)
TANPA_ALT = "Ceritakan isi gambar, atau centang “gambar hanya hiasan”."


class BerGambarForm(KontenForm):
    """`nama_gambar` of a subclass names the column that points to the picture."""

    nama_gambar = "gambar"
    isian_gambar = ("unggah_gambar", "alt_gambar", "hiasan", "lepas_gambar")

    unggah_gambar = forms.FileField(
        label="Gambar",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=f"{DITERIMA[:1].upper()}{DITERIMA[1:]}",
    )
    alt_gambar = forms.CharField(
        label="Teks pengganti gambar",
        required=False,
        max_length=250,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=ALT_HELP,
    )
    hiasan = forms.BooleanField(label="Gambar hanya hiasan", required=False)
    lepas_gambar = forms.BooleanField(label="Lepaskan gambar yang sekarang", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gambar_aman: SafeFile | None = None
        if self.gambar_sekarang is None:
            self.hide("lepas_gambar")
            return
        gambar = self.gambar_sekarang
        self.initial |= {"alt_gambar": gambar.alt, "hiasan": gambar.dekoratif}
        if "unggah_gambar" in self.fields:
            self.fields["unggah_gambar"].label = "Ganti gambar"
            self.fields[
                "unggah_gambar"
            ].help_text = (
                f"Sekarang: {gambar} ({gambar.lebar} × {gambar.tinggi} piksel). {DITERIMA}"
            )

    @property
    def gambar_sekarang(self) -> Gambar | None:
        return getattr(self.instance, self.nama_gambar) if self.instance.pk else None

    def clean_unggah_gambar(self) -> UploadedFile | None:
        upload = self.cleaned_data["unggah_gambar"]
        if upload:
            self.gambar_aman = check_gambar(upload)
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kept = self.gambar_sekarang and not cleaned.get("lepas_gambar")
        described = cleaned.get("alt_gambar", "").strip() or cleaned.get("hiasan")
        if (self.gambar_aman or kept) and not described and "alt_gambar" in self.fields:
            self.add_error("alt_gambar", TANPA_ALT)
        return cleaned

    def prepare(self, konten: Konten) -> None:
        super().prepare(konten)
        alt, hiasan = self.cleaned_data.get("alt_gambar", ""), self.cleaned_data.get("hiasan")
        if self.gambar_aman:
            gambar = store_gambar(self.gambar_aman, konten.situs, alt, dekoratif=bool(hiasan))
            setattr(konten, self.nama_gambar, gambar)
        elif self.cleaned_data.get("lepas_gambar"):
            setattr(konten, self.nama_gambar, None)
        elif self.gambar_sekarang and {"alt_gambar", "hiasan"} & set(self.changed_data):
            describe_gambar(self.gambar_sekarang, alt, hiasan)


def describe_gambar(gambar: Gambar, alt: str, hiasan: bool | None) -> None:
    gambar.alt, gambar.dekoratif = alt.strip(), bool(hiasan)
    gambar.save(update_fields=["alt", "dekoratif"])
