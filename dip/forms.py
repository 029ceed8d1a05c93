from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from dip.enums import Kategori
from dip.impor.nilai import parse_waktu
from dip.models import TAHUN_VALIDATORS, BerkasInformasi, Informasi
from dip.pilihan import KewajibanChoice
from dip.ringkasan import judge_ringkasan
from situs.berkas import ALLOWED, check_berkas
from situs.scoped_admin import PerSitusForm

MAX_UPLOAD_BYTES = 5 * 1024 * 1024

RINGKASAN_HELP = (
    "Tulis isi informasinya dalam 1-3 kalimat, bukan judulnya. "
    "Baik: “Memuat pagu, realisasi, dan sisa anggaran kecamatan tahun 2025 per kegiatan, beserta "
    "penjelasan selisihnya.” Kurang baik: “Laporan Realisasi Anggaran 2025.”"
)


class UnsurForm(forms.ModelForm):
    """What holds for an element of Lampiran I wherever an officer writes it."""

    def clean_ringkasan(self) -> str:
        ringkasan = self.cleaned_data["ringkasan"].strip()
        if not ringkasan:
            raise ValidationError("Isi ringkasan isi informasi.")
        return ringkasan

    def clean_waktu(self) -> str:
        waktu = self.cleaned_data["waktu"].strip()
        try:
            parse_waktu(waktu)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        return waktu


class InformasiForm(UnsurForm, PerSitusForm):
    versi_dibaca = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kewajiban = KewajibanChoice(
        label="Memenuhi kewajiban",
        help_text="Entri ini tampil di butir itu pada halaman informasi berkala atau setiap saat.",
    )

    class Meta:
        model = Informasi
        fields = "__all__"
        widgets = {
            "ringkasan": forms.Textarea(attrs={"rows": 4}),
            "media": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {  # the words of Lampiran I
            "ringkasan": "Ringkasan isi informasi",
            "pejabat_penguasa": "Pejabat/unit/satuan kerja yang menguasai informasi",
            "penanggung_jawab": "Penanggung jawab pembuatan atau penerbitan informasi",
            "waktu": "Waktu pembuatan informasi",
            "tempat": "Tempat pembuatan informasi",
            "bentuk": "Bentuk informasi yang tersedia",
            "retensi": "Jangka waktu penyimpanan atau retensi arsip",
        }
        help_texts = {
            "tahun": "Tahun DIP, misalnya 2026.",
            "judul": "Nama dokumen atau informasi. Boleh kosong.",
            "ringkasan": RINGKASAN_HELP,
            "pejabat_penguasa": "Misalnya: Sekretaris Kecamatan",
            "penanggung_jawab": "Misalnya: Kasubbag Perencanaan dan Keuangan",
            "waktu": "Misalnya: 12 Januari 2026, Januari 2026, atau Tahun 2025",
            "tempat": "Misalnya: Cilacap",
            "bentuk": "Boleh lebih dari satu.",
            "retensi": "Misalnya: 5 Tahun, Selama berlaku, atau Permanen",
            "kelompok": "Misalnya: Informasi tentang profil badan publik",
            "media": "Alamat situs tempat informasi ini dapat dibuka, satu baris satu alamat.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tahun" in self.fields and not self.instance.pk:
            self.initial.setdefault("tahun", timezone.localdate().year)
        if "kategori" in self.fields:
            self.fields["kategori"].help_text = format_html(
                'Ragu-ragu? <a href="{}">Jawab beberapa pertanyaan</a>.',
                reverse("admin:klasifikasi"),
            )
        self.initial["versi_dibaca"] = self.instance.versi if self.instance.pk else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._refuse_stale()
        if "bentuk" in self.changed_data:
            self.instance.bentuk_teks = ""  # the words of the workbook no longer hold
        return cleaned

    def _refuse_stale(self) -> None:
        """The second of two officers sees that the entry changed; nothing is overwritten."""
        if not self.instance.pk:
            return
        current = Informasi.objects.get(pk=self.instance.pk)
        if self.cleaned_data.get("versi_dibaca") not in (None, current.versi):
            last = current.peristiwa.select_related("pengguna").first()
            oleh = f" oleh {last.pengguna}" if last and last.pengguna else ""
            pada = timezone.localtime(current.diperbarui_pada)
            self.data = self.data.copy()  # who saves again now knows of the other version
            self.data[self.add_prefix("versi_dibaca")] = current.versi
            raise ValidationError(
                f"Entri ini sudah diubah{oleh} pada {pada:%d-%m-%Y %H.%M} sejak Anda membukanya. "
                "Isian Anda masih ada di bawah. Buka entri ini di tab lain dan bandingkan. Bila "
                "Anda menyimpan lagi, isian Anda menggantikan yang baru itu.",
                code="versi",
            )

    def warnings(self) -> list[str]:
        return judge_ringkasan(self.instance.judul, self.instance.ringkasan)


class BarisInformasiForm(forms.ModelForm):
    """A row of the inline list. Each field carries what the officer saw, so that a change by a
    colleague in between is noticed and not overwritten."""

    class Meta:
        model = Informasi
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True
            field.widget.attrs["aria-label"] = f"{field.label}: {self.instance}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in cleaned.keys() - {"id"}:
            now = self.initial.get(name)  # read from the database in this very request
            if name not in self.changed_data:
                cleaned[name] = now
            elif name in self.initial and self._seen(name) != now:
                message = f"Baru saja diubah menjadi “{now}” oleh orang lain. Periksa dulu."
                self.add_error(name, message)
        return cleaned

    def _seen(self, name: str) -> Any:
        """What stood in the cell when the officer opened the list."""
        bound = self[name]
        data = self._widget_data_value(bound.field.hidden_widget(), bound.html_initial_name)
        return bound.field.to_python(data)


class BerkasForm(forms.ModelForm):
    class Meta:
        model = BerkasInformasi
        fields = ["isi", "judul"]
        widgets = {"isi": forms.FileInput}
        help_texts = {"isi": f"{ALLOWED}. Paling besar 20 MB."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aman = None
        if self.instance.pk:  # a stored file never changes; remove it and add the new one
            self.fields["isi"].disabled = True

    def clean_isi(self) -> Any:
        upload = self.cleaned_data["isi"]
        if self.instance.pk or not upload:
            return upload
        self.aman = check_berkas(upload)
        return self.aman.isi


class UnggahForm(forms.Form):
    """The first step of an import."""

    berkas = forms.FileField(
        label="Berkas",
        help_text="Excel (.xlsx, .xls), OpenDocument (.ods), atau CSV. Paling besar 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )
    lembar = forms.CharField(
        label="Nama lembar",
        required=False,
        max_length=100,
        help_text="Kosongkan supaya semua lembar yang berisi daftarnya dibaca.",
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > MAX_UPLOAD_BYTES:
            raise ValidationError(
                "Ukuran berkas harus di bawah 5 MB. Hapus gambar di dalamnya, atau bagi menjadi "
                "beberapa berkas."
            )
        return berkas


class UnggahDipForm(UnggahForm):
    field_order = ["berkas", "tahun", "kategori", "lembar"]

    tahun = forms.IntegerField(label="Tahun DIP", validators=TAHUN_VALIDATORS)
    kategori = forms.ChoiceField(
        label="Kategori bila tidak tertulis",
        required=False,
        choices=[("", "Biarkan kosong"), *Kategori.choices],
        help_text="Dipakai untuk baris yang kategorinya tidak ada di berkas.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas DIP"
        self.fields["tahun"].initial = timezone.localdate().year


class KolomForm(forms.Form):
    """The column-mapping step: one question for each column of the workbook."""

    def __init__(
        self, *args: Any, tajuk: list, pilihan: dict[str, str], saran: dict, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.tajuk = tajuk
        for letter, header in tajuk:
            self.fields[f"kolom_{letter}"] = forms.ChoiceField(
                label=f"Kolom {letter}: {header or '(tanpa judul)'}",
                required=False,
                choices=[("", "Tidak dipakai"), *pilihan.items()],
                initial=saran.get(letter, ""),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen = [value for value in cleaned.values() if value]
        for field in {value for value in chosen if chosen.count(value) > 1}:
            label = dict(self.fields[f"kolom_{self.tajuk[0][0]}"].choices)[field]
            self.add_error(None, f"“{label}” dipilih untuk lebih dari satu kolom. Pilih satu saja.")
        if not {"judul", "ringkasan"} & set(chosen):
            self.add_error(None, "Pilih kolom yang berisi nama informasinya atau ringkasannya.")
        return cleaned

    def answer(self) -> dict[str, str]:
        """Field -> column letter, for the reader."""
        return {
            value: name.removeprefix("kolom_") for name, value in self.cleaned_data.items() if value
        }


class SalinForm(forms.Form):
    tahun = forms.IntegerField(label="Salin ke tahun", validators=TAHUN_VALIDATORS)
