"""The work list: what is missing at a site, and the one click that leads to the right form."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from dip.enums import BuktiKewajiban
from dip.models import Kewajiban
from halaman.enums import Keadaan, Status
from halaman.kelengkapan import DIHITUNG, Butir, read_kelengkapan
from halaman.kelengkapan_entri import Entri
from halaman.kelengkapan_fakta import shares_templat
from halaman.kelengkapan_kata import describe_nilai
from halaman.models import Dokumen, Halaman, TargetKewajiban
from situs.models import Situs

_TAMBAH = {
    BuktiKewajiban.HALAMAN: ("halaman_halaman", "Tulis halaman"),
    BuktiKewajiban.DOKUMEN: ("halaman_dokumen", "Tambah dokumen"),
    BuktiKewajiban.INFORMASI: ("dip_informasi", "Tambah entri DIP"),
    BuktiKewajiban.AGENDA: ("halaman_agenda", "Tambah agenda"),
    BuktiKewajiban.PEJABAT: ("halaman_pejabat", "Tambah pimpinan"),
    BuktiKewajiban.STRUKTUR: ("halaman_unitkerja", "Susun struktur"),
}
SEGERA = timedelta(days=60)
_DENGAN_KODE = {BuktiKewajiban.HALAMAN, BuktiKewajiban.DOKUMEN, BuktiKewajiban.AGENDA}


@dataclass(frozen=True)
class Langkah:
    """One click: where it leads and what it is called."""

    url: str
    nama: str


@dataclass(frozen=True)
class Kerja:
    """One line of the work list."""

    butir: Butir
    kalimat: str
    entri: list[tuple[Entri, str]]  # with the address of its form; none where the site answers
    langkah: list[Langkah]
    dapat_diperiksa: bool


@dataclass(frozen=True)
class Bagian:
    kewajiban: Kewajiban
    kerja: list[Kerja]


def read_kerja(situs: Situs, keadaan: str = "", jenis: str = "") -> dict[str, list[Bagian]]:
    """List of the law -> its kinds with the items in this state, at this very site."""
    draf, target = _read_draf(situs), _read_target(situs)
    wanted = [each for each in DIHITUNG if jenis in ("", each)]
    result: dict[str, list[Bagian]] = {each: [] for each in wanted}
    for group in read_kelengkapan(situs, *wanted):
        items = [item for item in group.butir if keadaan in ("", item.keadaan)]
        if items:
            works = [_build_kerja(item, situs, draf, target) for item in items]
            result[group.kewajiban.jenis].append(Bagian(group.kewajiban, works))
    return result


def _build_kerja(
    item: Butir, situs: Situs, draf: dict[int, Langkah], target: dict[int, int]
) -> Kerja:
    steps = [*_list_langkah(item, situs, draf), *_list_target(item, target)]
    entri = [(entri, _link_form(entri)) for entri in item.entri]
    kalimat = describe_nilai(item.nilai)
    said = kalimat == f"{item.sebutan}."  # the tag beside the name says it already
    return Kerja(item, "" if said else kalimat, entri, steps, _is_check_due(item))


def _is_check_due(item: Butir) -> bool:
    """Worth asking whether it still holds: late, soon to be, or never noted."""
    there = item.keadaan in (Keadaan.ADA, Keadaan.PERLU)
    if not there or item.kewajiban.periode_bulan is None:
        return False
    due = item.nilai.jatuh_tempo
    return due is None or due - timezone.localdate() < SEGERA


def _list_langkah(item: Butir, situs: Situs, draf: dict[int, Langkah]) -> list[Langkah]:
    kewajiban = item.kewajiban
    if item.keadaan == Keadaan.TIDAK_BERLAKU or kewajiban.kode == "SS-p":
        return []
    if kewajiban.bukti == BuktiKewajiban.PROFIL:
        return [Langkah(reverse("admin:situs_situs_change", args=[situs.pk]), "Buka profil situs")]
    newest = next((_link_form(entri) for entri in item.entri if entri.model), "")
    if newest:
        return [Langkah(newest, "Perbarui")]
    if item.entri and kewajiban.bukti in _TAMBAH:
        name, _ = _TAMBAH[kewajiban.bukti]
        return [Langkah(reverse(f"admin:{name}_changelist"), "Buka daftarnya")]
    host = kewajiban.induk if shares_templat(kewajiban) else kewajiban
    if host.pk in draf or kewajiban.pk in draf:
        return [draf.get(kewajiban.pk) or draf[host.pk]]
    return _list_tambah(host)


def _list_tambah(kewajiban: Kewajiban) -> list[Langkah]:
    name, words = _TAMBAH[kewajiban.bukti]
    query = {"kewajiban": kewajiban.kode} if kewajiban.bukti in _DENGAN_KODE else {}
    steps = [Langkah(_link_add(name, query), words)]
    if kewajiban.templat and kewajiban.bukti != BuktiKewajiban.HALAMAN:
        page = _link_add("halaman_halaman", {"kewajiban": kewajiban.kode})
        steps.append(Langkah(page, "Tulis halaman dari templat"))
    return steps


def _list_target(item: Butir, target: dict[int, int]) -> list[Langkah]:
    if item.keadaan not in (Keadaan.BELUM, Keadaan.TIDAK_BERLAKU) or item.kewajiban.kode == "SS-p":
        return []
    known = target.get(item.kewajiban.pk)
    if known:
        url = reverse("admin:halaman_targetkewajiban_change", args=[known])
        return [Langkah(url, "Ubah target")]
    query = {"kewajiban": item.kewajiban.kode}
    return [Langkah(_link_add("halaman_targetkewajiban", query), "Tetapkan target")]


def _link_add(name: str, query: dict[str, str]) -> str:
    return f"{reverse(f'admin:{name}_add')}{'?' if query else ''}{urlencode(query)}"


def _link_form(entri: Entri) -> str:
    if not entri.model:
        return ""
    app = "dip" if entri.model == "informasi" else "halaman"
    return reverse(f"admin:{app}_{entri.model}_change", args=[entri.pk])


def _read_draf(situs: Situs) -> dict[int, Langkah]:
    """Duty -> the draft that somebody has begun for it."""
    found = {}
    for model in (Dokumen, Halaman):
        rows = model.objects.for_situs(situs).filter(status=Status.DRAF, kewajiban__isnull=False)
        for pk, kewajiban in rows.order_by("pk").values_list("pk", "kewajiban_id"):
            url = reverse(f"admin:halaman_{model._meta.model_name}_change", args=[pk])
            found[kewajiban] = Langkah(url, "Lanjutkan draf")
    return found


def _read_target(situs: Situs) -> dict[int, int]:
    rows = TargetKewajiban.objects.for_situs(situs).order_by()
    return dict(rows.values_list("kewajiban_id", "pk"))
