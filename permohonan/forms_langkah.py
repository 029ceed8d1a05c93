"""The small forms of an officer's acts; each carries the version of the case that was read."""

from typing import Any

from django import forms
from django.utils import timezone

from permohonan.enums import AlasanPerpanjangan
from permohonan.forms_unggah import BanyakBerkasField
from permohonan.models import Permohonan
from situs.models import Pengguna
from situs.versi import FormulirVersi

TANGGAL = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def build_area(baris: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": baris})


class LangkahForm(FormulirVersi):
    """Each carries the version of the case that was read."""


class TugaskanForm(LangkahForm):
    petugas = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label="Ditangani oleh",
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih petugasnya."},
    )

    def __init__(self, *args: Any, row: Permohonan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        here = Pengguna.objects.filter(is_active=True, keanggotaan__situs=row.situs_id)
        self.fields["petugas"].queryset = here.distinct().order_by("nama", "username")
        self.initial["petugas"] = row.petugas_id


class CatatanForm(LangkahForm):
    catatan = forms.CharField(
        label="Catatan",
        max_length=5000,
        widget=build_area(),
        help_text="Hanya petugas yang membacanya. Jangan menulis data pribadi yang tidak perlu.",
        error_messages={"required": "Tulis catatannya."},
    )


class MintaLengkapiForm(LangkahForm):
    pesan = forms.CharField(
        label="Yang perlu dilengkapi",
        max_length=5000,
        widget=build_area(),
        help_text="Pemohon membacanya. Misalnya: “Sebutkan tahun anggaran yang Anda maksud.”",
        error_messages={"required": "Tulis apa yang perlu dilengkapi pemohon."},
    )


class DilengkapiForm(LangkahForm):
    teks = forms.CharField(
        label="Keterangan dari pemohon", max_length=5000, required=False, widget=build_area()
    )
    berkas = BanyakBerkasField(label="Berkas dari pemohon")


class PerpanjangForm(LangkahForm):
    alasan = forms.ChoiceField(
        label="Alasan perpanjangan",
        choices=AlasanPerpanjangan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih alasan perpanjangan."},
    )
    uraian = forms.CharField(
        label="Uraian alasan",
        max_length=2000,
        widget=build_area(),
        help_text="Pemohon membacanya. Misalnya: “Dokumen masih dikumpulkan dari empat desa.”",
        error_messages={"required": "Tulis alasan perpanjangan; pemohon membacanya."},
    )


class TeruskanForm(LangkahForm):
    badan = forms.CharField(
        label="Badan publik yang menguasai informasi",
        max_length=300,
        help_text="Misalnya: Badan Pusat Statistik Kabupaten Cilacap",
        error_messages={"required": "Tulis badan publik yang menguasai informasi itu."},
    )
    keterangan = forms.CharField(
        label="Keterangan", max_length=2000, required=False, widget=build_area(3)
    )


class SerahkanForm(LangkahForm):
    pada = forms.DateField(
        label="Tanggal diberikan",
        widget=TANGGAL,
        initial=timezone.localdate,
        error_messages={"required": "Isi tanggalnya."},
    )
    keterangan = forms.CharField(
        label="Keterangan",
        max_length=2000,
        required=False,
        widget=build_area(3),
        help_text="Pemohon membacanya. Misalnya: “Salinan diambil di kantor.”",
    )
    berkas = BanyakBerkasField(label="Informasi yang diberikan")


class CabutForm(LangkahForm):
    alasan = forms.CharField(
        label="Alasan pemohon",
        max_length=2000,
        widget=build_area(3),
        help_text="Bagaimana dan mengapa pemohon mencabutnya. Misalnya: “Lewat telepon: sudah "
        "mendapat informasinya.”",
        error_messages={"required": "Tulis bagaimana pemohon mencabutnya."},
    )


class IdentitasForm(forms.Form):
    """No version: looking changes nothing."""

    use_required_attribute = False
    alasan = forms.CharField(
        label="Untuk apa Anda membuka data ini",
        max_length=300,
        help_text="Misalnya: “Menelepon pemohon tentang jadwal pengambilan.” Nama Anda, waktu, dan "
        "alasan ini dicatat.",
        error_messages={"required": "Tulis untuk apa Anda membuka data ini."},
    )
