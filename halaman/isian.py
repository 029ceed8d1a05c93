"""Placeholders of shared pages and templates: [[nama]] becomes the name of the site."""

import re

from django.utils import timezone
from django.utils.html import escape

from situs.models import Situs

_PLACE = re.compile(r"\[\[([a-z_]+)\]\]")
KOSONG = "(belum diisi)"
NAMA = (
    *("nama", "sebutan", "pemerintah", "kabupaten", "provinsi", "alamat", "kode_pos", "telepon"),
    *("faks", "email", "whatsapp", "jam_layanan", "host", "atasan_ppid"),
    *("penanda_tangan_jabatan", "penanda_tangan_nama"),
)


def fill_placeholders(text: str, situs: Situs, *, html: bool = True) -> str:
    """The text with the data of this site; an unknown placeholder stays as it is."""
    values = {name: str(getattr(situs, name)) or KOSONG for name in NAMA}
    tahun = timezone.localdate().year
    values |= {"tahun": str(tahun), "tahun_lalu": str(tahun - 1)}

    def fill(match: re.Match) -> str:
        value = values.get(match[1], match[0])
        return escape(value) if html else value

    return _PLACE.sub(fill, text)
