"""How a visitor wants to see the pages: kept in one cookie, drawn by the server, no overlay.

The cookie holds nothing but the words listed here; whatever else stands in it is ignored.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

MAX_AGE = 365 * 24 * 60 * 60
PISAH = "."


@dataclass(frozen=True)
class Pilihan:
    """One question of the form; the first answer is the usual one and needs no cookie."""

    nama: str
    label: str
    jawaban: tuple[tuple[str, str], ...]
    petunjuk: str = ""

    @property
    def biasa(self) -> str:
        return self.jawaban[0][0]


DAFTAR = (
    Pilihan(
        "teks",
        "Ukuran teks",
        (("100", "100 % (biasa)"), ("125", "125 %"), ("150", "150 %"), ("200", "200 %")),
    ),
    Pilihan(
        "jarak",
        "Jarak teks",
        (("biasa", "Biasa"), ("lapang", "Lebih lapang")),
        "Jarak antarhuruf, antarkata, dan antarbaris.",
    ),
    Pilihan(
        "theme",
        "Warna",
        (
            ("perangkat", "Mengikuti perangkat"),
            ("light", "Terang"),
            ("dark", "Gelap"),
            ("kontras", "Kontras tinggi"),
        ),
    ),
    Pilihan(
        "garis",
        "Garis bawah tautan",
        (("biasa", "Seperti rancangan"), ("semua", "Di semua tautan")),
    ),
    Pilihan(
        "gerak",
        "Gerak",
        (("perangkat", "Mengikuti perangkat"), ("diam", "Tanpa gerak")),
    ),
)


def read_preferensi(request: HttpRequest) -> dict[str, str]:
    """Name -> answer, only where it differs from the usual one."""
    words = request.COOKIES.get(settings.PREFERENCE_COOKIE_NAME, "").split(PISAH)[:20]
    given = dict(word.split("-", 1) for word in words if "-" in word)
    return read_pilihan(given)


def read_pilihan(given: Mapping[str, str]) -> dict[str, str]:
    """The known answers among these that are not the usual ones."""
    return {
        pilihan.nama: nilai
        for pilihan in DAFTAR
        if (nilai := given.get(pilihan.nama, "")) in dict(pilihan.jawaban)
        and nilai != pilihan.biasa
    }


def keep_preferensi(response: HttpResponse, preferensi: Mapping[str, str]) -> None:
    """Set the cookie; a visitor who wants everything as usual keeps none."""
    name, secure = settings.PREFERENCE_COOKIE_NAME, settings.SESSION_COOKIE_SECURE
    if not preferensi:
        # delete_cookie() knows `__Host-` and keeps the name Secure.
        response.delete_cookie(name, samesite="Lax")
        return
    value = PISAH.join(f"{nama}-{nilai}" for nama, nilai in preferensi.items())
    response.set_cookie(name, value, max_age=MAX_AGE, secure=secure, httponly=True, samesite="Lax")


def preferensi(request: HttpRequest) -> dict:
    """Context processor: attributes of <html> on every page."""
    return {"preferensi": read_preferensi(request)}
