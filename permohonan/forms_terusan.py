from typing import Any

from django import forms

from permohonan.forms_kunci import KunciField
from permohonan.forms_langkah import LangkahForm, build_area
from permohonan.models import Permohonan
from permohonan.services_terusan import list_tujuan
from situs.models import Situs


class TerusanForm(LangkahForm):
    kunci = KunciField()
    tujuan = forms.ModelChoiceField(
        Situs.objects.none(),
        label="PPID yang menguasai informasinya",
        empty_label="Pilih PPID",
        error_messages={
            "required": "Pilih PPID-nya.",
            "invalid_choice": "Pilih PPID di kabupaten yang sama.",
        },
    )
    keterangan = forms.CharField(
        max_length=2000,
        required=False,
        widget=build_area(3),
        help_text="Pemohon dan PPID itu membacanya. Misalnya: “Anggaran desa disimpan kecamatan.”",
    )

    def __init__(self, *args: Any, row: Permohonan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["tujuan"].queryset = list_tujuan(row.situs)
