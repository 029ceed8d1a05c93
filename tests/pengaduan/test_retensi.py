"""The words go after the retention, the figures stay."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from pengaduan.models import ISI, Penyaluran, PesanPengaduan
from pengaduan.queries import find_pengaduan
from pengaduan.services_retensi import purge_pengaduan
from pengaduan.services_tangani import decide, record_view, write_note
from situs.kunci_formulir import make_kunci
from tests.factories import make_pengaduan


@pytest.fixture
def row(penerima):
    row, camat = make_pengaduan(penerima.cipari), penerima.camat_aduan.pengguna
    record_view(row, camat)
    write_note(row, "Catatan rahasia.", camat)
    decide(row, "terbukti", camat, teks="Terbukti.")
    row.refresh_from_db()
    return row


def after(days: int):
    return timezone.localdate() + timedelta(days=days)


def test_nothing_goes_before_the_term_and_nothing_of_an_open_report(penerima, row):
    make_pengaduan(penerima.cipari, kunci=make_kunci())
    assert purge_pengaduan(after(730)) == 0
    assert purge_pengaduan(after(3000), dry_run=True) == 1
    assert purge_pengaduan(after(731)) == 1


def test_words_messages_and_recipients_go_and_the_code_opens_nothing(penerima, row):
    assert find_pengaduan(penerima.cipari, row.kode) == row
    purge_pengaduan(after(731))
    row.refresh_from_db()
    assert {getattr(row, name) for name in ISI} == {""}
    assert not PesanPengaduan.objects.filter(pengaduan=row).exists()
    assert not Penyaluran.objects.filter(pengaduan=row).exists()
    assert find_pengaduan(penerima.cipari, row.kode) is None


def test_figures_and_who_looked_stay(row):
    purge_pengaduan(after(731))
    row.refresh_from_db()
    assert (row.kategori, row.hasil, row.status) == ("pungutan", "terbukti", "selesai")
    assert set(row.peristiwa.values_list("jenis", flat=True)) == {
        *("diterima", "dilihat", "diputus", "disampaikan", "dihapus")
    }


def test_a_second_run_finds_nothing(row):
    purge_pengaduan(after(731))
    assert purge_pengaduan(after(731)) == 0


def test_the_command_says_what_it_would_do(row):
    out = StringIO()
    call_command("purge_pengaduan", "--dry-run", stdout=out)
    assert out.getvalue() == "Isi 0 pengaduan akan dihapus.\n"
