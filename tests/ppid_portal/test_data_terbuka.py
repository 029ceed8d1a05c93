"""Open data: published rows of the right sites, in stable shapes, quickly."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from dip.enums import Status
from dip.models import Kewajiban
from halaman.kelengkapan import read_ringkas
from halaman.models import Agenda, Dokumen
from ppid_portal.data_terbuka.daftar import DAFTAR
from ppid_portal.data_terbuka.kamus import read_kamus
from tests.factories import make_informasi, make_konten, make_mati, make_penetapan

pytestmark = pytest.mark.django_db
KODE = ["dip", "dokumen", "agenda"]  # one row for each published row


def make_dokumen(situs, **fields) -> Dokumen:
    defaults = {"judul": f"SOP {situs.slug}", "status": Status.TERBIT, "jenis": "sop"}
    return Dokumen.objects.create(situs=situs, **{**defaults, **fields})


def make_agenda(situs, **fields) -> Agenda:
    defaults = {"judul": f"Rapat {situs.slug}", "status": Status.TERBIT, "mulai": timezone.now()}
    return Agenda.objects.create(situs=situs, **{**defaults, **fields})


MAKERS = {"dip": make_informasi, "dokumen": make_dokumen, "agenda": make_agenda}


@pytest.fixture
def filled(cast):
    for situs in (cast.utama, cast.cipari, cast.maos):
        for make in MAKERS.values():
            make(situs)
    return cast


def read_json(client, address: str) -> dict:
    return json.loads(client.get(address).getvalue())


def read_csv(client, address: str) -> list[dict]:
    text = client.get(address).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("kode", KODE)
def test_csv_and_json_hold_the_same_rows_of_this_site(filled, visit, kode):
    client = visit(filled.cipari)
    answer = read_json(client, f"/data/{kode}.json")
    rows = read_csv(client, f"/data/{kode}.csv")
    assert [row["kode"] for row in rows] == [row["kode"] for row in answer["data"]]
    assert [row["situs"] for row in rows] == ["Kecamatan Cipari"]
    assert answer["jumlah"] == 1 and answer["berikutnya"] is None


@pytest.mark.parametrize("kode", KODE)
def test_utama_gives_away_all_its_sites(filled, visit, kode):
    rows = read_csv(visit(filled.utama), f"/data/{kode}.csv")
    assert {row["situs"] for row in rows} == {
        *("PPID Kabupaten Cilacap", "Kecamatan Cipari", "Kecamatan Maos"),
    }
    assert {row["url"].split("/")[2] for row in rows} == {
        *("ppid.cilacapkab.go.id", "cipari.cilacapkab.go.id", "maos.cilacapkab.go.id"),
    }


def test_utama_leaves_out_a_closed_site_and_another_kabupaten(filled, visit):
    filled.maos.is_active = False
    filled.maos.save()
    filled.cipari.induk = None
    filled.cipari.save()
    rows = read_csv(visit(filled.utama), "/data/dip.csv")
    assert {row["situs"] for row in rows} == {"PPID Kabupaten Cilacap"}


@pytest.mark.parametrize("kode", KODE)
@pytest.mark.parametrize("status", [Status.DRAF, Status.ARSIP])
def test_unpublished_rows_are_in_no_form(cast, visit, kode, status):
    MAKERS[kode](cast.cipari, judul="Belum untuk umum", status=status)
    for situs in (cast.cipari, cast.utama):
        for address in (f"/data/{kode}.csv", f"/data/{kode}.json"):
            assert b"Belum untuk umum" not in visit(situs).get(address).getvalue()


@pytest.mark.parametrize("kode", ["dokumen", "agenda"])
@pytest.mark.parametrize("schedule", [{"terbit_mulai": 1}, {"terbit_sampai": -1}])
def test_scheduled_and_ended_rows_are_in_no_form(cast, visit, kode, schedule):
    when = {name: timezone.now() + timedelta(days=days) for name, days in schedule.items()}
    MAKERS[kode](cast.cipari, **when)
    answer = read_json(visit(cast.cipari), f"/data/{kode}.json")
    assert answer["jumlah"] == 0 and answer["data"] == []


def test_all_years_of_the_dip(cast, visit):
    for tahun in (2024, 2026, 2025):
        make_informasi(cast.cipari, tahun=tahun)
    rows = read_csv(visit(cast.cipari), "/data/dip.csv")
    assert [row["tahun"] for row in rows] == ["2026", "2025", "2024"]


def test_lists_and_missing_values(cast, visit):
    make_informasi(cast.cipari)
    client = visit(cast.cipari)
    assert read_json(client, "/data/dip.json")["data"][0]["bentuk"] == ["cetak", "rekam"]
    row = read_csv(client, "/data/dip.csv")[0]
    assert (row["bentuk"], row["retensi_tahun"], row["terbit_pada"]) == ("cetak|rekam", "", "")


def test_document_names_its_file_only_when_it_has_one(cast, visit):
    make_dokumen(cast.cipari, judul="A", jenis_berkas="pdf")
    make_dokumen(cast.cipari, judul="B", tautan="https://jdih.cilacapkab.go.id/")
    with_file, linked = read_json(visit(cast.cipari), "/data/dokumen.json")["data"]
    assert with_file["url_berkas"] == f"{with_file['url']}berkas/"
    assert linked["url_berkas"] == "" and linked["tautan"]


@pytest.mark.parametrize("text", ["=1+1", "+62", "-x", "@SUM(A1)"])
def test_csv_guards_formulas(cast, visit, text):
    make_informasi(cast.cipari, judul=text)
    assert read_csv(visit(cast.cipari), "/data/dip.csv")[0]["judul"] == f"'{text}"


def test_json_pages_hold_each_row_once(cast, visit):
    for _ in range(5):
        make_informasi(cast.cipari)
    client, address, seen = visit(cast.cipari), "/data/dip.json?per=2", []
    while address:
        answer = client.get(address)
        page = json.loads(answer.getvalue())
        seen += [row["kode"] for row in page["data"]]
        assert (page["berikutnya"] or "") in answer.headers.get("Link", "")
        address = (page["berikutnya"] or "").partition(cast.cipari.host)[2]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize("query", ["hal=0", "hal=x", "per=1001", "per=-1", "per=²"])
def test_impossible_page_is_explained(cast, visit, query):
    answer = visit(cast.cipari).get(f"/data/dip.json?{query}")
    assert answer.status_code == 400
    assert f"Isi {query.partition('=')[0]} dengan bilangan" in answer.json()["galat"]


def test_page_beyond_the_end_is_empty(cast, visit):
    make_informasi(cast.cipari)
    answer = read_json(visit(cast.cipari), "/data/dip.json?hal=9")
    assert answer["data"] == [] and answer["berikutnya"] is None and answer["jumlah"] == 1


def test_json_names_licence_source_and_dictionary(cast, visit, settings):
    settings.LISENSI_DATA_NAMA, settings.LISENSI_DATA_URI = "Lisensi X", "https://contoh.id/x"
    client = visit(cast.cipari)
    answer = read_json(client, "/data/dip.json")
    assert answer["lisensi"] == {"nama": "Lisensi X", "uri": "https://contoh.id/x"}
    assert answer["sumber"].startswith("PPID Pelaksana Kecamatan Cipari, http")
    assert client.get(answer["kamus"].partition(cast.cipari.host)[2]).status_code == 200


@pytest.mark.parametrize("kode", [kumpulan.kode for kumpulan in DAFTAR])
def test_dictionary_explains_exactly_the_columns(filled, visit, kode):
    call_command("load_kewajiban", verbosity=0)
    make_penetapan(filled.cipari)
    client = visit(filled.cipari)
    row = read_json(client, f"/data/{kode}.json")["data"][0]
    assert list(row) == [kolom.kolom for kolom in read_kamus()[kode]]
    assert all(kolom.arti and kolom.tipe and kolom.contoh for kolom in read_kamus()[kode])
    kamus = client.get("/data/kamus.json").json()["kumpulan"]
    assert [kolom["kolom"] for kolom in kamus[kode]] == list(row)
    rows = csv.DictReader(io.StringIO(client.get("/data/kamus.csv").content.decode("utf-8-sig")))
    assert [each["kolom"] for each in rows if each["kumpulan"] == kode] == list(row)


def test_determined_versions_lead_to_their_files(filled, visit):
    for situs in (filled.cipari, filled.maos):
        make_penetapan(situs, nomor=f"480/{situs.slug}/1")
    client = visit(filled.cipari)
    (row,) = read_json(client, "/data/penetapan.json")["data"]
    assert (row["nomor_sk"], row["versi"], row["tanggal_sk"]) == ("480/cipari/1", 1, "2026-01-05")
    for name in ("url", "url_json", "url_xlsx", "url_pdf"):
        answer = client.get(row[name].partition(filled.cipari.host)[2])
        assert answer.status_code == 200 and answer.getvalue(), name
    rows = read_csv(visit(filled.utama), "/data/penetapan.csv")
    assert {each["situs"] for each in rows} == {"Kecamatan Cipari", "Kecamatan Maos"}


@pytest.mark.parametrize("address", ["/data/tidakada.csv", "/data/dip.xml", "/data/kamus.ttl"])
def test_unknown_data_set_is_not_found(cast, visit, address):
    assert visit(cast.cipari).get(address).status_code == 404


def test_page_shows_data_licence_and_dictionary(filled, visit):
    text = visit(filled.cipari).get("/data/").text
    for words in ("Data terbuka", "CC BY 4.0", "Pasal 5 ayat (2)", "pejabat_penguasa", "1 baris"):
        assert words in text
    assert '"@type": "DataCatalog"' in text


def test_page_of_an_empty_site_says_so(cast, visit):
    assert "Belum ada isinya" in visit(cast.cipari).get("/data/").text


def test_completeness_is_what_the_site_shows(cast, visit):
    call_command("load_kewajiban", verbosity=0)
    rows = read_csv(visit(cast.cipari), "/data/kelengkapan.csv")
    total = read_ringkas(cast.cipari).total
    states = [row["keadaan"] for row in rows]
    assert len(rows) - states.count("tidak-berlaku") == total.berlaku > 80
    assert states.count("belum") == total.belum
    assert {row["situs"] for row in rows} == {"Kecamatan Cipari"}


def test_completeness_of_all_sites_at_utama(cast, visit):
    call_command("load_kewajiban", verbosity=0)
    rows = read_csv(visit(cast.utama), "/data/kelengkapan.csv")
    assert len({row["situs"] for row in rows}) == 3
    assert len({(row["situs"], row["kode"]) for row in rows}) == len(rows)


def test_completeness_changes_its_etag_with_the_content(cast, visit):
    call_command("load_kewajiban", verbosity=0)
    first = visit(cast.cipari).get("/data/kelengkapan.json")["ETag"]
    assert visit(cast.cipari).get("/data/kelengkapan.json")["ETag"] == first
    make_agenda(cast.cipari)
    assert visit(cast.cipari).get("/data/kelengkapan.json")["ETag"] != first


def test_completeness_names_no_article_that_nobody_compared(cast, visit):
    call_command("load_kewajiban", verbosity=0)
    rows = read_csv(visit(cast.cipari), "/data/kelengkapan.csv")
    unsure = set(Kewajiban.objects.filter(pasal_pasti=False).values_list("kode", flat=True))
    assert not [r for r in rows if r["kode"] in unsure and "Pasal" in r["dasar_hukum"]]


def test_what_cannot_be_opened_says_since_when(cast, visit):
    informasi = make_informasi(cast.cipari, media="https://mati.go.id/")
    fine = make_informasi(cast.cipari, media="https://hidup.go.id/")
    dokumen = make_konten(Dokumen, cast.cipari, tautan="https://mati.go.id/")
    client = visit(cast.cipari)
    before = {kode: client.get(f"/data/{kode}.json")["ETag"] for kode in ("dip", "dokumen")}
    make_mati(cast.cipari, "https://mati.go.id/")
    for kode, wanted in (
        ("dip", {informasi.kode: "2026-11-12", fine.kode: None}),
        ("dokumen", {dokumen.kode: "2026-11-12"}),
    ):
        response = client.get(f"/data/{kode}.json")
        rows = json.loads(response.getvalue())["data"]
        assert {row["kode"]: row["tautan_mati_sejak"] for row in rows} == wanted
        assert response["ETag"] != before[kode]
