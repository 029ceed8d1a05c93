"""The demo content: only where it may be, safe to repeat, plainly an example, and sound."""

import re

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dip.aturan_pengecualian import list_hambatan
from dip.enums import StatusPengecualian
from dip.models import Informasi, Pengecualian
from halaman.kelengkapan import read_rekap
from halaman.models import Berita, Gambar, Halaman, Konten, Pejabat, SertaMerta, VersiKonten
from halaman.periksa_isi import Berat, periksa_konten
from halaman.teks import clean_html
from pengaduan.models import Penerima, Pengaduan
from pengaduan.queries import is_open
from ppid_portal.contoh.isi import fill_all
from ppid_portal.contoh.ramuan import read_csv
from situs.models import Pengguna, Situs
from tests.factories import SANDI, make_informasi, make_situs

pytestmark = pytest.mark.django_db
MODELS = [m for name in ("dip", "halaman") for m in apps.get_app_config(name).get_models()]
KONTEN = [model for model in MODELS if issubclass(model, Konten)]
# A number that stands alone: the random name of a stored file may hold sixteen digits too.
NIK = re.compile(r"(?<![0-9a-z])\d{16}(?![0-9a-z])")
LEFT_OVER = re.compile(r"\{\w+\}|\[isi:|\(belum diisi\)|PPID Pembantu", re.IGNORECASE)


def seed() -> None:
    call_command("seed_demo", sandi=SANDI, verbosity=0)


@pytest.fixture
def seeded(cast, settings):
    settings.DEBUG = True
    cast.kampunglaut = make_situs("kampunglaut", induk=cast.utama)
    call_command("load_kewajiban", verbosity=0)
    seed()
    return cast


def count_all() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in MODELS}


def test_refuses_without_debug(cast):
    with pytest.raises(CommandError, match="nyalakan DEBUG"):
        seed()
    assert not Informasi.objects.exists()


def test_the_list_of_utama_speaks_of_its_own_office(seeded):
    rows = Informasi.objects.for_situs(seeded.utama)
    assert rows.filter(judul="Agenda kegiatan kepala dinas (contoh)").exists()
    assert not rows.filter(pejabat_penguasa__contains="Kecamatan").exists()


def test_refuses_without_sites(db, settings):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="load_situs"):
        seed()


def test_twice_changes_nothing(seeded):
    before, people = count_all(), Pengguna.objects.count()
    seed()
    assert (count_all(), Pengguna.objects.count()) == (before, people)


def test_channel_of_reports_is_open_where_somebody_receives(seeded):
    """Two sites have a recipient; a second run names nobody and reports nothing anew."""
    seed()
    assert [row.situs for row in Penerima.objects.order_by("situs__urutan", "situs")] == [
        seeded.utama,
        seeded.cipari,
    ]
    assert Pengaduan.objects.for_situs(seeded.cipari).count() == 2
    assert is_open(seeded.maos)  # through PPID Utama


def test_a_site_with_content_is_left_alone(cast, settings):
    settings.DEBUG = True
    cast.cipari.alamat = "Jalan Asli Nomor 5"
    cast.cipari.save()
    make_informasi(cast.cipari)
    seed()
    assert Informasi.objects.for_situs(cast.cipari).count() == 1
    assert not Halaman.objects.for_situs(cast.cipari).exists()
    cast.cipari.refresh_from_db()
    assert cast.cipari.alamat == "Jalan Asli Nomor 5"


def test_sites_differ_and_the_smallest_is_far_from_complete(seeded):
    rekap = read_rekap([seeded.cipari, seeded.maos, seeded.kampunglaut])
    tersedia = [ringkas.total.persen for ringkas in rekap.values()]
    assert tersedia[0] > tersedia[1] > tersedia[2] > 0
    assert tersedia[0] >= 80 and tersedia[2] < 50
    judul = [
        set(Berita.objects.for_situs(s).values_list("judul", flat=True))
        for s in (seeded.cipari, seeded.maos)
    ]
    assert judul[0].isdisjoint(judul[1]) or judul[0] != judul[1]


def test_every_site_of_the_kabupaten_has_facts_of_its_own(settings):
    call_command("load_situs", verbosity=0)
    slugs = set(Situs.objects.values_list("slug", flat=True))
    assert {row["slug"] for row in read_csv("kecamatan")} == slugs
    assert all(int(row["bagian"]) > 0 for row in read_csv("kecamatan"))


@pytest.mark.parametrize("name", ["Berita", "Dokumen", "Agenda", "Album", "Pejabat", "SertaMerta"])
def test_whatever_could_be_taken_for_real_says_contoh(seeded, name):
    rows = apps.get_model("halaman", name).objects.all()
    assert all("(contoh)" in row.judul for row in rows)
    assert all("(contoh)" in row.judul for row in Informasi.objects.all())


def test_no_text_is_unfinished_or_names_an_identity_number(seeded):
    for model in [*KONTEN, Informasi]:
        for row in model._base_manager.values():
            words = " ".join(str(value) for name, value in row.items() if name != "sidik")
            assert not NIK.search(words), (model, words)
            assert not LEFT_OVER.search(words), (model, words)


def test_content_is_as_the_services_would_have_written_it(seeded):
    for model in KONTEN:
        for row in model._base_manager.all():
            assert row.keadaan in ("Terbit", "Terjadwal", "Draf") and row.indeks, row
            assert bool(row.terbit_pada) == (row.status == "terbit")
            for field in row.teks_kaya:
                assert getattr(row, field) == clean_html(getattr(row, field))
            versi = VersiKonten.objects.filter(jenis=model._meta.model_name, objek=row.pk)
            assert versi.count() >= 1


def test_content_passes_its_own_review(seeded):
    for model in KONTEN:
        for row in model._base_manager.all():
            held = [found for found in periksa_konten(row) if found.berat == Berat.TAHAN]
            assert held == [], (row, held)


def test_every_address_answers(seeded, visit):
    for situs in (seeded.utama, seeded.cipari):
        client = visit(situs)
        for model in KONTEN:
            for row in model.objects.for_situs(situs).published():
                assert client.get(row.get_absolute_url().partition("#")[0]).status_code == 200, row


def test_every_page_says_that_it_is_an_example_or_is_shared_law(seeded):
    for page in Halaman.objects.filter(ditawarkan=False, tertaut=False):
        assert "contoh" in page.isi, page


def test_shared_pages_are_linked_and_show_the_data_of_the_site(seeded, visit):
    taken = Halaman.objects.for_situs(seeded.cipari).filter(tertaut=True)
    assert taken.count() == Halaman.objects.filter(ditawarkan=True).count() == 13
    text = visit(seeded.cipari).get("/layanan/tata-cara-permohonan/").text
    assert "ppid-cipari@contoh.go.id" in text and "[[" not in text


def test_officers_find_a_draft_and_a_scheduled_piece(seeded):
    states = [row.keadaan for row in Berita.objects.for_situs(seeded.cipari)]
    assert (states.count("Terbit"), states.count("Draf"), states.count("Terjadwal")) == (6, 1, 1)


def test_pictures_are_small_and_described(seeded):
    assert Gambar.objects.count() == 3 * 4
    for gambar in Gambar.objects.all():
        assert gambar.alt and gambar.ukuran < 60_000
        assert gambar.isi.name.startswith(f"{gambar.situs.slug}/")


def test_drafts_of_the_dip_stay_drafts(seeded):
    assert Informasi.objects.exclude(status="terbit").count() == 2 * 4
    assert not Informasi.objects.exclude(status="terbit").exclude(terbit_pada=None).exists()


def test_leaders_are_invented(seeded):
    names = {
        f"{a['depan']} {b['belakang']} (contoh)" for a in read_csv("nama") for b in read_csv("nama")
    }
    assert set(Pejabat.objects.values_list("judul", flat=True)) <= names


def test_announcements_run_and_end(cast, settings):
    settings.DEBUG = True
    for slug in ("majenang", "sidareja"):
        make_situs(slug, induk=cast.utama)
    seed()
    assert {row.situs.slug: row.is_active for row in SertaMerta.objects.all()} == {
        "majenang": True,
        "sidareja": False,
    }
    assert all(row.kontak.exists() for row in SertaMerta.objects.all())


def test_content_is_written_in_batches(cast, settings):
    settings.DEBUG = True
    call_command("load_kewajiban", verbosity=0)
    with CaptureQueriesContext(connection) as queries:
        fill_all()
    assert len(queries) < Informasi.objects.count() + Halaman.objects.count()


def test_exclusions_stand_in_every_state_and_obey_the_law(seeded):
    rows = list(Pengecualian.objects.select_related("uji", "surat"))
    assert {row.status for row in rows} == set(StatusPengecualian) - {StatusPengecualian.DIBUKA}
    for row in rows:
        day = row.surat.tanggal if row.surat else timezone.localdate()
        faults = list_hambatan(row, day)
        assert bool(faults) == (row.status == StatusPengecualian.DRAF), (row, faults)
    ended = [row for row in rows if row.status == StatusPengecualian.BERAKHIR]
    assert ended and all(row.informasi.kategori == "setiap_saat" for row in ended)
