"""The list "Tautan", the button beside it, the marks on the lists and the task on the home page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dip.kesehatan_tautan import read_sidik
from dip.models import PemeriksaanTautan
from halaman.models import Dokumen
from ppid_portal import admin_tautan
from situs.kunjungan import Hasil, Keadaan
from situs.models import IzinBertindak
from tests.factories import make_berkas, make_informasi, make_konten

LIST = "/admin/dip/pemeriksaantautan/"
SEJAK = timezone.now() - timedelta(days=14)


def make_tautan(situs, alamat: str, **fields) -> PemeriksaanTautan:
    return PemeriksaanTautan.objects.create(
        situs=situs, alamat=alamat, sidik=read_sidik(alamat), **fields
    )


def make_dead(situs, alamat: str, *rows) -> PemeriksaanTautan:
    tempat = [[row._meta.label_lower, row.pk, str(row)] for row in rows]
    return make_tautan(
        situs,
        alamat,
        tempat=tempat,
        diperiksa_pada=SEJAK,
        galat="Halaman tidak ditemukan (404).",
        gagal_sejak=SEJAK,
        mati_sejak=SEJAK,
    )


def read(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def answered(monkeypatch) -> list[str]:
    """The network stays out of it: every address that was asked for."""
    asked = []

    def answer(row: PemeriksaanTautan) -> Hasil:
        asked.append(row.alamat)
        return Hasil(Keadaan.HIDUP, kode=200)

    monkeypatch.setattr(admin_tautan, "check_now", answer)
    return asked


# --- The list -------------------------------------------------------------------------------------
def test_the_list_names_where_a_dead_link_is_shown_and_opens_the_form(cast, visit):
    informasi = make_informasi(cast.cipari, media="https://a.go.id/")
    make_dead(cast.cipari, "https://a.go.id/", informasi)
    html = read(visit(cast.cipari, cast.ani), LIST)
    assert "https://a.go.id/" in html
    assert f'href="/admin/dip/informasi/{informasi.pk}/change/"' in html
    assert "Halaman tidak ditemukan (404)." in html
    assert "Tidak dapat dibuka" in html


@pytest.mark.parametrize(
    ("keadaan", "alamat"),
    [
        ("mati", "/mati/"),
        ("gagal", "/gagal/"),
        ("tak_diperiksa", "/tertutup/"),
        ("hidup", "/hidup/"),
        ("menunggu", "/baru/"),
    ],
)
def test_each_state_is_one_filter(cast, visit, keadaan, alamat):
    make_dead(cast.cipari, "/mati/")
    make_tautan(cast.cipari, "/gagal/", diperiksa_pada=SEJAK, gagal_sejak=SEJAK, galat="x")
    make_tautan(cast.cipari, "/tertutup/", diperiksa_pada=SEJAK, galat="403")
    make_tautan(cast.cipari, "/hidup/", diperiksa_pada=SEJAK)
    make_tautan(cast.cipari, "/baru/")
    response = visit(cast.cipari, cast.ani).get(LIST, {"keadaan": keadaan})
    assert [row.alamat for row in response.context["cl"].result_list] == [alamat]


def test_dead_links_come_first(cast, visit):
    make_tautan(cast.cipari, "/a/", diperiksa_pada=SEJAK)
    make_dead(cast.cipari, "/z/")
    response = visit(cast.cipari, cast.ani).get(LIST)
    assert [row.alamat for row in response.context["cl"].result_list] == ["/z/", "/a/"]


def test_an_address_that_a_browser_would_run_is_no_link(cast, visit):
    make_dead(cast.cipari, "http://[::1")
    make_dead(cast.cipari, "javascript:alert(1)")
    html = read(visit(cast.cipari, cast.ani), LIST)
    assert 'href="javascript' not in html
    assert "javascript:alert(1)" in html


def test_the_list_is_read_only(cast, visit):
    row = make_dead(cast.cipari, "/mati/")
    client = visit(cast.cipari, cast.ani)
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"{LIST}{row.pk}/change/", {"alamat": "/x/"}).status_code == 403
    assert "/mati/" in read(client, f"{LIST}{row.pk}/change/")


def test_the_number_of_queries_does_not_grow_with_the_rows(
    cast, visit, django_assert_max_num_queries
):
    client, counts = visit(cast.cipari, cast.ani), []
    for rows in (1, 2, 97):
        for _ in range(rows):
            number = PemeriksaanTautan.objects.count()
            informasi = make_informasi(cast.cipari)
            make_dead(cast.cipari, f"https://a.go.id/{number}", informasi)
        with django_assert_max_num_queries(40) as found:
            read(client, LIST)
        counts.append(len(found))
    assert counts[0] == counts[1] == counts[2]


# --- The button -----------------------------------------------------------------------------------
def press(client, row: PemeriksaanTautan, **headers: str) -> str:
    response = client.post(f"/admin/tautan/{row.pk}/periksa/", headers=headers, follow=True)
    assert response.status_code == 200
    return " ".join(str(message) for message in response.context["messages"])


def test_the_button_asks_once_a_minute(cast, visit, answered):
    row, client = make_dead(cast.cipari, "https://a.go.id/"), visit(cast.cipari, cast.ani)
    assert press(client, row) == "“https://a.go.id/” dapat dibuka."
    assert "baru saja diperiksa" in press(client, row)
    assert answered == ["https://a.go.id/"]


def test_a_person_asks_twenty_times_in_ten_minutes(cast, visit, answered):
    client = visit(cast.cipari, cast.ani)
    rows = [make_dead(cast.cipari, f"https://a.go.id/{n}") for n in range(21)]
    words = [press(client, row) for row in rows]
    assert len(answered) == 20
    assert words[-1].startswith("Anda sudah memeriksa 20 tautan.")


def test_the_button_returns_to_the_list_as_it_was(cast, visit, answered):
    row, client = make_dead(cast.cipari, "/mati/"), visit(cast.cipari, cast.ani)
    referer = f"http://{cast.cipari.host}{LIST}?keadaan=mati&p=1"
    response = client.post(f"/admin/tautan/{row.pk}/periksa/", headers={"referer": referer})
    assert response["Location"] == f"{LIST}?keadaan=mati&p=1"
    response = client.post(
        f"/admin/tautan/{row.pk}/periksa/", headers={"referer": "https://jahat.id/?a"}
    )
    assert response["Location"] == LIST


@pytest.mark.parametrize(
    ("hasil", "words"),
    [
        (Hasil(Keadaan.MATI, "Tidak ada."), "tidak dapat dibuka. Tidak ada. Situs menyebutkannya."),
        (Hasil(Keadaan.GAGAL, "Putus."), "kali ini. Putus. Besok diperiksa lagi."),
        (Hasil(Keadaan.TIDAK_DIPERIKSA, "Tertutup."), "Buka sendiri untuk memastikan."),
    ],
)
def test_each_answer_is_told_in_words(hasil, words):
    assert admin_tautan.describe_hasil(hasil)[1].endswith(words)


def test_a_lost_file_is_told_by_the_button(cast, visit):
    berkas = make_berkas(make_informasi(cast.cipari))
    row = make_tautan(cast.cipari, berkas.get_absolute_url())
    berkas.isi.storage.delete(berkas.isi.name)
    assert "Berkas hilang dari penyimpanan" in press(visit(cast.cipari, cast.ani), row)
    row.refresh_from_db()
    assert row.mati_sejak


def test_only_who_writes_here_may_ask(cast, visit, answered):
    row = make_dead(cast.cipari, "/mati/")
    url = f"/admin/tautan/{row.pk}/periksa/"
    assert visit(cast.cipari, cast.camat).post(url).status_code == 403
    assert visit(cast.utama, cast.kominfo).post(url).status_code == 403
    assert visit(cast.maos, cast.budi).post(url).status_code == 404
    assert visit(cast.cipari, cast.ani).get(url).status_code == 405
    assert answered == []
    IzinBertindak.objects.create(
        pengguna=cast.kominfo,
        situs=cast.cipari,
        alasan="Membantu",
        berlaku_sampai=timezone.now() + timedelta(hours=1),
    )
    press(visit(cast.utama, cast.kominfo), row)
    assert answered == ["/mati/"]


def test_ppid_utama_reads_the_links_of_its_sites(cast, visit):
    make_dead(cast.cipari, "https://cipari-saja.go.id/")
    assert "cipari-saja.go.id" in read(visit(cast.utama, cast.kominfo), LIST)
    assert "cipari-saja.go.id" not in read(visit(cast.maos, cast.budi), LIST)


# --- Marks and the task ---------------------------------------------------------------------------
def test_the_list_of_the_dip_marks_what_cannot_be_opened(cast, visit):
    dead = make_informasi(cast.cipari, media="https://a.go.id/")
    draft = make_informasi(cast.cipari, media="https://a.go.id/", status="draf")
    fine = make_informasi(cast.cipari, media="https://b.go.id/")
    lost = make_berkas(make_informasi(cast.cipari, media=""))
    make_dead(cast.cipari, "https://a.go.id/", dead)
    make_dead(cast.cipari, lost.get_absolute_url(), lost.informasi)
    client = visit(cast.cipari, cast.ani)
    rows = client.get("/admin/dip/informasi/").context["cl"].result_list
    marked = {row.pk for row in rows if row.mati_sejak}
    assert marked == {dead.pk, lost.informasi_id}
    assert read(client, "/admin/dip/informasi/").count("tidak dapat dibuka</span>") == 2
    rows = client.get("/admin/dip/informasi/", {"tautan": "mati"}).context["cl"].result_list
    assert {row.pk for row in rows} == marked
    assert draft.pk not in marked
    assert fine.pk not in marked


def test_the_list_of_documents_marks_what_cannot_be_opened(cast, visit):
    dead = make_konten(Dokumen, cast.cipari, tautan="https://a.go.id/")
    make_konten(Dokumen, cast.cipari, tautan="https://b.go.id/")
    make_dead(cast.cipari, "https://a.go.id/", dead)
    client = visit(cast.cipari, cast.ani)
    assert read(client, "/admin/halaman/dokumen/").count("tidak dapat dibuka</span>") == 1
    rows = client.get("/admin/halaman/dokumen/", {"tautan": "mati"}).context["cl"].result_list
    assert [row.pk for row in rows] == [dead.pk]


def test_the_home_page_counts_the_own_dead_links(cast, visit):
    for number in range(3):
        make_dead(cast.cipari, f"https://a.go.id/{number}")
    make_dead(cast.maos, "https://b.go.id/")
    tugas = visit(cast.cipari, cast.ani).get("/admin/").context["tugas"]
    (task,) = [each for each in tugas if "tautan" in each.kalimat and "dibuka" in each.kalimat]
    assert (task.jumlah, task.tautan) == (3, f"{LIST}?keadaan=mati")
    response = visit(cast.cipari, cast.ani).get(task.tautan)
    assert response.context["cl"].result_count == 3


def test_nobody_edits_what_the_check_found(cast, visit):
    row = make_dead(cast.cipari, "https://contoh.go.id/hilang")
    page = read(visit(cast.cipari, cast.operator), f"{LIST}{row.pk}/change/")
    assert "https://contoh.go.id/hilang" in page and 'name="_save"' not in page
    delete = visit(cast.cipari, cast.operator).post(f"{LIST}{row.pk}/delete/", {"post": "yes"})
    assert delete.status_code == 403 and PemeriksaanTautan.objects.filter(pk=row.pk).exists()
