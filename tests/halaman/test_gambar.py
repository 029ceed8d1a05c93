"""Pictures: judged by content, drawn anew, small enough, of one site, uploaded by who may write."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from halaman.gambar import BESAR, KECIL, check_gambar, is_used, store_gambar
from halaman.models import Album, Berita, Foto, Gambar, Halaman
from situs.models import IzinBertindak
from tests.factories import make_konten
from tests.halaman.berkas_contoh import PDF, fake, picture

UNGGAH = reverse("admin:halaman_gambar_unggah", urlconf="ppid_portal.urls")


def keep(situs, upload=None, **fields):
    return store_gambar(check_gambar(upload or picture()), situs, **fields)


def size_of(file):
    with file.open() as opened, Image.open(opened) as image:
        return image.size


# --- Drawn anew -----------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_large_picture_is_kept_in_two_smaller_sizes(cast, name):
    row = keep(cast.cipari, picture(name, (4000, 2000)), alt=" Sawah ")
    assert (row.lebar, row.tinggi) == size_of(row.isi) == (BESAR, BESAR // 2)
    assert size_of(row.kecil) == (KECIL, KECIL // 2)
    assert (row.alt, row.jenis) == ("Sawah", name.split(".")[1])
    assert row.ukuran == row.isi.size


def test_small_picture_is_not_blown_up(cast):
    row = keep(cast.cipari, picture("a.png", (30, 40)))
    assert size_of(row.isi) == size_of(row.kecil) == (30, 40)


@pytest.mark.parametrize("mode", ["P", "RGBA", "L", "LA", "1"])
def test_every_kind_of_png_is_shrunk(cast, mode):
    row = keep(cast.cipari, picture("a.png", (2000, 1000), mode=mode))
    assert size_of(row.kecil) == (KECIL, KECIL // 2)


def test_place_where_a_photo_was_taken_is_forgotten(cast):
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "S"  # GPS
    row = keep(cast.cipari, picture("a.jpg", exif=exif))
    for file in (row.isi, row.kecil):
        with file.open() as opened, Image.open(opened) as image:
            assert not image.getexif()


def test_what_hangs_behind_a_picture_is_cut_off(cast):
    upload = picture("a.png")
    smuggled = SimpleUploadedFile("a.png", upload.read() + b"<script>alert(1)</script>")
    row = keep(cast.cipari, smuggled)
    with row.isi.open() as opened:
        assert b"script" not in opened.read()


@pytest.mark.parametrize("name", ["x.svg", "x.gif", "x.html", "x.jpg.html", "x", "x.php", "x.pdf"])
def test_other_kinds_are_refused_with_the_remedy(name):
    with pytest.raises(ValidationError, match="JPG, PNG, atau WebP"):
        check_gambar(SimpleUploadedFile(name, PDF))


def test_picture_in_name_only_is_refused():
    with pytest.raises(ValidationError, match="bukan JPG yang utuh"):
        check_gambar(fake("x.jpg"))


def test_name_of_the_file_is_ours(cast):
    upload = picture("../../nama rahasia.jpg")
    row = keep(cast.cipari, upload)
    for file in (row.isi, row.kecil):
        assert file.name.startswith("cipari/gambar/") and "rahasia" not in file.name


# --- The door of the editor -----------------------------------------------------------------------
def send(client, upload, query=""):
    return client.post(UNGGAH + query, {"upload": upload})


def test_upload_answers_with_the_address(cast, visit):
    for user in (cast.ani, cast.petugas):
        answer = send(visit(cast.cipari, user), picture())
        row = Gambar.objects.first()
        assert answer.json() == {"url": f"/gambar/{row.kode}/"}
        assert row.situs == cast.cipari


def test_refusal_is_a_sentence_to_the_officer(cast, visit):
    client = visit(cast.cipari, cast.ani)
    for upload, words in ((fake("x.jpg"), "bukan JPG"), (fake("x.svg"), "JPG, PNG, atau WebP")):
        answer = send(client, upload)
        assert answer.status_code == 400
        assert words in answer.json()["error"]["message"]
    assert "Pilih gambar" in client.post(UNGGAH).json()["error"]["message"]
    assert client.get(UNGGAH).status_code == 400
    assert not Gambar.objects.exists() and not default_storage.exists("cipari")


def test_only_who_writes_at_this_site_uploads(cast, visit):
    assert send(visit(cast.cipari), picture()).status_code == 302
    for situs, user in ((cast.cipari, cast.camat), (cast.cipari, cast.pengadu)):
        assert send(visit(situs, user), picture()).status_code == 403
    assert send(visit(cast.maos, cast.ani), picture()).status_code == 302
    assert not Gambar.objects.exists()


def test_picture_is_of_another_site_only_for_who_may_write_there(cast, visit):
    client = visit(cast.utama, cast.kominfo)
    query = f"?situs={cast.cipari.pk}"
    for wrong in (query, "?situs=x", "?situs=", f"?situs={'9' * 30}"):
        assert send(client, picture(), wrong).status_code == 403
    later = timezone.now() + timezone.timedelta(hours=1)
    IzinBertindak.objects.create(
        pengguna=cast.kominfo, situs=cast.cipari, alasan="Bantu", berlaku_sampai=later
    )
    assert send(client, picture(), query).status_code == 200
    assert Gambar.objects.get().situs == cast.cipari


def test_upload_needs_the_token_of_the_form(cast, visit):
    client = visit(cast.cipari, cast.ani)
    client.handler.enforce_csrf_checks = True
    assert send(client, picture()).status_code == 403
    assert not Gambar.objects.exists()


# --- The list of pictures -------------------------------------------------------------------------
def test_words_given_in_the_editor_stand_in_the_list_of_pictures(cast, visit):
    row = keep(cast.cipari)
    foreign = keep(cast.maos)
    isi = "".join(
        f'<p>Loket</p><img src="/gambar/{g.kode}/" alt="Antrean">' for g in (row, foreign)
    )
    given = {"judul": "Judul", "bagian": "profil", "isi": isi}
    visit(cast.cipari, cast.ani).post(reverse("admin:halaman_halaman_add"), given)
    row.refresh_from_db()
    foreign.refresh_from_db()
    assert (row.alt, foreign.alt) == ("Antrean", "")


def test_picture_in_use_cannot_be_deleted(cast, visit, django_capture_on_commit_callbacks):
    client = visit(cast.cipari, cast.ani)
    rows = [keep(cast.cipari) for _ in range(4)]
    make_konten(Berita, cast.cipari, gambar=rows[0])
    Foto.objects.create(album=make_konten(Album, cast.cipari), gambar=rows[1])
    make_konten(Halaman, cast.cipari, isi=f'<img src="/gambar/{rows[2].kode}/" alt="a">')
    assert [is_used(row) for row in rows] == [True, True, True, False]
    files = [rows[3].isi.name, rows[3].kecil.name]
    with django_capture_on_commit_callbacks(execute=True):
        for row in rows:
            client.post(reverse("admin:halaman_gambar_delete", args=[row.pk]), {"post": "yes"})
    assert set(Gambar.objects.all()) == set(rows[:3])
    assert not any(default_storage.exists(name) for name in files)
    assert default_storage.exists(rows[0].isi.name)
