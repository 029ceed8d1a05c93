import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from dip.enums import JenisKewajiban
from dip.models import Kewajiban
from halaman.models import Dokumen, Pejabat, Tanggapan, TargetKewajiban

pytestmark = pytest.mark.django_db
PEJABAT = "/admin/halaman/pejabat/add/"
TARGET = "/admin/halaman/targetkewajiban/add/"


def draw() -> SimpleUploadedFile:
    output = io.BytesIO()
    Image.new("RGB", (60, 80), "green").save(output, "JPEG")
    return SimpleUploadedFile("camat.jpg", output.getvalue())


def fill(**fields) -> dict:
    return {
        "judul": "Budi Contoh, S.Sos.",
        "jabatan": "Camat",
        "laporan_harta-TOTAL_FORMS": "1",
        "laporan_harta-INITIAL_FORMS": "0",
        "laporan_harta-0-jenis": "lhkpn",
        "laporan_harta-0-tahun": "2025",
        **fields,
    }


def test_leader_with_photo_and_report(cast, visit):
    data = fill(unggah_gambar=draw(), alt_gambar="Camat berdiri di depan kantor", _terbitkan="1")
    assert visit(cast.cipari, cast.ani).post(PEJABAT, data).status_code == 302
    pejabat = Pejabat.objects.get()
    assert pejabat.is_published
    assert pejabat.urutan == 1
    assert pejabat.foto.situs == cast.cipari
    assert str(pejabat.laporan_harta.get()) == "LHKPN 2025"


def test_photo_needs_words(cast, visit):
    response = visit(cast.cipari, cast.ani).post(PEJABAT, fill(unggah_gambar=draw()))
    assert "alt_gambar" in response.context["adminform"].form.errors


@pytest.mark.parametrize("tahun", ["1998", "2999"])
def test_year_of_a_report_is_plausible(cast, visit, tahun):
    response = visit(cast.cipari, cast.ani).post(PEJABAT, fill(**{"laporan_harta-0-tahun": tahun}))
    assert "Isi tahun lapor antara" in response.text


def test_report_names_no_document_of_another_site(cast, visit):
    dokumen = Dokumen.objects.create(situs=cast.maos, judul="LHKPN Maos")
    data = fill(**{"laporan_harta-0-dokumen": dokumen.pk})
    response = visit(cast.cipari, cast.ani).post(PEJABAT, data)
    assert response.status_code == 200
    assert "LHKPN Maos" not in response.text
    assert not Pejabat.objects.exists()


@pytest.fixture
def kewajiban(db) -> Kewajiban:
    return Kewajiban.objects.create(
        kode="B-x", jenis=JenisKewajiban.BERKALA, nama="Ringkasan kinerja"
    )


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, "Isi tanggal informasi ini akan tersedia."),
        ({"tidak_berlaku": "on"}, "Jelaskan kepada warga"),
        ({"tidak_berlaku": "on", "ditargetkan": "2027-01-01", "alasan": "x"}, "atau centang"),
    ],
)
def test_an_honest_gap_says_when_or_why_not(cast, visit, kewajiban, fields, fault):
    data = {"kewajiban": kewajiban.pk, **fields}
    assert fault in visit(cast.cipari, cast.ani).post(TARGET, data).text


def test_target_is_set_and_prefilled(cast, visit, kewajiban):
    client = visit(cast.cipari, cast.ani)
    html = client.get(f"{TARGET}?kewajiban=B-x").text
    assert f'<option value="{kewajiban.pk}" selected>' in html
    client.post(TARGET, {"kewajiban": kewajiban.pk, "ditargetkan": "2027-03-01"})
    assert TargetKewajiban.objects.get().ditargetkan == date(2027, 3, 1)
    html = client.post(TARGET, {"kewajiban": kewajiban.pk, "ditargetkan": "2027-04-01"}).text
    assert "Target untuk kewajiban ini sudah ada." in html


def make_tanggapan(situs, alamat="/dip/", **fields) -> Tanggapan:
    return Tanggapan.objects.create(situs=situs, alamat=alamat, **fields)


def test_feedback_is_counted_and_never_changed(cast, visit):
    row = make_tanggapan(cast.cipari, membantu=False, saran="Hurufnya kecil.")
    make_tanggapan(cast.cipari, membantu=True)
    make_tanggapan(cast.cipari, "/faq/", membantu=True)
    make_tanggapan(cast.maos, "/rahasia-maos/", membantu=False)
    client = visit(cast.cipari, cast.ani)
    html = client.get("/admin/halaman/tanggapan/").text
    assert "2 pembaca merasa terbantu, 1 belum." in html
    assert "Hurufnya kecil." in html
    assert "rahasia-maos" not in html
    assert client.get("/admin/halaman/tanggapan/add/").status_code == 403
    change = reverse("admin:halaman_tanggapan_change", args=[row.pk])
    assert client.post(change, {"saran": "Bagus."}).status_code == 403
    delete = reverse("admin:halaman_tanggapan_delete", args=[row.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


def test_utama_reads_the_feedback_of_its_sites(cast, visit):
    make_tanggapan(cast.cipari, membantu=False)
    make_tanggapan(cast.maos, membantu=False)
    html = visit(cast.utama, cast.kominfo).get("/admin/halaman/tanggapan/").text
    assert "0 pembaca merasa terbantu, 2 belum." in html
