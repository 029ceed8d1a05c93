"""An objection written down by an officer: Pasal 35 UU 14/2008, Pasal 40 and 41 Perki 1/2021."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from permohonan.alasan import list_alasan
from permohonan.forms_catat import (
    HELP_TEXTS,
    PEMOHON,
    PENERIMAAN,
    WIDGETS,
    CatatForm,
    list_isian,
)
from permohonan.forms_langkah import build_area
from permohonan.models import Keberatan, Permohonan
from permohonan.queries import normalize_nomor

BAGIAN = {
    **PENERIMAAN,
    "Keberatan": ("nomor_permohonan", "alasan", "kasus_posisi", "informasi", "tujuan"),
    **PEMOHON,
}
# The NIK is not copied: an objection does not need it (Pasal 16 ayat (2) UU 27/2022).
DISALIN = [name for names in PEMOHON.values() for name in names if name != "nik"]
DIISI = {"nama": "nama lengkap", "alamat": "alamat"}  # Pasal 22 ayat (2) UU 14/2008


class CatatKeberatanForm(CatatForm):
    bagian = BAGIAN
    nomor_permohonan = forms.CharField(
        label="Nomor permohonan",
        max_length=60,
        required=False,
        help_text="Permohonan di situs ini. Kosongkan hanya untuk keberatan atas informasi berkala "
        "yang tidak disediakan (huruf b).",
    )
    alasan = forms.MultipleChoiceField(
        label="Alasan (Pasal 35 ayat (1))",
        choices=[(kode, f"{kode}. {teks}") for kode, teks in list_alasan()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih sedikitnya satu alasan."},
    )

    class Meta:
        model = Keberatan
        fields = list_isian(BAGIAN)
        widgets = WIDGETS | {"kasus_posisi": build_area(5), "informasi": build_area(3)}
        help_texts = HELP_TEXTS | {
            "kasus_posisi": "Apa yang terjadi, dengan kata-kata pemohon.",
            "informasi": "Kosongkan bila sama dengan permohonannya.",
            "tujuan": "Kosongkan bila sama dengan permohonannya.",
            "nama": "Kosongkan semua isian pemohon bila orangnya sama dengan permohonannya.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in DIISI:
            self.fields[name].required = False  # may come from the request
        self.fields["alasan"].error_messages["required"] = "Pilih sedikitnya satu alasan."

    def clean_nomor_permohonan(self) -> Permohonan | None:
        nomor = normalize_nomor(self.cleaned_data["nomor_permohonan"])
        if not nomor:
            return None
        rows = Permohonan.objects.for_situs(self.instance.situs)
        if row := rows.filter(nomor=nomor).first():
            return row
        raise ValidationError(
            f"Tidak ada permohonan bernomor {nomor} di situs ini. Periksa lagi nomornya."
        )

    def clean(self) -> dict[str, Any]:
        row = self.instance.permohonan = self.cleaned_data.get("nomor_permohonan")
        if row:
            self._take_over(row)
        data = super().clean()
        for name, label in DIISI.items():
            if not data.get(name):
                self.add_error(name, f"Isi {label}.")
        if not data.get("informasi") and "nomor_permohonan" not in self.errors:
            self.add_error("informasi", "Isi informasi yang seharusnya tersedia.")
        return data

    def _take_over(self, row: Permohonan) -> None:
        """What was left open because it is the same as in the request."""
        data = self.cleaned_data
        if not any(data.get(name) for name in ("nama", "alamat", "telepon", "email")):
            open_ = [name for name in DISALIN if name == "jenis_pemohon" or not data.get(name)]
            data |= {name: getattr(row, name) for name in open_}
        data["informasi"] = data.get("informasi") or row.rincian
        data["tujuan"] = data.get("tujuan") or row.tujuan
