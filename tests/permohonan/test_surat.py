"""Letters on paper: what each says, that it stays as it went out, that no text is markup."""

from io import BytesIO

import pytest
import time_machine
from pypdf import PdfReader

from permohonan.enums import JenisSurat
from permohonan.models import PengaturanLayanan, Surat, TeksSurat
from permohonan.services_jawab import answer
from permohonan.services_keberatan import Tanggapan, answer_keberatan
from permohonan.services_kerja import extend, forward
from permohonan.surat.bukti import draw_qr, write_bukti
from permohonan.surat.dokumen import write_surat
from permohonan.surat.kalender import build_ics
from tests.factories import build_jawaban, make_keberatan, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")
JAHAT = '#evil[] $x$ <script>alert(1)</script> *tebal* #read("/manage.py")'


@pytest.fixture(autouse=True)
def senin():
    with time_machine.travel("2026-11-23 10:00+07:00", tick=False):
        yield


@pytest.fixture
def row(cast):
    return make_permohonan(cast.cipari)


def read(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def answer_with(row, user, hasil: str, **fields) -> dict[str, str]:
    """Kind -> the text of its letter."""
    answer(row, build_jawaban(row, hasil, **fields), user)
    return {surat.jenis: read(write_surat(surat)) for surat in row.surat.all()}


def build_tanggapan(keberatan, **fields) -> Tanggapan:
    defaults = {
        "putusan": "dikabulkan",
        "alasan_putusan": "Tenggat terlewati.",
        "perintah": "Berikan laporannya.",
        "hari_pelaksanaan": 5,
        "ditanggapi_pada": keberatan.diterima,
        "atasan_nama": "Drs. Budi Contoh",
        "atasan_jabatan": "Sekretaris Daerah",
    }
    return Tanggapan(**{**defaults, **fields})


def test_pasal_22_ayat_7_notice_has_both_parts_of_the_form(cast, row):
    fields = {"lembar": 12, "tarif": 250, "biaya_kirim": 9000, "cara_bayar": "Transfer bank"}
    text = answer_with(row, cast.ani, "sebagian", hari_penyediaan=3, **fields)["pemberitahuan"]
    for part in (
        *("PEMERINTAH KABUPATEN CILACAP", "KECAMATAN CIPARI", "001/PPID-CIPARI/XI/2026"),
        *("Sri Contoh", "Jalan Contoh Nomor 1", "23 November 2026", "Dikabulkan sebagian"),
        *("A. Informasi dapat diberikan", "dikuasai kami", "Softcopy"),
        *("12 lembar x Rp250 = Rp3.000", "jumlah Rp12.000", "Transfer bank"),
        *("3 hari kerja", "Nomor rekening penerima"),
        *("B. Informasi tidak dapat diberikan", "Pasal 17 huruf h", "Mengungkap rahasia pribadi"),
        *("Pasal 36 ayat (1) UU 14/2008", "30 hari kerja", "PPID Pelaksana Kecamatan Cipari"),
    ):
        assert part in text, part


def test_refusal_weighs_cites_and_decides(cast, row):
    texts = answer_with(row, cast.ani, "ditolak", dasar=["a", "j"], dasar_hukum="UU 24/2013")
    text = texts["penolakan"]
    for part in (
        *("Menimbang", "Mengingat", "MEMUTUSKAN", "KESATU", "KEEMPAT", "Pasal 19 UU 14/2008"),
        *("Pasal 17 huruf a", "Pasal 17 huruf j", "UU 24/2013", "identitas informan"),
        *("Nomor 61 Tahun 2010", "Nomor 1 Tahun 2021", "Sebagian memuat data pribadi."),
        *("keberatan", "30 hari kerja", row.jawaban.get().uji.nomor),
    ):
        assert part in text, part
    assert "Pasal 17 huruf h" not in text


def test_what_another_body_holds_is_forwarded_without_the_identity(cast, row):
    texts = answer_with(row, cast.ani, "tidak_dikuasai")
    assert "BPS Cilacap" in texts["pemberitahuan"] and "badan publik lain" in texts["pemberitahuan"]
    assert "BPS Cilacap" in texts["penerusan"] and row.rincian in texts["penerusan"]
    for hidden in ("Sri", "Jalan Contoh", "0812", "sri@contoh.id"):
        assert hidden not in texts["penerusan"]


def test_letter_that_forwards_before_the_answer_names_whom_it_goes_to(cast, row):
    forward(row, "BPS Kabupaten Cilacap", "Data penduduk 2025.", cast.ani)
    text = read(write_surat(row.surat.get()))
    assert "BPS Kabupaten Cilacap" in text and "Data penduduk 2025." in text


def test_pasal_22_ayat_8_extension_gives_its_reasons_and_the_new_day(cast, row):
    now = extend(row, "uji_konsekuensi", "Dokumennya seratus berkas.", cast.ani)
    text = read(write_surat(row.surat.get()))
    assert now.jatuh_tempo.day == 16 and "16 Desember 2026" in text and "7 Desember 2026" in text
    assert "Dokumennya seratus berkas." in text and "Pasal 22 ayat (8)" in text


def test_pasal_36_answer_to_an_objection_is_signed_by_atasan_ppid(cast, row):
    PengaturanLayanan.objects.create(situs=cast.cipari, komisi_alamat="Jalan Contoh, Semarang")
    keberatan = make_keberatan(row, alasan=["c", "g"])
    answer_keberatan(keberatan, build_tanggapan(keberatan), cast.camat)
    text = read(write_surat(keberatan.surat.get()))
    for part in (
        *(keberatan.nomor, row.nomor, "Huruf c: Tidak ditanggapinya", "Huruf g: Penyampaian"),
        *("Keberatan diterima seluruhnya", "Tenggat terlewati.", "Berikan laporannya."),
        *("5 hari kerja", "Drs. Budi Contoh", "Sekretaris Daerah", "14 hari kerja"),
        *("Komisi Informasi Provinsi Jawa Tengah", "Jalan Contoh, Semarang", "Pasal 37 ayat (2)"),
    ):
        assert part in text, part


def test_a_letter_stays_as_it_went_out(cast, row):
    before = answer_with(row, cast.ani, "ditolak")
    cast.cipari.nama, cast.cipari.penanda_tangan_nama = "Kecamatan Baru", "Pejabat Baru"
    cast.cipari.save()
    row.refresh_from_db()
    row.nama, row.rincian = "Orang Lain", "Hal lain"
    row.save()
    TeksSurat.objects.create(situs=cast.cipari, jenis="pemberitahuan", pembuka="Kalimat baru")
    uji = row.jawaban.get().uji
    uji.nomor = "UJI/BARU"
    uji.save()
    after = {surat.jenis: read(write_surat(surat)) for surat in Surat.objects.all()}
    assert after == before


def test_own_words_of_the_site_stand_in_its_letters(cast, row):
    words = {
        "pembuka": "Salam dari Cipari.",
        "penutup": "Terima kasih.",
        "tembusan": "Camat\n\nBupati",
    }
    TeksSurat.objects.create(situs=cast.cipari, jenis=JenisSurat.PEMBERITAHUAN, **words)
    text = answer_with(row, cast.ani, "seluruhnya")["pemberitahuan"]
    assert "Salam dari Cipari." in text and "Terima kasih." in text
    assert "Tembusan: 1. Camat 2. Bupati" in text
    assert "36 ayat (1)" in text  # what the law demands is not the site's to change


def test_text_of_a_letter_is_no_markup(cast):
    row = make_permohonan(cast.cipari, nama=JAHAT, rincian=JAHAT)
    text = answer_with(row, cast.ani, "ditolak", alasan=JAHAT)["penolakan"]
    literal = "".join(JAHAT.split())  # a long word is parted at the edge of the sheet
    assert "".join(text.split()).count(literal) == 3
    assert JAHAT in read(write_bukti(row))


@pytest.mark.parametrize("hasil", ["seluruhnya", "ditolak"])
def test_a_letter_is_a_tagged_sheet_of_a4_with_title_and_language(cast, row, hasil):
    answer_with(row, cast.ani, hasil)
    reader = PdfReader(BytesIO(write_surat(row.surat.last())))
    catalog, box = reader.trailer["/Root"], reader.pages[0].mediabox
    assert catalog["/MarkInfo"]["/Marked"].value and catalog["/Lang"] == "id"
    assert b"pdfuaid" in catalog["/Metadata"].get_data()
    assert row.surat.last().nomor in reader.metadata.title
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (210, 297)


def test_receipt_explains_the_count_and_holds_no_identity(row):
    text = read(write_bukti(row, row.kode))
    for part in (
        *(row.nomor, row.kode, "23 November 2026 pukul 10.00 WIB", "7 Desember 2026"),
        *("Hari kerja ke-1: 24 November 2026", "28 November 2026 dilewati: Sabtu."),
        *(row.rincian, "Pasal 22 ayat (7)", "cipari.cilacapkab.go.id/cek/"),
    ):
        assert part in text, part
    for hidden in ("Sri", "Jalan Contoh", "0812"):
        assert hidden not in text
    assert row.kode not in read(write_bukti(row))


def test_picture_of_the_receipt_leads_to_the_number_and_never_holds_the_code(row, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "permohonan.surat.bukti.draw_qr", lambda alamat: asked.append(alamat) or draw_qr(alamat)
    )
    data = write_bukti(row, row.kode)
    assert asked == [row.situs.build_url(f"/cek/?nomor={row.nomor}")]
    assert b"pdfuaid" in PdfReader(BytesIO(data)).trailer["/Root"]["/Metadata"].get_data()


def test_receipt_of_an_objection_counts_thirty_days(row):
    text = read(write_bukti(make_keberatan(row)))
    assert "Hari kerja ke-30" in text and "Pasal 36 ayat (2)" in text


def test_the_last_day_goes_into_a_calendar_and_moves_with_it(cast, row):
    before = build_ics(row).decode()
    now = extend(row, "uji_konsekuensi", "Banyak berkas.", cast.ani)
    after = build_ics(now).decode()
    uid = next(line for line in before.splitlines() if line.startswith("UID:"))
    assert uid in after
    assert "DTSTART;VALUE=DATE:20261207" in before and "DTEND;VALUE=DATE:20261208" in before
    assert "DTSTART;VALUE=DATE:20261216" in after
    assert "SEQUENCE:1" in before and "SEQUENCE:2" in after
    assert "Sri" not in after


def test_letters_name_whom_they_go_to(cast, row):
    extend(row, "uji_konsekuensi", "Masih diuji.", cast.ani)
    objection = make_keberatan(row, alasan=["c", "e"])
    answer_keberatan(objection, build_tanggapan(objection), cast.ani)
    for surat in (row.surat.get(), objection.surat.get()):
        assert "Kepada Yth. Sri Contoh Jalan Contoh Nomor 1, Cipari" in read(write_surat(surat))


def test_a_refusal_reads_as_a_decision(cast, row):
    text = answer_with(row, cast.ani, "ditolak", dasar_hukum="UU 24/2013")["penolakan"]
    assert "SURAT KEPUTUSAN PPID TENTANG PENOLAKAN PERMOHONAN INFORMASI" in text
    assert "Ditetapkan di Cilacap pada tanggal 23 November 2026" in text
    assert "Standar Layanan Informasi Publik; d. UU 24/2013. MEMUTUSKAN" in text
