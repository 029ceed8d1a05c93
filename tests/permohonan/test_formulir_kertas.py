"""The blank forms for pen and paper: every field of the law, two sides of one sheet."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from permohonan.alasan import list_alasan
from permohonan.enums import CaraMemperoleh, CaraPengiriman, JenisPemohon
from permohonan.models import PengaturanLayanan

FORMULIR = ("/permohonan/formulir.pdf", "/keberatan/formulir.pdf")


@pytest.fixture
def read(cast, visit):
    def get(url: str, situs=None) -> tuple[PdfReader, str]:
        reader = PdfReader(BytesIO(visit(situs or cast.cipari).get(url).content))
        text = " ".join(page.extract_text() for page in reader.pages)
        return reader, " ".join(text.split())

    return get


def test_pasal_22_ayat_2_form_asks_what_must_be_recorded(read):
    _, text = read("/permohonan/formulir.pdf")
    for part in (
        *("FORMULIR PERMOHONAN INFORMASI PUBLIK", "PPID Pelaksana Kecamatan Cipari"),
        *("Nomor pendaftaran", "Nama lengkap", "NIK", "Nomor pengesahan badan hukum", "Alamat"),
        *("Telepon dan e-mail", "Pekerjaan", "Penerima kuasa", "Rincian informasi"),
        *("Tujuan penggunaan", "Petugas penerima", "Pemohon atau penerima kuasa", "Hak Anda"),
        *(*JenisPemohon.labels, *CaraMemperoleh.labels, *CaraPengiriman.labels),
        *("10 hari kerja", "7 hari kerja", "30 hari kerja", "14 hari kerja"),
        *("Pasal 22 ayat (7)", "Pasal 36 ayat (1)", "Pasal 37 ayat (2)"),
    ):
        assert part in text, part


def test_pasal_35_form_of_an_objection_names_every_ground(read):
    _, text = read("/keberatan/formulir.pdf")
    for part in (
        *("FORMULIR KEBERATAN", "Atasan PPID", "Nomor registrasi keberatan", "Kasus posisi"),
        *("Nomor pendaftaran permohonan", "Tujuan penggunaan informasi", "Penerima kuasa"),
        *("Tanggapan diberikan pada", "Petugas penerima", "surat kuasa khusus bermeterai"),
        *(f"{kode}. {teks}" for kode, teks in list_alasan()),
        *("Pasal 36 ayat (2)", "Pasal 41 Perki 1/2021"),
    ):
        assert part in text, part


@pytest.mark.parametrize("url", FORMULIR)
def test_form_is_a_tagged_sheet_of_a4_with_two_sides(read, url):
    reader, _ = read(url)
    catalog, box = reader.trailer["/Root"], reader.pages[0].mediabox
    assert len(reader.pages) == 2
    assert catalog["/MarkInfo"]["/Marked"].value and catalog["/Lang"] == "id"
    assert b"pdfuaid" in catalog["/Metadata"].get_data()
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (210, 297)


@pytest.mark.parametrize("url", FORMULIR)
def test_form_stays_two_sides_with_the_longest_words(cast, read, url):
    words = {"alamat": "Jalan Panjang " * 14, "jam_layanan": "Senin sampai Jumat " * 10}
    for name, text in words.items():
        setattr(cast.cipari, name, text)
    cast.cipari.email = "ppid.kecamatan.cipari.kabupaten.cilacap@cilacapkab.go.id"
    cast.cipari.atasan_ppid = "Sekretaris Daerah Kabupaten Cilacap selaku Atasan PPID"
    cast.cipari.save()
    PengaturanLayanan.objects.create(
        situs=cast.cipari, nik_wajib=True, identitas_wajib=True, komisi_informasi="Komisi " * 15
    )
    reader, text = read(url)
    assert len(reader.pages) == 2 and "Jalan Panjang" in text


@pytest.mark.parametrize("url", FORMULIR)
def test_form_may_be_kept_by_a_cache_and_stays_the_same(cast, visit, url):
    client = visit(cast.cipari)
    first, second = client.get(url), client.get(url)
    assert "public" in first["Cache-Control"] and not first.cookies
    assert first["ETag"] == second["ETag"]
    assert first["Content-Disposition"].endswith('Kecamatan-Cipari.pdf"')
    assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_form_asks_for_proof_only_where_the_site_does(cast, read):
    assert "boleh ditunjukkan kemudian" in read("/permohonan/formulir.pdf")[1]
    PengaturanLayanan.objects.create(situs=cast.cipari, nik_wajib=True, identitas_wajib=True)
    text = read("/permohonan/formulir.pdf")[1]
    assert "NIK atau nomor pengesahan badan hukum diisi." in text
    assert "boleh ditunjukkan kemudian" not in text


def test_the_start_page_offers_the_paper_form(cast, visit):
    assert 'href="/permohonan/formulir.pdf"' in visit(cast.cipari).get("/permohonan/").text
