"""Personal data goes by rule: Pasal 16 ayat (2), 43, 44 and 45 UU 27/2022."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from permohonan.enums import JenisPeristiwa
from permohonan.models import BerkasLayanan, Draf, Permohonan, Sengketa
from permohonan.services_jawab import answer
from permohonan.services_pemohon import withdraw
from permohonan.services_retensi import purge_data_pribadi
from tests.factories import build_jawaban, make_keberatan, make_permohonan

NIK = "9999999999999999"


def on(day: str):
    return time_machine.travel(f"{day} 10:00+07:00", tick=False)


def add_berkas(row: Permohonan, jenis: str = "identitas", **target) -> BerkasLayanan:
    return BerkasLayanan.objects.create(
        situs=row.situs,
        **(target or {"permohonan": row}),
        jenis=jenis,
        isi=ContentFile(b"%PDF-1.7 %%EOF", name="x.pdf"),
        nama_asli="ktp-sri.pdf",
        tipe="pdf",
        ukuran=14,
        sidik="0" * 64,
    )


@pytest.fixture
def row(cast, libur):
    """Answered on 25 November 2026; the last day for an objection is 11 January 2027."""
    with on("2026-11-23"):
        row = make_permohonan(cast.cipari, nik=NIK, kuasa=True, kuasa_nama="Budi Kuasa")
        add_berkas(row)
        add_berkas(row, "jawaban")
    with on("2026-11-25"):
        answer(row, build_jawaban(row), cast.ani)
    Email.objects.all().delete()
    return Permohonan.objects.get(pk=row.pk)


@pytest.fixture
def purge(django_capture_on_commit_callbacks):
    def run(day: str):
        with on(day), django_capture_on_commit_callbacks(execute=True):
            return purge_data_pribadi(date.fromisoformat(day))

    return run


def test_identity_files_stay_while_a_right_is_left(row, purge):
    assert purge("2027-02-09").berkas == 0
    assert BerkasLayanan.objects.filter(dihapus_pada=None).count() == 2


def test_identity_files_go_when_every_right_has_run_out(row, purge):
    identity = row.berkas.get(jenis="identitas")
    storage, name = identity.isi.storage, identity.isi.name
    assert purge("2027-02-12").berkas == 1
    assert not storage.exists(name)
    identity.refresh_from_db()
    assert (identity.isi.name, identity.nama_asli) == ("", "Data dihapus")
    assert storage.exists(row.berkas.get(jenis="jawaban").isi.name)
    assert purge("2027-02-13").berkas == 0


def test_pasal_45_the_person_is_told_and_the_history_keeps_it(row, purge):
    purge("2027-02-12")
    mail = Email.objects.get()
    assert mail.to == ["sri@contoh.id"] and "Pasal 45 UU 27/2022" in mail.message
    assert row.peristiwa.filter(jenis=JenisPeristiwa.DATA_DIHAPUS).count() == 1


def test_an_open_objection_or_dispute_keeps_the_files(cast, row, purge):
    with on("2027-01-08"):
        keberatan = make_keberatan(row)
    assert purge("2028-01-03").berkas == 0
    with on("2027-01-09"):
        withdraw(keberatan)
    sengketa = Sengketa.objects.create(
        situs=row.situs, keberatan=keberatan, diajukan_pada=date(2027, 2, 1)
    )
    assert purge("2028-01-03").berkas == 0
    sengketa.selesai_pada = date(2027, 6, 1)
    sengketa.save()
    assert purge("2028-01-03").berkas == 1


def test_an_identity_goes_after_the_years_of_the_setting(row, purge):
    assert purge("2031-11-25").perkara == 0
    assert purge("2031-11-26").perkara == 1
    now = Permohonan.objects.get(pk=row.pk)
    assert now.nama == "Data dihapus"
    assert (now.nik, now.alamat, now.telepon, now.email, now.kuasa_nama) == ("",) * 5
    assert (now.nomor, now.rincian, now.hasil) == (row.nomor, row.rincian, row.hasil)
    assert purge("2031-11-27").perkara == 0


def test_no_letter_keeps_the_name(row, purge):
    assert "Sri Contoh" in str(row.surat.get().isi)
    purge("2031-11-26")
    isi = str(row.surat.get().isi)
    assert "Sri Contoh" not in isi and "Jalan Contoh" not in isi
    assert row.nomor in isi


def test_an_open_request_is_never_touched(cast, libur, purge):
    with on("2020-01-06"):
        row = make_permohonan(cast.cipari)
    assert purge("2031-11-26").perkara == 0
    assert Permohonan.objects.get(pk=row.pk).nama == "Sri Contoh"


def test_forms_that_nobody_sent_go_after_a_day_with_their_files(cast, libur, purge):
    old = Draf.objects.create(situs=cast.cipari, sidik_kunci="a", jenis="permohonan", isi="{}")
    new = Draf.objects.create(situs=cast.cipari, sidik_kunci="b", jenis="permohonan", isi="{}")
    berkas = add_berkas(make_permohonan(cast.cipari), draf=old)
    storage, name = berkas.isi.storage, berkas.isi.name
    Draf.objects.filter(pk=old.pk).update(diubah_pada=timezone.now() - timedelta(hours=49))
    assert purge(timezone.localdate().isoformat()).draf == 1
    assert list(Draf.objects.all()) == [new]
    assert not storage.exists(name) and not BerkasLayanan.objects.filter(pk=berkas.pk).exists()


def test_a_dry_run_counts_and_deletes_nothing(row, capsys):
    with on("2031-11-26"):
        call_command("purge_data_pribadi", "--dry-run")
    assert "1 berkas identitas, data pribadi 1 perkara" in capsys.readouterr().out
    assert Permohonan.objects.get(pk=row.pk).nik == NIK


def test_a_nik_is_unreadable_in_the_database_and_survives_a_new_key(row, settings):
    raw = "SELECT nik FROM permohonan_permohonan WHERE id = %s"
    before = read_raw(raw, row.pk)
    assert NIK not in before
    settings.KUNCI_DATA = ["a3VuY2ktZGF0YS1iYXJ1LXVudHVrLXBlbmd1amlhbiE=", *settings.KUNCI_DATA]
    call_command("rotate_kunci", verbosity=0)
    settings.KUNCI_DATA = settings.KUNCI_DATA[:1]
    assert Permohonan.objects.get(pk=row.pk).nik == NIK
    assert read_raw(raw, row.pk) != before


def read_raw(sql: str, pk: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql, [pk])
        return cursor.fetchone()[0]
