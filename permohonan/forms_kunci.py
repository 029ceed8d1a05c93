"""The key of a form in the form itself: what is sent twice with it is done once."""

from typing import Any

from django import forms

from permohonan.kode import PANJANG_KUNCI, make_kunci
from situs.kode import ALPHABET


class KunciField(forms.RegexField):
    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", make_kunci)
        super().__init__(rf"^[{ALPHABET}]{{{PANJANG_KUNCI}}}$", **kwargs)
        self.error_messages["invalid"] = "Formulir ini tidak dikenali. Buka lagi halamannya."
