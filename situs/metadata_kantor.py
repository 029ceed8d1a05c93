"""Word, Excel, PowerPoint and OpenDocument: who wrote, changed and printed it, where and when.

A part that holds nothing else leaves the file together with whatever points to it; names that stand
among the words are blanked where they stand.
"""

import io
import re
import zipfile

from django.core.exceptions import ValidationError
from lxml import etree

from situs.metadata_gambar import strip_jpeg, strip_png
from situs.metadata_xml import clean_xml

MAX_ISI = 100 * 1024 * 1024  # byte, unpacked
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows
# Author, program, template, company; the small picture of the first page; the printer.
_DIBUANG = ("docprops/", "thumbnails/", "xl/printersettings/")
_PERUBAHAN = re.compile(rb"<(?:w:ins|w:del|text:tracked-changes|office:annotation)\b")
_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3">'
    b"<office:meta/></office:document-meta>"
)
_TERTINGGAL = (
    "Berkas ini memuat komentar atau perubahan yang dilacak. Nama penulisnya kami buang, tetapi "
    "isinya tetap terbaca."
)


def clean_kantor(data: bytes) -> tuple[bytes, list[str]]:
    """Raises ValidationError for an archive that is broken, locked or too large."""
    output = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w") as new:
            is_told = _copy(old, new)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise ValidationError("Berkas ini rusak. Buka, simpan ulang, lalu kirim lagi.") from error
    return output.getvalue(), [_TERTINGGAL] if is_told else []


def _copy(old: zipfile.ZipFile, new: zipfile.ZipFile) -> bool:
    """Whether the file tells of comments or of earlier words."""
    is_told, left = False, MAX_ISI
    for item in old.infolist():
        with old.open(item) as stream:
            part = stream.read(left + 1)  # the size that the archive names may be a lie
        left -= len(part)
        if left < 0:
            raise ValidationError("Isi berkas terlalu besar setelah dibuka. Bagi berkas itu.")
        is_told = is_told or _tells(item.filename, part)
        if not item.filename.lower().startswith(_DIBUANG):
            _write(new, item.filename, _clean_part(item.filename, part))
    return is_told


def _write(new: zipfile.ZipFile, name: str, part: bytes) -> None:
    item = zipfile.ZipInfo(name, _EPOCH)
    stored = name == "mimetype"  # of OpenDocument: readable without unpacking
    item.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    new.writestr(item, part)


def _tells(name: str, part: bytes) -> bool:
    if not name.lower().endswith(".xml"):
        return False
    return "comments" in name.lower() or _PERUBAHAN.search(part) is not None


def _clean_part(name: str, part: bytes) -> bytes:
    low = name.lower()
    if low == "meta.xml":
        return _META
    if low.endswith((".jpg", ".jpeg")):
        return strip_jpeg(part)
    if low.endswith(".png"):
        return strip_png(part)
    return clean_xml(part) if low.endswith((".xml", ".rels")) else part
