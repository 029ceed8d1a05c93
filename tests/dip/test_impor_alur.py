"""The import from upload to undo, through the admin, with real workbooks."""

import io
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from dip.enums import Status, StatusImpor
from dip.models import Impor, Informasi, PemetaanKolom, PeristiwaInformasi
from dip.services import publish_informasi, save_informasi
from dip.services_impor import apply_impor, purge_files, start_impor, undo_impor
from tests.factories import make_informasi

DATA = Path(__file__).parents[1] / "data" / "dip"
HEADER = [
    *["No", "Judul Informasi", "Ringkasan Isi Informasi", "Pejabat yang Menguasai Informasi"],
    *["Penanggung Jawab", "Waktu Pembuatan", "Bentuk Informasi", "Jangka Waktu Penyimpanan"],
    "Kategori",
]


def row(number, judul, kategori="Berkala", **cells):
    values = {
        "ringkasan": f"Memuat isi lengkap {judul} selama satu tahun anggaran.",
        "pejabat": "Sekretaris Kecamatan",
        "penanggung": "Kasubbag Umum",
        "waktu": "Januari 2026",
        "bentuk": "Hardcopy",
        "retensi": "5 Tahun",
        **cells,
    }
    return [number, judul, *values.values(), kategori]


def workbook(*rows, header=HEADER):
    book = Workbook()
    book.active.append(header)
    for each in rows:
        book.active.append(each)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def upload(client, data, tahun=2026, name="dip.xlsx"):
    form = {"berkas": SimpleUploadedFile(name, data), "tahun": tahun}
    response = client.post(reverse("admin:dip_impor_add"), form)
    return Impor.objects.latest("pk") if response.status_code == 302 else response


def step(client, impor, name, **form):
    return client.post(reverse(f"admin:dip_impor_{name}", args=[impor.pk]), form)


@pytest.fixture
def ani(cast, visit):
    return visit(cast.cipari, cast.ani)


def test_preview_writes_no_entry(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca"), row(2, "Renja")))
    assert impor.jumlah["baru"] == 2
    assert impor.situs == cast.cipari
    assert not Informasi.objects.exists()
    page = ani.get(reverse("admin:dip_impor_change", args=[impor.pk]))
    assert "Belum ada yang disimpan" in page.content.decode()


def test_applied_rows_are_drafts_unless_publication_is_chosen(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca")))
    step(ani, impor, "terapkan")
    assert Informasi.objects.get().status == Status.DRAF
    impor = upload(ani, workbook(row(1, "Neraca"), row(2, "Renja")))
    step(ani, impor, "terapkan", terbitkan="ya")
    assert Informasi.objects.get(judul="Renja").status == Status.TERBIT


def test_petugas_cannot_publish_by_import(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    impor = upload(client, workbook(row(1, "Neraca")))
    step(client, impor, "terapkan", terbitkan="ya")
    assert Informasi.objects.get().status == Status.DRAF


def test_changed_cells_are_shown_before_and_after(cast, ani):
    step(ani, upload(ani, workbook(row(1, "Neraca"), row(2, "Renja"))), "terapkan")
    impor = upload(ani, workbook(row(1, "Neraca", retensi="Permanen"), row(2, "Renja")))
    assert (impor.jumlah["diubah"], impor.jumlah["sama"]) == (1, 1)
    assert impor.rencana["diubah"][0]["perubahan"] == {"retensi": ["5 Tahun", "Permanen"]}
    page = ani.get(reverse("admin:dip_impor_change", args=[impor.pk])).content.decode()
    assert "<del>5 Tahun</del>" in page and "<ins>Permanen</ins>" in page


def test_rows_missing_from_the_file_are_listed_and_left_alone(cast, ani):
    step(ani, upload(ani, workbook(row(1, "Neraca"), row(2, "Renja"))), "terapkan")
    impor = upload(ani, workbook(row(1, "Neraca")))
    assert impor.jumlah["hilang"] == 1
    assert impor.rencana["hilang"][0]["sebutan"] == "Renja"
    assert Informasi.objects.count() == 2


def test_with_an_error_all_or_nothing(cast, ani):
    data = workbook(row(1, "Neraca"), row(2, "Renja", kategori="Berkla"))
    impor = upload(ani, data)
    galat = impor.rencana["galat"][0]
    assert (galat["baris"], impor.jumlah["galat"]) == (3, 1)
    assert "Berkla" in galat["pesan"]
    step(ani, impor, "terapkan")
    assert not Informasi.objects.exists()
    step(ani, impor, "terapkan", hanya_benar="ya")
    assert list(Informasi.objects.values_list("judul", flat=True)) == ["Neraca"]


def test_all_problems_come_as_a_workbook(cast, ani):
    wrong = [row(2, "Renja", kategori="Berkla"), row(3, "LKJIP", kategori="Xyz")]
    impor = upload(ani, workbook(row(1, "Neraca"), *wrong))
    response = ani.get(reverse("admin:dip_impor_galat", args=[impor.pk]))
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert [cell.value for cell in sheet["B"]] == ["Baris", 3, 4]


def test_too_long_text_is_named_in_the_preview(cast, ani):
    impor = upload(ani, workbook(row(1, "J" * 501)))
    assert "501 huruf, paling banyak 500" in impor.rencana["galat"][0]["pesan"]


def test_excluded_information_never_enters_the_dip(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca"), row(2, "Rahasia", "Dikecualikan")))
    assert (impor.jumlah["baru"], impor.jumlah["dikecualikan"]) == (1, 1)
    step(ani, impor, "terapkan")
    assert list(Informasi.objects.values_list("judul", flat=True)) == ["Neraca"]


def test_same_file_twice_says_so(cast, ani):
    data = workbook(row(1, "Neraca"))
    step(ani, upload(ani, data), "terapkan")
    impor = upload(ani, data)
    page = ani.get(reverse("admin:dip_impor_change", args=[impor.pk])).content.decode()
    assert "Berkas yang sama persis sudah diimpor" in page
    assert impor.jumlah["sama"] == 1


def test_applying_twice_writes_once(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca")))
    step(ani, impor, "terapkan")
    step(ani, impor, "terapkan")
    assert Informasi.objects.count() == 1


def test_preview_is_void_when_the_dip_changed_meanwhile(cast, ani):
    step(ani, upload(ani, workbook(row(1, "Neraca"))), "terapkan")
    impor = upload(ani, workbook(row(1, "Neraca", retensi="Permanen")))
    entry = Informasi.objects.get()
    entry.penanggung_jawab = "Camat"
    save_informasi(entry, cast.ani)
    response = step(ani, impor, "terapkan")
    assert "berubah sejak pratinjau" in ani.get(response.url).content.decode()
    entry.refresh_from_db()
    assert (entry.retensi, entry.penanggung_jawab) == ("5 Tahun", "Camat")
    step(ani, impor, "terapkan")  # the renewed preview may be applied
    entry.refresh_from_db()
    assert entry.retensi == "Permanen"


def test_undo_brings_back_words_and_removes_new_drafts(cast, ani):
    step(ani, upload(ani, workbook(row(1, "Neraca"))), "terapkan")
    before = Informasi.objects.values("judul", "retensi", "bentuk", "waktu").get()
    impor = upload(ani, workbook(row(1, "Neraca", retensi="1 Tahun"), row(2, "Renja")))
    step(ani, impor, "terapkan")
    assert Informasi.objects.count() == 2
    step(ani, impor, "batalkan")
    assert Informasi.objects.values("judul", "retensi", "bentuk", "waktu").get() == before
    impor.refresh_from_db()
    assert impor.status == StatusImpor.DIBATALKAN


def test_undo_leaves_entries_that_somebody_changed_since(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca"), row(2, "Renja")))
    step(ani, impor, "terapkan")
    entry = Informasi.objects.get(judul="Neraca")
    entry.retensi = "Permanen"
    save_informasi(entry, cast.ani)
    response = step(ani, impor, "batalkan")
    assert "Neraca" in ani.get(response.url).content.decode()
    assert list(Informasi.objects.values_list("judul", flat=True)) == ["Neraca"]


def test_undone_entries_that_were_public_become_archive(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca")))
    step(ani, impor, "terapkan")
    publish_informasi(Informasi.objects.all(), cast.ani)
    step(ani, impor, "batalkan")
    assert Informasi.objects.get().status == Status.ARSIP


def test_undo_ends_after_thirty_days(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca")))
    step(ani, impor, "terapkan")
    Impor.objects.update(diterapkan_pada=timezone.now() - timedelta(days=30, minutes=1))
    step(ani, impor, "batalkan")
    assert Informasi.objects.count() == 1


def test_columns_are_asked_and_the_answer_is_remembered(cast, ani):
    header = ["Perihal", "Uraian Singkat Perkara", "Bagian"]
    data = workbook(["Neraca", "Isi neraca kecamatan selama setahun penuh.", "Umum"], header=header)
    impor = upload(ani, data)
    assert impor.jumlah["baru"] == 0 and impor.rencana["pertanyaan"]
    url = reverse("admin:dip_impor_kolom", args=[impor.pk])
    assert "Uraian Singkat Perkara" in ani.get(url).content.decode()
    answer = {"kolom_A": "judul", "kolom_B": "ringkasan", "kolom_C": "pejabat_penguasa"}
    ani.post(url, answer)
    impor.refresh_from_db()
    assert impor.rencana["entri"][0]["judul"] == "Neraca"
    assert PemetaanKolom.objects.get().situs == cast.cipari
    again = upload(ani, data)
    assert again.rencana["entri"][0]["pejabat_penguasa"] == "Umum"


def test_one_meaning_for_two_columns_is_refused(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca")))
    url = reverse("admin:dip_impor_kolom", args=[impor.pk])
    page = ani.post(url, {"kolom_B": "judul", "kolom_C": "judul"}).content.decode()
    assert "dipilih untuk lebih dari satu kolom" in page


def test_unreadable_file_keeps_the_form_and_nothing_else(cast, ani):
    response = upload(ani, b"bukan excel sama sekali", name="dip.xlsx")
    assert response.status_code == 422
    assert 'value="2026"' in response.content.decode()
    assert not Impor.objects.exists()


def test_code_of_another_site_is_an_unknown_code(cast, ani):
    foreign = make_informasi(cast.maos, tahun=2026, judul="Milik Maos")
    header = [*HEADER, "Kode (jangan diubah)"]
    impor = upload(ani, workbook([*row(1, "Neraca"), foreign.kode], header=header))
    galat = impor.rencana["galat"][0]["pesan"]
    assert f"'{foreign.kode}' tidak ada" in galat and "Maos" not in galat
    step(ani, impor, "terapkan", hanya_benar="ya")
    foreign.refresh_from_db()
    assert foreign.judul == "Milik Maos"


def test_last_years_workbook_makes_new_entries_this_year(cast, ani):
    old = make_informasi(cast.cipari, tahun=2025, judul="Neraca")
    header = [*HEADER, "Kode (jangan diubah)"]
    impor = upload(ani, workbook([*row(1, "Neraca"), old.kode], header=header))
    assert (impor.jumlah["baru"], impor.jumlah["galat"]) == (1, 0)
    step(ani, impor, "terapkan")
    assert Informasi.objects.filter(tahun=2025).count() == 1
    assert Informasi.objects.filter(tahun=2026).count() == 1


def test_doubled_code_names_both_rows(cast, ani):
    mine = make_informasi(cast.cipari, tahun=2026, judul="Neraca")
    header = [*HEADER, "Kode (jangan diubah)"]
    data = workbook([*row(1, "Neraca"), mine.kode], [*row(2, "Salinan"), mine.kode], header=header)
    galat = upload(ani, data).rencana["galat"][0]
    assert galat["baris"] == 3 and "baris 2" in galat["pesan"]


def test_next_years_list_of_the_same_body_is_recognised_row_by_row(cast):
    old = (DATA / "kaltim_2022" / "derived.xlsx").read_bytes()
    new = (DATA / "kaltim_2023" / "derived.xlsx").read_bytes()
    apply_impor(start_impor(cast.cipari, 2023, old, "2022.xlsx", cast.ani, {}), cast.ani)
    impor = start_impor(cast.cipari, 2023, new, "2023.xlsx", cast.ani, {})
    assert (impor.jumlah["baru"], impor.jumlah["hilang"]) == (0, 0)
    assert impor.jumlah["diubah"] + impor.jumlah["sama"] == 47
    changes = {name: 0 for change in impor.rencana["diubah"] for name in change["perubahan"]}
    assert "waktu" in changes


def test_undo_of_a_real_list_restores_every_word(cast):
    old = (DATA / "kaltim_2022" / "derived.xlsx").read_bytes()
    new = (DATA / "kaltim_2023" / "derived.xlsx").read_bytes()
    apply_impor(start_impor(cast.cipari, 2023, old, "2022.xlsx", cast.ani, {}), cast.ani)
    fields = ("kode", "judul", "ringkasan", "waktu", "bentuk", "retensi", "media", "indeks")
    before = list(Informasi.objects.order_by("pk").values(*fields))
    impor = apply_impor(start_impor(cast.cipari, 2023, new, "2023.xlsx", cast.ani, {}), cast.ani)
    assert list(Informasi.objects.order_by("pk").values(*fields)) != before
    assert undo_impor(impor, cast.ani) == []
    assert list(Informasi.objects.order_by("pk").values(*fields)) == before


def test_uploaded_workbooks_are_deleted_after_a_day(cast, ani):
    impor = upload(ani, workbook(row(1, "Neraca")))
    storage, name = impor.berkas.storage, impor.berkas.name
    assert purge_files() == 0
    Impor.objects.update(dibuat_pada=timezone.now() - timedelta(hours=25))
    assert purge_files() == 1
    assert not storage.exists(name)
    assert ani.get(reverse("admin:dip_impor_change", args=[impor.pk])).status_code == 200


KILLED = """
import os, signal, sys
import django
django.setup()
from django.db import connection
from dip import services_impor
from dip.models import Impor
connection.settings_dict["NAME"] = sys.argv[2]
whole = services_impor.change_rows
def die(*args):
    os.kill(os.getpid(), signal.SIGKILL)
services_impor.change_rows = die
services_impor.apply_impor(Impor.objects.get(pk=sys.argv[1]), None)
"""


@pytest.mark.django_db(transaction=True)
def test_kill_in_the_middle_leaves_nothing(cast, tmp_path):
    data = workbook(*(row(n, f"Laporan {n}") for n in range(1, 301)))
    impor = start_impor(cast.cipari, 2026, data, "dip.xlsx", cast.ani, {})
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    name = str(connection.settings_dict["NAME"])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(impor.pk), name],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    impor.refresh_from_db()
    assert impor.status == StatusImpor.PRATINJAU
    assert not Informasi.objects.exists() and not PeristiwaInformasi.objects.exists()


def test_command_previews_and_applies(cast, capsys):
    path = DATA / "sumedang_2024" / "derived.xlsx"
    call_command("import_dip", path, situs="cipari", tahun=2024)
    assert "51 baru" in capsys.readouterr().out
    assert not Informasi.objects.exists() and not Impor.objects.exists()
    call_command("import_dip", path, situs="cipari", tahun=2024, terapkan=True)
    assert Informasi.objects.for_situs(cast.cipari).count() == 51


def test_of_several_yearly_sheets_the_asked_year_is_read(cast):
    book = Workbook()
    book.remove(book.active)
    for tahun in (2024, 2025):
        sheet = book.create_sheet(f"DIP {tahun}")
        sheet.append(HEADER)
        sheet.append(row(1, f"Neraca {tahun}"))
    output = io.BytesIO()
    book.save(output)
    impor = start_impor(cast.cipari, 2024, output.getvalue(), "dip.xlsx", cast.ani, {})
    assert [entri["judul"] for entri in impor.rencana["entri"]] == ["Neraca 2024"]
