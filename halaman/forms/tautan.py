"""What a person may enter as the target of a link."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_PATH = re.compile(r"/(?![/\\])[^\s\\]*")
_URL = URLValidator(schemes=["http", "https"])


def validate_tautan(value: str) -> None:
    """A path of this site or a whole web address; nothing that a browser would run."""
    if _PATH.fullmatch(value):
        return
    try:
        _URL(value)
    except ValidationError:
        raise ValidationError(
            "Isi alamat di situs ini yang diawali garis miring, misalnya /dip/, "
            "atau alamat lengkap yang diawali https://."
        ) from None
