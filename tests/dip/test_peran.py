"""A petugas prepares drafts; what is public changes through the PPID, by every door."""

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dip.enums import Status
from dip.models import BerkasInformasi, Impor, Informasi
from tests.factories import make_informasi
from tests.isolation.pages import read_form

EDITABLE = ["kategori", "penanggung_jawab", "waktu", "retensi"]


def edit_in_list(client, row: Informasi):
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": row.pk, "_save": "x"}
    for name in EDITABLE:
        data |= {f"form-0-{name}": getattr(row, name), f"initial-form-0-{name}": getattr(row, name)}
    data["form-0-penanggung_jawab"] = "Diubah di daftar"
    return client.post(reverse("admin:dip_informasi_changelist"), data)


def test_ppid_edits_in_the_list(cast, visit):
    row = make_informasi(cast.cipari)
    edit_in_list(visit(cast.cipari, cast.ani), row)
    assert Informasi.objects.get(pk=row.pk).penanggung_jawab == "Diubah di daftar"


def test_petugas_does_not_edit_published_entries_in_the_list(cast, visit):
    row = make_informasi(cast.cipari)
    edit_in_list(visit(cast.cipari, cast.petugas), row)
    assert Informasi.objects.get(pk=row.pk).penanggung_jawab == row.penanggung_jawab


def test_petugas_does_not_edit_a_published_entry_in_its_form(cast, visit):
    row = make_informasi(cast.cipari)
    client, url = (
        visit(cast.cipari, cast.petugas),
        reverse("admin:dip_informasi_change", args=[row.pk]),
    )
    form = read_form(client.get(url).content.decode())
    assert client.post(url, {**form, "judul": "Diubah"}).status_code == 403
    assert Informasi.objects.get(pk=row.pk).judul == row.judul


def test_petugas_does_not_publish(cast, visit):
    row = make_informasi(cast.cipari, status=Status.DRAF)
    client = visit(cast.cipari, cast.petugas)
    chosen = {"action": "terbitkan", "_selected_action": [row.pk]}
    client.post(reverse("admin:dip_informasi_changelist"), chosen)
    client.post(reverse("admin:dip_informasi_change", args=[row.pk]), {"_terbitkan": "1"})
    assert Informasi.objects.get(pk=row.pk).status == Status.DRAF


def import_change(client, row: Informasi) -> Impor:
    lines = ["Kode (jangan diubah);Judul;Ringkasan isi informasi;Pejabat yang menguasai"]
    lines += [f"{row.kode};{row.judul};Diubah lewat impor.;{row.pejabat_penguasa}"]
    upload = SimpleUploadedFile("dip.csv", "\n".join(lines).encode(), "text/csv")
    client.post(reverse("admin:dip_impor_add"), {"berkas": upload, "tahun": row.tahun})
    impor = Impor.objects.get()
    client.post(reverse("admin:dip_impor_terapkan", args=[impor.pk]), {"terbitkan": "ya"})
    return impor


def test_ppid_changes_a_published_entry_by_import(cast, visit):
    row = make_informasi(cast.cipari)
    assert import_change(visit(cast.cipari, cast.ani), row).jumlah["diubah"] == 1
    assert Informasi.objects.get(pk=row.pk).ringkasan == "Diubah lewat impor."


def test_petugas_does_not_change_a_published_entry_by_import(cast, visit):
    row = make_informasi(cast.cipari)
    import_change(visit(cast.cipari, cast.petugas), row)
    assert Informasi.objects.get(pk=row.pk).ringkasan == row.ringkasan


def test_file_of_a_draft_is_for_readers_of_the_dip(cast, visit):
    row = make_informasi(cast.cipari, status=Status.DRAF)
    berkas = BerkasInformasi.objects.create(
        informasi=row,
        isi=ContentFile(b"a;b", name="x.csv"),
        nama_asli="x.csv",
        jenis="csv",
        ukuran=3,
        sidik="0" * 64,
    )
    url = berkas.get_absolute_url()
    answers = {}
    for user in (cast.ani, cast.petugas, cast.camat, cast.pengadu):
        response = visit(cast.cipari, user).get(url)
        b"".join(response)
        answers[user.username] = response.status_code
    assert answers == {"ani": 200, "petugas": 200, "camat": 200, "pengadu": 404}
