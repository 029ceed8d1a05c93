"""The admin home: each figure is a sentence, of this site alone, and equals the list it opens."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dip.enums import JenisPeristiwa, Status
from dip.models import BerkasInformasi, Informasi, PeristiwaInformasi
from ppid_portal.tugas_penetapan import BANYAK
from situs.enums import Peran
from tests.factories import make_informasi, make_penetapan, make_pengguna, make_situs
from tests.saq.bantu import fulfil_all

TASK = re.compile(
    r'<li><a href="([^"]+)"><strong class="angka"[^>]*>(\d+|!)</strong> '
    r'<span class="kalimat">(.*?) <span'
)
PROFIL = {
    "alamat": "Jalan Raya 1",
    "telepon": "(0282) 000000",
    "jam_layanan": "Senin-Jumat 08.00-15.00 WIB",
    "penanda_tangan_jabatan": "Camat Cipari",
    "penanda_tangan_nama": "Nama Contoh",
}


def read_home(client: Client) -> str:
    response = client.get("/admin/")
    assert response.status_code == 200
    return response.content.decode()


def read_tasks(client: Client) -> dict[str, tuple[int, str]]:
    """Sentence -> (count, address)."""
    return {
        sentence: (0 if count == "!" else int(count), href.replace("&amp;", "&"))
        for href, count, sentence in TASK.findall(read_home(client))
    }


def make_old(informasi: Informasi) -> None:
    long_ago = timezone.now() - timedelta(days=200)
    Informasi.objects.filter(pk=informasi.pk).update(diperbarui_pada=long_ago)


@pytest.fixture
def busy(cast: SimpleNamespace) -> SimpleNamespace:
    """Cipari with work of every kind; Maos with more of each, which Cipari must never see."""
    tahun, media = timezone.localdate().year, "https://contoh.go.id/dokumen"
    for situs, times in ((cast.cipari, 1), (cast.maos, 5), (cast.utama, 2)):
        for _ in range(times):
            make_informasi(situs, tahun=tahun, status=Status.DRAF, media=media)
            make_informasi(situs, tahun=tahun, media="")
            make_old(make_informasi(situs, tahun=tahun, media=media))
            make_informasi(situs, tahun=tahun, media=media, ringkasan_lemah=True)
        with_file = make_informasi(situs, tahun=tahun, media="")
        BerkasInformasi.objects.create(informasi=with_file, nama_asli="a.pdf", ukuran=1, sidik="0")
    return cast


def test_counts_are_of_this_site_alone(busy: SimpleNamespace, visit: Callable) -> None:
    counts = {text: count for text, (count, _) in read_tasks(visit(busy.cipari, busy.ani)).items()}
    assert counts == {
        "informasi masih draf dan belum terlihat warga.": 1,
        "informasi terbit tanpa berkas atau tautan.": 1,
        "informasi tidak diperbarui lebih dari enam bulan.": 1,
        "informasi punya ringkasan yang mungkin hanya judul.": 1,
        f"indikator penilaian DIP {timezone.localdate().year} belum terpenuhi.": 3,
        f"DIP {timezone.localdate().year} sudah terbit, tetapi belum ditetapkan dengan SK.": 0,
    }


@pytest.mark.parametrize(("situs", "user"), [("cipari", "ani"), ("utama", "kominfo")])
def test_every_count_equals_the_list_it_opens(
    busy: SimpleNamespace, visit: Callable, situs: str, user: str
) -> None:
    client = visit(getattr(busy, situs), getattr(busy, user))
    tasks = read_tasks(client)
    lists = [task for task in tasks.values() if "/informasi/" in task[1]]
    assert len(lists) == 4
    for count, href in lists:
        assert client.get(href).context["cl"].result_count == count


@pytest.mark.parametrize(("situs", "user"), [("cipari", "ani"), ("utama", "kominfo")])
def test_count_of_the_assessment_equals_its_page(
    busy: SimpleNamespace, visit: Callable, situs: str, user: str
) -> None:
    client = visit(getattr(busy, situs), getattr(busy, user))
    ((count, href),) = [task for task in read_tasks(client).values() if "penilaian" in task[1]]
    assert client.get(href).context["hasil"].belum == count


def test_a_site_in_order_has_nothing_urgent(cast: SimpleNamespace, visit: Callable) -> None:
    fulfil_all(cast.cipari)
    make_penetapan(cast.cipari, timezone.localdate().year)
    client = visit(cast.cipari, cast.ani)
    assert read_tasks(client) == {}
    assert "Tidak ada yang mendesak" in read_home(client)


def test_a_published_year_without_an_sk_is_a_task_of_the_ppid(cast, visit) -> None:
    tahun = timezone.localdate().year
    make_informasi(cast.cipari, tahun=tahun)
    kalimat = f"DIP {tahun} sudah terbit, tetapi belum ditetapkan dengan SK."
    tugas = read_tasks(visit(cast.cipari, cast.ani))[kalimat]
    assert tugas == (0, f"/admin/dip/penetapandip/add/?tahun={tahun}")
    assert kalimat not in read_tasks(visit(cast.cipari, cast.petugas))


def test_many_changes_since_the_sk_are_a_task_and_equal_its_page(cast, visit) -> None:
    tahun, client = timezone.localdate().year, visit(cast.cipari, cast.ani)
    make_informasi(cast.cipari, tahun=tahun)
    make_penetapan(cast.cipari, tahun)
    for number in range(BANYAK):
        assert f"perubahan pada DIP {tahun}" not in " ".join(read_tasks(client)), number
        make_informasi(cast.cipari, tahun=tahun)
    count, href = read_tasks(client)[f"perubahan pada DIP {tahun} sejak ditetapkan dengan SK."]
    assert count == client.get(href).context["beda"].jumlah == BANYAK


def test_a_missing_year_comes_first(cast: SimpleNamespace, visit: Callable) -> None:
    tahun = timezone.localdate().year
    make_informasi(cast.cipari, tahun=tahun - 1, status=Status.DRAF)
    make_informasi(cast.maos, tahun=tahun)
    tasks = read_tasks(visit(cast.cipari, cast.ani))
    assert next(iter(tasks)) == f"Daftar Informasi Publik tahun {tahun} belum ada."


def test_a_petugas_is_not_told_to_publish(busy: SimpleNamespace, visit: Callable) -> None:
    home = read_home(visit(busy.cipari, busy.petugas))
    assert "minta PPID menerbitkan" in home
    assert "Periksa, lalu terbitkan." not in home


def test_readers_and_strangers_to_the_dip_get_no_tasks(
    busy: SimpleNamespace, visit: Callable
) -> None:
    for user in (busy.camat, busy.pengadu):
        home = read_home(visit(busy.cipari, user))
        assert "Tidak ada yang mendesak" in home
        assert "Mulai dari sini" not in home


def test_checklist_is_ticked_by_data_and_disappears(cast: SimpleNamespace, visit: Callable) -> None:
    client = visit(cast.cipari, cast.ani)
    assert read_home(client).count(">Belum</span>") == 5
    for name, value in PROFIL.items():
        setattr(cast.cipari, name, value)
    cast.cipari.save()
    assert read_home(client).count(">Selesai</span>") == 3
    entry = make_informasi(cast.cipari, status=Status.DRAF)
    assert read_home(client).count(">Selesai</span>") == 4
    Informasi.objects.filter(pk=entry.pk).update(status=Status.TERBIT)
    assert "Mulai dari sini" not in read_home(client)


def test_last_edited_is_mine_once_each_and_newest_first(
    cast: SimpleNamespace, visit: Callable
) -> None:
    mine = [make_informasi(cast.cipari, judul=f"Dokumen {n}") for n in range(3)]
    for entry in (*mine, mine[0]):
        note_event(entry, cast.ani)
    note_event(make_informasi(cast.cipari, judul="Punya petugas"), cast.petugas)
    events = visit(cast.cipari, cast.ani).get("/admin/").context["terakhir"]
    assert [event.informasi.judul for event in events] == ["Dokumen 0", "Dokumen 2", "Dokumen 1"]


def note_event(informasi: Informasi, pengguna) -> None:
    PeristiwaInformasi.objects.create(
        situs=informasi.situs,
        informasi=informasi,
        kode=informasi.kode,
        jenis=JenisPeristiwa.DIUBAH,
        pengguna=pengguna,
    )


def test_last_edited_does_not_follow_a_person_to_another_site(
    cast: SimpleNamespace, visit: Callable
) -> None:
    both = make_pengguna("keduanya", cast.cipari)
    both.keanggotaan.create(situs=cast.maos, peran=Peran.PPID_PELAKSANA)
    note_event(make_informasi(cast.maos, judul="Rahasia Maos"), both)
    assert "Rahasia Maos" not in read_home(visit(cast.cipari, both))


def test_only_utama_sees_all_sites(busy: SimpleNamespace, visit: Callable) -> None:
    assert visit(busy.cipari, busy.ani).get("/admin/").context["rekap"] == []
    rows = visit(busy.utama, busy.kominfo).get("/admin/").context["rekap"]
    figures = {row.situs.slug: (row.tahun_ini, row.terbit, row.draf, row.petugas) for row in rows}
    assert figures == {"ppid": (9, 7, 2, 1), "cipari": (5, 4, 1, 4), "maos": (21, 16, 5, 1)}


@pytest.mark.parametrize("entries", [1, 3, 24])
def test_queries_of_home_do_not_grow(cast: SimpleNamespace, visit: Callable, entries: int) -> None:
    """The same number at 1, 3 and 24 sites and entries; compared with the smallest case."""
    few = count_queries(visit(cast.utama, cast.kominfo))
    for number in range(entries):
        situs = make_situs(f"kec{number}", induk=cast.utama)
        make_pengguna(f"orang{number}", situs)
        note_event(make_informasi(situs, status=Status.DRAF), cast.kominfo)
        note_event(make_informasi(cast.utama, status=Status.DRAF), cast.kominfo)
    assert count_queries(visit(cast.utama, cast.kominfo)) == few


def count_queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    return len(queries)
