"""The legal registers: the columns of the forms, whose rows, and who looked at identities."""

from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from permohonan.ekspor import register_keberatan, register_permohonan
from permohonan.models import AksesIdentitas
from permohonan.services_jawab import answer
from permohonan.services_keberatan import Tanggapan, answer_keberatan
from permohonan.services_pemohon import record_sikap
from situs.buku import FIRST_ROW
from tests.factories import build_jawaban, make_keberatan, make_permohonan

pytestmark = pytest.mark.usefixtures("libur")
PERMOHONAN = "/admin/permohonan/permohonan/register/"
KEBERATAN = "/admin/permohonan/keberatan/register/"
TAHUN = timezone.localdate().year
KOLOM_PERMOHONAN = [
    *("No", "Tanggal", "Nama", "Alamat", "Nomor Kontak", "Pekerjaan", "Informasi yang Diminta"),
    *("Tujuan Penggunaan Informasi", "Di Bawah Penguasaan", "Badan Publik Lain"),
    *("Bentuk Informasi yang Dikuasai", "Jenis Permohonan", "Keputusan", "Alasan Penolakan"),
    *("Pemberitahuan Tertulis", "Pemberian Informasi", "Biaya", "Cara Pembayaran"),
]
KOLOM_KEBERATAN = [
    *("Nomor Registrasi", "Tanggal Diterima", "Identitas Pemohon/Kuasa"),
    *("Nomor Pendaftaran Permohonan", "Informasi yang Diminta", "Tujuan Penggunaan Informasi"),
    *("Alasan Keberatan", "Keputusan Atasan PPID", "Hari dan Tanggal Pemberian Tanggapan"),
    *("Nama dan Posisi Atasan PPID", "Tanggapan Pemohon"),
]


def send(client, url: str = PERMOHONAN, **fields):
    return client.post(url, {"tahun": TAHUN, "identitas": "tanpa", **fields})


def read(response) -> list[dict]:
    """The rows by heading, up to the first empty line above the signature."""
    assert response.status_code == 200, response.text
    assert "attachment" in response["Content-Disposition"]
    sheet = load_workbook(BytesIO(response.content)).active
    tops, leaves = ([cell.value for cell in sheet[n]] for n in (FIRST_ROW - 3, FIRST_ROW - 2))
    heading = [leaf or top for top, leaf in zip(tops, leaves, strict=True)]
    rows = []
    for values in sheet.iter_rows(min_row=FIRST_ROW, values_only=True):
        if not values[0]:
            break
        rows.append(dict(zip(heading, [value or "" for value in values], strict=True)))
    return rows


def test_columns_are_those_of_the_forms_in_their_order():
    for kolom in (register_permohonan.LENGKAP, register_permohonan.TANPA_IDENTITAS):
        assert [each.tajuk for each in kolom][:18] == KOLOM_PERMOHONAN
    for kolom in (register_keberatan.LENGKAP, register_keberatan.TANPA_IDENTITAS):
        assert [each.tajuk for each in kolom][:11] == KOLOM_KEBERATAN
    assert (register_permohonan.TERCETAK, register_keberatan.TERCETAK) == (18, 11)


def test_register_without_identities_names_nobody_and_writes_no_look(cast, visit):
    make_permohonan(cast.cipari)
    response = send(visit(cast.cipari, cast.ani))
    [row] = read(response)
    assert (row["Nama"], row["Alamat"], row["Nomor Kontak"]) == ("S. C.", "", "")
    assert row["Keputusan"] == "Belum dijawab"
    assert not AksesIdentitas.objects.exists()
    assert "no-store" in response["Cache-Control"]


def test_register_with_identities_is_a_look_at_each_of_them(cast, visit):
    rows = [make_permohonan(cast.cipari) for _ in range(3)]
    found = read(
        send(visit(cast.cipari, cast.ani), identitas="dengan", alasan="Laporan ke Komisi Informasi")
    )
    assert {row["Nama"] for row in found} == {"Sri Contoh"}
    assert found[0]["Alamat"] and found[0]["Nomor Kontak"] == "081200000000, sri@contoh.id"
    looks = AksesIdentitas.objects.all()
    assert {look.permohonan for look in looks} == set(rows)
    assert {(look.pengguna, look.alasan) for look in looks} == {
        (cast.ani, "Laporan ke Komisi Informasi")
    }


def test_identities_without_a_reason_are_refused_and_nothing_is_written(cast, visit):
    make_permohonan(cast.cipari)
    response = send(visit(cast.cipari, cast.ani), identitas="dengan", alasan="  ")
    assert response.status_code == 200 and "Content-Disposition" not in response
    assert "Tulis untuk apa Anda membutuhkan identitas pemohon." in response.text
    assert not AksesIdentitas.objects.exists()


def test_answer_fills_its_columns(cast, visit):
    given, refused = make_permohonan(cast.cipari), make_permohonan(cast.cipari)
    lost = make_permohonan(cast.cipari)
    fee = {"lembar": 40, "tarif": 250, "cara_bayar": "Tunai", "diberikan_pada": given.diterima}
    answer(given, build_jawaban(given, **fee), cast.ani)
    answer(refused, build_jawaban(refused, "ditolak"), cast.ani)
    answer(lost, build_jawaban(lost, "tidak_dikuasai"), cast.ani)
    first, second, third = read(send(visit(cast.cipari, cast.ani)))
    assert (first["Keputusan"], first["Di Bawah Penguasaan"]) == ("Dikabulkan seluruhnya", "Ya")
    assert (first["Biaya"], first["Cara Pembayaran"]) == ("Rp10.000", "Tunai")
    assert first["Pemberian Informasi"] == first["Tanggal"] == first["Pemberitahuan Tertulis"]
    assert (
        second["Alasan Penolakan"] == "Pasal 17 huruf h UU 14/2008; Sebagian memuat data pribadi."
    )
    assert (second["Biaya"], second["Pemberian Informasi"]) == ("", "")
    assert (third["Di Bawah Penguasaan"], third["Badan Publik Lain"]) == ("Tidak", "BPS Cilacap")
    assert [row["No"] for row in (first, second, third)] == [1, 2, 3]


def test_register_of_objections_tells_decision_and_who_took_it(cast, visit):
    row = make_keberatan(make_permohonan(cast.cipari), alasan=["c", "g"])
    tanggapan = Tanggapan(
        *("dikabulkan", "PPID terlambat.", "Berikan laporannya.", 5),
        *(timezone.localdate(), "Budi Contoh", "Sekretaris Daerah"),
    )
    answer_keberatan(row, tanggapan, cast.camat)
    row.refresh_from_db()
    record_sikap(row, "menerima")
    [found] = read(send(visit(cast.cipari, cast.camat), KEBERATAN))
    assert found["Nomor Registrasi"] == row.nomor
    assert found["Nomor Pendaftaran Permohonan"] == row.permohonan.nomor
    assert found["Alasan Keberatan"].startswith("huruf c: Tidak ditanggapinya")
    assert "PPID terlambat. Berikan laporannya" in found["Keputusan Atasan PPID"]
    assert found["Nama dan Posisi Atasan PPID"] == "Budi Contoh, Sekretaris Daerah"
    assert (found["Tanggapan Pemohon"], found["Identitas Pemohon/Kuasa"]) == (
        "Menerima tanggapan",
        "S. C.",
    )


def test_ppid_utama_gets_all_its_sites_or_one(cast, visit):
    for situs in (cast.cipari, cast.maos):
        make_permohonan(situs)
    client = visit(cast.utama, cast.kominfo)
    assert {row["Situs"] for row in read(send(client))} == {cast.cipari.nama, cast.maos.nama}
    assert [row["Situs"] for row in read(send(client, situs=cast.maos.pk))] == [cast.maos.nama]


def test_a_kecamatan_gets_its_own_rows_whatever_site_it_sends(cast, visit):
    make_permohonan(cast.cipari)
    make_permohonan(cast.maos)
    found = read(send(visit(cast.cipari, cast.ani), situs=cast.maos.pk))
    assert [row["Situs"] for row in found] == [cast.cipari.nama]


@pytest.mark.parametrize("name", ["pengadu", "budi"])
def test_who_does_not_read_requests_gets_no_register(cast, visit, name):
    response = send(visit(cast.cipari, getattr(cast, name)))
    assert response.status_code in (302, 403) and "Content-Disposition" not in response


def test_a_year_without_cases_is_an_empty_register(cast, visit):
    assert read(send(visit(cast.maos, cast.budi))) == []


@pytest.mark.parametrize("url", [PERMOHONAN, KEBERATAN])
def test_queries_do_not_grow_with_the_rows(cast, visit, url, django_assert_max_num_queries):
    client, counts = visit(cast.cipari, cast.ani), []
    for _ in range(2):
        for _ in range(4):
            row = make_permohonan(cast.cipari)
            make_keberatan(row)
            answer(row, build_jawaban(row), cast.ani)
        with django_assert_max_num_queries(30) as found:
            read(send(client, url, identitas="dengan", alasan="Uji"))
        counts.append(len(found))
    assert counts[0] == counts[1]
