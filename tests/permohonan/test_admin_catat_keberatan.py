"""Writing down an objection for somebody: Pasal 35 UU 14/2008, Pasal 40 and 41 Perki 1/2021."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from permohonan.enums import JenisBerkas, JenisPeristiwa
from permohonan.kode import derive_kode
from permohonan.models import Keberatan
from tests.factories import make_permohonan

DAFTAR, CATAT = "/admin/permohonan/keberatan/", "/admin/permohonan/keberatan/add/"
PDF = b"%PDF-1.4\n%%EOF\n"
ORANG = {"nama": "Sri Contoh", "alamat": "Jalan Contoh Nomor 1", "telepon": "081200000000"}


def fill(client, **changed) -> dict:
    """The form as the page offers it, filled in, about no request."""
    kunci = client.get(CATAT).context["form"]["kunci"].value()
    return {
        "kunci": kunci,
        "kanal": "surat",
        "diterima": timezone.localdate().isoformat(),
        "jenis_pemohon": "perorangan",
        **ORANG,
        "alasan": ["b"],
        "kasus_posisi": "Laporan tahunan tidak ada di situs.",
        "informasi": "Laporan keuangan 2025.",
        "tujuan": "Penelitian.",
        **changed,
    }


@pytest.fixture
def asal(cast):
    return make_permohonan(
        cast.cipari, nama="Tono", kuasa=True, kuasa_nama="Kuasa Contoh", nik="3301000000000001"
    )


def test_what_comes_on_paper_is_written_down_once_with_its_letter(cast, visit):
    client = visit(cast.cipari, cast.petugas)
    data = fill(client)
    letter = SimpleUploadedFile("surat.pdf", PDF, "application/pdf")
    answers = [client.post(CATAT, data | {"surat": [letter]}), client.post(CATAT, data)]
    row = Keberatan.objects.get()
    assert (row.situs, row.kanal, row.alasan, row.permohonan) == (cast.cipari, "surat", ["b"], None)
    assert row.berkas.get().jenis == JenisBerkas.SURAT_MASUK
    assert row.peristiwa.get().pengguna == cast.petugas
    assert answers[0]["Location"] == answers[1]["Location"]
    page = client.get(answers[0]["Location"])
    assert row.nomor in page.text
    assert derive_kode(data["kunci"]) in page.text
    assert "Buka keberatan" in page.text
    assert "no-store" in page["Cache-Control"]


def test_an_objection_takes_from_its_request_what_is_the_same(cast, visit, asal):
    client = visit(cast.cipari, cast.petugas)
    same = dict.fromkeys((*ORANG, "informasi", "tujuan"), "")
    sent = fill(client, nomor_permohonan=asal.nomor.lower(), alasan=["a", "c"], **same)
    assert client.post(CATAT, sent).status_code == 302
    row = Keberatan.objects.get()
    assert (row.permohonan, row.alasan) == (asal, ["a", "c"])
    for name in ("nama", "alamat", "telepon", "email", "kuasa", "kuasa_nama", "tujuan"):
        assert getattr(row, name) == getattr(asal, name)
    assert row.informasi == asal.rincian
    assert row.nik == ""
    assert asal.peristiwa.filter(jenis=JenisPeristiwa.KEBERATAN).exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kanal": "web"}, "kanal"),
        ({"diterima": "2999-01-01"}, "diterima"),
        ({"alasan": []}, "alasan"),
        ({"alasan": ["z"]}, "alasan"),
        ({"alasan": ["c"]}, "alasan"),
        ({"alasan": ["b", "c"]}, "alasan"),
        ({"informasi": ""}, "informasi"),
        ({"kasus_posisi": ""}, "kasus_posisi"),
        ({"nomor_permohonan": "999/PPID-CIPARI/XI/2026"}, "nomor_permohonan"),
        ({"nama": ""}, "nama"),
        ({"alamat": ""}, "alamat"),
        ({"telepon": ""}, "telepon"),
        ({"kuasa": "on"}, "kuasa_nama"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(cast, visit, changed, field):
    client = visit(cast.cipari, cast.petugas)
    response = client.post(CATAT, fill(client, **changed))
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert "Penelitian." in response.text
    assert not Keberatan.objects.exists()


def test_a_request_of_another_site_is_not_known_here(cast, visit):
    foreign = make_permohonan(cast.maos)
    client = visit(cast.cipari, cast.petugas)
    response = client.post(CATAT, fill(client, nomor_permohonan=foreign.nomor, alasan=["c"]))
    assert "nomor_permohonan" in response.context["form"].errors


def test_who_only_reads_writes_nothing_down(cast, visit):
    client = visit(cast.cipari, cast.camat)
    assert client.get(CATAT).status_code == 403
    assert client.post(CATAT, {}).status_code == 403
    assert CATAT not in client.get(DAFTAR).text
    assert "Catat keberatan" in visit(cast.cipari, cast.petugas).get(DAFTAR).text
