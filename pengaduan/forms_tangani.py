"""The small forms of a recipient's acts."""

from typing import Any

from django import forms

from pengaduan.models import Penerima, Pengaduan
from pengaduan.queries import list_dapat_ditambah, list_pembaca
from pengaduan.services_tangani import HASIL_PUTUSAN
from situs.versi import FormulirVersi

MAX_PESAN = 5000


def build_pesan(label: str, bantu: str, *, wajib: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=wajib,
        max_length=MAX_PESAN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"Pelapor membacanya dengan kodenya. {bantu}",
        error_messages={"required": "Tulis pesan untuk pelapor."},
    )


class PesanForm(FormulirVersi):
    pesan = build_pesan("Pesan", "Jangan menyebut nama pelapor atau saksi.")


class LengkapiForm(FormulirVersi):
    pesan = build_pesan(
        "Yang perlu dilengkapi", "Misalnya: “Di loket mana kejadiannya, dan pukul berapa?”"
    )


class NyatakanLengkapForm(FormulirVersi):
    pesan = build_pesan(
        "Pesan kepada pelapor",
        "Misalnya: “Laporan Anda lengkap. Kami memeriksanya dan menyampaikan hasilnya di sini.”",
    )


class PutuskanForm(FormulirVersi):
    hasil = forms.ChoiceField(
        label="Hasil pemeriksaan",
        choices=[(each.value, each.label) for each in HASIL_PUTUSAN],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasil pemeriksaan."},
    )
    pesan = build_pesan(
        "Hasil untuk pelapor",
        "Boleh menyusul: tanpa ini, pengaduan menunggu hasilnya disampaikan (14 hari).",
        wajib=False,
    )


class SampaikanForm(FormulirVersi):
    pesan = build_pesan("Hasil untuk pelapor", "Tulis apa yang ditemukan dan apa tindak lanjutnya.")


class DicabutForm(FormulirVersi):
    pesan = build_pesan("Pesan kepada pelapor", "Ia masih dapat mengirim pengaduan baru.")


class CatatanForm(FormulirVersi):
    catatan = forms.CharField(
        label="Catatan",
        max_length=MAX_PESAN,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Hanya penerima pengaduan ini yang membacanya.",
        error_messages={"required": "Tulis catatannya."},
    )


class PenerimaField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Penerima) -> str:
        return f"{obj.jabatan} ({obj.situs})"


class TambahPenerimaForm(FormulirVersi):
    penerima = PenerimaField(
        Penerima.objects.none(),
        label="Penerima",
        empty_label="Pilih jabatan",
        help_text="Ia membaca seluruh laporan ini. Yang disebut pelapor tidak ada dalam daftar.",
        error_messages={"required": "Pilih penerimanya."},
    )

    def __init__(self, *args: Any, row: Pengaduan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["penerima"].queryset = _choose(list_dapat_ditambah(row))


class LepasPenerimaForm(FormulirVersi):
    penerima = PenerimaField(
        Penerima.objects.none(),
        label="Penerima",
        empty_label="Pilih jabatan",
        help_text="Ia tidak lagi membaca laporan ini, untuk seterusnya.",
        error_messages={"required": "Pilih penerimanya."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=500,
        help_text="Misalnya: “Atasan langsung orang yang dilaporkan.”",
        error_messages={"required": "Tulis alasannya, misalnya benturan kepentingan."},
    )

    def __init__(self, *args: Any, row: Pengaduan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["penerima"].queryset = _choose(list_pembaca(row))


def _choose(rows: list[Penerima]) -> Any:
    return Penerima.objects.filter(pk__in=[each.pk for each in rows]).select_related("situs")
