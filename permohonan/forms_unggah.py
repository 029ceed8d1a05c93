"""Several files in one field, each judged by its content."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from situs.berkas import ALLOWED, SafeFile, check_berkas


class BanyakBerkasInput(forms.FileInput):
    allow_multiple_selected = True


class BanyakBerkasField(forms.FileField):
    widget = BanyakBerkasInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text", f"Boleh beberapa, masing-masing paling besar 20 MB: {ALLOWED}."
        )
        super().__init__(required=False, **kwargs)

    def clean(self, data: list[UploadedFile], initial: Any = None) -> list[SafeFile]:
        files = [super(BanyakBerkasField, self).clean(each, initial) for each in data or []]
        return [_check(each) for each in files if each]


def _check(upload: UploadedFile) -> SafeFile:
    try:
        return check_berkas(upload)
    except ValidationError as error:
        raise ValidationError(
            f"{upload.name}: {error.messages[0]} Pilih lagi berkasnya."
        ) from error
