"""Links to the status page of a case and to its papers, for whoever gave number and code: signed,
for an hour, bound to the site and the one thing. The code stands in none of them.

The status page has a signature of its own: who was sent the link to a paper reads that paper and
does nothing in the requester's name."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from permohonan.enums import BERKAS_UNTUK_PEMOHON
from permohonan.models import BerkasLayanan, Keberatan, Perkara, Permohonan, Surat
from situs.kalender import format_tanggal
from situs.models import PerSitusModel, Situs

SALT = "permohonan.tautan"
SALT_STATUS = "permohonan.status"
MAX_AGE = 60 * 60  # second
PERKARA = ("permohonan", "keberatan")
MODEL = {"permohonan": Permohonan, "keberatan": Keberatan, "surat": Surat, "berkas": BerkasLayanan}
JENIS = {model: jenis for jenis, model in MODEL.items()}


class TautanBerakhir(Exception):
    """The link was right, but its hour is over."""


@dataclass(frozen=True)
class Tautan:
    nama: str
    keterangan: str
    alamat: str


def make_tanda(row: PerSitusModel) -> str:
    return signing.dumps(_name(row), salt=SALT)


def make_tanda_status(perkara: Perkara) -> str:
    """Bound to the code that holds: a code that was replaced opens nothing any more."""
    return signing.dumps([*_name(perkara), _print_kode(perkara)], salt=SALT_STATUS)


def read_tanda(tanda: str, situs: Situs, *jenis: str) -> Any:
    """The row that the link names, if it is of this site and one of these kinds.

    Raises TautanBerakhir after the hour, Http404 for anything else."""
    return _find_row(_load(tanda, SALT), situs, jenis)


def read_tanda_status(tanda: str, situs: Situs) -> Perkara:
    *name, sidik = _load(tanda, SALT_STATUS)
    row = _find_row(name, situs, PERKARA)
    if not constant_time_compare(sidik, _print_kode(row)):
        raise TautanBerakhir
    return row


def _name(row: PerSitusModel) -> list[Any]:
    return [JENIS[type(row)], row.pk, row.situs_id]


def _print_kode(perkara: Perkara) -> str:
    return salted_hmac(SALT_STATUS, perkara.kode_sandi).hexdigest()[:16]


def _load(tanda: str, salt: str) -> list[Any]:
    try:
        return signing.loads(tanda, salt=salt, max_age=MAX_AGE)
    except signing.SignatureExpired as error:
        raise TautanBerakhir from error
    except (signing.BadSignature, ValueError) as error:
        raise Http404 from error


def _find_row(name: list[Any], situs: Situs, jenis: Collection[str]) -> Any:
    named, pk, of_situs = name
    row = None
    if of_situs == situs.pk and named in jenis:
        row = MODEL[named].objects.for_situs(situs).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def list_tautan(perkara: Perkara) -> list[Tautan]:
    """Letters, files that were given, the receipt, the last day for a calendar."""
    return [
        *[_link_surat(row) for row in perkara.surat.order_by("tanggal", "pk")],
        *[_link_berkas(row) for row in list_berkas(perkara)],
        _link("Tanda bukti", "PDF, tanpa kode rahasia", "bukti", perkara),
        *([_link("Jatuh tempo", "untuk kalender Anda", "ics", perkara)] if perkara.terbuka else []),
    ]


def list_berkas(perkara: Perkara) -> list[BerkasLayanan]:
    rows = perkara.berkas.filter(jenis__in=BERKAS_UNTUK_PEMOHON, dihapus_pada=None)
    return list(rows.order_by("pk"))


def _link(nama: str, keterangan: str, route: str, row: PerSitusModel) -> Tautan:
    return Tautan(nama, keterangan, reverse(f"permohonan:cek-{route}", args=[make_tanda(row)]))


def _link_surat(row: Surat) -> Tautan:
    text = f"PDF, nomor {row.nomor}, {format_tanggal(row.tanggal)}"
    return _link(row.get_jenis_display(), text, "surat", row)


def _link_berkas(row: BerkasLayanan) -> Tautan:
    return _link(row.nama_asli, f"{row.get_jenis_display()}, {row.tipe.upper()}", "berkas", row)
