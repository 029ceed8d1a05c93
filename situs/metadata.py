"""What a file tells of the person who made it, beside what can be read in it: taken away.

Photos lose place and camera, PDF and office files their authors, programs, printers and paths.
What is written or shown in a file stays as it is; what cannot be taken away is said.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from situs.berkas import SafeFile
from situs.metadata_kantor import clean_kantor
from situs.metadata_pdf import clean_pdf

Cleaner = Callable[[bytes], tuple[bytes, list[str]]]  # the clean file, and what is left to say
_CLEANERS: dict[str, Cleaner] = {
    "pdf": clean_pdf,
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), clean_kantor),
}
_REDRAWN = ("jpg", "png", "webp")  # by check_berkas already
JENIS_BERSIH = (*_CLEANERS, *_REDRAWN)


@dataclass(frozen=True)
class Bersih:
    berkas: SafeFile
    peringatan: list[str] = field(default_factory=list)  # sentences for whoever sends it


def clean_metadata(berkas: SafeFile) -> Bersih:
    """Raises ValidationError for a kind that cannot be cleaned, and for a file that is locked."""
    if berkas.jenis in _REDRAWN:
        return Bersih(berkas)
    cleaner = _CLEANERS.get(berkas.jenis)
    if cleaner is None:
        raise ValidationError(
            "Jejak pembuat pada jenis berkas ini tidak dapat kami hapus. Kirim sebagai PDF atau "
            "gambar."
        )
    berkas.isi.seek(0)
    data, peringatan = cleaner(berkas.isi.read())
    return Bersih(_rebuild(berkas, data), peringatan)


def _rebuild(berkas: SafeFile, data: bytes) -> SafeFile:
    return SafeFile(
        ContentFile(data, name=berkas.isi.name),
        berkas.nama_asli,
        berkas.jenis,
        len(data),
        hashlib.sha256(data).hexdigest(),
    )
