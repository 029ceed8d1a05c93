"""The safe file: judged by its content, images drawn anew, names only kept as text."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from situs.berkas import CONTENT_TYPES, MAX_BYTES, check_berkas, describe_jenis, random_name

HTML = b"<html><script>alert(1)</script></html>"
PHP = b"<?php system($_GET['x']); ?>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def judge(name: str, data: bytes, **bounds):
    return check_berkas(SimpleUploadedFile(name, data), **bounds)


def draw(image_format: str, size=(8, 8), **options) -> bytes:
    output = io.BytesIO()
    Image.new("RGB", size, "green").save(output, image_format, **options)
    return output.getvalue()


def pack(*names: str, **contents: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, contents.get(name, b"isi"))
    return output.getvalue()


DOCX = pack("[Content_Types].xml", "word/document.xml")
XLSX = pack("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("name", "data", "jenis"),
    [
        ("laporan.pdf", PDF, "pdf"),
        ("LAPORAN.PDF", PDF, "pdf"),
        ("surat.docx", DOCX, "docx"),
        ("dip.xlsx", XLSX, "xlsx"),
        ("foto.jpg", draw("JPEG"), "jpg"),
        ("foto.jpeg", draw("JPEG"), "jpg"),
        ("foto.png", draw("PNG"), "png"),
        ("foto.webp", draw("WEBP"), "webp"),
        ("data.csv", b"a;b\n1;2\n", "csv"),
    ],
)
def test_whole_files_are_accepted_by_content(name, data, jenis):
    assert judge(name, data).jenis == jenis


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "pdf", "docx", "xlsx", "odt", "csv"])
@pytest.mark.parametrize("data", [HTML, SVG], ids=["html", "svg"])
def test_markup_under_a_harmless_name_is_refused(suffix, data):
    with pytest.raises(ValidationError):
        judge(f"x.{suffix}", data)


@pytest.mark.parametrize("suffix", ["jpg", "png", "pdf", "docx", "xlsx", "odt"])
def test_program_under_a_harmless_name_is_refused(suffix):
    with pytest.raises(ValidationError):
        judge(f"x.{suffix}", PHP)


@pytest.mark.parametrize(
    "name",
    ["x.php", "x.phtml", "x.html", "x.svg", "x.pdf.html", "x.exe", "x.js", "x", ".pdf", "x.zip"],
)
def test_other_kinds_are_refused_with_the_list_of_kinds(name):
    with pytest.raises(ValidationError, match="PDF, Word"):
        judge(name, PDF)


def test_html_behind_a_picture_is_cut_off():
    safe = judge("x.png", draw("PNG") + HTML)
    assert b"script" not in safe.isi.read()


def test_place_and_camera_are_removed_from_a_photo():
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[2] = (7.0, 43.0, 36.0)
    data = judge("x.jpg", draw("JPEG", exif=exif)).isi.read()
    assert b"Kamera Rahasia" not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_text_hidden_in_a_png_is_removed():
    data = judge("x.png", draw("PNG")).isi.read()
    assert Image.open(io.BytesIO(data)).info == {}


@pytest.mark.parametrize("parts", [["isi.txt"], ["[Content_Types].xml"], ["word/document.xml"]])
def test_zip_is_not_a_document(parts):
    with pytest.raises(ValidationError, match="bukan Word"):
        judge("x.docx", pack(*parts))


def test_workbook_under_the_name_of_a_document_is_refused():
    with pytest.raises(ValidationError):
        judge("x.docx", XLSX)


def test_macro_is_refused_by_its_content():
    data = pack("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
    with pytest.raises(ValidationError, match="makro"):
        judge("x.docx", data)


def test_zip_bomb_is_refused_before_unpacking():
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"")
        archive.writestr("word/document.xml", b"")
        archive.writestr("besar", b"\0" * (201 * 1024 * 1024))
    with pytest.raises(ValidationError, match="terlalu besar"):
        judge("x.docx", output.getvalue())


def test_empty_file_is_refused():
    with pytest.raises(ValidationError, match="kosong"):
        judge("x.pdf", b"")


def test_too_large_file_is_refused():
    with pytest.raises(ValidationError, match="20 MB"):
        judge("x.pdf", PDF + b" " * (20 * 1024 * 1024))


@pytest.mark.parametrize("cut", [PDF[:20], PDF.replace(b"%%EOF", b"")])
def test_broken_pdf_is_refused(cut):
    with pytest.raises(ValidationError, match="bukan PDF"):
        judge("x.pdf", cut)


@pytest.mark.parametrize(("image_format", "suffix"), [("PNG", "png"), ("WEBP", "webp")])
def test_broken_picture_is_refused(image_format, suffix):
    with pytest.raises(ValidationError, match="bukan"):
        judge(f"x.{suffix}", draw(image_format, (64, 64))[:60])


def test_huge_picture_is_refused_before_decoding():
    with pytest.raises(ValidationError, match="megapiksel"):
        judge("x.png", draw("PNG", (8000, 6000)))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_picture_beyond_any_measure_is_refused(monkeypatch):
    data = draw("PNG", (8000, 6000))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)
    with pytest.raises(ValidationError):
        judge("x.png", data)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/x.pdf", "x.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("/etc/passwd.pdf", "passwd.pdf"),
        ("CON.pdf", "CON.pdf"),
    ],
)
def test_only_the_last_part_of_a_name_is_kept(given, kept):
    upload = SimpleUploadedFile("x.pdf", PDF)
    upload._name = given
    assert check_berkas(upload).nama_asli == kept


def test_long_name_is_cut():
    upload = SimpleUploadedFile("x.pdf", PDF)
    upload._name = "a" * 400 + ".pdf"
    assert len(check_berkas(upload).nama_asli) <= 200


def test_stored_name_is_random_and_says_nothing():
    names = {random_name("pdf") for _ in range(100)}
    assert len(names) == 100
    assert all(len(name) == 36 and name.endswith(".pdf") for name in names)


def test_no_kind_runs_in_a_browser():
    assert not [kind for kind in CONTENT_TYPES.values() if "html" in kind or "svg" in kind]


# --- A form that takes less -----------------------------------------------------------------------
IDENTITAS = {"jenis": {"png", "jpg", "pdf"}, "max_bytes": 5 * 1024 * 1024}


@pytest.mark.parametrize(
    ("name", "data", "jenis"),
    [("ktp.pdf", PDF, "pdf"), ("KTP.JPEG", draw("JPEG"), "jpg"), ("ktp.png", draw("PNG"), "png")],
)
def test_kinds_that_the_form_takes_are_accepted(name, data, jenis):
    assert judge(name, data, **IDENTITAS).jenis == jenis


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.docx", DOCX), ("x.webp", draw("WEBP")), ("x.csv", b"a;b"), ("x.php", PHP)],
)
def test_other_kinds_are_refused_with_the_kinds_of_this_form(name, data):
    with pytest.raises(ValidationError) as fault:
        judge(name, data, **IDENTITAS)
    assert fault.value.messages == [
        "Jenis berkas ini tidak diterima. Yang diterima: PDF, JPG atau PNG."
    ]


@pytest.mark.parametrize("data", [HTML, DOCX, draw("PNG")], ids=["html", "docx", "png"])
def test_a_kind_that_the_form_takes_is_still_judged_by_its_content(data):
    with pytest.raises(ValidationError, match="bukan PDF"):
        judge("x.pdf", data, **IDENTITAS)


def test_the_size_that_the_form_takes_is_the_bound():
    whole = PDF + b" " * 100 + b"%%EOF"
    assert judge("x.pdf", whole, jenis={"pdf"}, max_bytes=len(whole)).ukuran == len(whole)
    with pytest.raises(ValidationError, match="paling besar"):
        judge("x.pdf", whole, jenis={"pdf"}, max_bytes=len(whole) - 1)


@pytest.mark.parametrize(
    ("max_bytes", "words"),
    [(5 * 1024**2, "paling besar 5 MB"), (1_572_864, "1,5 MB"), (MAX_BYTES, "20 MB")],
)
def test_the_message_names_the_size(max_bytes, words):
    with pytest.raises(ValidationError, match=words):
        judge("x.pdf", b" " * (max_bytes + 1), max_bytes=max_bytes)


def test_kinds_are_listed_in_one_order_whatever_the_form_says():
    assert describe_jenis(["png", "pdf"]) == describe_jenis({"pdf", "png"}) == "PDF atau PNG"
    assert describe_jenis({"pdf"}) == "PDF"
    assert describe_jenis() == describe_jenis(None) and "OpenDocument" in describe_jenis()
