"""What officers do for the requester: mend the contact, give a new code."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from permohonan.forms_kunci import KunciField
from permohonan.forms_langkah import LangkahForm, build_area
from permohonan.models import Perkara
from permohonan.samaran import mask_email, mask_kontak
from permohonan.services_pemohon import KONTAK

HAPUS = (("telepon", "Hapus nomor telepon"), ("email", "Hapus e-mail"))


class KontakForm(LangkahForm):
    """The contact that is known is masked here: to correct it nobody has to read it."""

    alamat = forms.CharField(max_length=500, required=False, widget=build_area(2))
    telepon = forms.CharField(label="Nomor telepon", max_length=30, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    hapus = forms.MultipleChoiceField(
        label="Tidak berlaku lagi",
        choices=HAPUS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    cara = forms.CharField(
        label="Bagaimana pemohon memintanya",
        max_length=300,
        help_text="Hanya petugas yang membacanya. Misalnya: “Datang ke loket membawa tanda bukti.”",
        error_messages={"required": "Tulis bagaimana pemohon memintanya."},
    )

    def __init__(self, *args: Any, row: Perkara, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["alamat"].help_text = "Kosongkan bila tidak berubah."
        for name, mask in (("telepon", mask_kontak), ("email", mask_email)):
            known = mask(getattr(row, name)) or "belum ada"
            self.fields[name].help_text = f"Kini: {known}. Kosongkan bila tidak berubah."

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        kontak = {name: data[name] for name in KONTAK if data.get(name)}
        kontak |= {name: "" for name in data.get("hapus", []) if name not in kontak}
        changed = [name for name, text in kontak.items() if text != getattr(self.row, name)]
        if not changed and not self.errors:
            raise ValidationError("Isi kontak yang berubah. Yang sekarang sudah seperti itu.")
        return data | {"kontak": kontak}


class KodeBaruForm(LangkahForm):
    kunci = KunciField()
    cara = forms.CharField(
        label="Bagaimana Anda memastikan ini pemohonnya",
        max_length=300,
        widget=build_area(2),
        help_text="Hanya petugas yang membacanya. Misalnya: “Menunjukkan KTP di loket; nama dan "
        "alamat cocok.” Jangan menulis NIK.",
        error_messages={"required": "Tulis bagaimana Anda memastikannya."},
    )
