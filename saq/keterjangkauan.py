"""Required items whose only evidence cannot be opened: nothing is fulfilled by a dead link."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import F, QuerySet
from django.urls import reverse

from dip.models import BerkasInformasi, PemeriksaanTautan
from dip.queries import list_published
from halaman.kelengkapan import Tinjauan
from halaman.kelengkapan_fakta import ISI, list_lhkpn, shares_templat
from halaman.models import Dokumen
from situs.alamat import canonical
from situs.models import Situs
from situs.templatetags.publik import potong_tautan

LHKPN = "B-a.8"
# Pages of the portal itself: what they show is read there, without another address.
HALAMAN_SENDIRI = tuple(model for model in ISI if model is not Dokumen)


@dataclass
class Bukti:
    """What meets one item at one site: how many can be opened, and which rows cannot."""

    hidup: int = 0
    mati: list[tuple[str, int, str]] = field(default_factory=list)  # model, row, words


def find_tak_terjangkau(tinjauan: Tinjauan, daftar: Iterable[Situs]) -> dict[int, dict[str, Bukti]]:
    """Site -> code -> evidence, for the items that a visitor cannot open. One query while nothing
    is dead, and the same few however many sites have something that is."""
    mati = read_mati(Situs.objects.filter(pk__in=tinjauan.nilai))
    if not mati:
        return {}
    rows = Situs.objects.filter(pk__in=mati)
    hosts = {situs.pk: situs for situs in daftar if situs.pk in mati}
    bukti: dict[int, dict[str, Bukti]] = {pk: defaultdict(Bukti) for pk in mati}
    for pk, kode, row, addresses in read_alamat(rows, hosts):
        each = bukti[pk][kode]
        if addresses and mati[pk].issuperset(addresses):
            each.mati.append(row)
        else:
            each.hidup += 1
    return {pk: _pick(tinjauan, pk, bukti[pk]) for pk in mati}


def read_mati(daftar: QuerySet[Situs]) -> dict[int, set[str]]:
    dead: dict[int, set[str]] = defaultdict(set)
    rows = PemeriksaanTautan.objects.for_situs(daftar).mati()
    for situs, alamat in rows.order_by().values_list("situs_id", "alamat"):
        dead[situs].add(alamat)
    return dict(dead)


def read_alamat(
    rows: QuerySet[Situs], hosts: dict[int, Situs]
) -> Iterator[tuple[int, str, tuple[str, int, str], list[str]]]:
    """(site, code, row, addresses where it can be read) for whatever meets an item by addresses."""
    files: dict[int, list[str]] = defaultdict(list)
    entries = list_published(rows).filter(kewajiban__isnull=False).order_by()
    found = BerkasInformasi.objects.for_situs(rows).filter(informasi__in=entries)
    for informasi, parent, kode in found.order_by().values_list(
        "informasi_id", "informasi__kode", "kode"
    ):
        files[informasi].append(reverse("dip:berkas", args=[parent, kode]))
    for row in entries.annotate(butir=F("kewajiban__kode")).only(
        "situs_id", "judul", "ringkasan", "kode", "media"
    ):
        links = _spell_all(row.media, hosts[row.situs_id])
        if row.media or files[row.pk]:
            name = ("dip_informasi", row.pk, str(row))
            yield row.situs_id, row.butir, name, [*links, *files[row.pk]]
    documents = Dokumen.objects.for_situs(rows).published().filter(kewajiban__isnull=False)
    for row in documents.order_by().annotate(butir=F("kewajiban__kode")).defer("indeks"):
        yield (
            row.situs_id,
            row.butir,
            ("halaman_dokumen", row.pk, str(row)),
            _list_dokumen(row, hosts),
        )
    for row in list_lhkpn(rows).order_by().select_related("pejabat", "dokumen"):
        pk, name = row.pejabat.situs_id, ("halaman_pejabat", row.pejabat_id, str(row.pejabat))
        own = _list_dokumen(row.dokumen, hosts) if row.dokumen else []
        yield pk, LHKPN, name, [*_spell_all(row.tautan, hosts[pk]), *own]


def _list_dokumen(row: Dokumen, hosts: dict[int, Situs]) -> list[str]:
    file = [reverse("halaman:dokumen_berkas", args=[row.kode])] if row.berkas else []
    return [*_spell_all(row.tautan, hosts[row.situs_id]), *file]


def _spell_all(text: str, situs: Situs) -> list[str]:
    """The addresses in an officer's words, as the check of links writes them."""
    addresses = (address for _, address in potong_tautan(text) if address)
    return [alamat for address in addresses if (alamat := canonical(address, situs))]


def _pick(tinjauan: Tinjauan, pk: int, bukti: dict[str, Bukti]) -> dict[str, Bukti]:
    """The items that count as there and of which nothing can be opened."""
    fakta = tinjauan.fakta[pk]
    pages = {kode for model in HALAMAN_SENDIRI for kode in fakta.jumlah[model]}
    pages |= fakta.terhitung - {LHKPN}
    result = {}
    for row in tinjauan.pohon:
        codes = [row.kode, row.induk.kode] if shares_templat(row) else [row.kode]
        alive = any(kode in pages or bukti[kode].hidup for kode in codes)
        dead = [each for kode in codes for each in bukti[kode].mati]
        if row.kode in fakta.ada and dead and not alive:
            result[row.kode] = Bukti(mati=dead)
    return result
