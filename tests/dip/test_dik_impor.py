"""The import of excluded information from upload to undo, through the admin and by command."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from dip.enums import JenisImpor, JenisPeristiwaPengecualian, StatusPengecualian
from dip.models import Impor, Informasi, Pengecualian, PeristiwaPengecualian, UjiKonsekuensi
from dip.services_impor import start_impor
from dip.services_impor_dik import apply_impor_dik
from dip.services_pengecualian import save_pengecualian
from situs.enums import Peran
from tests.dip.impor_bantu import build_xlsx, load_grid
from tests.dip.test_dik_baca import GABUNGAN, LEMBAR, baris, malang
from tests.factories import make_pengecualian, make_pengguna


def workbook(*rows, top=LEMBAR) -> bytes:
    merges = GABUNGAN if top is LEMBAR else []
    return build_xlsx({"Lembar": [*top, *rows]}, {"Lembar": merges})


def upload(client, data, name="dik.xlsx"):
    form = {"berkas": SimpleUploadedFile(name, data)}
    response = client.post(reverse("admin:dip_pengecualian_impor"), form)
    return Impor.objects.latest("pk") if response.status_code == 302 else response


def address(impor, name) -> str:
    return reverse(f"admin:dip_pengecualian_impor_{name}", args=[impor.pk])


def step(client, impor, name, **form):
    return client.post(address(impor, name), form)


def preview(client, impor) -> str:
    return client.get(address(impor, "lihat")).content.decode()


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def test_preview_writes_nothing(cast, ani):
    impor = upload(ani, workbook(baris(1, "Data kesehatan"), baris(2, "Data keuangan")))
    assert (impor.jenis, impor.situs, impor.jumlah["baru"]) == (JenisImpor.DIK, cast.cipari, 2)
    assert not Pengecualian.objects.exists()
    assert "Belum ada yang disimpan" in preview(ani, impor)


def test_pasal_3_pp_61_2010_what_comes_in_is_a_draft(cast, ani):
    """Only PPID Utama decides, whatever the file says."""
    top = [[*LEMBAR[4], "Status"], LEMBAR[5]]
    impor = upload(ani, workbook([*baris(1, "Data kesehatan"), "Ditetapkan"], top=top))
    step(ani, impor, "terapkan")
    row = Pengecualian.objects.get()
    assert (row.status, row.surat, row.situs) == (StatusPengecualian.DRAF, None, cast.cipari)
    assert (row.judul, row.dasar) == ("Data kesehatan", ["h"])
    event = PeristiwaPengecualian.objects.get()
    assert (event.jenis, event.impor) == (JenisPeristiwaPengecualian.DIIMPOR, impor)
    assert event.pengguna == cast.ani


def test_all_25_of_malang_become_drafts(cast, ani):
    impor = upload(ani, build_xlsx({"DIK 2023": malang()}))
    step(ani, impor, "terapkan")
    rows = Pengecualian.objects.for_situs(cast.cipari).order_by("urutan")
    assert [row.nomor_asli for row in rows] == [str(number) for number in range(1, 26)]
    assert {row.status for row in rows} == {StatusPengecualian.DRAF}
    assert PeristiwaPengecualian.objects.filter(impor=impor).count() == 25


@pytest.mark.parametrize("data", [build_xlsx({"DIK": malang()}), None], ids=["malang", "sumedang"])
def test_the_same_list_again_changes_nothing(cast, ani, data):
    data = data or build_xlsx({"Sheet1": load_grid("sumedang_dik_2022")})
    first = upload(ani, data)
    step(ani, first, "terapkan")
    again = upload(ani, data)
    counts = [again.jumlah[name] for name in ("baru", "diubah", "terkunci", "hilang", "galat")]
    assert counts == [0, 0, 0, 0, 0]
    assert again.jumlah["sama"] == first.jumlah["baru"] > 20
    assert "Berkas yang sama persis sudah diimpor" in preview(ani, again)


def test_changed_words_are_shown_before_and_after(cast, ani):
    step(ani, upload(ani, workbook(baris(1, "Data kesehatan"))), "terapkan")
    impor = upload(ani, workbook(baris(1, "Data kesehatan", jangka="31 Desember 2027")))
    assert impor.rencana["diubah"][0]["perubahan"] == {
        "jangka_teks": ["Tidak terbatas", "31 Desember 2027"],
        "jangka_jenis": ["tidak_terbatas", "tanggal"],
        "berakhir": ["", "2027-12-31"],
    }
    page = preview(ani, impor)
    assert "<del>Tidak terbatas</del>" in page and "<ins>31 Desember 2027</ins>" in page
    step(ani, impor, "terapkan")
    assert Pengecualian.objects.get().berakhir == date(2027, 12, 31)


def test_what_an_officer_corrected_here_is_not_read_from_the_old_words_again(cast, ani):
    data = workbook(baris(1, "Data kesehatan"))
    step(ani, upload(ani, data), "terapkan")
    row = Pengecualian.objects.get()
    row.dasar, row.jangka_jenis, row.berakhir = ["h", "j"], "tanggal", date(2030, 1, 1)
    save_pengecualian(row, cast.ani)
    assert upload(ani, data).jumlah["sama"] == 1


@pytest.mark.parametrize("status", [StatusPengecualian.DIUSULKAN, StatusPengecualian.DITETAPKAN])
def test_pasal_10_pp_61_2010_what_is_decided_does_not_change_by_import(cast, ani, status):
    row = make_pengecualian(cast.cipari, judul="Data kesehatan", uraian="", status=status)
    impor = upload(ani, workbook(baris(1, "Data kesehatan")))
    assert (impor.jumlah["terkunci"], impor.jumlah["baru"]) == (1, 0)
    assert "Tidak dapat diubah" in preview(ani, impor)
    step(ani, impor, "terapkan")
    before = row.dasar_hukum
    row.refresh_from_db()
    assert (row.dasar_hukum, row.status) == (before, status)


def test_no_likeness_makes_two_entries_the_same(cast, ani):
    step(ani, upload(ani, workbook(baris(1, "Data kesehatan pegawai"))), "terapkan")
    impor = upload(ani, workbook(baris(1, "Data kesehatan pegawai 2")))
    assert (impor.jumlah["baru"], impor.jumlah["hilang"]) == (1, 1)


def test_two_entries_of_one_name_are_not_guessed(cast, ani):
    for uraian in ("Rincian pertama", "Rincian kedua"):
        make_pengecualian(cast.cipari, judul="Data pribadi", uraian=uraian, status="draf")
    impor = upload(ani, workbook(baris(1, "Data pribadi")))
    assert (impor.jumlah["baru"], impor.jumlah["diubah"]) == (1, 0)


def test_with_an_error_all_or_nothing(cast, ani):
    rows = baris(1, "Data kesehatan"), baris(2, "Data keuangan", jangka="31 Februari 2027")
    impor = upload(ani, workbook(*rows))
    assert [item["baris"] for item in impor.rencana["galat"]] == [9]
    step(ani, impor, "terapkan")
    assert not Pengecualian.objects.exists()
    step(ani, impor, "terapkan", hanya_benar="ya")
    assert [row.judul for row in Pengecualian.objects.all()] == ["Data kesehatan"]


def test_all_problems_come_as_a_workbook(cast, ani):
    rows = [baris(n, f"Data {n}", jangka="31 Februari 2027") for n in (1, 2)]
    impor = upload(ani, workbook(*rows, baris(3, "J" * 501)))
    response = ani.get(address(impor, "galat"))
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert [cell.value for cell in sheet["B"]] == ["Baris", 8, 9, 10]
    assert "501 huruf, paling banyak 500" in sheet["D4"].value


def test_applying_twice_writes_once(cast, ani):
    impor = upload(ani, workbook(baris(1, "Data kesehatan")))
    step(ani, impor, "terapkan")
    step(ani, impor, "terapkan")
    assert Pengecualian.objects.count() == 1


def test_preview_is_void_when_the_list_changed_meanwhile(cast, ani):
    first = upload(ani, workbook(baris(1, "Data kesehatan")))
    second = upload(ani, workbook(baris(1, "Data kesehatan"), baris(2, "Data keuangan")))
    step(ani, first, "terapkan")
    response = step(ani, second, "terapkan")
    assert "berubah sejak pratinjau" in ani.get(response.url).content.decode()
    assert Pengecualian.objects.count() == 1
    second.refresh_from_db()
    assert (second.jumlah["baru"], second.jumlah["sama"]) == (1, 1)


# --- The lembar uji -------------------------------------------------------------------------------
def test_the_sheet_named_above_the_table_is_kept_with_its_rows(cast, ani):
    impor = upload(ani, workbook(baris(1, "Data kesehatan")))
    assert "Catat lembar uji konsekuensi nomor 481.16/12/36/TAHUN 2026" in preview(ani, impor)
    step(ani, impor, "terapkan", dengan_uji="ya")
    uji = Pengecualian.objects.get().uji
    assert (uji.nomor, uji.tanggal) == ("481.16/12/36/TAHUN 2026", date(2026, 1, 5))
    assert (uji.tempat, uji.situs) == ("Pendopo Kecamatan Cipari", cast.cipari)


def test_a_sheet_of_that_number_is_used_again(cast, ani):
    for title in ("Data kesehatan", "Data keuangan"):
        step(ani, upload(ani, workbook(baris(1, title))), "terapkan", dengan_uji="ya")
    assert UjiKonsekuensi.objects.count() == 1
    assert Pengecualian.objects.filter(uji__isnull=False).count() == 2


def test_without_the_tick_no_sheet_is_kept(cast, ani):
    step(ani, upload(ani, workbook(baris(1, "Data kesehatan"))), "terapkan")
    assert not UjiKonsekuensi.objects.exists()


# --- Undo -----------------------------------------------------------------------------------------
def test_undo_removes_what_came_and_brings_back_what_was(cast, ani):
    step(ani, upload(ani, workbook(baris(1, "Data kesehatan"))), "terapkan")
    before = Pengecualian.objects.values().get()
    rows = baris(1, "Data kesehatan", jangka="31 Desember 2027"), baris(2, "Data keuangan")
    impor = upload(ani, workbook(*rows))
    step(ani, impor, "terapkan", dengan_uji="ya")
    step(ani, impor, "batalkan")
    after = Pengecualian.objects.values().get()
    moved = {"versi", "diperbarui_pada"}
    assert {key: after[key] for key in after.keys() - moved} == {
        key: before[key] for key in before.keys() - moved
    }
    assert not UjiKonsekuensi.objects.exists()
    lost = PeristiwaPengecualian.objects.get(jenis=JenisPeristiwaPengecualian.DIHAPUS)
    assert lost.perubahan["judul"] == ["Data keuangan", ""]
    assert "dik.xlsx dibatalkan" in lost.catatan


def test_undo_leaves_and_names_what_somebody_touched_since(cast, ani):
    impor = upload(ani, workbook(baris(1, "Data kesehatan"), baris(2, "Data keuangan")))
    step(ani, impor, "terapkan", dengan_uji="ya")
    row = Pengecualian.objects.get(judul="Data keuangan")
    row.kelompok = "Keuangan"
    save_pengecualian(row, cast.ani)
    response = step(ani, impor, "batalkan")
    assert "sesudahnya: Data keuangan" in ani.get(response.url).content.decode()
    assert [row.judul for row in Pengecualian.objects.all()] == ["Data keuangan"]
    assert UjiKonsekuensi.objects.count() == 1  # still used


def test_undo_twice_changes_nothing_and_ends_after_30_days(cast, ani):
    impor = upload(ani, workbook(baris(1, "Data kesehatan")))
    step(ani, impor, "terapkan")
    Impor.objects.update(diterapkan_pada=timezone.now() - timedelta(days=31))
    step(ani, impor, "batalkan")
    assert Pengecualian.objects.count() == 1
    Impor.objects.update(diterapkan_pada=timezone.now())
    step(ani, impor, "batalkan")
    events = PeristiwaPengecualian.objects.count()
    step(ani, impor, "batalkan")
    assert PeristiwaPengecualian.objects.count() == events


# --- Doors ----------------------------------------------------------------------------------------
def test_unreadable_file_keeps_the_form_and_nothing_else(cast, ani):
    response = upload(ani, b"bukan excel")
    assert response.status_code == 422
    assert "Berkas belum terbaca" in response.content.decode()
    assert not Impor.objects.exists()


def test_atasan_ppid_reads_the_list_and_imports_nothing(cast, visit):
    atasan = make_pengguna("atasan", cast.cipari, Peran.ATASAN_PPID)
    client = visit(cast.cipari, atasan)
    assert client.get(reverse("admin:dip_pengecualian_impor")).status_code == 403
    page = client.get(reverse("admin:dip_pengecualian_changelist")).content.decode()
    assert "Impor dari Excel" not in page


def test_each_list_of_imports_shows_its_own(cast, ani):
    impor = upload(ani, workbook(baris(1, "Data kesehatan")), name="rahasia.xlsx")
    assert "rahasia.xlsx" in ani.get(reverse("admin:dip_pengecualian_impor")).content.decode()
    assert "rahasia.xlsx" not in ani.get(reverse("admin:dip_impor_changelist")).content.decode()
    assert ani.get(reverse("admin:dip_impor_change", args=[impor.pk])).status_code == 404


def test_rows_that_the_dip_set_aside_come_here_from_the_same_file(cast, ani):
    public = ["3", "Neraca", "Memuat neraca kecamatan.", "a", "b", "2026", "c", "d", "Berkala"]
    data = build_xlsx({"DIP": [*malang()[:3], public]})
    form = {"berkas": SimpleUploadedFile("dip.xlsx", data), "tahun": 2026}
    ani.post(reverse("admin:dip_impor_add"), form)
    dip = Impor.objects.latest("pk")
    assert dip.jumlah["dikecualikan"] == 2
    page = ani.get(reverse("admin:dip_impor_change", args=[dip.pk])).content.decode()
    assert "Impor ke daftar informasi dikecualikan" in page
    ani.post(address(dip, "dari_dip"))
    impor = Impor.objects.latest("pk")
    assert (impor.jenis, impor.jumlah["baru"], impor.jumlah["terbuka"]) == (JenisImpor.DIK, 2, 1)
    assert not Informasi.objects.exists()


def test_columns_are_asked_and_remembered_apart_from_the_dip(cast, ani):
    header = ["Perihal", "Payung", "Kapan"]
    data = build_xlsx({"Sheet1": [header, ["Data medis", "Pasal 17 huruf h", "Permanen"]]})
    impor = upload(ani, data)
    assert impor.jumlah["baru"] == 0
    answer = {"kolom_A": "judul", "kolom_B": "dasar_hukum", "kolom_C": "jangka_teks"}
    ani.post(address(impor, "kolom"), answer)
    impor.refresh_from_db()
    assert impor.rencana["entri"][0]["dasar"] == ["h"]
    again = upload(ani, data)
    assert again.rencana["entri"][0]["jangka_jenis"] == "tidak_terbatas"
    form = {"berkas": SimpleUploadedFile("dip.xlsx", data), "tahun": 2026}
    assert ani.post(reverse("admin:dip_impor_add"), form).status_code == 302  # not confused


# --- Numbers of queries ---------------------------------------------------------------------------
def queries_of(act) -> int:
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


def test_queries_do_not_grow_with_the_rows(cast, ani):
    seen = {}
    for count in (1, 3, 100):
        data = workbook(*[baris(n, f"Data {count} nomor {n}") for n in range(count)])
        impor = start_impor(cast.cipari, 2026, data, "a.xlsx", cast.ani, {}, JenisImpor.DIK)
        shown = queries_of(lambda impor=impor: preview(ani, impor))
        applied = queries_of(lambda impor=impor: apply_impor_dik(impor, cast.ani))
        undone = queries_of(lambda impor=impor: step(ani, impor, "batalkan"))
        seen[count] = (shown, applied, undone)
    assert seen[1] == seen[3]
    assert seen[1][0] == seen[100][0]
    # SQLite limits the values of one INSERT: a hundred rows take a few of them, never a hundred.
    assert all(many - one < 5 for one, many in zip(seen[1], seen[100], strict=True)), seen


# --- Command --------------------------------------------------------------------------------------
def run(path, *options, situs="cipari") -> str:
    out = io.StringIO()
    call_command("import_dik", str(path), "--situs", situs, *options, stdout=out)
    return out.getvalue()


def test_command_is_a_dry_run_unless_told(cast, tmp_path):
    path = tmp_path / "dik.xlsx"
    path.write_bytes(build_xlsx({"DIK": malang()}))
    report = json.loads(run(path, "--json"))
    assert (report["baru"], len(report["entri"])) == (25, 25)
    assert not Pengecualian.objects.exists() and not Impor.objects.exists()
    assert "Disimpan: 25 baru" in run(path, "--terapkan")
    assert Pengecualian.objects.for_situs(cast.cipari).count() == 25
    assert "25 sama" in run(path)


def test_command_names_what_is_wrong(cast, tmp_path):
    path = tmp_path / "dik.xlsx"
    path.write_bytes(workbook(baris(1, "Data", jangka="31 Februari 2027")))
    assert "baris 8, kolom F (Jangka Waktu): tanggal" in run(path)
    with pytest.raises(CommandError, match="Masih ada galat"):
        run(path, "--terapkan")
    with pytest.raises(CommandError, match="Situs 'tak-ada' tidak ada"):
        run(path, situs="tak-ada")


# --- What the law still asks ----------------------------------------------------------------------
def test_pasal_20_ayat_1_uu_14_2008_an_endless_term_is_shown_and_kept_as_written(cast, ani):
    row = baris(1, "Data penyidikan", dasar="UU 14/2008 Pasal 17 huruf a", jangka="Permanen")
    impor = upload(ani, workbook(row))
    page = preview(ani, impor)
    assert "tidak boleh tanpa batas" in page
    assert "Pasal 20 ayat (1) UU 14/2008" in page
    step(ani, impor, "terapkan")
    assert Pengecualian.objects.get().jangka_teks == "Permanen"


def test_pasal_17_huruf_j_a_basis_without_its_law_is_shown(cast, ani):
    impor = upload(ani, workbook(baris(1, "Data", dasar="UU 14/2008 Pasal 17 huruf j")))
    assert "Sebutkan undang-undang yang melarangnya" in preview(ani, impor)


def test_a_fault_of_many_rows_is_told_once_with_its_rows(cast, ani):
    impor = upload(ani, build_xlsx({"DIK 2023": malang()}))
    page = preview(ani, impor)
    assert page.count("Tulis akibatnya bila informasi ini dibuka.") == 1
    assert "25 informasi: baris 2, 3, 4" in page


def test_ppid_utama_reads_the_preview_of_a_kecamatan_without_a_button(cast, ani, visit):
    impor = upload(ani, workbook(baris(1, "Data kesehatan")))
    kominfo = visit(cast.utama, cast.kominfo)
    page = preview(kominfo, impor)
    assert "Data kesehatan" in page
    assert "Simpan sebagai draf" not in page and "Ubah arti kolom" not in page
    assert step(kominfo, impor, "terapkan").status_code == 403
    assert not Pengecualian.objects.exists()
