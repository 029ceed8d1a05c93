"""The address of a draft for who has to read it first: signed, for one row, for a week."""

from django.apps import apps
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from halaman.gambar import is_shown_by
from halaman.models import Gambar, Konten
from situs.models import Situs

SALT = "halaman.pratinjau"
KUKI = "pratinjau"
MAX_AGE = 7 * 24 * 60 * 60  # second


def make_token(konten: Konten) -> str:
    named = [konten._meta.model_name, konten.pk, konten.situs_id]
    return signing.dumps(named, salt=SALT)


def read_token(token: str, situs: Situs) -> Konten | None:
    """The row that the token names, if it is of this site and the token still holds."""
    try:
        name, pk, of_situs = signing.loads(token, salt=SALT, max_age=MAX_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    model = apps.get_app_config("halaman").models.get(name)
    if of_situs != situs.pk or model is None or not issubclass(model, Konten):
        return None
    return model.objects.for_situs(situs).filter(pk=pk).first()


def find_previewed(request: HttpRequest, kode: str) -> Gambar | None:
    """A picture of the draft whose preview this browser opened last."""
    konten = read_token(request.COOKIES.get(KUKI, ""), request.situs)
    gambar = Gambar.objects.for_situs(request.situs).filter(kode=kode).first() if konten else None
    return gambar if gambar and is_shown_by(gambar, konten) else None


def lend_gambar(response: HttpResponse, token: str) -> None:
    """Let the pictures of the draft follow its page; the cookie reaches no other address."""
    response.set_cookie(
        KUKI,
        token,
        max_age=60 * 60,
        path="/gambar/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def build_pratinjau_url(konten: Konten) -> str:
    """On the host of the row's own site, wherever the officer sits."""
    return konten.situs.build_url(reverse("halaman:pratinjau", args=[make_token(konten)]))
