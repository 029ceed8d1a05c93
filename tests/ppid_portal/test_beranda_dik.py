"""Exclusions among the tasks of the admin home: deadlines in words, counts that a list repeats."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from dip.enums import StatusPengecualian
from dip.services_keputusan import send_back
from situs.kalender import add_hari_kerja
from situs.libur import read_libur
from tests.factories import make_pengecualian

TASK = re.compile(
    r'<li><a href="([^"]+pengecualian[^"]+)"><strong class="angka"[^>]*>(\d+)</strong> '
    r'<span class="kalimat">(.*?) <span class="ajakan">(.*?)</span>'
)


def read_tasks(client) -> dict[str, tuple[int, str, str]]:
    """Sentence -> (count, what to do, address)."""
    text = client.get("/admin/").content.decode()
    return {
        sentence: (int(count), ajakan, href.replace("&amp;", "&"))
        for href, count, sentence, ajakan in TASK.findall(text)
    }


@pytest.fixture
def ends(cast) -> dict[str, date]:
    """Ends at Cipari and Maos: late, due in time, and still far."""
    call_command("load_hari_libur", stdout=io.StringIO())
    libur, today = read_libur(), timezone.localdate()
    ends = {
        "lewat": add_hari_kerja(today, 20, libur),
        "segera": add_hari_kerja(today, 40, libur),
        "nanti": add_hari_kerja(today, 55, libur),
        "jauh": today + timedelta(days=500),
    }
    for situs in (cast.cipari, cast.maos):
        for end in ends.values():
            make_pengecualian(situs, berakhir=end)
    make_pengecualian(cast.cipari, berakhir=ends["lewat"], diputuskan_buka=True)
    return ends


def test_a_kecamatan_reads_its_own_deadlines(cast, visit, ends):
    tasks = read_tasks(visit(cast.cipari, cast.ani))
    assert [count for count, _, _ in tasks.values()] == [1, 1, 1]
    late, soon, later = (ajakan for _, ajakan, _ in tasks.values())
    assert late.startswith("Terlambat sejak ") and "terbuka dengan sendirinya" in late
    assert soon.startswith("Diputuskan paling lambat ")
    assert later.startswith("Diputuskan paling lambat ")


def test_ppid_utama_reads_those_of_every_site(cast, visit, ends):
    tasks = read_tasks(visit(cast.utama, cast.kominfo))
    assert [count for count, _, _ in tasks.values()] == [2, 2, 2]
    assert all(ajakan.startswith("Yang paling awal: ") for _, ajakan, _ in tasks.values())


@pytest.mark.parametrize(("situs", "user"), [("cipari", "ani"), ("utama", "kominfo")])
def test_every_count_equals_the_list_it_opens(cast, visit, ends, situs, user):
    proposed = {"status": StatusPengecualian.DIUSULKAN, "surat": None}
    row = make_pengecualian(cast.cipari, **proposed)
    make_pengecualian(cast.maos, **proposed)
    send_back(row, "Perbaiki.", cast.kominfo)
    client = visit(getattr(cast, situs), getattr(cast, user))
    tasks = read_tasks(client)
    assert len(tasks) == 4
    for count, _, href in tasks.values():
        assert client.get(href).context["cl"].result_count == count, href


def test_a_draft_sent_back_is_no_task_once_it_was_proposed_again(cast, visit):
    row = make_pengecualian(cast.cipari, status=StatusPengecualian.DIUSULKAN, surat=None)
    send_back(row, "Perbaiki.", cast.kominfo)
    client = visit(cast.cipari, cast.ani)
    assert "usulan pengecualian dikembalikan PPID Utama." in read_tasks(client)
    row.peristiwa.create(situs=cast.cipari, kode=row.kode, jenis="diubah")
    assert "usulan pengecualian dikembalikan PPID Utama." in read_tasks(client)
    type(row).objects.filter(pk=row.pk).update(status=StatusPengecualian.DIUSULKAN)
    assert read_tasks(client) == {}
