"""Every write to the content: one transaction, one version, derived words renewed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import slugify

from dip.pencarian import build_indeks
from halaman.enums import JenisPeristiwa, Status
from halaman.models import Album, Berita, Halaman, Konten, SertaMerta, VersiKonten
from halaman.salinan import KOLOM_SUARA, copy_suara, copy_words
from halaman.teks import clean_html, to_plain
from situs.models import Pengguna, Situs

_EVENT_OF_STATUS = {
    Status.TERBIT: JenisPeristiwa.DITERBITKAN,
    Status.ARSIP: JenisPeristiwa.DIARSIPKAN,
    Status.DRAF: JenisPeristiwa.DITARIK,
}
_BAWAHAN = {Album: ("foto", "album"), SertaMerta: ("kontak", "pengumuman")}
TETAP = {"ditawarkan", "tertaut"}  # what a page is to other sites; no old version decides it
TURUNAN = ("indeks", "versi", "diperbarui_pada")


def read_isian(konten: Konten) -> dict[str, Any]:
    """What a person wrote, as JSON can hold it."""
    return {name: _to_json(konten, name) for name in konten.isian}


def _to_json(konten: Konten, name: str) -> Any:
    field = konten._meta.get_field(name)
    value = getattr(konten, field.attname)
    if isinstance(field, models.FileField):
        return value.name or ""
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def write_isian(konten: Konten, isian: dict[str, Any]) -> None:
    """The reverse of read_isian; names that are no longer fields are passed over."""
    for name in konten.isian:
        if name not in isian:
            continue
        field, value = konten._meta.get_field(name), isian[name]
        if value and isinstance(field, models.DateTimeField):
            value = parse_datetime(value)
        elif value and isinstance(field, models.DateField):
            value = parse_date(value)
        elif value and isinstance(field, models.ForeignKey):
            rows = field.related_model._base_manager.filter(pk=value)
            value = value if rows.exists() else None  # it may be gone since that version
        setattr(konten, field.attname, value)


def derive(konten: Konten) -> None:
    """Clean the rich text and renew the words of the search."""
    for name in konten.teks_kaya:
        setattr(konten, name, clean_html(getattr(konten, name)))
    words = (
        getattr(konten.asal if isinstance(konten, Halaman) else konten, name)
        for name in konten.diindeks
    )
    konten.indeks = build_indeks(*(to_plain(str(text)) for text in words))


@transaction.atomic
def save_konten(
    konten: Konten, pengguna: Pengguna | None, peristiwa: str = JenisPeristiwa.DIUBAH
) -> Konten:
    """Create or change; a save without a change writes nothing."""
    derive(konten)
    if konten.pk is None:
        konten.save()
        is_new = peristiwa == JenisPeristiwa.DIUBAH
        write_versi(konten, JenisPeristiwa.DIBUAT if is_new else peristiwa, pengguna)
        return konten
    before = type(konten)._base_manager.select_for_update().get(pk=konten.pk)
    isian = read_isian(konten)
    if read_isian(before) == isian:
        return konten
    konten.versi, konten.diperbarui_pada = before.versi + 1, timezone.now()
    konten.save(update_fields=[*konten.isian, *TURUNAN])
    write_versi(konten, peristiwa, pengguna)
    _refresh_takers(konten)
    return konten


def _refresh_takers(konten: Konten) -> None:
    """Linked copies show the new words at once; their search must find them too."""
    if isinstance(konten, Halaman) and konten.ditawarkan:
        konten.pengambil.filter(tertaut=True).update(
            judul=konten.judul,
            ringkasan=konten.ringkasan,
            indeks=konten.indeks,
            diperbarui_pada=konten.diperbarui_pada,
        )


def write_versi(konten: Konten, peristiwa: str, pengguna: Pengguna | None) -> VersiKonten:
    return VersiKonten.objects.create(
        situs_id=konten.situs_id,
        jenis=konten._meta.model_name,
        objek=konten.pk,
        kode=konten.kode,
        versi=konten.versi,
        peristiwa=peristiwa,
        isian=read_isian(konten),
        pengguna=pengguna,
    )


def publish_konten(rows: Iterable[Konten], pengguna: Pengguna | None) -> int:
    return _set_status(rows, Status.TERBIT, pengguna)


def withdraw_konten(rows: Iterable[Konten], pengguna: Pengguna | None) -> int:
    return _set_status(rows, Status.DRAF, pengguna)


def archive_konten(rows: Iterable[Konten], pengguna: Pengguna | None) -> int:
    return _set_status(rows, Status.ARSIP, pengguna)


@transaction.atomic
def _set_status(rows: Iterable[Konten], status: Status, pengguna: Pengguna | None) -> int:
    """Move the rows that are not there yet; doing it twice changes nothing. Rows moved."""
    moved, now = 0, timezone.now()
    for row in rows:
        konten = type(row)._base_manager.select_for_update().get(pk=row.pk)
        if konten.status == status:
            continue
        konten.status, konten.versi = status, konten.versi + 1
        if status == Status.TERBIT:
            konten.terbit_pada = konten.terbit_pada or max(now, konten.terbit_mulai or now)
        konten.save(update_fields=["status", "versi", "terbit_pada"])
        write_versi(konten, _EVENT_OF_STATUS[status], pengguna)
        moved += 1
    return moved


@transaction.atomic
def duplicate_konten(konten: Konten, pengguna: Pengguna | None) -> Konten:
    """A draft with the same words, without schedule and place."""
    copy = type(konten)(situs=konten.situs)
    write_isian(copy, read_isian(konten))
    if isinstance(copy, Halaman):
        copy.ditawarkan = copy.tertaut = False
        if konten.asal != konten:
            _take_words(copy, konten.asal)
    copy.judul = f"{copy.judul[:180]} (salinan)"
    copy.terbit_mulai = copy.terbit_sampai = None
    if hasattr(copy, "slug"):
        copy.slug = find_free_slug(copy, copy.judul)
    save_konten(copy, pengguna, JenisPeristiwa.DISALIN)
    _copy_rows(konten, copy)
    return copy


def _copy_rows(konten: Konten, copy: Konten) -> None:
    """What stands below a content: the pictures of an album, the contacts of an announcement."""
    if isinstance(konten, Berita):
        copy.informasi.set(konten.informasi.all())
    name, parent = _BAWAHAN.get(type(konten), ("", ""))
    for row in getattr(konten, name).all() if name else ():
        row.pk = None
        setattr(row, parent, copy)
        row.save()


@transaction.atomic
def restore_versi(konten: Konten, versi: VersiKonten, pengguna: Pengguna | None) -> Konten:
    """Bring back the words of an old version, as a new version; the state stays."""
    words = {name: value for name, value in versi.isian.items() if name not in TETAP}
    write_isian(konten, words)
    return save_konten(konten, pengguna, JenisPeristiwa.DIPULIHKAN)


@transaction.atomic
def delete_draf(konten: Konten, pengguna: Pengguna | None) -> None:
    """Delete what was never public; its words stay in the history."""
    write_versi(konten, JenisPeristiwa.DIHAPUS, pengguna)
    konten.delete()


def find_free_slug(konten: Konten, judul: str) -> str:
    """A short address out of the title that no row of this kind has at this site."""
    base = slugify(judul)[:70].strip("-") or konten._meta.model_name
    rows = type(konten).objects.for_situs(konten.situs_id).exclude(pk=konten.pk)
    taken = set(rows.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def next_urutan(rows: models.QuerySet) -> int:
    return (rows.aggregate(Max("urutan"))["urutan__max"] or 0) + 1


@transaction.atomic
def move_row(row: models.Model, siblings: models.QuerySet, step: int) -> bool:
    """One place up (-1) or down (+1) among its siblings; numbers are renewed on the way."""
    rows = list(siblings.select_for_update().order_by("urutan", "pk"))
    place = next(n for n, each in enumerate(rows) if each.pk == row.pk)
    target = place + step
    if not 0 <= target < len(rows):
        return False
    rows[place], rows[target] = rows[target], rows[place]
    for number, each in enumerate(rows, 1):
        each.urutan = number
    siblings.model._base_manager.bulk_update(rows, ["urutan"])
    return True


@transaction.atomic
def adopt_halaman(
    sumber: Halaman, situs: Situs, pengguna: Pengguna | None, *, tertaut: bool
) -> Halaman:
    """Take an offered page of PPID Utama: linked to it, or as a copy of one's own.

    Adopting twice changes nothing. The new page is published at once when it stays linked.
    """
    Halaman._base_manager.select_for_update(of=("self",)).get(pk=sumber.pk)  # two clicks, one page
    known = Halaman.objects.for_situs(situs).filter(sumber=sumber).first()
    if known:
        return known
    taken = Halaman(situs=situs, sumber=sumber, tertaut=tertaut)
    for name in ("bagian", "urutan", "kewajiban_id"):
        setattr(taken, name, getattr(sumber, name))
    _take_words(taken, sumber)
    taken.slug = find_free_slug(taken, sumber.slug)
    save_konten(taken, pengguna, JenisPeristiwa.DIADOPSI)
    if tertaut:
        publish_konten([taken], pengguna)
        taken.refresh_from_db()
    return taken


def _take_words(taken: Halaman, sumber: Halaman) -> None:
    """A linked page only repeats what lists and search need; a copy holds everything itself."""
    if taken.tertaut:
        taken.judul, taken.ringkasan, taken.isi = sumber.judul, sumber.ringkasan, sumber.isi
        return
    for name, text in copy_words(sumber, taken.situs).items():
        setattr(taken, name, text)
    copy_suara(sumber, taken)


@transaction.atomic
def release_halaman(halaman: Halaman, pengguna: Pengguna | None) -> bool:
    """Turn a linked page into one of the site's own, with the words that readers saw last."""
    own = Halaman._base_manager.select_for_update(of=("self",)).get(pk=halaman.pk)
    if not own.tertaut:
        return False
    own.tertaut = False
    if own.sumber:
        _take_words(own, own.sumber)
    own.save(update_fields=KOLOM_SUARA)
    save_konten(own, pengguna, JenisPeristiwa.DILEPAS)
    return True
