"""What a file tells of its maker is gone, and what it says to its reader is not."""

import io
import zipfile

import openpyxl
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from situs.berkas import check_berkas
from situs.metadata import Bersih, clean_metadata

NAMA = "Budi Pelapor"
GPS = "GPS-7.6-109.0"
JEJAK = (NAMA, GPS, "KANTOR-PC-07", "C:\\Users\\budi", "2026-11-20T08:15")


def clean(name: str, data: bytes) -> Bersih:
    return clean_metadata(check_berkas(SimpleUploadedFile(name, data)))


def read(bersih: Bersih) -> bytes:
    bersih.berkas.isi.seek(0)
    return bersih.berkas.isi.read()


def list_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def assert_no_trace(data: bytes) -> None:
    for trace in JEJAK:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert trace.encode(encoding) not in data, trace


def make_jpeg(*, tail: bytes = b"") -> bytes:
    image, output = Image.linear_gradient("L").resize((64, 64)), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = GPS, NAMA
    image.save(output, "JPEG", exif=exif, comment=NAMA.encode(), progressive=True)
    return output.getvalue() + tail


def make_png() -> bytes:
    info, output = PngInfo(), io.BytesIO()
    info.add_text("Author", NAMA)
    info.add_itxt("Location", GPS)
    Image.new("RGB", (32, 32), "navy").save(output, "PNG", pnginfo=info)
    return output.getvalue()


# --- PDF ----------------------------------------------------------------------------------------
def make_pdf(**save: object) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200)).obj
    photo = pikepdf.Stream(pdf, make_jpeg(tail=make_jpeg()))
    photo.update(
        {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 64}
        | {"/Height": 64, "/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8}
        | {"/Filter": pikepdf.Name.DCTDecode}
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(photo)))
    page.Contents = pikepdf.Stream(pdf, b"BT (Laporan pungutan) Tj ET /Im0 Do")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[0, 0, 9, 9],
        T=NAMA,
        M="D:2026-11-20T08:15",
        Contents="Lihat di sini",
    )
    page.Annots = pdf.make_indirect(pikepdf.Array([note]))
    page.PieceInfo = pikepdf.Dictionary(Aplikasi="KANTOR-PC-07")
    pdf.docinfo["/Author"] = NAMA
    pdf.docinfo["/Title"] = "C:\\Users\\budi\\lapor.docx"
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = [NAMA]
    pdf.attachments["rahasia.txt"] = pikepdf.AttachedFileSpec(pdf, NAMA.encode())
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    output = io.BytesIO()
    pdf.save(output, **save)
    return output.getvalue()


def test_pdf_loses_authors_places_and_attachments_and_keeps_its_page():
    before = make_pdf()
    assert NAMA.encode() in before  # what is looked for can be found
    bersih = clean("lapor.pdf", before)
    data = read(bersih)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert_no_trace(data)
        assert pdf.pages[0].Contents.read_bytes().startswith(b"BT (Laporan pungutan)")
        assert str(pdf.pages[0].Annots[0].Contents) == "Lihat di sini"
        assert "/T" not in pdf.pages[0].Annots[0]
        photo = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()
        assert "/OpenAction" not in pdf.Root
        assert "/Info" not in pdf.trailer
    assert_no_trace(photo)
    assert "menempel" in bersih.peringatan[0]


def test_photo_in_a_pdf_stays_the_same_picture():
    with pikepdf.open(io.BytesIO(read(clean("lapor.pdf", make_pdf())))) as pdf:
        photo = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()
    with Image.open(io.BytesIO(photo)) as after, Image.open(io.BytesIO(make_jpeg())) as before:
        assert after.tobytes() == before.tobytes()
        assert not after.getexif()


def test_signature_with_a_name_is_taken_out_and_said():
    pdf = pikepdf.open(io.BytesIO(make_pdf()))
    value = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name=NAMA))
    field = pikepdf.Dictionary(
        FT=pikepdf.Name.Sig, T="Tanda1", V=value, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 1, 1]
    )
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]))
    output = io.BytesIO()
    pdf.save(output)
    bersih = clean("lapor.pdf", output.getvalue())
    assert_no_trace(read(bersih))
    assert any("tanda" in text.lower() for text in bersih.peringatan)


def test_same_pdf_cleaned_twice_gives_the_same_bytes():
    """No time of ours is written into it."""
    assert read(clean("a.pdf", make_pdf())) == read(clean("a.pdf", make_pdf()))


def test_locked_pdf_is_refused_with_what_to_do():
    locked = make_pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ValidationError, match="terkunci kata sandi"):
        clean("lapor.pdf", locked)


def test_broken_pdf_is_refused_with_what_to_do():
    with pytest.raises(ValidationError, match="rusak"):
        clean("lapor.pdf", b"%PDF-1.4\nxx\n%%EOF")


# --- Office -------------------------------------------------------------------------------------
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/docProps/core.xml" ContentType="a"/>'
    '<Override PartName="/word/document.xml" ContentType="b"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Target="docProps/core.xml" Type="http://schemas.'
    'openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
    '<Relationship Id="r2" Target="word/document.xml" Type="http://x/officeDocument"/>'
    "</Relationships>",
    "docProps/core.xml": f"<core>{NAMA}</core>",
    "docProps/thumbnail.jpeg": NAMA,
    "word/document.xml": f'<w:document {W}><w:body><w:p w:rsidR="00A1"><w:ins w:id="1" '
    f'w:author="{NAMA}" w:date="2026-11-20T08:15:00Z"><w:r><w:t>Author dan rsid itu kata'
    "</w:t></w:r></w:ins></w:p></w:body></w:document>",
    "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" w:author="{NAMA}" w:initials="BP" '
    'w:date="2026-11-20T08:15:00Z"><w:p><w:r><w:t>Catatan</w:t></w:r></w:p></w:comment>'
    "</w:comments>",
    "word/people.xml": '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/'
    f'wordml"><w15:person w15:author="{NAMA}"><w15:presenceInfo w15:userId="{NAMA}"/>'
    "</w15:person></w15:people>",
}


def make_zip(parts: dict[str, str | bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return output.getvalue()


def test_word_file_loses_its_people_and_keeps_its_words():
    bersih = clean("lapor.docx", make_zip(DOCX | {"word/media/image1.jpeg": make_jpeg()}))
    parts = list_parts(read(bersih))
    for part in parts.values():
        assert_no_trace(part)
    assert "docProps/core.xml" not in parts and "docProps/thumbnail.jpeg" not in parts
    assert b"core" not in parts["_rels/.rels"] + parts["[Content_Types].xml"]
    assert b"Author dan rsid itu kata" in parts["word/document.xml"]
    assert b"rsidR" not in parts["word/document.xml"]
    assert "komentar" in bersih.peringatan[0]


def test_zip_of_an_office_file_tells_no_time_of_its_parts():
    data = read(clean("lapor.docx", make_zip(DOCX)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_workbook_loses_its_people_and_opens_with_the_same_cells():
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = NAMA
    book.active["A1"], book.active["B2"] = "Pungutan", 250_000
    book.active["A1"].comment = Comment("Dua kali", NAMA)
    output = io.BytesIO()
    book.save(output)
    assert NAMA.encode() in list_parts(output.getvalue())["docProps/core.xml"]
    data = read(clean("bukti.xlsx", output.getvalue()))
    for part in list_parts(data).values():
        assert_no_trace(part)
    after = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (after["A1"].value, after["B2"].value) == ("Pungutan", 250_000)
    assert after["A1"].comment.text == "Dua kali"


def test_folder_on_the_disk_of_the_writer_is_gone_from_a_workbook():
    output = io.BytesIO()
    openpyxl.Workbook().save(output)
    parts = list_parts(output.getvalue())
    path = (
        b'<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"'
        b' url="C:\\Users\\budi\\Documents\\"/></workbook>'
    )
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</workbook>", path)
    assert b"budi" in parts["xl/workbook.xml"]
    data = read(clean("bukti.xlsx", make_zip(parts)))
    assert b"budi" not in list_parts(data)["xl/workbook.xml"]


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "meta.xml": f"<m>{NAMA}</m>",
    "Thumbnails/thumbnail.png": make_png(),
    "Pictures/a.png": make_png(),
    "content.xml": f'<office:document-content xmlns:office="{OFFICE}:office:1.0" '
    f'xmlns:text="{OFFICE}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    f"<office:body><office:annotation><dc:creator>{NAMA}</dc:creator>"
    "<dc:date>2026-11-20T08:15:00</dc:date><text:p>Lihat</text:p></office:annotation>"
    "<text:p>Isi laporan</text:p></office:body></office:document-content>",
    "settings.xml": f'<s xmlns:config="{OFFICE}:config:1.0"><config:config-item '
    'config:name="PrinterName">KANTOR-PC-07</config:config-item></s>',
    "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/>'
    '<manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>',
}


def test_opendocument_loses_its_people_and_its_printer_and_keeps_its_words():
    bersih = clean("lapor.odt", make_zip(ODT))
    data = read(bersih)
    parts = list_parts(data)
    for part in parts.values():
        assert_no_trace(part)
    assert b"Isi laporan" in parts["content.xml"]
    assert b"Thumbnails" not in parts["META-INF/manifest.xml"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert bersih.peringatan


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;&a;</x>',
        "<x>",
    ],
    ids=["reads a file", "grows", "broken"],
)
def test_hostile_part_of_an_office_file_is_refused(part):
    with pytest.raises(ValidationError, match="rusak"):
        clean("lapor.docx", make_zip(DOCX | {"word/comments.xml": part}))


# --- The rest -----------------------------------------------------------------------------------
@pytest.mark.parametrize(("name", "make"), [("foto.jpg", make_jpeg), ("foto.png", make_png)])
def test_photo_has_lost_its_place_already_when_it_was_taken_in(name, make):
    bersih = clean(name, make())
    assert_no_trace(read(bersih))
    assert not bersih.peringatan


def test_kind_that_cannot_be_cleaned_is_refused_with_what_to_do():
    with pytest.raises(ValidationError, match="Kirim sebagai PDF"):
        clean("data.csv", b"a;b\n1;2\n")


def test_print_of_the_file_is_that_of_the_cleaned_one():
    before = check_berkas(SimpleUploadedFile("lapor.pdf", make_pdf()))
    after = clean_metadata(before).berkas
    assert after.ukuran == len(read(Bersih(after))) and after.sidik != before.sidik
