"""News, agenda, gallery and questions."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from halaman.forms.gambar import TANPA_ALT, BerGambarForm, describe_gambar
from halaman.forms.halaman import BerslugForm
from halaman.forms.konten import KontenForm
from halaman.gambar import ACCEPT, check_gambar, store_gambar
from halaman.models import Foto
from situs.berkas import SafeFile


class BeritaForm(BerslugForm, BerGambarForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        situs = self.instance.situs_id or self.situs
        if "informasi" in self.fields and situs:  # the choices are of several sites at PPID Utama
            field = self.fields["informasi"]
            field.queryset = field.queryset.for_situs(situs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        situs = cleaned.get("situs") or self.instance.situs
        if any(row.situs_id != situs.pk for row in cleaned.get("informasi", [])):
            self.add_error("informasi", f"Pilih hanya informasi milik {situs}.")
        return cleaned


class TanyaForm(KontenForm):
    label_judul = "Pertanyaan"


class AlbumForm(KontenForm):
    label_judul = "Nama album"


class AgendaForm(KontenForm):
    label_judul = "Nama kegiatan"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        mulai, selesai = cleaned.get("mulai"), cleaned.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", "Waktu selesai harus sesudah waktu mulai.")
        return cleaned


class FotoForm(forms.ModelForm):
    """A picture of an album; the picture itself never changes, its words do."""

    unggah = forms.FileField(
        label="Foto", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT})
    )
    alt = forms.CharField(label="Teks pengganti", required=False, max_length=250)
    hiasan = forms.BooleanField(label="Hanya hiasan", required=False)

    class Meta:
        model = Foto
        fields = ["keterangan"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aman: SafeFile | None = None
        if self.instance.pk:
            gambar = self.instance.gambar
            self.initial |= {"alt": gambar.alt, "hiasan": gambar.dekoratif}
            self.fields["unggah"].disabled = True

    def clean_unggah(self) -> UploadedFile | None:
        upload = self.cleaned_data["unggah"]
        if upload and not self.instance.pk:
            self.aman = check_gambar(upload)
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.instance.pk and not self.aman and "unggah" not in self.errors:
            self.add_error("unggah", "Pilih fotonya, atau kosongkan baris ini.")
        elif not cleaned.get("alt", "").strip() and not cleaned.get("hiasan"):
            self.add_error("alt", TANPA_ALT)
        return cleaned

    def prepare(self, foto: Foto) -> None:
        alt, hiasan = self.cleaned_data["alt"], self.cleaned_data["hiasan"]
        if self.aman:
            situs = foto.album.situs
            foto.gambar = store_gambar(self.aman, situs, alt, dekoratif=hiasan)
        elif {"alt", "hiasan"} & set(self.changed_data):
            describe_gambar(foto.gambar, alt, hiasan)
