"""What cannot be opened at this site, for the pages that show it: one query, and only if asked."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate

from dip.models import PemeriksaanTautan
from situs.alamat import canonical
from situs.models import Situs
from situs.templatetags.publik import potong_tautan

TAUTAN, BERKAS = "tautan", "berkas"


class TautanMati:
    def __init__(self, situs: Situs, halaman: str = "/") -> None:
        self.situs, self.halaman = situs, halaman

    @cached_property
    def sejak(self) -> dict[str, datetime]:
        rows = PemeriksaanTautan.objects.for_situs(self.situs).mati().order_by()
        return dict(rows.values_list("alamat", "mati_sejak"))

    def since(self, href: str) -> datetime | None:
        """Since when this address cannot be opened; None while it can."""
        if not href or not self.sejak:
            return None
        return self.sejak.get(canonical(href, self.situs, self.halaman))

    def since_text(self, text: str) -> datetime | None:
        """The first of the addresses in an officer's words that cannot be opened."""
        if not text or not self.sejak:
            return None
        return self.earliest(self.since(address) for _, address in potong_tautan(text))

    def list_berkas(self, kode: str) -> list[datetime]:
        """The files of an entry that cannot be opened."""
        return self._per_entri.get(kode, [])

    @cached_property
    def _per_entri(self) -> dict[str, list[datetime]]:
        """Code of an entry -> moments; read from addresses such as /dip/<kode>/berkas/<kode>/."""
        found: dict[str, list[datetime]] = {}
        base = reverse("dip:list")
        for alamat, sejak in self.sejak.items():
            kode, part, _ = alamat.removeprefix(base).partition("/berkas/")
            if part and alamat.startswith(base):
                found.setdefault(kode, []).append(sejak)
        return found

    def since_entri(self, kode: str, media: str) -> datetime | None:
        """The first of the links and files of an entry that cannot be opened."""
        return self.earliest([self.since_text(media), *self.list_berkas(kode)])

    @staticmethod
    def earliest(moments: Iterable[datetime | None]) -> datetime | None:
        return min((at for at in moments if at), default=None)


def read_mati(request: HttpRequest) -> TautanMati:
    """Of the site of this host, once for the whole page."""
    if not hasattr(request, "_tautan_mati"):
        request._tautan_mati = TautanMati(request.situs, request.path)
    return request._tautan_mati


def read_mati_many(pks: Iterable[int]) -> dict[int, TautanMati]:
    """Of several sites, in two queries."""
    found = {pk: TautanMati(situs) for pk, situs in Situs.objects.in_bulk(pks).items()}
    for each in found.values():
        each.sejak = {}
    rows = PemeriksaanTautan.objects.filter(situs__in=found).mati().order_by()
    for pk, alamat, sejak in rows.values_list("situs", "alamat", "mati_sejak"):
        found[pk].sejak[alamat] = sejak
    return found


def build_note(sejak: datetime | None, apa: str = TAUTAN) -> str:
    """The words beside a link or file, wherever one is shown; nothing while it can be opened."""
    if not sejak:
        return ""
    day = date_format(localdate(sejak), "j F Y")
    words = f"{apa} sedang tidak dapat dibuka sejak {day}"
    return format_html(' <span class="tautan-mati">({})</span>', words)
