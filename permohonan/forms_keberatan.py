"""What Atasan PPID and officers fill in about an objection: columns h-k of its register."""

from typing import Any

from django import forms
from django.utils import timezone

from permohonan.enums import PutusanKeberatan, SikapPemohon
from permohonan.forms_langkah import TANGGAL, LangkahForm, build_area
from permohonan.forms_unggah import BanyakBerkasField
from permohonan.models import Keberatan, Sengketa
from permohonan.nomor import read_pengaturan
from permohonan.queries import read_sengketa
from situs.versi import VersiMixin


class TanggapiForm(LangkahForm):
    """Pasal 36 UU 14/2008. What a decision needs is judged by the service, field by field."""

    putusan = forms.ChoiceField(
        label="Keputusan",
        choices=PutusanKeberatan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih keputusan."},
    )
    alasan_putusan = forms.CharField(
        label="Pertimbangan",
        max_length=5000,
        widget=build_area(6),
        help_text="Alasan tertulis disertakan bila keputusan PPID dikuatkan (Pasal 36 ayat (3) UU "
        "14/2008). Pemohon membacanya.",
        error_messages={"required": "Tulis pertimbangannya (Pasal 36 ayat (3) UU 14/2008)."},
    )
    perintah = forms.CharField(
        label="Perintah kepada PPID",
        max_length=5000,
        required=False,
        widget=build_area(),
        help_text="Untuk keberatan yang diterima. Misalnya: “Berikan salinan laporan realisasi "
        "anggaran 2025.”",
    )
    hari_pelaksanaan = forms.IntegerField(
        label="Jangka waktu pelaksanaan (hari kerja)",
        min_value=1,
        max_value=365,
        required=False,
        help_text="Untuk keberatan yang diterima, dihitung sejak tanggal tanggapan.",
    )
    ditanggapi_pada = forms.DateField(
        label="Tanggal tanggapan",
        widget=TANGGAL,
        initial=timezone.localdate,
        help_text="Tanggal surat. Batas waktu pemohon ke Komisi Informasi dihitung dari sini.",
        error_messages={"required": "Isi tanggalnya."},
    )
    atasan_nama = forms.CharField(
        label="Nama Atasan PPID",
        max_length=150,
        error_messages={"required": "Isi nama Atasan PPID."},
    )
    atasan_jabatan = forms.CharField(
        label="Jabatan Atasan PPID",
        max_length=150,
        error_messages={"required": "Isi jabatan Atasan PPID."},
    )
    berkas = BanyakBerkasField(label="Surat tanggapan bertanda tangan")

    def __init__(self, *args: Any, row: Keberatan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.initial["atasan_nama"] = read_pengaturan(row.situs).atasan_nama
        self.initial["atasan_jabatan"] = row.situs.atasan_ppid
        self.fields[
            "berkas"
        ].help_text += " Boleh dilampirkan kemudian, sesudah surat dicetak dan ditandatangani."


class LampirkanForm(LangkahForm):
    berkas = BanyakBerkasField(label="Surat tanggapan bertanda tangan")


class MusyawarahForm(LangkahForm):
    pada = forms.DateField(
        label="Tanggal musyawarah",
        widget=TANGGAL,
        initial=timezone.localdate,
        error_messages={"required": "Isi tanggalnya."},
    )
    hasil = forms.CharField(
        label="Hasilnya",
        max_length=2000,
        widget=build_area(),
        help_text="Pemohon membacanya. Misalnya: “Sepakat: salinan diserahkan pekan depan.”",
        error_messages={"required": "Tulis hasil musyawarahnya."},
    )


class PelaksanaanForm(LangkahForm):
    pada = forms.DateField(
        label="Dilaksanakan pada",
        widget=TANGGAL,
        initial=timezone.localdate,
        error_messages={"required": "Isi tanggalnya."},
    )
    catatan = forms.CharField(
        label="Keterangan",
        max_length=2000,
        required=False,
        widget=build_area(3),
        help_text="Pemohon membacanya. Misalnya: “Salinan diserahkan di kantor.”",
    )


class SikapForm(LangkahForm):
    sikap = forms.ChoiceField(
        label="Tanggapan pemohon",
        choices=SikapPemohon.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu."},
    )
    catatan = forms.CharField(
        label="Kata pemohon", max_length=2000, required=False, widget=build_area(3)
    )

    def __init__(self, *args: Any, row: Keberatan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.initial |= {"sikap": row.sikap, "catatan": row.sikap_catatan}


class SengketaForm(VersiMixin, forms.ModelForm):
    """The first record, and every later stage of the same dispute."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Sengketa
        fields = ("diajukan_pada", "nomor_register", "tahap", "hasil", "selesai_pada")
        widgets = {
            "diajukan_pada": TANGGAL,
            "selesai_pada": TANGGAL,
            "hasil": build_area(),
            "tahap": forms.RadioSelect,
        }
        help_texts = {
            "nomor_register": "Nomor dari Komisi Informasi, bila sudah ada.",
            "hasil": "Isi putusan atau kesepakatan, dan bagaimana dilaksanakan.",
            "selesai_pada": "Kosongkan selama sengketa berjalan.",
        }
        error_messages = {"diajukan_pada": {"required": "Isi tanggal diajukan."}}

    def __init__(self, *args: Any, row: Keberatan, **kwargs: Any) -> None:
        known = read_sengketa(row) or Sengketa(situs=row.situs, keberatan=row)
        super().__init__(*args, instance=known, **kwargs)
        self.note_versi(row)
