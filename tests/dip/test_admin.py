import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from dip.enums import Status
from dip.models import BerkasInformasi, Informasi
from dip.services import save_informasi
from tests.factories import make_informasi

LIST = reverse("admin:dip_informasi_changelist", urlconf="ppid_portal.urls")
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
NO_FILES = {"berkas-TOTAL_FORMS": 0, "berkas-INITIAL_FORMS": 0}


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def change_url(row):
    return reverse("admin:dip_informasi_change", args=[row.pk])


def isian(row=None, **changes):
    values = {
        "judul": "Neraca",
        "ringkasan": "Memuat aset, kewajiban, dan ekuitas kecamatan pada akhir tahun anggaran.",
        "pejabat_penguasa": "Sekretaris Kecamatan",
        "penanggung_jawab": "Kasubbag Keuangan",
        "waktu": "Januari 2026",
        "tempat": "Cilacap",
        "bentuk": ["cetak"],
        "retensi": "5 Tahun",
        "tahun": 2026,
        "kategori": "berkala",
        "kelompok": "",
        "urutan": 0,
        "media": "",
    }
    if row:
        values["versi_dibaca"] = row.versi
    return {**values, **NO_FILES, **changes}


def test_added_entry_belongs_to_the_site_of_the_host(cast, ani):
    url = reverse("admin:dip_informasi_add")
    response = ani.post(url, isian(situs=cast.maos.pk))
    assert response.status_code == 302, response.context["errors"]
    row = Informasi.objects.get()
    assert (row.situs, row.status, row.urutan) == (cast.cipari, Status.DRAF, 1)


def test_save_and_publish_in_one_step(cast, ani):
    ani.post(reverse("admin:dip_informasi_add"), isian(_terbitkan="ya"))
    assert Informasi.objects.get().status == Status.TERBIT


def test_petugas_cannot_publish_nor_touch_what_is_public(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    client.post(reverse("admin:dip_informasi_add"), isian(_terbitkan="ya"))
    row = Informasi.objects.get()
    assert row.status == Status.DRAF
    public = make_informasi(cast.cipari)
    assert client.post(change_url(public), isian(public, judul="Lain")).status_code == 403
    client.post(LIST, {"action": "terbitkan", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.status == Status.DRAF


def test_atasan_reads_and_changes_nothing(cast, visit):
    client = visit(cast.cipari, cast.camat)
    row = make_informasi(cast.cipari)
    assert client.get(change_url(row)).status_code == 200
    assert client.post(change_url(row), isian(row)).status_code == 403


def test_pengelola_pengaduan_has_no_door_to_the_dip(cast, visit):
    client = visit(cast.cipari, cast.pengadu)
    row = make_informasi(cast.cipari)
    assert client.get(LIST).status_code == 403
    assert client.get(change_url(row)).status_code == 403


def test_second_of_two_officers_is_told_and_overwrites_nothing(cast, ani):
    row = make_informasi(cast.cipari)
    stale = isian(row, judul="Dari tab lama")
    row.judul = "Dari rekan"
    save_informasi(row, cast.petugas)
    page = ani.post(change_url(row), stale)
    assert page.status_code == 200
    text = page.content.decode()
    assert "sudah diubah oleh Petugas Petugas" in text
    assert "Dari tab lama" in text  # what was typed is kept
    row.refresh_from_db()
    assert row.judul == "Dari rekan"
    known = page.context["adminform"].form["versi_dibaca"].value()
    assert ani.post(change_url(row), {**stale, "versi_dibaca": known}).status_code == 302
    row.refresh_from_db()
    assert row.judul == "Dari tab lama"  # knowingly, after both texts were seen


def list_form(row, **changes):
    seen = {
        "kategori": row.kategori,
        "penanggung_jawab": row.penanggung_jawab,
        "waktu": row.waktu,
        "retensi": row.retensi,
    }
    form = {f"form-0-{name}": value for name, value in {**seen, **changes}.items()}
    initial = {f"initial-form-0-{name}": value for name, value in seen.items()}
    management = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": row.pk}
    return {**form, **initial, **management, "_save": "Simpan"}


def test_list_changes_only_the_edited_cell(cast, ani):
    row = make_informasi(cast.cipari)
    ani.post(LIST, list_form(row, retensi="Permanen"))
    row.refresh_from_db()
    assert row.retensi == "Permanen"
    assert row.peristiwa.get().perubahan == {"retensi": ["5 Tahun", "Permanen"]}


def test_list_notices_a_cell_that_a_colleague_changed(cast, ani):
    row = make_informasi(cast.cipari)
    stale = list_form(row, retensi="Permanen")
    row.retensi = "10 Tahun"
    save_informasi(row, cast.petugas)
    page = ani.post(LIST, stale)
    assert "Baru saja diubah menjadi" in page.content.decode()
    row.refresh_from_db()
    assert row.retensi == "10 Tahun"


def test_list_keeps_a_colleagues_change_of_another_cell(cast, ani):
    row = make_informasi(cast.cipari)
    stale = list_form(row, retensi="Permanen")
    row.waktu = "Maret 2026"
    save_informasi(row, cast.petugas)
    ani.post(LIST, stale)
    row.refresh_from_db()
    assert (row.retensi, row.waktu) == ("Permanen", "Maret 2026")


def test_ringkasan_that_is_only_the_title_is_saved_with_a_warning(cast, ani):
    url = reverse("admin:dip_informasi_add")
    page = ani.post(url, isian(judul="Neraca", ringkasan="Berisi neraca"), follow=True)
    assert "hanya mengulang judul" in page.content.decode()
    assert Informasi.objects.get().ringkasan_lemah


def test_impossible_date_is_refused_by_name(cast, ani):
    page = ani.post(reverse("admin:dip_informasi_add"), isian(waktu="31-02-2026"))
    assert "waktu" in page.context["adminform"].form.errors
    assert not Informasi.objects.exists()


def test_file_is_judged_by_content_and_stored_privately(cast, ani):
    row = make_informasi(cast.cipari)
    files = {"berkas-TOTAL_FORMS": 1, "berkas-0-informasi": row.pk}
    wrong = SimpleUploadedFile("laporan.pdf", b"<script>alert(1)</script>")
    page = ani.post(change_url(row), isian(row, **files, **{"berkas-0-isi": wrong}))
    assert "bukan PDF yang utuh" in page.content.decode()
    assert not BerkasInformasi.objects.exists()
    right = SimpleUploadedFile("laporan.pdf", PDF)
    response = ani.post(change_url(row), isian(row, **files, **{"berkas-0-isi": right}))
    assert response.status_code == 302
    assert BerkasInformasi.objects.get().nama_asli == "laporan.pdf"


def test_search_knows_word_forms_and_codes(cast, ani):
    row = Informasi(situs=cast.cipari, tahun=2026, judul="Keuangan desa", ringkasan="Isi")
    save_informasi(row, cast.ani)
    make_informasi(cast.cipari, judul="Agenda camat")
    for query in ("uang", row.kode.lower()):
        assert list(ani.get(LIST, {"q": query}).context["cl"].result_list) == [row]


@pytest.mark.parametrize(
    "query",
    [
        {"berkas": "tanpa"},
        {"usang": "ya"},
        {"ringkasan": "judul"},
        {"bentuk": "cetak"},
        {"tahun": "2026"},
        {"tahun": "x'"},
        {"status__exact": "draf"},
        {"q": "\x00a"},
    ],
)
def test_filters_answer_without_error(cast, ani, query):
    make_informasi(cast.cipari)
    assert ani.get(LIST, query).status_code == 200


def test_copy_asks_for_the_year_and_makes_drafts(cast, ani):
    row = make_informasi(cast.cipari, tahun=2026)
    form = {"action": "salin_ke_tahun", "_selected_action": [row.pk]}
    assert "Salin ke tahun" in ani.post(LIST, form).content.decode()
    ani.post(LIST, {**form, "salin": "ya", "tahun": 2027})
    assert Informasi.objects.get(tahun=2027).status == Status.DRAF


def test_history_tells_who_changed_which_words(cast, ani):
    row = make_informasi(cast.cipari)
    row.retensi = "Permanen"
    save_informasi(row, cast.petugas)
    page = ani.get(reverse("admin:dip_informasi_history", args=[row.pk])).content.decode()
    assert "Petugas Petugas" in page
    assert "<del>5 Tahun</del>" in page and "<ins>Permanen</ins>" in page


def test_workbook_of_the_list_holds_drafts_and_follows_the_filter(cast, ani):
    make_informasi(cast.cipari, status=Status.DRAF, judul="Draf kami", tahun=2026)
    make_informasi(cast.cipari, judul="Tahun lalu", tahun=2025)
    make_informasi(cast.maos, judul="Milik Maos", tahun=2026)
    response = ani.get(reverse("admin:dip_informasi_unduh"), {"tahun": 2026})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    text = " ".join(str(cell.value) for each in sheet.iter_rows() for cell in each)
    assert "Draf kami" in text
    assert "Tahun lalu" not in text and "Milik Maos" not in text


@pytest.mark.parametrize("path", [LIST, reverse("admin:dip_impor_changelist")])
def test_number_of_queries_does_not_grow_with_the_rows(cast, ani, path):
    counts = set()
    for rows in (1, 2, 40):
        for _ in range(rows):
            make_informasi(cast.cipari, tahun=2026)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ani.get(path)
        counts.add(len(queries))
    assert len(counts) == 1, counts


def test_who_only_reads_an_entry_sees_its_forms(cast, visit):
    row = make_informasi(cast.cipari, bentuk=["cetak", "online"], bentuk_teks="")
    url = reverse("admin:dip_informasi_change", args=[row.pk])
    page = visit(cast.utama, cast.kominfo).get(url).content.decode()
    assert "Cetak, online" in page and 'name="bentuk"' not in page
