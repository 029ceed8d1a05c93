"""The forms of the decisions about exclusions: the letter, the new term, the reason."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dip.enums import JenisJangka
from dip.forms_pengecualian import TANGGAL
from dip.models import Pengecualian, SuratPenetapan, UjiKonsekuensi
from dip.services_keputusan import JangkaBaru

SURAT = (
    *("nomor", "tanggal", "tempat", "jenis_klasifikasi", "badan_publik", "alasan"),
    *("pejabat_nama", "pejabat_jabatan"),
    *("pimpinan_nama", "pimpinan_jabatan", "persetujuan_tanggal", "persetujuan_nomor"),
)


def build_kunci(row: Pengecualian) -> str:
    """What a form sends for an entry: which one, and the version that the person read."""
    return f"{row.pk}-{row.versi}"


class SuratForm(forms.ModelForm):
    """A letter with the six contents of Pasal 4 ayat (2) PP 61/2010 and the approval."""

    use_required_attribute = False  # the page says what is missing, beside the field

    class Meta:
        model = SuratPenetapan
        fields = SURAT
        widgets = {
            "tanggal": TANGGAL,
            "persetujuan_tanggal": TANGGAL,
            "alasan": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "nomor": "Misalnya: 555/123/36/2026",
            "tempat": "Misalnya: Cilacap",
            "badan_publik": "Misalnya: Pemerintah Kabupaten Cilacap, Kecamatan Cipari",
            "alasan": "Alasan pengecualian, dengan pasalnya. Tampil di surat.",
            "pejabat_jabatan": "Misalnya: Kepala Dinas Komunikasi dan Informatika selaku PPID",
            "pimpinan_jabatan": "Pimpinan badan publik, misalnya: Bupati Cilacap",
            "persetujuan_nomor": "Boleh kosong bila persetujuannya paraf pada surat ini.",
        }

    def list_bagian(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under the headings of the page."""
        parts = {
            "Surat penetapan": SURAT[:6],
            "Pejabat PPID yang menetapkan": SURAT[6:8],
            "Persetujuan pimpinan badan publik (Pasal 3 ayat (2) PP 61/2010)": SURAT[8:],
        }
        return [(title, [self[name] for name in names]) for title, names in parts.items()]

    def take(self, error: ValidationError) -> None:
        """Show what a service refused, at the field where there is one."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)


class PenetapanForm(SuratForm):
    """A letter and the proposals that it decides."""

    usulan = forms.MultipleChoiceField(
        label="Usulan yang ditetapkan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih paling sedikit satu usulan.",
            "invalid_choice": "Salah satu usulan sudah berubah atau sudah diputuskan. "
            "Baca usulan yang tampil di sini, lalu ulangi.",
        },
    )

    def __init__(self, *args: Any, usulan: list[Pengecualian], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.per_kunci = {build_kunci(row): row for row in usulan}
        self.fields["usulan"].choices = [(key, str(row)) for key, row in self.per_kunci.items()]

    def list_chosen(self) -> list[Pengecualian]:
        return [self.per_kunci[key] for key in self.cleaned_data["usulan"]]


class UjiChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: UjiKonsekuensi) -> str:
        return f"{obj.nomor}, {obj.tanggal:%d-%m-%Y}"


class JangkaForm(SuratForm):
    """A new term: only through a new test of consequences (Pasal 10 PP 61/2010)."""

    uji = UjiChoice(
        label="Lembar uji konsekuensi yang baru",
        queryset=UjiKonsekuensi.objects.none(),
        empty_label="Pilih lembar uji",
        help_text="Bukan lembar yang lama. Lembar baru dibuat situs yang mengusulkan.",
    )
    jangka_jenis = forms.ChoiceField(label="Jenis jangka waktu", choices=JenisJangka.choices)
    berakhir = forms.DateField(
        label="Berakhir pada",
        required=False,
        widget=TANGGAL,
        help_text="Hari terakhir informasi ini tertutup.",
    )
    jangka_teks = forms.CharField(
        label="Jangka waktu dengan kata-kata",
        required=False,
        max_length=500,
        help_text="Misalnya: “2 tahun sejak ditetapkan”.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Pengecualian, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sheets = UjiKonsekuensi.objects.for_situs(row.situs).exclude(pk=row.uji_id)
        self.fields["uji"].queryset = sheets
        self.initial |= {"versi": row.versi, "jangka_jenis": row.jangka_jenis}

    def list_bagian(self) -> list[tuple[str, list[forms.BoundField]]]:
        names = ("uji", "jangka_jenis", "berakhir", "jangka_teks")
        return [("Jangka waktu baru", [self[name] for name in names]), *super().list_bagian()]

    def read_jangka(self) -> JangkaBaru:
        names = ("uji", "jangka_jenis", "jangka_teks", "berakhir")
        return JangkaBaru(**{name: self.cleaned_data[name] for name in names})


class AlasanForm(forms.Form):
    """One act with its reason."""

    use_required_attribute = False
    alasan = forms.CharField(
        label="Alasan",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasannya."},
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, row: Pengecualian, label: str, bantuan: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].label, self.fields["alasan"].help_text = label, bantuan
        self.initial["versi"] = row.versi
