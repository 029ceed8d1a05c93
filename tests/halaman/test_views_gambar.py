"""A picture is public only while something public at this site shows it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from halaman.enums import Status
from halaman.gambar import check_gambar, store_gambar
from halaman.models import Album, Berita, Foto, Gambar, Halaman, Konten, Pejabat, Tanya
from halaman.services import adopt_halaman, withdraw_konten
from situs.models import Situs
from tests.factories import make_konten
from tests.halaman.berkas_contoh import picture

pytestmark = pytest.mark.django_db


def make_gambar(situs: Situs) -> Gambar:
    return store_gambar(check_gambar(picture()), situs, alt="Kantor kecamatan")


def in_text(gambar: Gambar) -> str:
    return f'<p>Lihat</p><img src="/gambar/{gambar.kode}/" alt="Kantor">'


def show_in_berita(gambar: Gambar, **state) -> Konten:
    return make_konten(Berita, gambar.situs, gambar=gambar, **state)


def show_in_pejabat(gambar: Gambar, **state) -> Konten:
    return make_konten(Pejabat, gambar.situs, jabatan="Camat", foto=gambar, **state)


def show_in_album(gambar: Gambar, **state) -> Konten:
    album = make_konten(Album, gambar.situs, **state)
    Foto.objects.create(album=album, gambar=gambar)
    return album


def show_in_page(gambar: Gambar, **state) -> Konten:
    return make_konten(Halaman, gambar.situs, isi=in_text(gambar), **state)


def show_in_news_text(gambar: Gambar, **state) -> Konten:
    return make_konten(Berita, gambar.situs, isi=in_text(gambar), **state)


def show_in_answer(gambar: Gambar, **state) -> Konten:
    return make_konten(Tanya, gambar.situs, isi=in_text(gambar), **state)


def show_in_profile(gambar: Gambar, **state) -> Konten:
    return make_konten(Pejabat, gambar.situs, jabatan="Camat", profil=in_text(gambar), **state)


PLACES = [
    *(show_in_berita, show_in_pejabat, show_in_album, show_in_page, show_in_news_text),
    *(show_in_answer, show_in_profile),
]


def read(client, gambar: Gambar) -> set[int]:
    """What both sizes answer."""
    return {status_of(client, each) for each in (gambar.get_absolute_url(), gambar.get_small_url())}


def status_of(client, address: str, **headers) -> int:
    return fetch(client, address, **headers).status_code


def fetch(client, address: str, **headers):
    """The answer, read to its end: a file that stays open is a warning."""
    answer = client.get(address, **headers)
    answer.isi = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


@pytest.mark.parametrize("show", PLACES)
def test_a_picture_is_public_while_something_published_shows_it(
    cast, visit, show: Callable[..., Konten]
):
    gambar = make_gambar(cast.cipari)
    assert read(visit(cast.cipari), gambar) == {404}
    row = show(gambar)
    assert read(visit(cast.cipari), gambar) == {200}
    withdraw_konten([row], None)
    assert read(visit(cast.cipari), gambar) == {404}


@pytest.mark.parametrize("show", PLACES)
def test_a_scheduled_place_does_not_show_its_picture_yet(cast, visit, show):
    gambar = make_gambar(cast.cipari)
    show(gambar, terbit_mulai=timezone.now() + timedelta(hours=1))
    assert read(visit(cast.cipari), gambar) == {404}


def test_a_picture_is_not_served_at_another_site(cast, visit):
    gambar = make_gambar(cast.maos)
    show_in_berita(gambar)
    make_konten(Halaman, cast.cipari, isi=in_text(gambar))  # an address typed by hand
    assert read(visit(cast.cipari), gambar) == {404}
    assert read(visit(cast.utama), gambar) == {404}


def test_a_linked_page_lends_the_pictures_of_its_source(cast, visit):
    gambar = make_gambar(cast.utama)
    sumber = show_in_page(gambar, ditawarkan=True)
    assert read(visit(cast.cipari), gambar) == {404}
    adopt_halaman(sumber, cast.cipari, None, tertaut=True)
    assert read(visit(cast.cipari), gambar) == {200}
    assert read(visit(cast.maos), gambar) == {404}
    withdraw_konten([sumber], None)
    assert read(visit(cast.cipari), gambar) == {404}


def test_own_words_below_a_linked_page_show_nothing(cast, visit):
    gambar = make_gambar(cast.cipari)
    sumber = make_konten(Halaman, cast.utama, ditawarkan=True, isi="<p>Tanpa gambar</p>")
    taken = adopt_halaman(sumber, cast.cipari, None, tertaut=True)
    Halaman.objects.filter(pk=taken.pk).update(isi=in_text(gambar))
    assert read(visit(cast.cipari), gambar) == {404}


def test_officers_see_the_pictures_of_their_own_site(cast, visit):
    gambar = make_gambar(cast.cipari)
    assert read(visit(cast.cipari, cast.petugas), gambar) == {200}
    assert read(visit(cast.cipari, cast.pengadu), gambar) == {404}
    assert read(visit(cast.maos, cast.budi), gambar) == {404}
    answer = fetch(visit(cast.cipari, cast.petugas), gambar.get_absolute_url())
    assert answer["Cache-Control"] == "private, no-store"


def test_a_public_picture_is_kept_by_the_browser(cast, visit):
    gambar = make_gambar(cast.cipari)
    show_in_berita(gambar)
    client, address = visit(cast.cipari), gambar.get_absolute_url()
    answer = fetch(client, address)
    assert answer["Cache-Control"] == "public, max-age=604800"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "image/jpeg"
    kept = {"if-none-match": answer["ETag"]}
    assert status_of(client, address, headers=kept) == 304
    assert status_of(client, gambar.get_small_url(), headers=kept) == 200


def test_a_lost_file_is_a_missing_page(cast, visit):
    gambar = make_gambar(cast.cipari)
    show_in_berita(gambar)
    gambar.isi.storage.delete(gambar.isi.name)
    gambar.kecil.storage.delete(gambar.kecil.name)
    assert read(visit(cast.cipari), gambar) == {404}


def test_a_draft_that_is_archived_hides_its_picture(cast, visit):
    gambar = make_gambar(cast.cipari)
    show_in_album(gambar, status=Status.ARSIP)
    assert read(visit(cast.cipari), gambar) == {404}
