"""Bad input, row by row (B01-B22): a plain refusal or a named problem, never anything less."""

import io
import struct
import time
import zipfile

import pytest
from openpyxl import Workbook

from dip.impor import BerkasTakTerbaca, read_daftar, read_dik
from dip.impor.penjaga import open_zip
from tests.dip.impor_bantu import TAJUK, build_xlsx, entri_row, save

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse(data: bytes, name: str = "daftar.xlsx") -> str:
    """Both doors, of the DIP and of excluded information, refuse with the same words."""
    said = []
    for read in (read_dik, read_daftar):
        with pytest.raises(BerkasTakTerbaca) as caught:
            read(data, name)
        said.append(caught.value.pesan)
    assert said[0] == said[1]
    return said[0]


def plain_list(*rows) -> bytes:
    return build_xlsx({"DIP": [TAJUK, *(rows or [entri_row(1, "Profil")])]})


def change_member(data: bytes, name: str, change) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content) if member == name else content)
    return buffer.getvalue()


def change_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change_member(data, "xl/worksheets/sheet1.xml", change)


def test_b01_empty_file_and_empty_workbook():
    assert "kosong (0 byte)" in refuse(b"")
    assert "semua lembarnya kosong" in refuse(build_xlsx({"Sheet1": []}))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"No;Judul\n1;Profil\n", "akhiran namanya menjadi .csv"),
        (b"\xff\xd8\xff\xe0" + b"x" * 100, "JPEG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<html><body><table><tr><td>No</td></tr></table>", "halaman web"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"PK\x05\x06" + b"\0" * 18, "arsip ZIP lain"),
    ],
)
def test_b02_other_kinds_named_xlsx_are_refused(data, word):
    pesan = refuse(data)
    assert word in pesan
    assert pesan.endswith(".")


def test_b02_workbook_named_csv_is_read_by_its_content():
    hasil = read_daftar(plain_list(), "daftar.csv")
    assert len(hasil.entri) == 1
    assert any("isinya buku kerja" in note for note in hasil.catatan)


def test_b03_password_is_named():
    data = OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    assert "terkunci kata sandi" in refuse(data)


def make_zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("members", "word"),
    [
        ({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}, "makro"),
        ({"xl/workbook.bin": b"x"}, ".xlsb"),
        ({"word/document.xml": b"<a/>"}, "Word"),
    ],
)
def test_b04_macro_and_binary_workbooks_are_refused_with_advice(members, word):
    pesan = refuse(make_zip(members))
    assert word in pesan
    assert "simpan" in pesan.lower()


def test_b04_macro_content_type_is_refused():
    data = change_member(
        plain_list(),
        "[Content_Types].xml",
        lambda content: content.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
    )
    assert "makro" in refuse(data)


@pytest.mark.parametrize(
    "start",
    [
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        b"\xef\xbb\xbf<!DOCTYPE html><html><table>",
        b'<?xml version="1.0"?><data/>',
    ],
)
def test_b04_markup_named_xls_is_refused(start):
    assert "Simpan Sebagai" in refuse(start, "daftar.xls")


def test_b05_bomb_is_refused_at_once():
    bomb = change_member(
        plain_list(), "xl/worksheets/sheet1.xml", lambda content: content + b" " * 200_000_000
    )
    assert len(bomb) < 1_000_000
    begin = time.process_time()
    pesan = refuse(bomb)
    refusing = time.process_time() - begin
    begin = time.process_time()
    zipfile.ZipFile(io.BytesIO(bomb)).read("xl/worksheets/sheet1.xml")
    assert refusing < time.process_time() - begin  # it was never unpacked
    assert "berbahaya" in pesan


def test_b05_limits_on_ratio_and_on_members():
    ratio = make_zip({"xl/workbook.xml": b"<a/>", "x": b"0" * 20_000_000})
    assert "berbahaya" in refuse(ratio)
    many = make_zip({f"x{number}": b"" for number in range(2_001)})
    assert "berbahaya" in refuse(many)


def test_b06_sizes_that_lie_do_not_unpack_more_than_they_say():
    data = bytearray(make_zip({"xl/workbook.xml": b"<a/>", "big.xml": b"0" * 900_000}))
    for magic, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.rindex(magic)
        struct.pack_into("<I", data, place + offset, 10)
    archive = open_zip(bytes(data))
    assert archive.getinfo("big.xml").file_size == 10
    assert "rusak" in refuse(bytes(data))


def test_b06_duplicate_members_are_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", b"<a/>")
        archive.writestr("xl/workbook.xml", b"<b/>")
    assert "berbahaya" in refuse(buffer.getvalue())


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_b07_entities_are_refused_everywhere(part, declaration):
    def declare(content: bytes) -> bytes:
        begin = content.index(b">") + 1 if content.startswith(b"<?xml") else 0
        return content[:begin] + declaration + content[begin:]

    assert "berbahaya" in refuse(change_member(plain_list(), part, declare))


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="XFD1048576" t="inlineStr"><is><t>jauh</t></is></c>',
        b"<c r='XFD1048576' t='inlineStr'><is><t>jauh</t></is></c>",
        b'<c r="&#88;FD1048576" t="inlineStr"><is><t>jauh</t></is></c>',
        b'<c t="n" r="A1048576"><v>1</v></c>',
    ],
)
def test_b08_far_cell_is_left_out_and_said(cell):
    row = b'<row r="1048576">' + cell + b"</row></sheetData>"
    data = change_sheet(plain_list(), b"</sheetData>", row)
    hasil = read_daftar(data, "a.xlsx")
    assert [e.ringkasan for e in hasil.entri] == ["Profil"]
    assert any("pembacaan berhenti di baris 2" in note for note in hasil.catatan)


def test_b08_only_sixty_columns_are_read():
    row = [*entri_row(1, "Profil"), *["x"] * 80]
    hasil = read_daftar(plain_list(row), "a.xlsx")
    assert len(hasil.entri) == 1
    assert any("60 kolom pertama" in note for note in hasil.catatan)


def test_b08_reading_stops_after_200_blank_rows():
    rows = [entri_row(1, "Dekat"), *[[]] * 199, entri_row(2, "Masih"), *[[]] * 201]
    hasil = read_daftar(plain_list(*rows, entri_row(3, "Jauh")), "a.xlsx")
    assert [e.ringkasan for e in hasil.entri] == ["Dekat", "Masih"]
    assert any("200 baris kosong" in note for note in hasil.catatan)


def test_b09_lying_dimension_loses_no_row():
    data = plain_list(*[entri_row(number, f"Isi {number}") for number in range(1, 31)])
    for lie in (b"A1", b"A1:XFD1048576"):
        changed = change_sheet(data, b'<dimension ref="A1:G31"', b'<dimension ref="%b"' % lie)
        assert len(read_daftar(changed, "a.xlsx").entri) == 30


def test_b10_too_many_rows_are_refused_with_the_numbers():
    book = Workbook(write_only=True)
    sheet = book.create_sheet("DIP")
    sheet.append(TAJUK)
    for number in range(10_001):
        sheet.append([number, "Isi"])
    pesan = refuse(save(book))
    assert "10.002" in pesan
    assert "10.000" in pesan


def test_b10_file_over_five_megabytes_is_refused_with_the_numbers():
    pesan = refuse(b"x" * (5 * 1024 * 1024 + 600_000))
    assert "5,6 MB" in pesan
    assert "5 MB" in pesan


def test_b10_too_many_csv_rows_are_refused():
    text = "No;Ringkasan;Bentuk\n" + "1;a;b\n" * 10_001
    assert "10.000" in refuse(text.encode(), "a.csv")


def test_b13_chart_hidden_and_empty_sheets_are_named():
    book = Workbook()
    book.active.title = "Kosong"
    book.create_chartsheet("Grafik")
    hidden = book.create_sheet("Lama")
    hidden.sheet_state = "hidden"
    for row in (TAJUK, entri_row(1, "Tersembunyi")):
        hidden.append(row)
    sheet = book.create_sheet("Daftar")
    for row in (TAJUK, entri_row(1, "Profil")):
        sheet.append(row)
    hasil = read_daftar(save(book), "a.xlsx")
    assert [e.ringkasan for e in hasil.entri] == ["Profil"]
    reasons = {lembar.nama: lembar.alasan for lembar in hasil.lembar}
    assert reasons["Kosong"] == "lembar kosong"
    assert reasons["Grafik"] == "lembar grafik"
    assert "tersembunyi" in reasons["Lama"]
    assert hasil.lembar[2].tersembunyi
    chosen = read_daftar(save(book), "a.xlsx", lembar="Lama")
    assert [e.ringkasan for e in chosen.entri] == ["Tersembunyi"]


def test_b13_unknown_sheet_lists_the_sheets():
    with pytest.raises(BerkasTakTerbaca, match=r"Lembar 'X' tidak ada.*DIP"):
        read_daftar(plain_list(), "a.xlsx", lembar="X")


def test_b14_formula_without_a_value_is_a_problem_of_its_cell():
    book = Workbook()
    sheet = book.active
    sheet.append(TAJUK)
    sheet.append(entri_row(1, "Profil"))
    sheet.append(entri_row(2, "=A1&A2"))
    sheet["D2"] = "=B2"
    hasil = read_daftar(save(book), "a.xlsx")
    assert [(g.baris, g.kolom[:1]) for g in hasil.galat] == [(2, "D"), (3, "B")]
    assert all("rumus tanpa nilai" in g.pesan for g in hasil.galat)


def test_b14_formula_with_a_value_is_read():
    data = change_sheet(
        build_xlsx({"DIP": [TAJUK, entri_row("=ROW()-1", "Profil")]}),
        b"<f>ROW()-1</f><v></v>" if b"<v></v>" in _sheet(["=ROW()-1"]) else b"<f>ROW()-1</f><v />",
        b"<f>ROW()-1</f><v>1</v>",
    )
    (entri,) = read_daftar(data, "a.xlsx").entri
    assert entri.nomor_asli == "1"


def _sheet(row: list) -> bytes:
    with zipfile.ZipFile(io.BytesIO(build_xlsx({"DIP": [row]}))) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+62 811", "-5 persen", "@kecamatan"])
def test_b15_text_that_looks_like_a_formula_stays_text(text):
    book = Workbook()
    sheet = book.active
    sheet.append(TAJUK)
    sheet.append(entri_row(1, text))
    sheet["B2"].data_type = "s"
    assert read_daftar(save(book), "a.xlsx").entri[0].ringkasan == text


def test_b16_one_kode_twice_names_both_rows():
    header = [*TAJUK, "Kode (jangan diubah)"]
    rows = [[*entri_row(1, "A"), "X-1"], [*entri_row(2, "B"), "X-1\u200b"]]
    (galat,) = read_daftar(build_xlsx({"DIP": [header, *rows]}), "a.xlsx").galat
    assert galat.baris == 3
    assert "baris 2" in galat.pesan


def test_b17_long_number_in_a_mapped_column_is_refused():
    row = entri_row(1, "Profil", pj=3301010101010001.0)
    (galat,) = read_daftar(plain_list(row), "a.xlsx").galat
    assert galat.kolom == "D (Penanggung Jawab Pembuatan Informasi)"
    assert "16 digit" in galat.pesan


def test_b17_error_cells_count_only_where_they_are_read():
    header = [*TAJUK, "Catatan lama"]
    rows = [[*entri_row(1, "A"), "#REF!"], [*entri_row(2, "B", pj="#N/A"), ""]]
    hasil = read_daftar(build_xlsx({"DIP": [header, *rows]}), "a.xlsx")
    (galat,) = hasil.galat
    assert (galat.baris, galat.kolom[0]) == (3, "D")
    assert "#N/A" in galat.pesan
    assert hasil.entri[1].penanggung_jawab == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("31-02-2023", "tidak ada di kalender"),
        ("29 Februari 2023", "tidak ada di kalender"),
        ("12 Januri 2023", "Maksud Anda '12 Januari 2023'"),
        ("1 Januari 0023", "tidak masuk akal"),
        ("2203", "tidak masuk akal"),
    ],
)
def test_b18_impossible_dates_are_named(value, words):
    (galat,) = read_daftar(plain_list(entri_row(1, "Profil", waktu=value)), "a.xlsx").galat
    assert galat.kolom.startswith("E ")
    assert words in galat.pesan


def test_b19_open_quote_names_its_line():
    text = 'No;Ringkasan;Bentuk;Retensi\n1;Profil;PDF;1 tahun\n2;"Visi;PDF;1 tahun\n'
    text += "3;Isi;PDF;1 tahun\n" * 100
    assert "baris 3" in refuse(text.encode(), "a.csv")


def test_b19_huge_cell_names_its_line():
    text = "No;Ringkasan;Bentuk\n1;" + "x" * 1_000_000 + ";PDF\n"
    assert "baris 2" in refuse(text.encode(), "a.csv")


def test_b19_ragged_rows_nul_and_mixed_line_ends():
    text = "No;Ringkasan;Bentuk;Retensi\r\n1;Pro\0fil;PDF\n2;Visi;PDF;1 tahun;lebih;lagi\r3;Misi\n"
    hasil = read_daftar(text.encode(), "a.csv")
    assert [e.ringkasan for e in hasil.entri] == ["Profil", "Visi", "Misi"]
    assert any("NUL" in note for note in hasil.catatan)


def test_b21_invisible_characters_go_with_a_notice_and_emoji_stays():
    text = "\u202eProfil\u200b ke\u00adca\u00a0matan\ufeff 🙂 ½ m² № ﬁle １２"
    hasil = read_daftar(plain_list(entri_row(1, text)), "a.xlsx")
    assert hasil.entri[0].ringkasan == "Profil keca matan 🙂 ½ m² № file 12"
    assert any("karakter tak terlihat" in note and "B2" in note for note in hasil.catatan)


def test_b22_external_parts_are_never_read():
    archive = zipfile.ZipFile(io.BytesIO(plain_list()))
    with_parts = make_zip(
        {
            **{name: archive.read(name) for name in archive.namelist()},
            "xl/externalLinks/externalLink1.xml": b"<!DOCTYPE x><x/>",
            "xl/media/image1.png": b"\x89PNG",
            "xl/comments1.xml": b"<rusak",
        }
    )
    assert len(read_daftar(with_parts, "a.xlsx").entri) == 1


def test_ods_is_read_and_its_attacks_are_refused(tmp_path):
    content = _ods_content("")
    data = _ods(content)
    (entri,) = read_daftar(data, "a.ods").entri
    assert (entri.ringkasan, entri.penanggung_jawab) == ("Profil", "Camat")
    far = '<table:table-row table:number-rows-repeated="1048000"/>' + _ods_row(["jauh"])
    assert "batasnya" in refuse(_ods(_ods_content(far)), "a.ods")
    wide = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
        ' office:value-type="string" table:number-columns-repeated="16000"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    assert "batasnya" in refuse(_ods(_ods_content(wide)), "a.ods")
    assert "berbahaya" in refuse(_ods("<!DOCTYPE a>" + content), "a.ods")


def test_ods_with_a_password_is_named():
    manifest = b'<m><manifest:encryption-data xmlns:manifest="urn:m"/></m>'
    assert "kata sandi" in refuse(_ods(_ods_content(""), manifest), "a.ods")


def _ods_row(cells: list[str]) -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def _ods_content(more: str) -> str:
    rows = _ods_row(["No", "Ringkasan", "Penanggung Jawab", "Bentuk"])
    rows += _ods_row(["1", "Profil", "Camat", "PDF"]) + more
    return (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="DIP">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _ods(content: str, manifest: bytes = b"<m/>") -> bytes:
    return make_zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content.encode(),
        }
    )
