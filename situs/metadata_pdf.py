"""PDF: author, program, dates, attachments, scripts, earlier versions, and EXIF of its photos."""

import io
from collections.abc import Iterator

import pikepdf
from django.core.exceptions import ValidationError
from pikepdf import Array, Dictionary, Name, Stream

from situs.metadata_gambar import strip_jpeg

# Of any object: who made it, when, with what; and what acts or asks outside by itself.
_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/AA", "/XFA")
_ROOT = ("/OpenAction", "/Collection", "/Perms", "/DSS")
_WHO, _WHEN = ("/T", "/NM"), ("/M", "/CreationDate")  # of a comment beside the text
_TANDA_TANGAN = (
    "PDF ini pernah ditandatangani secara digital. Tanda tangan digitalnya kami buang karena "
    "memuat nama penanda tangan."
)
_LAMPIRAN = "Berkas lain yang menempel di dalam PDF ini kami buang. Kirim sendiri bila perlu."


def clean_pdf(data: bytes) -> tuple[bytes, list[str]]:
    """Raises ValidationError for a PDF that is locked or broken."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            peringatan = _clean(pdf)
            output = io.BytesIO()
            pdf.save(output, deterministic_id=True)  # written anew: nothing old is left behind
    except pikepdf.PasswordError as error:
        raise ValidationError("PDF ini terkunci kata sandi. Buka kuncinya, lalu kirim.") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        raise ValidationError("PDF ini rusak. Buka, simpan ulang, lalu kirim lagi.") from error
    return output.getvalue(), peringatan


def _clean(pdf: pikepdf.Pdf) -> list[str]:
    peringatan = []
    for name in ("/Info", "/ID"):
        _drop(pdf.trailer, name)
    for name in _ROOT:
        _drop(pdf.Root, name)
    if _drop_names(pdf.Root):
        peringatan.append(_LAMPIRAN)
    signatures = [each for each in list(_list_objects(pdf)) if _clean_object(each)]
    if signatures:
        peringatan.append(_TANDA_TANGAN)
    return peringatan


def _list_objects(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary, those that stand inside another one too."""
    todo = list(pdf.objects)
    while todo:
        each = todo.pop()
        if isinstance(each, Array):
            todo += [part for part in each if _is_own(part)]
        elif isinstance(each, (Dictionary, Stream)):
            yield each
            todo += [part for _, part in each.items() if _is_own(part)]


def _is_own(part: object) -> bool:
    """Part of the object that holds it, and not one of `pdf.objects` by itself."""
    return isinstance(part, (Array, Dictionary)) and not part.is_indirect


def _clean_object(each: pikepdf.Object) -> bool:
    """Whether a digital signature was taken out."""
    for name in _ANYWHERE:
        _drop(each, name)
    if "/Subtype" in each and "/Rect" in each:
        is_field = each.get("/Subtype") == Name.Widget  # whose /T is its name, not a person's
        for name in _WHEN if is_field else _WHO + _WHEN:
            _drop(each, name)
    if each.get("/Subtype") == Name.FileAttachment:
        _drop(each, "/FS")
    if isinstance(each, Stream) and _is_jpeg(each):
        each.write(strip_jpeg(each.read_raw_bytes()), filter=Name.DCTDecode)
    return each.get("/FT") == Name.Sig and _drop(each, "/V")


def _is_jpeg(each: Stream) -> bool:
    found = each.get("/Filter")
    return found == Name.DCTDecode or (isinstance(found, Array) and list(found) == [Name.DCTDecode])


def _drop_names(root: Dictionary) -> bool:
    """Attachments and scripts of the document; whether there was an attachment."""
    names = root.get("/Names")
    if names is None:
        return False
    _drop(names, "/JavaScript")
    return _drop(names, "/EmbeddedFiles")


def _drop(each: pikepdf.Object, name: str) -> bool:
    if name not in each:
        return False
    del each[name]
    return True
