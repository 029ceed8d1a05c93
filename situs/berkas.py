"""What a safe file is: known by its content, stored under our own random name."""

import hashlib
import io
import secrets
import zipfile
from collections.abc import Collection
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
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
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


def check_berkas(
    upload: UploadedFile, *, jenis: Collection[str] | None = None, max_bytes: int = MAX_BYTES
) -> SafeFile:
    """Judge an upload by its content; images are drawn anew, without EXIF and trailing bytes.

    A form may take fewer kinds (`jenis`, keys of CONTENT_TYPES) and less than is taken elsewhere.
    Raises ValidationError that names the fault and the remedy.
    """
    if upload.size > max_bytes:
        size = f"{max_bytes / 1024**2:.3g}".replace(".", ",")
        raise ValidationError(
            f"Ukuran berkas paling besar {size} MB. Perkecil atau bagi berkas itu."
        )
    data = upload.read()
    if not data:
        raise ValidationError("Berkas kosong (0 byte). Pilih berkas lain.")
    found = _read_suffix(upload.name, jenis)
    _CHECKS[found](data, found)
    if found in _IMAGES:
        data = _redraw(data, found)
    nama_asli = PurePath(upload.name.replace("\\", "/")).name[-200:]
    sidik = hashlib.sha256(data).hexdigest()
    return SafeFile(ContentFile(data, name=f"berkas.{found}"), nama_asli, found, len(data), sidik)


def check_suara(upload: UploadedFile) -> SafeFile:
    """Judge a recording by its content. Raises ValidationError that names fault and remedy."""
    if upload.size > MAX_BYTES:
        raise ValidationError("Ukuran rekaman harus di bawah 20 MB. Perkecil atau persingkat.")
    jenis = PurePath(upload.name).suffix.lower().removeprefix(".")
    if jenis not in _SUARA:
        raise ValidationError("Jenis rekaman ini tidak diterima. Pakai MP3, M4A, atau Ogg.")
    data = upload.read()
    if not _SUARA[jenis](data):
        _refuse(jenis)
    nama_asli = PurePath(upload.name.replace("\\", "/")).name[-200:]
    sidik = hashlib.sha256(data).hexdigest()
    return SafeFile(ContentFile(data, name=f"suara.{jenis}"), nama_asli, jenis, len(data), sidik)


def random_name(suffix: str) -> str:
    """An unguessable file name; the name that the visitor gave is only kept as text."""
    return f"{secrets.token_hex(16)}.{suffix}"


def label_jenis(jenis: str) -> str:
    return LABELS.get(jenis, jenis.upper())


def describe_jenis(jenis: Collection[str] | None = None) -> str:
    """ "PDF, JPG atau PNG", for a message or the help text of a form."""
    if jenis is None:
        return ALLOWED
    *some, last = [label_jenis(each) for each in CONTENT_TYPES if each in jenis]
    return f"{', '.join(some)} atau {last}" if some else last


def _read_suffix(name: str, jenis: Collection[str] | None) -> str:
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    suffix = "jpg" if suffix == "jpeg" else suffix
    if suffix not in _CHECKS or (jenis is not None and suffix not in jenis):
        raise ValidationError(
            f"Jenis berkas ini tidak diterima. Yang diterima: {describe_jenis(jenis)}."
        )
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


def _is_mp3(data: bytes) -> bool:
    """An ID3 tag or none, then the header of an MPEG frame of layer III."""
    start = 0
    if data.startswith(b"ID3") and len(data) > 10:
        size = data[6:10]  # seven bits of each byte count
        start = 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    frame = data.find(b"\xff", start, start + 4096)
    while 0 <= frame < len(data) - 3:
        second, third = data[frame + 1], data[frame + 2]
        is_layer_3 = second & 0xE6 == 0xE2 and second & 0x18 != 0x08
        if is_layer_3 and third & 0xF0 not in (0x00, 0xF0) and third & 0x0C != 0x0C:
            return True
        frame = data.find(b"\xff", frame + 1, start + 4096)
    return False


def _is_m4a(data: bytes) -> bool:
    brands = (b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"3gp4", b"3gp5")
    return data[4:8] == b"ftyp" and data[8:12] in brands


def _is_ogg(data: bytes) -> bool:
    known = (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")
    return data.startswith(b"OggS") and any(name in data[:256] for name in known)


_SUARA = {"mp3": _is_mp3, "m4a": _is_m4a, "ogg": _is_ogg}
