"""What a safe file is: known by its content, stored under our own random name."""

import hashlib
import io
import secrets
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
ALLOWED = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt, .ods, .odp), CSV, JPG, PNG atau WebP"  # noqa: E501

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "csv": "text/csv; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
LABELS = {"docx": "Word", "xlsx": "Excel", "pptx": "PowerPoint", "jpg": "JPG", "webp": "WebP"}
_OOXML_PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
}
_IMAGES = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


@dataclass(frozen=True)
class SafeFile:
    isi: ContentFile
    nama_asli: str
    jenis: str  # key of CONTENT_TYPES
    ukuran: int  # byte
    sidik: str  # SHA-256, hexadecimal


def check_berkas(upload: UploadedFile) -> SafeFile:
    """Judge an upload by its content; images are drawn anew, without EXIF and trailing bytes.

    Raises ValidationError that names the fault and the remedy.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError("Ukuran berkas harus di bawah 20 MB. Perkecil atau bagi berkas itu.")
    data = upload.read()
    if not data:
        raise ValidationError("Berkas kosong (0 byte). Pilih berkas lain.")
    jenis = _read_suffix(upload.name)
    _CHECKS[jenis](data, jenis)
    if jenis in _IMAGES:
        data = _redraw(data, jenis)
    nama_asli = PurePath(upload.name.replace("\\", "/")).name[-200:]
    sidik = hashlib.sha256(data).hexdigest()
    return SafeFile(ContentFile(data, name=f"berkas.{jenis}"), nama_asli, jenis, len(data), sidik)


def random_name(suffix: str) -> str:
    """An unguessable file name; the name that the visitor gave is only kept as text."""
    return f"{secrets.token_hex(16)}.{suffix}"


def label_jenis(jenis: str) -> str:
    return LABELS.get(jenis, jenis.upper())


def _read_suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    suffix = "jpg" if suffix == "jpeg" else suffix
    if suffix not in _CHECKS:
        raise ValidationError(f"Jenis berkas ini tidak diterima. Yang diterima: {ALLOWED}.")
    return suffix


def _refuse(jenis: str) -> None:
    raise ValidationError(
        f"Isi berkas bukan {label_jenis(jenis)} yang utuh, walau namanya berakhiran .{jenis}. "
        "Buka berkas itu, simpan ulang, lalu unggah lagi."
    )


def _check_pdf(data: bytes, jenis: str) -> None:
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        _refuse(jenis)


def _open_zip(data: bytes, jenis: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        _refuse(jenis)
    if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED_BYTES:
        raise ValidationError("Isi berkas terlalu besar setelah dibuka. Bagi menjadi beberapa.")
    return archive


def _check_ooxml(data: bytes, jenis: str) -> None:
    names = set(_open_zip(data, jenis).namelist())
    if "[Content_Types].xml" not in names or _OOXML_PARTS[jenis] not in names:
        _refuse(jenis)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError("Berkas ini berisi makro. Simpan ulang tanpa makro, lalu unggah.")


def _check_opendocument(data: bytes, jenis: str) -> None:
    archive = _open_zip(data, jenis)
    if "mimetype" not in archive.namelist() or archive.getinfo("mimetype").file_size > 200:
        _refuse(jenis)
    if archive.read("mimetype").decode("ascii", "replace").strip() != CONTENT_TYPES[jenis]:
        _refuse(jenis)


def _check_csv(data: bytes, jenis: str) -> None:
    head = data[:2048].lstrip().lower()
    if b"\x00" in data or head.startswith((b"<", b"%pdf", b"pk\x03\x04")):
        _refuse(jenis)


def _check_image(data: bytes, jenis: str) -> None:
    try:
        with Image.open(io.BytesIO(data), formats=[_IMAGES[jenis]]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError("Gambar terlalu besar. Perkecil di bawah 40 megapiksel.")
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        _refuse(jenis)


def _redraw(data: bytes, jenis: str) -> bytes:
    image_format, output = _IMAGES[jenis], io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=[image_format]) as image:
            upright = ImageOps.exif_transpose(image)
            if image_format == "JPEG" and upright.mode not in ("RGB", "L"):
                upright = upright.convert("RGB")
            upright.info.clear()
            upright.save(output, image_format, quality=88)
    except (OSError, ValueError):
        _refuse(jenis)
    return output.getvalue()


_CHECKS = {
    "pdf": _check_pdf,
    **dict.fromkeys(("docx", "xlsx", "pptx"), _check_ooxml),
    **dict.fromkeys(("odt", "ods", "odp"), _check_opendocument),
    "csv": _check_csv,
    **dict.fromkeys(("jpg", "png", "webp"), _check_image),
}
