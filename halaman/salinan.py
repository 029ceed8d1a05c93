"""A shared page as a site's own: placeholders filled, pictures and recording copied."""

import re

from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from halaman.isian import fill_placeholders
from halaman.models import Gambar, Halaman
from situs.models import Situs

_GAMBAR = re.compile(r"/gambar/([A-Z0-9]+)/")
_KOLOM_GAMBAR = ("jenis", "ukuran", "sidik", "lebar", "tinggi", "alt", "dekoratif")
KOLOM_SUARA = ("audio", "audio_jenis", "audio_ukuran", "audio_sidik")


def copy_words(sumber: Halaman, situs: Situs) -> dict[str, str]:
    """Field -> text, as the readers of this site see it while the page is linked."""
    plain = {
        name: fill_placeholders(getattr(sumber, name), situs, html=False)
        for name in ("judul", "ringkasan", "transkrip")
    }
    plain = {name: text[: _max_length(name)] for name, text in plain.items()}
    return plain | {"isi": copy_gambar(fill_placeholders(sumber.isi, situs), sumber.situs, situs)}


def _max_length(name: str) -> int | None:
    return Halaman._meta.get_field(name).max_length


def copy_gambar(html: str, dari: Situs, ke: Situs) -> str:
    """The text with its pictures as pictures of the other site."""
    if dari == ke:
        return html
    rows = Gambar.objects.for_situs(dari).filter(kode__in=set(_GAMBAR.findall(html)))
    copies = {row.kode: _copy_row(row, ke).kode for row in rows}
    return _GAMBAR.sub(lambda match: f"/gambar/{copies.get(match[1], match[1])}/", html)


def _copy_row(gambar: Gambar, situs: Situs) -> Gambar:
    given = {name: getattr(gambar, name) for name in _KOLOM_GAMBAR}
    isi, kecil = _copy_file(gambar.isi), _copy_file(gambar.kecil)
    return Gambar.objects.create(situs=situs, isi=isi, kecil=kecil, **given)


def copy_suara(sumber: Halaman, halaman: Halaman) -> None:
    """Give the page the recording of its source; the caller saves."""
    if sumber.audio:
        for name in KOLOM_SUARA:
            setattr(halaman, name, getattr(sumber, name))
        halaman.audio = _copy_file(sumber.audio)


def _copy_file(file: FieldFile) -> ContentFile:
    with file.open("rb") as source:
        return ContentFile(source.read(), name=file.name)
