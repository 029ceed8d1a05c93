"""Who may read a report: its recipients at their own host, and nobody by another role."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from pengaduan.queries import count_terbuka, list_untuk, visible_pengaduan
from situs.models import Keanggotaan
from tests.factories import make_pengaduan


def ask(situs, user):
    request = RequestFactory().get("/admin/")
    request.situs, request.user = situs, user
    return list(visible_pengaduan(request))


def test_a_recipient_reads_it_at_their_own_host_only(penerima):
    row = make_pengaduan(penerima.cipari)
    user = penerima.camat_aduan.pengguna
    assert ask(penerima.cipari, user) == [row] == list(list_untuk(penerima.camat_aduan))
    assert ask(penerima.utama, user) == ask(penerima.maos, user) == []


def test_a_report_that_went_up_is_read_at_ppid_utama(penerima):
    row = make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan, penerima.sekcam])
    assert ask(penerima.utama, penerima.inspektorat.pengguna) == [row]
    assert ask(penerima.cipari, penerima.camat_aduan.pengguna) == []


@pytest.mark.parametrize(
    "name", ["ani", "petugas", "camat", "pengadu", "budi", "kominfo", "operator"]
)
def test_no_other_role_reads_any(penerima, name):
    """Not administrator, PPID Utama or operator; not a handler who is no recipient."""
    make_pengaduan(penerima.cipari)
    for situs in (penerima.cipari, penerima.utama, penerima.maos):
        assert ask(situs, getattr(penerima, name)) == []
        assert ask(situs, AnonymousUser()) == []


def test_whom_the_reporter_named_reads_nothing(penerima):
    make_pengaduan(penerima.cipari, dihindari=[penerima.camat_aduan])
    assert ask(penerima.cipari, penerima.camat_aduan.pengguna) == []


def test_who_lost_role_or_office_reads_nothing(penerima):
    make_pengaduan(penerima.cipari)
    Keanggotaan.objects.filter(pengguna=penerima.camat_aduan.pengguna).delete()
    penerima.sekcam.aktif = False
    penerima.sekcam.save()
    assert ask(penerima.cipari, penerima.camat_aduan.pengguna) == []
    assert ask(penerima.cipari, penerima.sekcam.pengguna) == []


def test_everybody_else_gets_figures(penerima):
    make_pengaduan(penerima.cipari)
    assert (count_terbuka(penerima.cipari), count_terbuka(penerima.maos)) == (1, 0)
