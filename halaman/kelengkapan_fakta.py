"""Facts about required items, for any number of sites in the same number of queries.

A fact says that something published meets an item, and when that was last renewed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from dip.enums import JenisKewajiban
from dip.models import BerkasInformasi, Informasi, Kewajiban
from halaman.enums import JenisHarta, JenisPeristiwa
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Halaman,
    Konten,
    LaporanHarta,
    Pejabat,
    SertaMerta,
    Tanya,
    TargetKewajiban,
    UnitKerja,
    VersiKonten,
)
from halaman.models.konten import build_published
from situs.models import Situs

ISI: tuple[type[Konten], ...] = (
    *(Halaman, Dokumen, Pejabat, Agenda, Berita, Album, Tanya, SertaMerta),
)
SUMBER: tuple[type, ...] = (*ISI, Informasi)
_TERHITUNG = (("B-a.7",), ("B-b.6", "SS-i"), ("SS-a",), ("B-a.8",))  # by the number of the query
AGENDA_BARU_HARI = 183  # events older than half a year do not say what is going on
JENIS_PERIKSA = "kewajiban"  # VersiKonten.jenis of "an officer checked this item"
ALAMAT_LENGKAP = ("alamat", "kabupaten", "provinsi", "kode_pos", "email")


@dataclass
class Fakta:
    """What is there at one site: code -> time of the last renewal, None where nobody noted it."""

    ada: dict[str, datetime | None] = field(default_factory=dict)
    diperiksa: dict[str, datetime] = field(default_factory=dict)
    target: dict[str, TargetKewajiban] = field(default_factory=dict)
    terhitung: set[str] = field(default_factory=set)  # the data of the site answers by itself
    jumlah: dict[type, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))

    def note(self, kode: str, waktu: datetime | None) -> None:
        known = self.ada.get(kode)
        self.ada[kode] = max(known, waktu) if known and waktu else known or waktu

    def note_terhitung(self, kode: str, waktu: datetime | None) -> None:
        self.terhitung.add(kode)
        self.note(kode, waktu)


def read_pohon() -> list[Kewajiban]:
    rows = list(Kewajiban.objects.order_by("urutan"))
    by_pk = {row.pk: row for row in rows}
    for row in rows:
        row.induk = by_pk.get(row.induk_id)
    return rows


def has_isi() -> Q:
    """A DIP entry that a visitor can read: a file, or an address."""
    return ~Q(media="") | Exists(BerkasInformasi.objects.filter(informasi=OuterRef("pk")))


def counts_informasi() -> Q:
    """What is announced must be there to read; what is kept ready may be fetched at the office."""
    return ~Q(kewajiban__jenis=JenisKewajiban.BERKALA) | has_isi()


def read_fakta(daftar: Iterable[Situs], pohon: list[Kewajiban]) -> dict[int, Fakta]:
    """Site -> its facts."""
    fakta = {situs.pk: Fakta() for situs in daftar}
    rows = Situs.objects.filter(pk__in=fakta)
    kode = {row.pk: row.kode for row in pohon}
    first, *others = [_count_per_butir(rows, number) for number in range(len(SUMBER))]
    for situs, butir, number, jumlah, waktu in first.union(*others, all=True):
        fakta[situs].jumlah[SUMBER[number]][kode[butir]] = jumlah
        if waktu:
            fakta[situs].note(kode[butir], waktu)
    _note_terhitung(fakta, daftar, rows)
    _spread_templat(fakta, pohon)
    _note_catatan(fakta, kode, rows)
    return fakta


def _count_per_butir(daftar: QuerySet[Situs], number: int) -> QuerySet:
    """(site, item, number of the model, rows, last renewal of those that count)"""
    model = SUMBER[number]
    rows = model.objects.for_situs(daftar).published().filter(kewajiban__isnull=False).order_by()
    counts = counts_informasi() if model is Informasi else None
    return rows.values_list("situs_id", "kewajiban_id").annotate(
        sumber=Value(number),
        jumlah=Count("pk"),
        terakhir=Max("diperbarui_pada", filter=counts),
    )


def _note_terhitung(
    fakta: dict[int, Fakta], daftar: Iterable[Situs], rows: QuerySet[Situs]
) -> None:
    """Items that the data of the site answers by itself; nobody has to point at anything."""
    for situs in daftar:
        if is_alamat_lengkap(situs):
            fakta[situs.pk].note_terhitung("B-a.1", None)
    for situs in UnitKerja.objects.for_situs(rows).order_by().values_list("situs").distinct():
        fakta[situs[0]].note_terhitung("B-a.5", None)
    first, *others = [
        _latest(Pejabat.objects.for_situs(rows).published(), 0),
        _latest(list_agenda_baru(rows), 1),
        _latest(Informasi.objects.for_situs(rows).published(), 2),
        _latest(list_lhkpn(rows), 3, "pejabat__"),
    ]
    for situs, number, waktu in first.union(*others, all=True):
        for kode in _TERHITUNG[number]:
            fakta[situs].note_terhitung(kode, waktu)


def _latest(rows: QuerySet, number: int, prefix: str = "") -> QuerySet:
    return (
        rows.order_by()
        .values_list(f"{prefix}situs_id")
        .annotate(sumber=Value(number), terakhir=Max(f"{prefix}diperbarui_pada"))
    )


def is_alamat_lengkap(situs: Situs) -> bool:
    filled = all(getattr(situs, name) for name in ALAMAT_LENGKAP)
    return filled and bool(situs.telepon or situs.faks)


def list_agenda_baru(situs: Situs | QuerySet[Situs]) -> QuerySet[Agenda]:
    since = timezone.now() - timedelta(days=AGENDA_BARU_HARI)
    return Agenda.objects.for_situs(situs).published().filter(mulai__gte=since)


def list_lhkpn(situs: Situs | QuerySet[Situs]) -> QuerySet[LaporanHarta]:
    """Reports that a visitor can open: an address, or a document that is published."""
    now = timezone.now()
    readable = ~Q(tautan="") | build_published(now, "dokumen__")
    rows = LaporanHarta.objects.for_situs(situs).filter(jenis=JenisHarta.LHKPN)
    return rows.filter(build_published(now, "pejabat__"), readable)


def shares_templat(kewajiban: Kewajiban) -> bool:
    """One page carries this item and its group: both name the same template."""
    induk = kewajiban.induk
    return bool(induk and kewajiban.templat and kewajiban.templat == induk.templat)


def _spread_templat(fakta: dict[int, Fakta], pohon: list[Kewajiban]) -> None:
    for row in filter(shares_templat, pohon):
        for each in fakta.values():
            if row.induk.kode in each.ada:
                each.note(row.kode, each.ada[row.induk.kode])


def _note_catatan(fakta: dict[int, Fakta], kode: dict[int, str], rows: QuerySet) -> None:
    checked = VersiKonten.objects.for_situs(rows).filter(
        jenis=JENIS_PERIKSA, peristiwa=JenisPeristiwa.DIPERIKSA
    )
    for row in checked.order_by().values("situs", "kode").annotate(terakhir=Max("waktu")):
        fakta[row["situs"]].diperiksa[row["kode"]] = row["terakhir"]
    for target in TargetKewajiban.objects.for_situs(rows).order_by():
        fakta[target.situs_id].target[kode[target.kewajiban_id]] = target


def group_children(pohon: list[Kewajiban]) -> dict[int | None, list[Kewajiban]]:
    children: dict[int | None, list[Kewajiban]] = defaultdict(list)
    for row in pohon:
        children[row.induk_id].append(row)
    return children
