"""The recording in a form, with its words beside it (Pasal 24 Perki 1/2021)."""

from typing import Any

from django import forms

from halaman.forms.konten import KontenForm
from situs.berkas import SafeFile, check_suara


class SuaraForm(KontenForm):
    rekaman = forms.FileField(
        label="Rekaman suara",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".mp3,.m4a,.ogg"}),
        help_text="MP3, M4A, atau Ogg, paling besar 20 MB. Isi juga transkripnya.",
    )
    hapus_rekaman = forms.BooleanField(label="Hapus rekaman yang tersimpan", required=False)
    suara: SafeFile | None = None  # the recording that was sent, once it is judged safe

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.audio:
            self.hide("hapus_rekaman")

    def clean_rekaman(self) -> Any:
        upload = self.cleaned_data["rekaman"]
        self.suara = check_suara(upload) if upload else None
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        stays = bool(self.instance.audio) and not cleaned.get("hapus_rekaman")
        if (stays or self.suara) and not cleaned.get("transkrip", "").strip():
            self.add_error(
                "transkrip", "Isi transkrip rekaman, untuk warga yang tidak dapat mendengarnya."
            )
        return cleaned
