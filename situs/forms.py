"""Forms of the kernel's own pages."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from import_export.forms import ConfirmImportForm

_signer = Signer(salt="situs.forms.SignedConfirmForm")
_SIGNED = ("import_file_name", "format")


def sign_initial(initial: dict[str, Any]) -> dict[str, Any]:
    """What the preview hands to its confirm form, with a signature where it matters."""
    return {k: _signer.sign(v) if k in _SIGNED else v for k, v in initial.items()}


class SignedConfirmForm(ConfirmImportForm):
    """The name of the waiting file goes through the browser and comes back signed.

    The stock form takes any name: any file of the temporary folder could be read, and deleted.
    """

    def clean_import_file_name(self) -> str:
        name = Path(self._unsign("import_file_name")).name
        if not (Path(tempfile.gettempdir()) / name).is_file():
            raise ValidationError("Berkas ini sudah diimpor atau sudah dihapus. Unggah lagi.")
        return name

    def clean_format(self) -> str:
        return self._unsign("format")

    def _unsign(self, name: str) -> str:
        try:
            return _signer.unsign(self.cleaned_data[name])
        except BadSignature as error:
            raise ValidationError("Isian tidak dikenali. Unggah lagi berkasnya.") from error
