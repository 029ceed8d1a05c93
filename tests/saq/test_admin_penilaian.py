"""/admin/penilaian-dip/: the lost points of a site, the matrix of PPID Utama, the workbooks."""

import html
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from dip.enums import Status
from dip.models import Informasi, Kewajiban
from dip.unsur import ISIAN_UNSUR
from halaman.models import Dokumen, Halaman
from saq.penilaian import read_hasil
from situs.enums import Peran
from situs.models import IzinBertindak
from tests.browser.gates import HTML_LIMIT
from tests.factories import make_informasi, make_pengecualian, make_pengguna, make_situs
from tests.saq.bantu import fulfil_all, import_daftar
from tests.saq.test_penilaian import kill

NILAI = reverse("admin:penilaian_dip")
UNDUH = reverse("admin:penilaian_dip_unduh")
TAHUN = timezone.localdate().year


def read(client, **query) -> str:
    response = client.get(NILAI, query)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def read_bagian(page: str, nomor: int) -> str:
    """The section of one indicator that is not fulfilled."""
    found = re.search(rf'<section [^>]*id="indikator-{nomor}".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


# --- Lost points --------------------------------------------------------------------------------
def test_missing_element_is_named_and_leads_to_its_field(cast, ani):
    row = make_informasi(cast.cipari, tahun=TAHUN, judul="Neraca", tempat="", retensi="-")
    section = read_bagian(read(ani), 1)
    assert "Neraca" in section
    assert "Belum diisi: tempat pembuatan, jangka waktu penyimpanan." in section
    form = reverse("admin:dip_informasi_change", args=[row.pk])
    assert f'{form}#id_tempat"' in section
    assert 'id="id_tempat"' in ani.get(form).content.decode()


def test_every_element_has_a_field_in_the_form(cast, ani):
    """The anchor that the page leads to is there, whichever element is missing."""
    from_form = ani.get(reverse("admin:dip_informasi_add")).content.decode()
    for isian in ISIAN_UNSUR:
        assert f'id="{isian.anchor}"' in from_form, isian.kolom


def test_weak_summary_is_named_with_its_reason(cast, ani):
    import_daftar(cast.cipari, TAHUN, "surakarta_2024_js")
    section = read_bagian(read(ani), 2)
    assert "Tugas dan Fungsi" in section
    assert "Ringkasan terbaca seperti nama dokumen" in section
    assert "#id_ringkasan" in section
    assert "Struktur Organisasi" not in section


def test_gaps_are_counted_by_element_and_open_their_list(cast, ani):
    import_daftar(cast.cipari, TAHUN, "sumedang_2024")
    section = read_bagian(read(ani), 1)
    links = re.findall(r'<a href="([^"]+)">Tanpa ([\w ]+): (\d+) entri', section)
    assert [(name, int(count)) for _, name, count in links] == [
        ("penanggung jawab", 1),
        ("tempat pembuatan", 51),
    ]
    for href, _, count in links:
        assert ani.get(href).context["cl"].result_count == int(count)


def test_the_first_fifty_are_shown_and_the_rest_is_one_link(cast, ani):
    import_daftar(cast.cipari, TAHUN, "sumedang_2024")
    page = read(ani)
    for nomor in (1, 2):
        section = read_bagian(page, nomor)
        assert section.count("<strong>") == 50
        assert "dan 1 lagi" in section
        (href,) = re.findall(r'dan 1 lagi\. <a href="([^"]+)"', section)
        assert ani.get(href).context["cl"].result_count == 51


def test_expired_exclusion_leads_to_its_form_or_to_its_draft(cast, ani):
    kemarin = timezone.localdate() - timedelta(days=1)
    row = make_pengecualian(cast.cipari, judul="Data lelang", berakhir=kemarin)
    section = read_bagian(read(ani), 3)
    assert "belum ada entri DIP-nya" in section
    assert reverse("admin:dip_pengecualian_change", args=[row.pk]) in section
    entri = make_informasi(cast.cipari, eks_pengecualian=row, status=Status.DRAF)
    section = read_bagian(read(ani), 3)
    assert "entri DIP-nya masih draf" in section
    assert reverse("admin:dip_informasi_change", args=[entri.pk]) in section


def test_missing_sop_and_sk_lead_to_new_forms(cast, ani):
    fulfil_all(cast.cipari)
    Halaman.objects.filter(kewajiban__kode="ST-d").delete()
    Dokumen.objects.all().delete()
    section = read_bagian(read(ani), 4)
    assert f'{reverse("admin:halaman_halaman_add")}?kewajiban=ST-d"' in section
    (form,) = re.findall(r'href="([^"]+penetapandip/add/[^"]+)"', section)
    assert form.endswith(f"?tahun={TAHUN}")
    assert ani.get(form).status_code == 200


def test_petugas_brings_in_the_sk_as_a_document(cast, visit):
    fulfil_all(cast.cipari)
    Dokumen.objects.all().delete()
    client = visit(cast.cipari, cast.petugas)
    section = read_bagian(read(client), 4)
    assert "penetapandip" not in section
    (sk,) = re.findall(r'href="([^"]+dokumen/add/[^"]+)"', section)
    form = client.get(sk).context["adminform"].form
    assert (form["jenis"].value(), str(form["tahun"].value())) == ("sk", str(TAHUN))
    assert form["kewajiban"].value() == Kewajiban.objects.get(kode="SS-a").pk


def test_missing_berkala_item_leads_to_its_form(cast, ani):
    fulfil_all(cast.cipari)
    Halaman.objects.filter(kewajiban__kode="B-c").delete()
    section = read_bagian(read(ani), 5)
    assert "Ringkasan kinerja" in section
    assert f'{reverse("admin:halaman_dokumen_add")}?kewajiban=B-c"' in section


def test_item_with_an_entry_but_nothing_to_read_leads_to_that_entry(cast, ani):
    fulfil_all(cast.cipari)
    Halaman.objects.filter(kewajiban__kode="B-c").delete()
    butir = Kewajiban.objects.get(kode="B-c")
    row = make_informasi(cast.cipari, tahun=TAHUN, judul="LKjIP", kewajiban=butir, media="")
    section = read_bagian(read(ani), 5)
    assert "Ada entri “LKjIP”, tetapi belum ada berkas atau tautannya." in section
    assert f'{reverse("admin:dip_informasi_change", args=[row.pk])}#id_media"' in section


def test_long_lists_of_long_words_stay_within_the_budget(cast, ani):
    for number in range(120):
        words = f"{number} " + "Pertanggungjawaban pelaksanaan kegiatan " * 10
        make_informasi(cast.cipari, tahun=TAHUN, judul=words, tempat="", ringkasan_lemah=True)
    assert len(ani.get(NILAI).content) < HTML_LIMIT


def test_dead_document_of_an_item_leads_to_the_row(cast, ani):
    fulfil_all(cast.cipari)
    Halaman.objects.filter(kewajiban__kode="B-c").delete()
    butir, mati = Kewajiban.objects.get(kode="B-c"), "https://contoh.go.id/lkjip.pdf"
    row = make_informasi(cast.cipari, tahun=TAHUN, judul="LKjIP", kewajiban=butir, media=mati)
    kill(cast.cipari, mati)
    section = read_bagian(read(ani), 5)
    assert "Berkas atau tautannya tidak dapat dibuka: LKjIP." in section
    assert reverse("admin:dip_informasi_change", args=[row.pk]) in section


def test_a_site_with_everything_shows_no_lost_point(cast, ani):
    fulfil_all(cast.cipari)
    page = read(ani)
    assert "5 dari 5 indikator terpenuhi" in page
    assert "<section" not in page[page.index("indikator-1") :]
    assert "Tidak ada informasi dikecualikan yang jangka waktunya berakhir." in page


def test_without_the_list_of_duties_the_page_still_stands(ani):
    page = read(ani)
    assert "Daftar kewajiban informasi belum dimuat." in page
    assert f"Belum ada entri DIP tahun {TAHUN} yang terbit." in page


def test_text_of_people_stays_text(cast, visit):
    make_informasi(cast.cipari, tahun=TAHUN, judul="<b>=1+1</b>", tempat="")
    client = visit(cast.cipari, cast.ani)
    assert b"<b>=1+1" not in client.get(NILAI).content
    lost = open_workbook(client.get(UNDUH))["Yang kurang"]
    values = [cell.value for row in lost.iter_rows() for cell in row if cell.value]
    assert any("<b>=1+1</b>" in str(value) for value in values)


# --- Who reads ----------------------------------------------------------------------------------
def test_atasan_reads_without_being_sent_to_forms_he_may_not_fill(cast, visit):
    fulfil_all(cast.cipari)
    Halaman.objects.all().delete()
    make_informasi(cast.cipari, tahun=TAHUN, tempat="")
    page = read(visit(cast.cipari, cast.camat))
    assert ">Lihat<" in page
    assert "Perbaiki" not in page
    assert "/add/" not in page[page.index("indikator-4") :]


def test_pengelola_pengaduan_is_refused(cast, visit):
    client = visit(cast.cipari, cast.pengadu)
    assert client.get(NILAI).status_code == 403
    assert client.get(UNDUH).status_code == 403


def test_utama_reads_a_kecamatan_and_is_told_who_mends(cast, visit):
    make_informasi(cast.cipari, tahun=TAHUN, judul="Neraca", tempat="")
    page = read(visit(cast.utama, cast.kominfo), situs=cast.cipari.pk)
    assert "Anda hanya membaca penilaian Kecamatan Cipari" in page
    assert "Neraca" in page
    assert f"situs__id__exact={cast.cipari.pk}" in page
    assert "/add/" not in page[page.index("indikator-1") :]


def test_utama_that_acts_for_a_kecamatan_is_led_to_its_forms(cast, visit):
    row = make_informasi(cast.cipari, tahun=TAHUN, tempat="")
    IzinBertindak.objects.create(
        situs=cast.cipari,
        pengguna=cast.kominfo,
        alasan="Membantu petugas baru",
        berlaku_sampai=timezone.now() + timedelta(hours=8),
    )
    client = visit(cast.utama, cast.kominfo)
    page = read(client, situs=cast.cipari.pk)
    assert "Anda hanya membaca" not in page
    assert ">Perbaiki<" in page
    form = client.get(reverse("admin:dip_informasi_change", args=[row.pk]))
    assert "tempat" in form.context["adminform"].form.fields


@pytest.mark.parametrize("situs", ["maos", "0", "x", "²", "9" * 30, ""])
def test_a_kecamatan_sees_no_other(cast, ani, situs):
    number = cast.maos.pk if situs == "maos" else situs
    for url in (NILAI, UNDUH):
        assert ani.get(url, {"situs": number}).status_code == 404


@pytest.mark.parametrize("tahun", ["", "x", "0", "99999999999999999999", "1999", "²⁰²⁴"])
def test_a_year_that_is_none_becomes_this_year(cast, ani, tahun):
    assert ani.get(NILAI, {"tahun": tahun}).context["tahun"] == TAHUN


def test_years_of_the_site_are_offered(cast, ani):
    make_informasi(cast.cipari, tahun=TAHUN - 2)
    make_informasi(cast.maos, tahun=TAHUN - 5)
    response = ani.get(NILAI, {"tahun": TAHUN - 1})
    assert [tahun for tahun, _ in response.context["pilihan_tahun"]] == [
        TAHUN,
        TAHUN - 1,
        TAHUN - 2,
    ]


# --- The matrix ---------------------------------------------------------------------------------
@pytest.fixture
def kabupaten(cast):
    """Cipari has everything, Maos one entry without a place, PPID Utama nothing."""
    fulfil_all(cast.cipari)
    make_informasi(cast.maos, tahun=TAHUN, tempat="")
    return cast


def list_rows(client, **query) -> list[str]:
    return [hasil.situs.slug for hasil in client.get(NILAI, query).context["halaman"]]


@pytest.mark.parametrize(
    ("urut", "urutan"),
    [
        ("", ["ppid", "cipari", "maos"]),
        ("-situs", ["maos", "cipari", "ppid"]),
        ("semua", ["ppid", "maos", "cipari"]),
        ("-semua", ["cipari", "maos", "ppid"]),
        ("1", ["ppid", "maos", "cipari"]),
        ("-2", ["cipari", "maos", "ppid"]),
        ("bukan", ["ppid", "cipari", "maos"]),
    ],
)
def test_matrix_is_sorted_by_links(kabupaten, visit, urut, urutan):
    assert list_rows(visit(kabupaten.utama, kabupaten.kominfo), urut=urut) == urutan


def test_a_second_click_turns_the_order(kabupaten, visit):
    client = visit(kabupaten.utama, kabupaten.kominfo)
    tajuk = client.get(NILAI, {"urut": "1", "tahun": TAHUN}).context["tajuk"]
    assert [(kata, arah) for kata, _, _, arah in tajuk if arah] == [("1", "ascending")]
    turned = {kata: alamat for kata, _, alamat, _ in tajuk}["1"]
    assert "urut=-1" in turned
    assert f"tahun={TAHUN}" in turned


def test_matrix_and_page_of_a_site_agree(kabupaten, visit):
    client = visit(kabupaten.utama, kabupaten.kominfo)
    rows = {hasil.situs: hasil for hasil in client.get(NILAI).context["halaman"]}
    for situs, hasil in rows.items():
        page = client.get(NILAI, {"situs": situs.pk}).context["hasil"]
        assert [each.kalimat for each in page.nilai] == [each.kalimat for each in hasil.nilai]


def test_cells_lead_to_the_indicator_of_the_site(kabupaten, visit):
    page = read(visit(kabupaten.utama, kabupaten.kominfo))
    assert f'?situs={kabupaten.maos.pk}&tahun={TAHUN}#indikator-1"' in page


def test_matrix_of_a_petugas_of_utama_holds_his_own_site_alone(kabupaten, visit):
    clerk = make_pengguna("clerk", kabupaten.utama, Peran.PETUGAS)
    assert list_rows(visit(kabupaten.utama, clerk)) == ["ppid"]


# --- Cost ---------------------------------------------------------------------------------------
def count_queries(act) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def test_queries_do_not_grow_with_the_entries(cast, ani):
    counts = []
    for number in (1, 2, 97):
        for _ in range(number):
            make_informasi(cast.cipari, tahun=TAHUN, tempat="", ringkasan_lemah=True)
        counts.append(count_queries(lambda: ani.get(NILAI)))
    assert counts[0] == counts[1] == counts[2]


def test_queries_do_not_grow_with_exclusions_and_dead_links(cast, ani):
    fulfil_all(cast.cipari)
    butir, counts = Kewajiban.objects.get(kode="B-c"), []
    kemarin = timezone.localdate() - timedelta(days=1)
    for batch in (1, 2, 97):
        for number in range(batch):
            mati = f"https://contoh.go.id/{batch}-{number}"
            make_informasi(cast.cipari, tahun=TAHUN, kewajiban=butir, media=mati)
            kill(cast.cipari, mati)
            make_pengecualian(cast.cipari, berakhir=kemarin)
        counts.append(count_queries(lambda: ani.get(NILAI)))
    assert counts[0] == counts[1] == counts[2]


def test_matrix_of_24_and_of_300_sites_costs_the_same_queries(cast, visit):
    fulfil_all(cast.cipari)
    client, counts = visit(cast.utama, cast.kominfo), []
    for number in range(300):
        situs = make_situs(f"kec-{number}", induk=cast.utama, kode_wilayah=f"33.01.{100 + number}")
        make_informasi(situs, tahun=TAHUN, tempat="")
        kill(situs, "https://contoh.go.id/mati")
        if number in (0, 23, 299):
            counts.append(count_queries(lambda: client.get(NILAI)))
    assert counts[0] == counts[1] == counts[2]
    assert len(client.get(NILAI, {"hal": 7}).context["halaman"].object_list) == 3
    assert read_hasil([cast.cipari], TAHUN)[cast.cipari.pk].terpenuhi == 5


# --- Workbooks ----------------------------------------------------------------------------------
def open_workbook(response):
    assert response.status_code == 200
    return load_workbook(io.BytesIO(response.content))


def list_values(sheet) -> list[list]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_form_as_a_workbook(cast, ani):
    import_daftar(cast.cipari, TAHUN, "sumedang_2024")
    response = ani.get(UNDUH)
    assert f"Penilaian-DIP_Kecamatan-Cipari_{TAHUN}_" in response["Content-Disposition"]
    book = open_workbook(response)
    form = list_values(book["Formulir Penilaian DIP"])
    assert f"FORMULIR PENILAIAN DAFTAR INFORMASI PUBLIK TAHUN {TAHUN}" in form[2]
    head = form.index(["No", "Indikator", "Hasil", "Catatan"])
    assert [row[0] for row in form[head + 1 : head + 6]] == [1, 2, 3, 4, 5]
    assert form[head + 1][2:] == [
        "Belum terpenuhi: 0 dari 51 entri (0%)",
        "51 entri belum lengkap unsurnya.",
    ]
    assert form[head + 6][1:3] == ["Jumlah", "1 dari 5 indikator terpenuhi"]
    lost = [row for row in list_values(book["Yang kurang"]) if row[0] in (1, 2)]
    assert len(lost) == 102  # the workbook has them all


def test_matrix_as_a_workbook(kabupaten, visit):
    response = visit(kabupaten.utama, kabupaten.kominfo).get(UNDUH)
    assert "Penilaian-DIP-Semua-Situs_" in response["Content-Disposition"]
    rows = list_values(open_workbook(response)["Penilaian DIP"])
    names = [row[1] for row in rows if isinstance(row[0], int)]
    assert names == ["PPID Kabupaten Cilacap", "Kecamatan Cipari", "Kecamatan Maos"]
    (cipari,) = [row for row in rows if row[1] == "Kecamatan Cipari"]
    assert cipari[-1] == 5
    assert cipari[3] == "Terpenuhi: 1 dari 1 entri (100%)"


def test_filters_of_the_list_show_what_the_assessment_counts(cast, ani):
    make_informasi(cast.cipari, tahun=TAHUN, tempat="-")
    make_informasi(cast.cipari, tahun=TAHUN)
    url = reverse("admin:dip_informasi_changelist")
    for value, count in (("kurang", 1), ("tempat", 1), ("waktu", 0), ("bukan", 2)):
        assert ani.get(url, {"unsur": value}).context["cl"].result_count == count, value
    assert Informasi.objects.count() == 2
