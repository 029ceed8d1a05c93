"""The PDF for print and signature."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from dip.ekspor import MAX_ROWS, TerlaluBanyakBaris, write_pdf
from tests.dip.ekspor_bantu import KOP, make_values


def read(rows: list[dict], kop=KOP) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(rows, kop)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(("kertas", "size"), [("f4", (330, 215)), ("a4", (297, 210))])
def test_pdf_is_tagged_indonesian_and_landscape(kertas, size):
    reader = read([make_values()], replace(KOP, kertas=kertas))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"].value
    assert catalog["/Lang"] == "id"
    box = reader.pages[0].mediabox
    assert tuple(round(float(side) / 72 * 25.4) for side in (box.width, box.height)) == size


def test_every_page_repeats_the_headings_and_counts():
    reader = read([make_values(number, ringkasan="kata " * 100) for number in range(1, 15)])
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert "Ringkasan isi informasi" in text
        assert f"Halaman {number} dari {len(pages)}" in text


def test_letterhead_rows_and_signature_are_there():
    text = text_of(read([make_values(media="https://x.id/a")]))
    for part in ("KECAMATAN CIPARI", KOP.judul, KOP.sk, "Cilacap, 2 Januari 2026", "Berkala"):
        assert part in text
    assert text.index("Laporan kinerja 1") < text.index("Camat Cipari") < text.index("NIP ....")


def test_text_from_people_is_no_markup():
    text = text_of(read([make_values(judul='#evil[] $x$ *a* #read("/etc/passwd") <b> @c')]))
    assert '#evil[] $x$ *a* #read("/etc/passwd") <b> @c' in text


def test_character_without_a_glyph_does_not_stop_the_download():
    assert "Peta" in text_of(read([make_values(judul="Peta 📍 \x00 desa")]))


def test_cell_longer_than_a_page_runs_on():
    reader = read([make_values(ringkasan="panjang " * 1_500 + "selesai")])
    assert len(reader.pages) > 1
    assert "selesai" in text_of(reader)


def test_empty_list_says_so():
    assert "Belum ada informasi dalam daftar ini." in text_of(read([]))


def test_too_many_rows_are_refused_with_a_way_out():
    with pytest.raises(TerlaluBanyakBaris, match="unduh sebagai Excel"):
        write_pdf([make_values()] * (MAX_ROWS + 1), KOP)


@pytest.mark.parametrize("words", range(20, 130, 10))
def test_signature_never_stands_alone_on_the_last_page(words):
    rows = [make_values(number, ringkasan="kata " * words) for number in range(1, 14)]
    last = read(rows).pages[-1].extract_text()
    assert "Laporan kinerja 13" in last
    assert "Camat Cipari" in last


def test_last_cell_longer_than_a_page_runs_on_to_the_signature():
    reader = read([make_values(1), make_values(2, ringkasan="panjang " * 1_500 + "selesai")])
    text = text_of(reader)
    assert text.index("selesai") < text.index("Camat Cipari")
    assert "Laporan kinerja 1" in reader.pages[0].extract_text()
