"""Pages and documents."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from halaman.forms.konten import KontenForm
from halaman.forms.suara import SuaraForm
from halaman.models import Dokumen, Konten
from halaman.periksa_isi import Berat, Temuan
from halaman.services import find_free_slug
from situs.berkas import ALLOWED, SafeFile, check_berkas, label_jenis

# Addresses below /profil/ that have a page of their own.
ALAMAT_BAWAAN = {"profil": {"struktur-organisasi", "pimpinan"}}


class BerslugForm(KontenForm):
    """An empty address is proposed out of the title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            hint = self.fields["slug"].help_text.rstrip(".")
            self.fields["slug"].help_text = f"{hint}. Kosongkan supaya dibuat dari judul."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        judul, situs = cleaned.get("judul"), cleaned.get("situs") or self.situs
        if "slug" in self.fields and judul and not cleaned.get("slug") and not self.errors:
            self.instance.situs = situs if not self.instance.pk else self.instance.situs
            cleaned["slug"] = find_free_slug(self.instance, judul)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and "slug" in self.changed_data and self.instance.is_published:
            message = (
                f"Alamat lama “{self.initial['slug']}” tidak lagi terbuka. Perbarui menu dan "
                "tautan yang memakainya."
            )
            self.temuan.append(Temuan("alamat", Berat.PERBAIKI, message))


class HalamanForm(BerslugForm, SuaraForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("slug") in ALAMAT_BAWAAN.get(cleaned.get("bagian"), ()):
            self.add_error("slug", "Alamat ini dipakai halaman bawaan. Pilih alamat lain.")
        return cleaned


class DokumenForm(KontenForm):
    unggah = forms.FileField(
        label="Berkas",
        required=False,
        widget=forms.FileInput,
        help_text=f"{ALLOWED}. Paling besar 20 MB.",
    )
    hapus_berkas = forms.BooleanField(label="Lepaskan berkas yang sekarang", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aman: SafeFile | None = None
        if not self.instance.berkas:
            self.hide("hapus_berkas")
        elif "unggah" in self.fields:
            size = f"{label_jenis(self.instance.jenis_berkas)}, {self.instance.ukuran // 1024} KB"
            self.fields["unggah"].label = "Ganti berkas"
            self.fields["unggah"].help_text = f"Sekarang: {self.instance.nama_asli} ({size})."

    def clean_unggah(self) -> UploadedFile | None:
        upload = self.cleaned_data["unggah"]
        if upload:
            self.aman = check_berkas(upload)
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        has_file = self.aman or (self.instance.berkas and not cleaned.get("hapus_berkas"))
        self.instance.akan_berberkas = bool(has_file)
        return cleaned

    def prepare(self, konten: Konten) -> None:
        super().prepare(konten)
        if self.aman:
            konten.berkas, konten.nama_asli = self.aman.isi, self.aman.nama_asli
            konten.jenis_berkas, konten.ukuran = self.aman.jenis, self.aman.ukuran
            konten.sidik = self.aman.sidik
        elif self.cleaned_data.get("hapus_berkas"):
            konten.berkas, konten.ukuran = "", 0  # older versions still name the stored file
            konten.nama_asli = konten.jenis_berkas = konten.sidik = ""


def find_hambatan_dokumen(dokumen: Dokumen) -> list[str]:
    has_file = getattr(dokumen, "akan_berberkas", bool(dokumen.berkas))
    return [] if has_file or dokumen.tautan else ["Unggah berkasnya, atau isi tautannya."]
