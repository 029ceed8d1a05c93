"""The emergency banner: which one a site shows now, and who set, extended or withdrew it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from halaman.enums import JenisPeristiwa, Tingkat
from halaman.models import SertaMerta, SpandukDarurat, VersiKonten
from situs.cache import SHARED_SECONDS
from situs.models import Pengguna, Situs

JENIS = SpandukDarurat._meta.model_name
BERLAKU = timedelta(hours=72)  # what a new banner gets, unless its author says otherwise
PERPANJANGAN = timedelta(hours=24)
_MENDESAK = Tingkat.values  # declared from the most to the least urgent
_DICATAT = (
    *("judul", "ringkas", "tautan", "tingkat", "wilayah", "mulai", "berakhir", "sasaran"),
    "dicabut_pada",
)


@dataclass(frozen=True)
class Tayangan:
    """One banner as a certain site shows it."""

    spanduk: SpandukDarurat
    alamat: str


def read_tayangan(situs: Situs, at: datetime) -> tuple[list[Tayangan], datetime | None]:
    """Banners of this site now, the most urgent first, and the next moment that changes them.

    Reads ahead as far as a page may be kept, so that no kept page outlives such a moment.
    """
    near = SpandukDarurat.objects.shown_at(situs).filter(
        dicabut_pada=None, berakhir__gt=at, mulai__lte=at + timedelta(seconds=SHARED_SECONDS)
    )
    rows = list(near.select_related("situs"))
    shown = [row for row in rows if row.mulai <= at]
    shown.sort(key=lambda row: (-_MENDESAK.index(row.tingkat), row.mulai, row.pk), reverse=True)
    edges = [row.berakhir if row.mulai <= at else row.mulai for row in rows]
    return [Tayangan(row, build_alamat(row, situs)) for row in shown], min(edges, default=None)


def build_alamat(spanduk: SpandukDarurat, situs: Situs) -> str:
    """Where its link leads from this site: a path belongs to the host that set the banner."""
    tautan = spanduk.tautan
    if not tautan.startswith("/"):
        return tautan if tautan.startswith(("https://", "http://")) else ""
    return tautan if spanduk.situs_id == situs.pk else spanduk.situs.build_url(tautan)


def read_keadaan(spanduk: SpandukDarurat) -> str:
    """Its state in one or two words."""
    now = timezone.now()
    if spanduk.dicabut_pada:
        return "Dicabut"
    if spanduk.mulai > now:
        return "Terjadwal"
    return "Sedang tampil" if spanduk.berakhir > now else "Berakhir"


def draft_spanduk(pengumuman: SertaMerta, situs: Situs) -> dict[str, Any]:
    """The first words of a banner out of a serta-merta announcement."""
    path = pengumuman.get_absolute_url()
    link = path if pengumuman.situs_id == situs.pk else pengumuman.situs.build_url(path)
    draft = {
        "judul": _shorten(pengumuman.judul, "judul"),
        "ringkas": _shorten(pengumuman.ringkasan, "ringkas"),
        "wilayah": _shorten(", ".join(pengumuman.wilayah.split("\n")), "wilayah"),
        "tautan": link if pengumuman.is_published else "",
    }
    if pengumuman.berakhir and pengumuman.berakhir > timezone.now():
        draft["berakhir"] = pengumuman.berakhir
    return draft


def _shorten(text: str, name: str) -> str:
    words, limit = " ".join(text.split()), SpandukDarurat._meta.get_field(name).max_length
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + "…"


@transaction.atomic
def extend_spanduk(
    spanduk: SpandukDarurat, pengguna: Pengguna | None, seen: str | None = None
) -> bool:
    """A day more; `seen` is the end that the page showed: a second click changes nothing."""
    row = SpandukDarurat.objects.select_for_update(of=("self",)).get(pk=spanduk.pk)
    if row.dicabut_pada or seen not in (None, row.berakhir.isoformat()):
        return False
    row.berakhir = max(row.berakhir, timezone.now()) + PERPANJANGAN
    row.save(update_fields=["berakhir"])
    note_spanduk(row, JenisPeristiwa.DIPERPANJANG, pengguna)
    return True


@transaction.atomic
def withdraw_spanduk(spanduk: SpandukDarurat, pengguna: Pengguna | None) -> bool:
    row = SpandukDarurat.objects.select_for_update(of=("self",)).get(pk=spanduk.pk)
    if row.dicabut_pada:
        return False
    row.dicabut_pada = timezone.now()
    row.save(update_fields=["dicabut_pada"])
    note_spanduk(row, JenisPeristiwa.DICABUT, pengguna)
    return True


def note_spanduk(spanduk: SpandukDarurat, peristiwa: str, pengguna: Pengguna | None) -> VersiKonten:
    """Write down who did what, with every word as it stands now."""
    isian = {name: getattr(spanduk, name) for name in _DICATAT}
    isian = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in isian.items()}
    isian["daftar_situs"] = sorted(spanduk.daftar_situs.values_list("slug", flat=True))
    return VersiKonten.objects.create(
        situs_id=spanduk.situs_id,
        jenis=JENIS,
        objek=spanduk.pk,
        kode=str(spanduk.pk),
        versi=list_catatan(spanduk).count() + 1,
        peristiwa=peristiwa,
        isian=isian,
        pengguna=pengguna,
    )


def list_catatan(spanduk: SpandukDarurat):
    rows = VersiKonten.objects.for_situs(spanduk.situs_id).select_related("pengguna")
    return rows.filter(jenis=JENIS, objek=spanduk.pk)
