"""A case written down by an officer: Pasal 22 ayat (1) UU 14/2008."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from permohonan.enums import Kanal
from permohonan.forms_kunci import KunciField
from permohonan.forms_langkah import TANGGAL, build_area
from permohonan.forms_unggah import BanyakBerkasField
from permohonan.models import Permohonan
from situs.berkas import ALLOWED
from situs.models import Situs

OTOMATIS = (Kanal.WEB, Kanal.TERUSAN)  # never written down by hand
KANAL = [(each.value, each.label) for each in Kanal if each not in OTOMATIS]
PENERIMAAN = {"Penerimaan": ("kanal", "diterima", "surat")}
PEMOHON = {
    "Pemohon": (
        *("jenis_pemohon", "nama", "lembaga", "nomor_pengesahan", "nik", "alamat"),
        *("telepon", "email", "pekerjaan", "bantuan_khusus"),
    ),
    "Kuasa": ("kuasa", "kuasa_nama", "kuasa_alamat", "kuasa_kontak"),
}
PERMINTAAN = {
    **PENERIMAAN,
    **PEMOHON,
    "Permintaan": ("rincian", "tujuan", "cara_memperoleh", "cara_pengiriman"),
}
BUKAN_MODEL = {"surat", "nomor_permohonan"}
WIDGETS = {
    "diterima": TANGGAL,
    "nik": forms.TextInput(attrs={"inputmode": "numeric"}),
    "tujuan": build_area(3),
    "alamat": build_area(2),
}
HELP_TEXTS = {
    "diterima": "Hari sampai di kantor. Tenggat dihitung dari hari ini.",
    "nik": "Enam belas angka, bila pemohon memberikannya. Disimpan terenkripsi.",
    "lembaga": "Hanya untuk badan hukum atau kelompok orang.",
    "email": "Isi telepon atau e-mail, salah satu cukup.",
}


def list_isian(bagian: dict[str, tuple[str, ...]]) -> list[str]:
    """Fields of the model among those of the page."""
    return [name for names in bagian.values() for name in names if name not in BUKAN_MODEL]


class CatatForm(forms.ModelForm):
    """What every kind of case asks; `bagian` are the headings and fields of its page."""

    bagian: dict[str, tuple[str, ...]] = {}
    use_required_attribute = False
    kunci = KunciField()

    surat = BanyakBerkasField(
        label="Surat yang dipindai",
        help_text="Bila ada: surat, formulir, surat kuasa, foto, atau cetakan pesannya. "
        f"Boleh beberapa, masing-masing paling besar 20 MB: {ALLOWED}.",
    )

    def __init__(self, *args: Any, situs: Situs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.situs = situs
        self.fields["kanal"] = forms.ChoiceField(
            label="Diterima lewat",
            choices=KANAL,
            widget=forms.RadioSelect,
            error_messages={"required": "Pilih lewat mana diterimanya."},
        )
        self.fields["alamat"].required = True  # Pasal 22 ayat (2) UU 14/2008
        for name, field in self.fields.items():
            if field.required and name not in ("kunci", "kanal"):
                field.error_messages["required"] = f"Isi {str(field.label).lower()}."
        self.initial["diterima"] = timezone.localdate()

    def clean_nik(self) -> str:
        nik = "".join(self.cleaned_data["nik"].split())
        if nik and not (nik.isascii() and nik.isdigit() and len(nik) == 16):
            raise ValidationError("NIK terdiri atas 16 angka. Periksa lagi, atau kosongkan.")
        return nik

    def clean_diterima(self) -> Any:
        day = self.cleaned_data["diterima"]
        if day > timezone.localdate():
            raise ValidationError("Tanggal diterima belum tiba. Isi hari ini atau lalu.")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not (data.get("telepon") or data.get("email")) and "email" not in self.errors:
            self.add_error("telepon", "Isi nomor telepon atau e-mail, salah satu cukup.")
        if data.get("jenis_pemohon") != "perorangan" and not data.get("lembaga"):
            self.add_error("lembaga", "Isi nama badan hukum atau kelompoknya.")
        if data.get("kuasa") and not data.get("kuasa_nama"):
            self.add_error("kuasa_nama", "Isi nama penerima kuasa.")
        return data

    def list_bagian(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.bagian.items()]


class CatatPermohonanForm(CatatForm):
    bagian = PERMINTAAN

    class Meta:
        model = Permohonan
        fields = list_isian(PERMINTAAN)
        widgets = WIDGETS | {"rincian": build_area(5)}
        help_texts = HELP_TEXTS | {"rincian": "Tulis dengan kata-kata pemohon."}
