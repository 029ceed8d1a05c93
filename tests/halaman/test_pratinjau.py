"""A draft is read by whoever holds its link, on its own host, for a week, and by no cache."""

import pytest
import time_machine
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from halaman.enums import Status
from halaman.gambar import check_gambar, store_gambar
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Foto,
    Gambar,
    Halaman,
    Pejabat,
    SertaMerta,
    Tanya,
)
from halaman.pratinjau import SALT, build_pratinjau_url, make_token
from tests.factories import make_konten
from tests.halaman.berkas_contoh import picture

KINDS = (Halaman, Dokumen, Berita, Agenda, Album, Tanya, Pejabat, SertaMerta)


def address(row):
    return reverse("halaman:pratinjau", args=[make_token(row)])


@pytest.fixture
def draf(cast):
    return make_konten(Halaman, cast.cipari, status=Status.DRAF, judul="Rahasia sementara")


@pytest.mark.parametrize("model", KINDS)
def test_draft_of_every_kind_is_shown_in_its_public_template(cast, visit, model):
    row = make_konten(model, cast.cipari, status=Status.DRAF, judul="Rahasia sementara")
    page = visit(cast.cipari).get(address(row))
    assert page.status_code == 200
    assert "Pratinjau: belum terbit" in page.text and "Rahasia sementara" in page.text
    assert "wa.me/?text" not in page.text  # its public address would lead to nothing


def test_preview_is_kept_nowhere_and_indexed_nowhere(cast, visit, draf):
    page = visit(cast.cipari).get(address(draf))
    assert page["Cache-Control"] == "private, no-store" and "ETag" not in page
    assert "noindex" in page["X-Robots-Tag"] and page["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in page.text


def test_token_holds_on_the_own_host_only(cast, visit, draf):
    for situs in (cast.maos, cast.utama):
        assert visit(situs).get(address(draf)).status_code == 404
    assert visit(cast.maos, cast.budi).get(address(draf)).status_code == 404
    assert build_pratinjau_url(draf).startswith("http://cipari.cilacapkab.go.id/pratinjau/")


def test_changed_or_invented_token_shows_nothing(cast, visit, draf):
    good = make_token(draf)
    for token in (good[:-1], good + "A", "x", "W10:1:x", good.replace(":", "-"), "%00"):
        assert visit(cast.cipari).get(f"/pratinjau/{token}/").status_code == 404


def test_token_of_a_row_that_moved_to_another_site_shows_nothing(cast, visit, draf):
    old = address(draf)
    Halaman.objects.filter(pk=draf.pk).update(situs=cast.maos)
    for situs in (cast.cipari, cast.maos):
        assert visit(situs).get(old).status_code == 404


def test_token_ends_after_a_week(cast, visit, draf):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        old = address(draf)
        clock.shift(timezone.timedelta(days=6))
        assert visit(cast.cipari).get(old).status_code == 200
        clock.shift(timezone.timedelta(days=2))
        assert visit(cast.cipari).get(old).status_code == 404


def test_what_is_published_meanwhile_has_its_own_address(cast, visit, draf):
    old = address(draf)
    Halaman.objects.filter(pk=draf.pk).update(status=Status.TERBIT)
    answer = visit(cast.cipari).get(old)
    assert (answer.status_code, answer["Location"]) == (302, draf.get_absolute_url())


def test_deleted_draft_is_gone(cast, visit, draf):
    old = address(draf)
    draf.delete()
    assert visit(cast.cipari).get(old).status_code == 404


def test_scheduled_row_can_be_previewed_too(cast, visit):
    soon = timezone.now() + timezone.timedelta(days=3)
    row = make_konten(Berita, cast.cipari, terbit_mulai=soon)
    assert visit(cast.cipari).get(row.get_absolute_url()).status_code == 404
    assert "Pratinjau" in visit(cast.cipari).get(address(row)).text


def test_form_leads_to_the_preview(cast, visit, draf):
    client = visit(cast.cipari, cast.ani)
    url = reverse("admin:halaman_halaman_change", args=[draf.pk])
    assert "/pratinjau/" in client.get(url).text
    given = {
        "judul": "Rahasia sementara",
        "slug": draf.slug,
        "bagian": "profil",
        "isi": "<p>Baru</p>",
        "versi_dibaca": draf.versi,
        "_pratinjau": "ya",
    }
    answer = client.post(url, given)
    assert answer["Location"].startswith("http://cipari.cilacapkab.go.id/pratinjau/")
    draf.refresh_from_db()
    assert (draf.status, draf.isi) == (Status.DRAF, "<p>Baru</p>")


def test_token_names_nothing_but_content(cast, visit):
    gambar = Gambar.objects.create(situs=cast.cipari, ukuran=1, lebar=1, tinggi=1)
    for name in ("gambar", "versikonten", "konten", "situs", "pengguna"):
        token = signing.dumps([name, gambar.pk, cast.cipari.pk], salt=SALT)
        assert visit(cast.cipari).get(f"/pratinjau/{token}/").status_code == 404
    for odd in (["halaman"], {"a": 1}, 7):
        token = signing.dumps(odd, salt=SALT)
        assert visit(cast.cipari).get(f"/pratinjau/{token}/").status_code == 404


@pytest.fixture
def bergambar(cast):
    """A draft, a picture in it, and one that is not."""
    shown, other = (store_gambar(check_gambar(picture()), cast.cipari, "Loket") for _ in range(2))
    isi = f'<p>Isi</p><img src="/gambar/{shown.kode}/" alt="Loket">'
    return make_konten(Halaman, cast.cipari, status=Status.DRAF, isi=isi), shown, other


def test_pictures_of_the_draft_come_with_its_preview(cast, visit, bergambar):
    row, shown, other = bergambar
    client = visit(cast.cipari)
    assert client.get(shown.get_absolute_url()).status_code == 404
    cookie = client.get(address(row)).cookies["pratinjau"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/gambar/", True, "Strict")
    for path in (shown.get_absolute_url(), shown.get_small_url()):
        answer = client.get(path)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
        assert b"".join(answer.streaming_content)
    assert client.get(other.get_absolute_url()).status_code == 404
    assert visit(cast.cipari).get(shown.get_absolute_url()).status_code == 404


def test_preview_lends_no_picture_of_another_site(cast, visit, bergambar):
    row, shown, _ = bergambar
    client = visit(cast.maos)
    client.cookies["pratinjau"] = make_token(row)
    assert client.get(shown.get_absolute_url()).status_code == 404
    client = visit(cast.cipari)
    for bad in ("x", make_token(row)[:-2], make_token(make_konten(Halaman, cast.cipari))):
        client.cookies["pratinjau"] = bad
        assert client.get(shown.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("model", [Berita, Pejabat, Album])
def test_pictures_beside_the_text_are_lent_too(cast, visit, bergambar, model):
    _, shown, other = bergambar
    name = {Berita: "gambar", Pejabat: "foto"}.get(model)
    row = make_konten(model, cast.cipari, status=Status.DRAF, **({name: shown} if name else {}))
    if model is Album:
        Foto.objects.create(album=row, gambar=shown)
    client = visit(cast.cipari)
    client.get(address(row))
    answer = client.get(shown.get_absolute_url())
    assert b"".join(answer.streaming_content)
    assert answer.status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404
