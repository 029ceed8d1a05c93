"""The work list: the same judgement as the public sees, one click to the right form."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dip.kewajiban import load_kewajiban, read_baris
from dip.models import Kewajiban
from halaman.enums import JenisPeristiwa
from halaman.enums import Status as StatusKonten
from halaman.models import Dokumen, Halaman, UnitKerja, VersiKonten
from tests.factories import make_informasi, make_konten, make_target

KERJA = reverse("admin:kelengkapan")


@pytest.fixture(autouse=True)
def pohon(db) -> None:
    load_kewajiban(read_baris())


def duty(kode: str) -> Kewajiban:
    return Kewajiban.objects.get(kode=kode)


def read(client, query: str = "") -> str:
    response = client.get(KERJA + query)
    assert response.status_code == 200
    return response.content.decode()


def read_butir(client, kode: str, query: str = "") -> str:
    """The line of one item."""
    page = read(client, query)
    found = re.search(rf'<li id="{re.escape(kode)}">(.*?)(?=<li id="|</section>)', page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


def post_check(client, situs, kode: str, **data):
    url = reverse("admin:kelengkapan_periksa", args=[kode])
    return client.post(url, {"situs": situs.pk, **data})


def test_missing_item_leads_to_a_form_with_its_duty(cast, visit):
    client = visit(cast.cipari, cast.ani)
    line = read_butir(client, "B-c")
    assert "Belum tersedia" in line
    assert reverse("admin:halaman_dokumen_add") + "?kewajiban=B-c" in line
    assert reverse("admin:halaman_halaman_add") + "?kewajiban=B-c" in line
    assert reverse("admin:halaman_targetkewajiban_add") + "?kewajiban=B-c" in line


def test_item_of_a_shared_page_opens_the_form_of_its_group(cast, visit):
    line = read_butir(visit(cast.cipari, cast.ani), "B-b.3")
    assert reverse("admin:halaman_halaman_add") + '?kewajiban=B-b"' in line


def test_item_that_the_site_answers_opens_its_own_form(cast, visit):
    client = visit(cast.cipari, cast.ani)
    profil = reverse("admin:situs_situs_change", args=[cast.cipari.pk])
    assert profil in read_butir(client, "B-a.1")
    assert reverse("admin:halaman_unitkerja_add") in read_butir(client, "B-a.5")


def test_draft_is_continued_not_begun_again(cast, visit):
    draf = make_konten(Dokumen, cast.cipari, kewajiban=duty("B-c"), status=StatusKonten.DRAF)
    line = read_butir(visit(cast.cipari, cast.ani), "B-c")
    assert reverse("admin:halaman_dokumen_change", args=[draf.pk]) in line
    assert "Lanjutkan draf" in line


def test_published_item_opens_its_entry(cast, visit):
    row = make_konten(Dokumen, cast.cipari, kewajiban=duty("B-c"))
    line = read_butir(visit(cast.cipari, cast.ani), "B-c")
    assert reverse("admin:halaman_dokumen_change", args=[row.pk]) in line
    assert "Perbarui" in line


def test_every_link_of_the_list_opens(cast, visit):
    make_konten(Dokumen, cast.cipari, kewajiban=duty("B-c"))
    make_informasi(cast.cipari, kewajiban=duty("SS-e"))
    UnitKerja.objects.create(situs=cast.cipari, nama="Camat")
    make_target(cast.cipari, duty("B-d.2"), alasan="Segera.")
    client = visit(cast.cipari, cast.ani)
    links = re.findall(r'<a class="button[^"]*" href="([^"]+)"', read(client))
    assert len(links) > 50
    for link in set(links):
        assert client.get(html.unescape(link)).status_code == 200, link


def test_filter_shows_only_that_state_and_its_count(cast, visit):
    make_konten(Dokumen, cast.cipari, kewajiban=duty("B-c"))
    client = visit(cast.cipari, cast.ani)
    page = read(client, "?keadaan=ada")
    shown = re.findall(r'<li id="([^"]+)">', page)
    assert shown == ["B-c"]
    assert "Tersedia (1)" in page
    missing = re.findall(r'<li id="([^"]+)">', read(client, "?keadaan=belum"))
    assert f"Belum tersedia ({len(missing)})" in page


def test_progress_is_told_in_words_and_bar(cast, visit):
    make_konten(Dokumen, cast.cipari, kewajiban=duty("B-c"))
    page = read(visit(cast.cipari, cast.ani))
    assert "1 dari 37 butir tersedia." in page
    assert '<progress max="37" value="1"' in page


def test_check_renews_and_returns_to_the_list(cast, visit):
    row = make_konten(
        Halaman,
        cast.cipari,
        kewajiban=duty("B-j"),
        diperbarui_pada=timezone.now() - timedelta(days=300),
    )
    client = visit(cast.cipari, cast.ani)
    assert "tandai sudah diperiksa" in read_butir(client, "B-j")
    answer = post_check(client, cast.cipari, "B-j", kembali=f"{KERJA}?keadaan=perlu")
    assert answer["Location"] == f"{KERJA}?keadaan=perlu#B-j"
    row.refresh_from_db()
    assert row.diperbarui_pada > timezone.now() - timedelta(minutes=1)
    event = VersiKonten.objects.get(jenis="halaman", objek=row.pk)
    assert (event.peristiwa, event.pengguna) == (JenisPeristiwa.DIPERIKSA, cast.ani)


def test_fresh_item_is_not_asked_about(cast, visit):
    make_konten(Halaman, cast.cipari, kewajiban=duty("B-j"))
    assert "tandai sudah diperiksa" not in read(visit(cast.cipari, cast.ani))


def test_check_never_sends_away_from_this_host(cast, visit):
    answer = post_check(
        visit(cast.cipari, cast.ani), cast.cipari, "B-j", kembali="https://jahat.example/"
    )
    assert answer["Location"] == f"{KERJA}#B-j"


@pytest.mark.parametrize("who", ["petugas", "camat"])
def test_only_the_ppid_says_that_something_still_holds(cast, visit, who):
    late = timezone.now() - timedelta(days=300)
    make_konten(Halaman, cast.cipari, kewajiban=duty("B-j"), diperbarui_pada=late)
    assert "tandai sudah diperiksa" in read(visit(cast.cipari, cast.ani))
    client = visit(cast.cipari, getattr(cast, who))
    assert "tandai sudah diperiksa" not in read(client)
    assert post_check(client, cast.cipari, "B-j").status_code == 403
    assert not VersiKonten.objects.filter(peristiwa=JenisPeristiwa.DIPERIKSA).exists()


def test_target_form_returns_to_the_line_that_was_left(cast, visit):
    data = {"kewajiban": duty("B-c").pk, "ditargetkan": "2027-03-01", "alasan": "Segera."}
    client = visit(cast.cipari, cast.ani)
    answer = client.post(reverse("admin:halaman_targetkewajiban_add"), data)
    assert answer["Location"] == f"{KERJA}?situs={cast.cipari.pk}#B-c"
    assert "ditargetkan 1 Maret 2027. Segera." in read_butir(client, "B-c")


def test_check_asks_for_post(cast, visit):
    url = reverse("admin:kelengkapan_periksa", args=["B-j"])
    assert visit(cast.cipari, cast.ani).get(url).status_code == 405


def test_strangers_and_other_roles_stay_outside(cast, visit):
    assert visit(cast.cipari).get(KERJA).status_code == 302
    assert visit(cast.cipari, cast.budi).get(KERJA).status_code == 302
    assert visit(cast.cipari, cast.pengadu).get(KERJA).status_code == 403


def test_another_site_is_neither_read_nor_checked(cast, visit):
    make_konten(Halaman, cast.maos, judul="Milik Maos", kewajiban=duty("B-j"))
    client = visit(cast.cipari, cast.ani)
    assert client.get(f"{KERJA}?situs={cast.maos.pk}").status_code == 404
    assert post_check(client, cast.maos, "B-j").status_code == 404
    assert "Milik Maos" not in read(client)


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "%00", "²"])
def test_nonsense_site_is_404(cast, visit, value):
    client = visit(cast.cipari, cast.ani)
    assert client.get(f"{KERJA}?situs={value}").status_code == 404


def test_ppid_utama_sees_a_matrix_and_reads_each_site(cast, visit):
    row = make_konten(Halaman, cast.maos, kewajiban=duty("B-j"))
    client = visit(cast.utama, cast.kominfo)
    page = read(client)
    assert f'<a href="?situs={cast.maos.pk}">Kecamatan Maos</a>' in page
    assert "1 dari 37" in page
    page = read(client, f"?situs={cast.maos.pk}")
    assert reverse("admin:halaman_halaman_change", args=[row.pk]) in page
    assert "tandai sudah diperiksa" not in page
    assert post_check(client, cast.maos, "B-j").status_code == 403


def test_menu_and_home_lead_to_the_list(cast, visit):
    late = timezone.now() - timedelta(days=300)
    make_konten(Halaman, cast.cipari, kewajiban=duty("B-j"), diperbarui_pada=late)
    home = visit(cast.cipari, cast.ani).get("/admin/").content.decode()
    assert f'href="{KERJA}"' in home
    assert f'href="{KERJA}?keadaan=perlu"><strong class="angka">1</strong>' in home


def test_queries_do_not_grow_with_the_rows(cast, visit, django_assert_max_num_queries):
    client = visit(cast.cipari, cast.ani)
    counts = []
    for rows in (1, 3, 30):
        for _ in range(rows):
            make_informasi(cast.cipari, kewajiban=duty("B-c"), media="https://contoh.go.id")
            make_konten(Dokumen, cast.cipari, kewajiban=duty("SS-h"))
            make_konten(Dokumen, cast.cipari, kewajiban=duty("B-d"), status=StatusKonten.DRAF)
        with django_assert_max_num_queries(60) as found:
            client.get(KERJA)
        counts.append(len(found.captured_queries))
    assert len(set(counts)) == 1
