import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from halaman.enums import Status
from halaman.forms.darurat import PANDUAN
from halaman.models import SertaMerta
from halaman.models.darurat import DELAPAN_ISI
from tests.factories import make_serta_merta
from tests.situs.test_suara import MP3

pytestmark = pytest.mark.django_db
ADD = "/admin/halaman/sertamerta/add/"


def fill(**fields) -> dict:
    return {
        "judul": "Banjir bandang",
        "ringkasan": "Sungai meluap. Segera pindah ke balai desa.",
        "waktu_kejadian": f"{timezone.localtime():%Y-%m-%dT%H:%M}",
        "wilayah": "Desa Mulyadadi",
        **{name: f"Isi {name}" for name in DELAPAN_ISI},
        "kontak-TOTAL_FORMS": "1",
        "kontak-INITIAL_FORMS": "0",
        "kontak-0-nama": "Posko",
        "kontak-0-nomor": "0280 523111",
        **fields,
    }


def test_every_one_of_the_eight_contents_says_what_to_write(cast, visit):
    assert set(PANDUAN) == set(DELAPAN_ISI)
    html = visit(cast.cipari, cast.ani).get(ADD).text
    assert html.count("Contoh: ") == 8


def test_pelaksana_publishes_in_one_step(cast, visit):
    client = visit(cast.cipari, cast.ani)
    response = client.post(ADD, fill(_terbitkan="1"), follow=True)
    row = SertaMerta.objects.get()
    assert row.is_published
    assert row.kontak.get().nomor == "0280 523111"
    url = f"{reverse('admin:halaman_spandukdarurat_add')}?dari={row.kode}"
    assert f'href="{url}"' in response.text


@pytest.mark.parametrize("name", DELAPAN_ISI)
def test_each_missing_content_is_named_before_publishing(cast, visit, name):
    response = visit(cast.cipari, cast.ani).post(ADD, fill(_terbitkan="1", **{name: " "}))
    label = SertaMerta._meta.get_field(name).verbose_name
    assert f"Belum diisi: {label}." in response.text
    assert response.text.count("Belum diisi:") == 1
    assert not SertaMerta.objects.exists()


def test_draft_may_be_incomplete(cast, visit):
    data = fill(_save="1", **dict.fromkeys(DELAPAN_ISI, ""))
    assert visit(cast.cipari, cast.petugas).post(ADD, data).status_code == 302
    assert SertaMerta.objects.get().status == Status.DRAF


def test_incomplete_draft_is_not_published_from_the_list(cast, visit):
    row = make_serta_merta(cast.cipari, status=Status.DRAF, evakuasi="")
    data = {"action": "terbitkan", "_selected_action": [row.pk]}
    client = visit(cast.cipari, cast.ani)
    html = client.post("/admin/halaman/sertamerta/", data, follow=True).text
    assert "Belum diisi: prosedur dan tempat evakuasi." in html
    row.refresh_from_db()
    assert row.status == Status.DRAF


def test_petugas_writes_drafts_and_does_not_publish(cast, visit):
    visit(cast.cipari, cast.petugas).post(ADD, fill(_terbitkan="1"))
    assert SertaMerta.objects.get().status == Status.DRAF


def test_recording_needs_its_words(cast, visit):
    client, upload = visit(cast.cipari, cast.ani), SimpleUploadedFile("a.mp3", MP3)
    response = client.post(ADD, fill(_save="1", rekaman=upload))
    assert "Isi transkrip rekaman" in response.text
    upload.seek(0)
    client.post(ADD, fill(_save="1", rekaman=upload, transkrip="Warga diminta pindah."))
    row = SertaMerta.objects.get()
    assert (row.audio_jenis, row.audio_ukuran) == ("mp3", len(MP3))
    assert row.audio.read() == MP3
    assert row.audio.name.startswith("cipari/sertamerta/")
    row.audio.close()


def test_recording_is_judged_by_its_content(cast, visit):
    upload = SimpleUploadedFile("a.mp3", b"<html>")
    response = visit(cast.cipari, cast.ani).post(ADD, fill(rekaman=upload, transkrip="x"))
    assert "Isi berkas bukan MP3" in response.text


def test_recording_is_replaced_and_taken_away(cast, visit, django_capture_on_commit_callbacks):
    client = visit(cast.cipari, cast.ani)
    client.post(ADD, fill(rekaman=SimpleUploadedFile("a.mp3", MP3), transkrip="Satu"))
    row = SertaMerta.objects.get()
    url, old = reverse("admin:halaman_sertamerta_change", args=[row.pk]), row.audio.name
    assert "Dengarkan rekaman" in client.get(url).text
    data = fill(transkrip="", hapus_rekaman="on", versi_dibaca=row.versi)
    data["kontak-TOTAL_FORMS"] = "0"
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url, data).status_code == 302
    row.refresh_from_db()
    assert not row.audio
    assert not row.audio.storage.exists(old)


@pytest.mark.parametrize("nomor", ["hubungi kami", "<b>", "12"])
def test_contact_is_a_number_to_call(cast, visit, nomor):
    response = visit(cast.cipari, cast.ani).post(ADD, fill(**{"kontak-0-nomor": nomor}))
    assert "Isi nomor telepon dengan angka" in response.text


def test_announcement_is_declared_over_from_the_list(cast, visit):
    row = make_serta_merta(cast.cipari)
    data = {"action": "nyatakan_berakhir", "_selected_action": [row.pk]}
    visit(cast.cipari, cast.ani).post("/admin/halaman/sertamerta/", data)
    row.refresh_from_db()
    assert not row.is_active
    assert row.is_published


def test_form_offers_a_banner(cast, visit):
    row = make_serta_merta(cast.cipari)
    url = reverse("admin:halaman_sertamerta_change", args=[row.pk])
    assert "Pasang spanduk dari pengumuman ini" in visit(cast.cipari, cast.ani).get(url).text
    row.status = Status.DRAF
    row.save()
    assert "Pasang spanduk" not in visit(cast.cipari, cast.petugas).get(url).text
