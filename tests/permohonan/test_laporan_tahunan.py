"""The yearly report of Pasal 56 Perki 1/2021: six parts, figures of the page, frozen once out."""

import json
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from permohonan.bagian_laporan import find_batas, list_bagian, list_isian
from permohonan.laporan_situs import Periode, read_laporan
from permohonan.models import LaporanLayanan, RiwayatLaporan
from permohonan.queries_terbitan import list_belum
from permohonan.services_jawab import answer
from permohonan.services_laporan import publish_laporan, save_laporan
from permohonan.surat.laporan import build_isi, compare_angka, list_angka, write_laporan_pdf
from situs.models import Situs
from tests.factories import build_jawaban, make_keberatan, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")
KATA = {isian.nama: f"Uraian {isian.nama}." for isian in list_isian()}
ADMIN = "/admin/permohonan/laporanlayanan/"


@pytest.fixture(autouse=True)
def tahun_2025(cast):
    """Two requests and an objection in 2025; today is in February 2026."""
    with time_machine.travel("2025-03-03 10:00+07:00", tick=False):
        rows = [make_permohonan(cast.cipari, kanal="langsung") for _ in range(2)]
        answer(rows[0], build_jawaban(rows[0], "seluruhnya"), cast.ani)
        make_keberatan(rows[0], alasan=["d"])
    with time_machine.travel("2026-02-02 10:00+07:00", tick=False):
        yield rows


def read(data: bytes) -> str:
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def write(cast, tahun: int = 2025, **words) -> LaporanLayanan:
    row = LaporanLayanan(situs=cast.cipari, tahun=tahun, **{**KATA, **words})
    return save_laporan(row, cast.ani)


def publish(cast, row: LaporanLayanan, alasan: str = "") -> RiwayatLaporan:
    row.refresh_from_db()
    return publish_laporan(row, alasan, cast.ani)


# --- Contents -----------------------------------------------------------------------------------
def test_pasal_56_report_has_its_six_parts(cast, visit):
    publish(cast, write(cast))
    text = read(visit(cast.cipari).get("/laporan/tahunan/2025.pdf").content)
    assert [each.nomor for each in list_bagian()] == [1, 2, 3, 4, 5, 6]
    for bagian in list_bagian():
        assert f"{bagian.nomor}. {bagian.judul}" in text
    for words in (*KATA.values(), "LAPORAN LAYANAN INFORMASI PUBLIK TAHUN 2025", "Pasal 56"):
        assert words in text
    for words in ("KECAMATAN CIPARI", "PPID Pelaksana Kecamatan Cipari", "Terbitan ke-1"):
        assert words in text


def test_pasal_56_figures_are_those_of_the_page(cast, visit):
    row = publish(cast, write(cast))
    page = read_laporan(cast.cipari, Periode(2025))
    expected = [
        (tabel.judul, baris.label, baris.nilai) for tabel in page.tabel for baris in tabel.baris
    ]
    assert list(list_angka(row.isi)) == expected
    assert ("Keputusan", "Dikabulkan seluruhnya", 1) in expected
    assert ("Keberatan", "Belum ditanggapi", 1) in expected
    assert ("Pemohon", "Perorangan", "< 5") in expected  # two people
    text = read(write_laporan_pdf(row.isi))
    assert "Dikabulkan seluruhnya 1" in text and "Datang langsung 2" in text


def test_report_names_no_requester(cast):
    isi = json.dumps(publish(cast, write(cast)).isi)
    for words in ("Sri Contoh", "Jalan Contoh", "realisasi anggaran", "Penelitian"):
        assert words not in isi


def test_report_of_ppid_utama_lists_every_site(cast):
    text = read(
        write_laporan_pdf(
            build_isi(LaporanLayanan(situs=cast.utama, tahun=2025), date(2026, 2, 2), 1)
        )
    )
    for words in ("Semua PPID", "Kecamatan Cipari 2 1 0 0 1", "Kecamatan Maos 0 0 0 0 0"):
        assert words in text
    isi = build_isi(LaporanLayanan(situs=cast.cipari, tahun=2025), date(2026, 2, 2), 1)
    assert isi["situs"] == [] and "Kecamatan Maos" not in json.dumps(isi)


def test_report_is_a_tagged_sheet_of_a4_and_its_words_are_no_markup(cast):
    jahat = '#evil[] $x$ *tebal* #read("/manage.py")'
    data = write_laporan_pdf(publish(cast, write(cast, sarana=jahat)).isi)
    reader = PdfReader(BytesIO(data))
    catalog, box = reader.trailer["/Root"], reader.pages[0].mediabox
    assert catalog["/MarkInfo"]["/Marked"].value and catalog["/Lang"] == "id"
    assert b"pdfuaid" in catalog["/Metadata"].get_data()
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (210, 297)
    assert jahat in read(data) and "2025" in reader.metadata.title


# --- Publishing ---------------------------------------------------------------------------------
def test_what_is_published_stays_when_a_case_changes(cast, visit, tahun_2025):
    client = visit(cast.cipari)
    row = write(cast)
    before = publish(cast, row).isi
    answer(tahun_2025[1], build_jawaban(tahun_2025[1], "ditolak"), cast.ani)
    save_laporan(_edit(row, sarana="Meja baru."), cast.ani)
    text = read(client.get("/laporan/tahunan/2025.pdf").content)
    assert "Belum dijawab 1" in text and "Meja baru." not in text
    assert RiwayatLaporan.objects.get(laporan=row, terbitan=1).isi == before
    changed = compare_angka(before, build_isi(row, date(2026, 2, 2), 0))
    assert ("Keputusan", "Ditolak", 0, 1) in changed
    publish(cast, row, "Jawaban terakhir dimasukkan.")
    text = read(client.get("/laporan/tahunan/2025.pdf").content)
    assert "Belum dijawab 0" in text and "Meja baru." in text and "Terbitan ke-2" in text
    assert RiwayatLaporan.objects.get(laporan=row, terbitan=1).isi == before


def _edit(row: LaporanLayanan, **words: str) -> LaporanLayanan:
    row = LaporanLayanan.objects.get(pk=row.pk)
    for name, text in words.items():
        setattr(row, name, text)
    return row


def test_a_later_edition_needs_a_reason_and_a_change(cast):
    row = write(cast)
    publish(cast, row)
    with pytest.raises(ValidationError, match="Tidak ada yang berubah"):
        publish(cast, row, "Coba lagi.")
    save_laporan(_edit(row, sdm="Tiga petugas."), cast.ani)
    with pytest.raises(ValidationError, match="Tulis apa yang diperbaiki"):
        publish(cast, row, " ")
    assert publish(cast, row, "Jumlah petugas.").terbitan == 2


def test_a_year_that_is_not_over_stays_a_draft(cast, visit):
    row = write(cast, tahun=2026)
    with pytest.raises(ValidationError, match="belum berakhir"):
        publish(cast, row)
    assert visit(cast.cipari).get("/laporan/tahunan/2026.pdf").status_code == 404
    response = visit(cast.cipari, cast.ani).get(f"{ADMIN}{row.pk}/rancangan.pdf")
    assert "angkanya sementara" in read(response.content)
    assert "RANCANGAN" in read(response.content)


def test_a_part_that_is_missing_is_named(cast):
    with pytest.raises(ValidationError, match="Isi dahulu: sarana dan prasarana, kendala internal"):
        publish(cast, write(cast, sarana="", kendala_dalam=""))
    assert publish(cast, _saved(cast, sengketa="")).terbitan == 1


def _saved(cast, **words) -> LaporanLayanan:
    row = LaporanLayanan.objects.get(situs=cast.cipari, tahun=2025)
    return save_laporan(_edit(row, **{**KATA, **words}), cast.ani)


def test_the_second_of_two_officers_is_told(cast):
    row = write(cast)
    mine, theirs = (LaporanLayanan.objects.get(pk=row.pk) for _ in range(2))
    mine.sdm, theirs.sdm = "Dua.", "Tiga."
    save_laporan(mine, cast.ani)
    with pytest.raises(ValidationError, match="diubah orang lain"):
        save_laporan(theirs, cast.ani)
    with pytest.raises(ValidationError, match="diubah orang lain"):
        publish_laporan(theirs, "", cast.ani)
    assert LaporanLayanan.objects.get(pk=row.pk).sdm == "Dua."


def test_every_write_is_one_entry_of_the_history(cast):
    row = write(cast)
    save_laporan(_edit(row), cast.ani)  # nothing changed
    save_laporan(_edit(row, sdm="Tiga."), cast.ani)
    publish(cast, row)
    events = row.riwayat.order_by("pk")
    assert [each.peristiwa for each in events] == ["dibuat", "diubah", "diterbitkan"]
    assert events[1].perubahan == {"sdm": ["Uraian sdm.", "Tiga."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        RiwayatLaporan.objects.create(situs=row.situs, laporan=row, peristiwa="diubah", terbitan=1)


# --- When ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(("tahun", "batas"), [(2025, date(2026, 3, 31)), (2027, date(2028, 3, 31))])
def test_pasal_56_report_is_due_three_months_after_the_year(tahun, batas):
    assert (find_batas(tahun).tanggal, find_batas(tahun).dasar) == (batas, "Pasal 56 Perki 1/2021")


def test_years_without_a_report_are_named_until_it_is_out(cast, visit):
    def find(today: date) -> list[tuple]:
        rows = list_belum(Situs.objects.order_by("pk"), today)
        return [(each.situs.slug, each.tahun, each.lewat) for each in rows]

    # A site that nobody asked owes the report too, of last year.
    assert find(date(2026, 3, 31)) == [
        ("ppid", 2025, False),
        ("cipari", 2025, False),
        ("maos", 2025, False),
    ]
    assert find(date(2027, 4, 1))[1:3] == [("cipari", 2025, True), ("cipari", 2026, True)]
    client = visit(cast.cipari, cast.ani)
    assert "laporan tahunan belum terbit (2025)" in client.get("/admin/").text
    assert f"{ADMIN}add/?tahun=2025" in client.get(ADMIN).text
    publish(cast, write(cast))
    assert "cipari" not in {situs for situs, *_ in find(date(2026, 12, 31))}
    assert "laporan tahunan belum terbit" not in client.get("/admin/").text


# --- Public -------------------------------------------------------------------------------------
def test_page_links_the_report_once_it_is_out(cast, visit):
    client = visit(cast.cipari)
    row = write(cast)
    assert "/laporan/tahunan/" not in client.get("/laporan/?tahun=2025").text
    assert client.get("/laporan/tahunan/2025.pdf").status_code == 404
    publish(cast, row)
    assert 'href="/laporan/tahunan/2025.pdf"' in client.get("/laporan/").text
    response = client.get("/laporan/tahunan/2025.pdf")
    assert response.status_code == 200 and "public" in response["Cache-Control"]
    assert 'Laporan-layanan_Kecamatan-Cipari_2025.pdf"' in response["Content-Disposition"]
    assert client.get(f"/laporan/tahunan/{10**20}.pdf").status_code == 404


def test_report_of_a_site_is_on_its_own_host_and_listed_at_ppid_utama(cast, visit):
    publish(cast, write(cast))
    for other in (cast.maos, cast.utama):
        assert visit(other).get("/laporan/tahunan/2025.pdf").status_code == 404
    text = visit(cast.utama).get("/laporan/?tahun=2025").text
    assert f"{cast.cipari.host}/laporan/tahunan/2025.pdf" in text
    assert "Belum terbit: PPID Kabupaten Cilacap, Kecamatan Maos." in text
    assert (
        "semua PPID"
        not in visit(cast.utama).get("/laporan/?tahun=2026").text.partition("Laporan tahunan")[2]
    )
    assert "Belum terbit:" not in visit(cast.maos).get("/laporan/?tahun=2025").text


def test_year_without_a_request_can_be_chosen_once_its_report_is_out(cast, visit):
    assert "tahun=2023" not in visit(cast.cipari).get("/laporan/").text
    publish(cast, write(cast, tahun=2023))
    assert "tahun 2023" in visit(cast.cipari).get("/laporan/?tahun=2023").text


# --- Officers -----------------------------------------------------------------------------------
def test_officer_writes_sees_and_publishes(cast, visit):
    client = visit(cast.cipari, cast.ani)
    page = client.get(f"{ADMIN}add/?tahun=2025").text
    for isian in list_isian():
        assert isian.contoh in page
    response = client.post(f"{ADMIN}add/", {"tahun": "2025", **KATA})
    row = LaporanLayanan.objects.get()
    assert response.status_code == 302 and row.situs == cast.cipari
    page = client.get(f"{ADMIN}{row.pk}/change/").text
    assert "Angka dari register" in page and "31 Maret 2026" in page
    data = {"versi_dibaca": row.versi, **KATA, "sdm": "Tiga petugas."}
    assert client.post(f"{ADMIN}{row.pk}/change/", data).status_code == 302
    stale = client.post(f"{ADMIN}{row.pk}/change/", data | {"sdm": "Empat."})
    assert "diubah orang lain" in stale.text and "Empat." in stale.text
    row.refresh_from_db()
    assert row.sdm == "Tiga petugas."
    assert client.post(f"{ADMIN}{row.pk}/terbitkan/", {"versi": row.versi}).status_code == 302
    again = client.post(f"{ADMIN}{row.pk}/terbitkan/", {"versi": row.versi, "alasan": "Klik dua"})
    assert "Tidak ada yang berubah" in again.text
    assert row.riwayat.filter(peristiwa="diterbitkan").count() == 1
    assert "terbitan ke-1" in client.get(f"{ADMIN}{row.pk}/history/").text
    assert "Terbitan ke-1" in read(client.get(f"{ADMIN}{row.pk}/terbitan.pdf").content)


def test_what_keeps_a_report_back_is_said_before(cast, visit):
    row = write(cast, rekomendasi="")
    page = visit(cast.cipari, cast.ani).get(f"{ADMIN}{row.pk}/terbitkan/").text
    assert (
        "Isi dahulu: rekomendasi dan rencana tindak lanjut" in page and "<form method" not in page
    )


def test_a_second_report_of_a_year_is_refused(cast, visit):
    write(cast)
    response = visit(cast.cipari, cast.ani).post(f"{ADMIN}add/", {"tahun": "2025", **KATA})
    assert "Laporan tahun itu sudah ada." in response.text


def test_clerk_writes_and_does_not_publish(cast, visit):
    row = write(cast)
    client = visit(cast.cipari, cast.petugas)
    page = client.get(f"{ADMIN}{row.pk}/change/").text
    assert 'name="sdm"' in page and "terbitkan/" not in page
    assert client.post(f"{ADMIN}{row.pk}/terbitkan/", {"versi": 1}).status_code == 403


def test_atasan_and_ppid_utama_read_only(cast, visit):
    row = write(cast)
    for situs, user in ((cast.cipari, cast.camat), (cast.utama, cast.kominfo)):
        client = visit(situs, user)
        page = client.get(f"{ADMIN}{row.pk}/change/")
        assert page.status_code == 200 and 'name="sdm"' not in page.text
        assert "Uraian sdm." in read(client.get(f"{ADMIN}{row.pk}/rancangan.pdf").content)
        assert client.post(f"{ADMIN}{row.pk}/terbitkan/", {"versi": 1}).status_code == 403
    assert visit(cast.maos, cast.budi).get(f"{ADMIN}{row.pk}/rancangan.pdf").status_code == 404


def test_list_takes_the_same_queries_for_any_number_of_sites(
    cast, visit, django_assert_max_num_queries
):
    client, counts = visit(cast.utama, cast.kominfo), []
    for _ in range(2):
        with django_assert_max_num_queries(40) as found:
            client.get(ADMIN)
        counts.append(len(found))
        with time_machine.travel("2025-03-03 10:00+07:00", tick=False):
            make_permohonan(cast.maos)
            make_permohonan(cast.utama)
        write(cast, tahun=2024 - len(counts))
    assert counts[0] == counts[1]
