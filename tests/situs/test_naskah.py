"""Documents set by typst, from a template anywhere in the project."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from situs.naskah import compile_pdf

TEMPLAT = Path(__file__).parent / "surat_contoh.typ"


def read_surat(**changes: str) -> PdfReader:
    data = {"judul": "TANDA BUKTI", "pemerintah": "PEMERINTAH KABUPATEN CILACAP", "kertas": "f4"}
    return PdfReader(BytesIO(compile_pdf(TEMPLAT, data | {"nama": "KECAMATAN CIPARI"} | changes)))


@pytest.mark.parametrize(("kertas", "size"), [("f4", (215, 330)), ("a4", (210, 297))])
def test_template_of_any_app_takes_in_the_shared_frame(kertas, size):
    reader = read_surat(kertas=kertas)
    text = reader.pages[0].extract_text()
    for part in ("PEMERINTAH KABUPATEN CILACAP", "KECAMATAN CIPARI", "Halaman 1 dari 1"):
        assert part in text
    box = reader.pages[0].mediabox
    assert tuple(round(float(side) / 72 * 25.4) for side in (box.width, box.height)) == size


def test_paper_is_tagged_and_says_its_title_and_language():
    reader = read_surat()
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"].value
    assert catalog["/Lang"] == "id"
    assert reader.metadata.title == "TANDA BUKTI"
    assert reader.metadata.author == "KECAMATAN CIPARI"


def test_text_of_a_paper_is_no_markup():
    text = read_surat(judul='#read("/manage.py") #evil[]').pages[0].extract_text()
    assert '#read("/manage.py") #evil[]' in text
