"""Saving the rows of a sheet, each for itself: what is right is kept, the rest comes back with a
reason. Of two officers in one cell the second sees both texts; cells that only one of them touched
are saved side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import IntegrityError, transaction
from django.utils import timezone

from dip.forms_lembar import BarisLembarForm
from dip.lembar import Lembar, fingerprint, read_cells
from dip.lembar_kiriman import Kiriman
from dip.models import Informasi, PeristiwaInformasi
from dip.services import save_informasi
from situs.kode import make_kode

ALASAN_TERBIT = "Baris ini sudah terbit. Petugas menyunting draf; yang terbit diubah oleh PPID."
ALASAN_HILANG = (
    "Baris ini sudah dihapus, diarsipkan, atau dipindah ke tahun lain. Isian Anda masih ada di "
    "sini; salin bila masih perlu, lalu muat ulang halaman."
)
MAX_PERISTIWA = 100


class Keadaan(StrEnum):
    """What became of one row."""

    TERSIMPAN = "tersimpan"
    GALAT = "galat"
    BENTROK = "bentrok"
    HILANG = "hilang"
    TERKUNCI = "terkunci"


@dataclass(frozen=True)
class Lain:
    """What a colleague wrote into a cell meanwhile."""

    isi: str
    oleh: str
    pada: str


@dataclass(frozen=True)
class Jawaban:
    keadaan: Keadaan
    kiriman: Kiriman
    informasi: Informasi | None = None  # as it stands now
    galat: dict[str, str] = field(default_factory=dict)
    bentrok: dict[str, Lain] = field(default_factory=dict)
    pesan: str = ""


def save_semua(lembar: Lembar, daftar: Iterable[Kiriman]) -> list[Jawaban]:
    return [save_kiriman(lembar, kiriman) for kiriman in daftar]


def save_kiriman(lembar: Lembar, kiriman: Kiriman) -> Jawaban:
    """One row, one transaction. The same message twice changes nothing the second time."""
    try:
        with transaction.atomic():
            return _save(lembar, kiriman)
    except IntegrityError:  # the same new row came twice at once; now it is there
        with transaction.atomic():
            return _save(lembar, kiriman)


def _save(lembar: Lembar, kiriman: Kiriman) -> Jawaban:
    if row := _find(lembar, kiriman):
        return _change(lembar, kiriman, row)
    if kiriman.versi:
        return Jawaban(Keadaan.HILANG, kiriman, pesan=ALASAN_HILANG)
    return _create(lembar, kiriman)


def _find(lembar: Lembar, kiriman: Kiriman) -> Informasi | None:
    return lembar.rows().select_for_update().filter(kode=kiriman.kode).first()


def _create(lembar: Lembar, kiriman: Kiriman) -> Jawaban:
    taken = Informasi.objects.filter(kode=kiriman.kode).exists()
    if taken and (row := _find(lembar, kiriman)):  # sent twice at once; the other was quicker
        return _change(lembar, kiriman, row)
    # A code that stands elsewhere, at another site or in another year, is not told: a new one.
    kode = make_kode() if taken else kiriman.kode
    row = Informasi(situs=lembar.situs, tahun=lembar.tahun, kode=kode)
    return _write(lembar, kiriman, row, kiriman.isi)


def _change(lembar: Lembar, kiriman: Kiriman, row: Informasi) -> Jawaban:
    if not lembar.may_change(row.status):
        return Jawaban(Keadaan.TERKUNCI, kiriman, row, pesan=ALASAN_TERBIT)
    now = read_cells(row)
    wanted = {name: text for name, text in kiriman.isi.items() if text != now[name]}
    if row.versi != kiriman.versi:
        clash = [n for n in wanted if kiriman.sidik.get(n) != fingerprint(now[n])]
        if clash:
            return Jawaban(Keadaan.BENTROK, kiriman, row, bentrok=describe_others(row, now, clash))
    return _write(lembar, kiriman, row, wanted)


def _write(lembar: Lembar, kiriman: Kiriman, row: Informasi, isi: dict[str, str]) -> Jawaban:
    form = BarisLembarForm(isi, row)
    if not form.is_valid():
        saved = lembar.rows().filter(pk=row.pk).first() if row.pk else None
        return Jawaban(Keadaan.GALAT, kiriman, saved, galat=form.first_errors())
    return Jawaban(Keadaan.TERSIMPAN, kiriman, save_informasi(row, lembar.pengguna))


def describe_others(row: Informasi, now: dict[str, str], names: list[str]) -> dict[str, Lain]:
    """Who wrote last into these cells, and when."""
    events = list(row.peristiwa.select_related("pengguna")[:MAX_PERISTIWA])
    return {name: _describe_other(events, row, name, now[name]) for name in names}


def _describe_other(events: list[PeristiwaInformasi], row: Informasi, name: str, isi: str) -> Lain:
    keys = {name, "bentuk_teks"} if name == "bentuk" else {name}
    last = next((event for event in events if keys & event.perubahan.keys()), None)
    last = last or (events[-1] if events else None)
    oleh = str(last.pengguna) if last and last.pengguna else "Sistem"
    pada = timezone.localtime(last.waktu if last else row.diperbarui_pada)
    return Lain(isi, oleh, f"{pada:%d-%m-%Y} pukul {pada:%H.%M}")
