"""Which addresses the DIP shows in public: links in entries, and the files of entries."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import Storage
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.urls import reverse

from dip.models import BerkasInformasi, PenetapanDIP
from dip.queries import list_published
from situs.alamat import canonical
from situs.models import Situs
from situs.templatetags.publik import potong_tautan

# The columns read here. A test fails for a column with addresses or files that nobody names.
KOLOM = {
    *("dip.Informasi.media", "dip.BerkasInformasi.isi"),
    *("dip.PenetapanDIP.xlsx", "dip.PenetapanDIP.pdf"),
}
MAX_SEBUTAN = 120


@dataclass(frozen=True)
class Simpanan:
    """A stored file, and what is known of it."""

    storage: Storage
    nama: str
    ukuran: int | None  # byte
    sidik: str  # SHA-256; "" where it was never taken


@dataclass(frozen=True)
class Tampil:
    """An address as one published row of a site shows it."""

    alamat: str  # situs.alamat.canonical
    tempat: tuple[str, int | None, str]  # model, row with a form at this site, words
    simpanan: Simpanan | None = None


def name_tempat(row: Model, sebutan: str = "") -> tuple[str, int | None, str]:
    return row._meta.label_lower, row.pk, (sebutan or str(row))[:MAX_SEBUTAN]


def keep_simpanan(file: FieldFile, ukuran: int | None = None, sidik: str = "") -> Simpanan:
    return Simpanan(file.storage, file.name, ukuran, sidik)


def list_tautan(situs: Situs) -> Iterator[Tampil]:
    published = list_published(situs)
    columns = ("judul", "ringkasan", "kode", "media")
    for row in published.exclude(media="").only(*columns).order_by("pk"):
        for _, address in potong_tautan(row.media):
            if alamat := canonical(address, situs) if address else "":
                yield Tampil(alamat, name_tempat(row))
    files = BerkasInformasi.objects.for_situs(situs).filter(informasi__in=published.order_by())
    for berkas in files.select_related("informasi").order_by("pk"):
        simpanan = keep_simpanan(berkas.isi, berkas.ukuran, berkas.sidik)
        yield Tampil(berkas.get_absolute_url(), name_tempat(berkas.informasi), simpanan)
    yield from _list_penetapan(situs)


def _list_penetapan(situs: Situs) -> Iterator[Tampil]:
    """The files of each determined version. Addresses in its frozen rows are history: nobody can
    mend them, and the living list has its own."""
    for row in PenetapanDIP.objects.for_situs(situs).without_rows().order_by("pk"):
        files = (("xlsx", row.xlsx_ukuran, row.xlsx_sidik), ("pdf", row.pdf_ukuran, row.pdf_sidik))
        for name, ukuran, sidik in files:
            if file := getattr(row, name):
                url = reverse(f"dip:penetapan-{name}", args=[row.tahun, row.versi])
                yield Tampil(url, name_tempat(row), keep_simpanan(file, ukuran, sidik))
