"""The form of a serta-merta announcement: what to write in each of its contents."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dip.enums import JenisKewajiban
from halaman.forms.suara import SuaraForm
from halaman.models import KontakDarurat, SertaMerta
from halaman.models.darurat import DELAPAN_ISI

# Field -> what to write and an example; the eight contents are those of Perki 1/2021.
PANDUAN = {
    "potensi_bahaya": (
        "Apa yang dapat terjadi, seberapa besar, dan sampai kapan.",
        "Air Sungai Cikawung naik 2 meter dan dapat merendam rumah sampai malam ini.",
    ),
    "pihak_terdampak": (
        "Siapa yang dapat terkena dan di mana mereka berada.",
        "Sekitar 120 keluarga di RT 03 dan RT 04, terutama lansia dan anak kecil.",
    ),
    "evakuasi": (
        "Jalur yang aman, tempat berkumpul, dan siapa yang membantu pindah.",
        "Lewat Jalan Masjid ke balai desa. Perangkat desa menjemput warga yang sakit.",
    ),
    "cara_menghindari": (
        "Apa yang harus dilakukan dan yang jangan dilakukan. Satu baris satu langkah.",
        "Matikan listrik. Jangan menyeberangi jembatan bambu.",
    ),
    "cara_bantuan": (
        "Ke mana warga meminta bantuan dan bantuan apa yang tersedia.",
        "Datang ke posko di balai desa atau telepon nomor di bawah, 24 jam.",
    ),
    "pihak_mengumumkan": (
        "Siapa yang wajib mengumumkan keadaan ini kepada warga.",
        "Camat bersama kepala desa dan BPBD Kabupaten.",
    ),
    "tata_cara_pengumuman": (
        "Lewat apa warga diberi tahu bila keadaan memburuk.",
        "Kentungan titir, pengeras suara masjid, grup WhatsApp RT, dan halaman ini.",
    ),
    "upaya_penanggulangan": (
        "Apa yang sedang dan akan dilakukan pihak berwenang.",
        "Tiga perahu karet disiagakan. Dapur umum dibuka pukul 16.00 WIB.",
    ),
}


class SertaMertaForm(SuaraForm):
    """A draft may be incomplete; publishing names what is missing, one by one."""

    class Meta:
        model = SertaMerta
        exclude = ("audio",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (tulis, contoh) in PANDUAN.items():
            if name in self.fields:
                self.fields[name].help_text = f"{tulis} Contoh: {contoh}"
        for name in {*DELAPAN_ISI, "wilayah"} & set(self.fields):
            self.fields[name].required = False
            self.fields[name].widget.attrs["rows"] = 4
        if "kewajiban" in self.fields:
            self.fields["kewajiban"].label = "jenis keadaan"
            self.fields["kewajiban"].help_text = "Pilih yang paling dekat."
            rows = self.fields["kewajiban"].queryset
            self.fields["kewajiban"].queryset = rows.filter(jenis=JenisKewajiban.SERTA_MERTA)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begin, end = cleaned.get("waktu_kejadian"), cleaned.get("berakhir")
        if begin and end and end <= begin:
            self.add_error("berakhir", "Waktu berakhir harus sesudah waktu kejadian.")
        return cleaned


def list_kurang(pengumuman: SertaMerta) -> list[str]:
    """What an announcement still lacks, each named by itself."""
    names = ("wilayah", *DELAPAN_ISI)
    empty = [name for name in names if not getattr(pengumuman, name).strip()]
    return [f"Belum diisi: {SertaMerta._meta.get_field(name).verbose_name}." for name in empty]


class KontakForm(forms.ModelForm):
    class Meta:
        model = KontakDarurat
        fields = ("nama", "nomor")
        widgets = {"nomor": forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})}

    def clean_nomor(self) -> str:
        """A number that a phone can call: 112 as well as 0280 523 111."""
        nomor = self.cleaned_data["nomor"].strip()
        if not re.fullmatch(r"\+?[0-9][0-9 ()./-]{2,}", nomor):
            raise ValidationError("Isi nomor telepon dengan angka, misalnya 0280 523111 atau 112.")
        return nomor
