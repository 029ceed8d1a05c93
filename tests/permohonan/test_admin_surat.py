"""Letters and receipts in the admin: who opens them, and that it is written down."""

import pytest

from permohonan.enums import JenisSurat
from permohonan.models import AksesIdentitas, Surat, TeksSurat
from permohonan.services_jawab import answer
from tests.factories import build_jawaban, make_keberatan, make_permohonan
from tests.permohonan.test_surat import read

pytestmark = pytest.mark.usefixtures("libur")


@pytest.fixture
def row(cast):
    row = make_permohonan(cast.cipari)
    answer(row, build_jawaban(row), cast.ani)
    return row


def open_surat(client, row):
    return client.get(f"/admin/permohonan/surat/{row.surat.get().pk}/surat.pdf")


def test_opening_a_letter_is_written_down_with_its_reason(cast, visit, row):
    response = open_surat(visit(cast.cipari, cast.petugas), row)
    assert "Sri Contoh" in read(response.content)
    assert "private, no-store" in response["Cache-Control"]
    access = AksesIdentitas.objects.get(permohonan=row)
    assert (access.bagian, access.pengguna) == ("surat", cast.petugas)
    assert access.alasan == f"Membuka surat {row.surat.get().nomor}"


@pytest.mark.parametrize("name", ["budi", "kominfo", "pengadu"])
def test_letter_stays_closed_to_who_does_not_work_there(cast, visit, row, name):
    user = getattr(cast, name)
    situs = {"budi": cast.maos, "kominfo": cast.utama}.get(name, cast.cipari)
    assert open_surat(visit(situs, user), row).status_code in (302, 403, 404)
    assert not AksesIdentitas.objects.exists()


def test_register_and_page_of_a_letter_hold_no_identity(cast, visit, row):
    client, surat = visit(cast.cipari, cast.ani), row.surat.get()
    for path in ("", f"{surat.pk}/change/"):
        text = client.get(f"/admin/permohonan/surat/{path}").text
        assert surat.nomor in text and "Sri Contoh" not in text
    assert "surat.pdf" in text
    above = visit(cast.utama, cast.kominfo).get(f"/admin/permohonan/surat/{surat.pk}/change/").text
    assert surat.nomor in above and "surat.pdf" not in above
    assert client.post(f"/admin/permohonan/surat/{surat.pk}/change/", {}).status_code == 403
    assert not AksesIdentitas.objects.exists()


def test_list_of_letters_asks_the_same_for_any_number(
    cast, visit, row, django_assert_max_num_queries
):
    client = visit(cast.cipari, cast.ani)
    client.get("/admin/permohonan/surat/")
    with django_assert_max_num_queries(20):
        client.get("/admin/permohonan/surat/")


def test_receipt_for_the_counter_has_neither_code_nor_identity(cast, visit, row):
    client = visit(cast.cipari, cast.petugas)
    page = client.get(f"/admin/permohonan/permohonan/{row.pk}/change/").text
    url = f"/admin/permohonan/permohonan/{row.pk}/tanda-bukti.pdf"
    assert url in page
    text = read(client.get(url).content)
    assert row.nomor in text and row.kode not in text and "Sri" not in text
    keberatan = make_keberatan(row, alasan=["d"])
    url = f"/admin/permohonan/keberatan/{keberatan.pk}/tanda-bukti.pdf"
    assert keberatan.nomor in read(client.get(url).content)
    assert visit(cast.maos, cast.budi).get(url).status_code == 404


@pytest.mark.parametrize("jenis", JenisSurat.values)
def test_own_words_can_be_seen_on_an_example_before_any_letter_goes_out(cast, visit, jenis):
    client = visit(cast.cipari, cast.ani)
    data = {"jenis": jenis, "pembuka": "Salam #dari [Cipari].", "penutup": "Hormat kami."}
    assert client.post("/admin/permohonan/tekssurat/add/", data).status_code == 302
    row = TeksSurat.objects.get(situs=cast.cipari)
    text = read(client.get(f"/admin/permohonan/tekssurat/{row.pk}/contoh.pdf").content)
    for part in ("CONTOH", "Salam #dari [Cipari].", "Hormat kami.", "KECAMATAN CIPARI"):
        assert part in text, part
    assert not Surat.objects.exists()


def test_one_text_for_each_kind(cast, visit):
    client, data = visit(cast.cipari, cast.ani), {"jenis": "penolakan", "pembuka": "Satu"}
    client.post("/admin/permohonan/tekssurat/add/", data)
    response = client.post("/admin/permohonan/tekssurat/add/", data)
    assert "Teks untuk jenis surat ini sudah ada." in response.text


def test_who_does_not_decide_reads_the_words_only(cast, visit):
    response = visit(cast.cipari, cast.petugas).get("/admin/permohonan/tekssurat/add/")
    assert response.status_code == 403
